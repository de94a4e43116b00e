"""What targets ask for: whether it is there, and which answers that makes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from game.level.format import bounds as most
from game.level.format.lookup import Lookup, Maps
from game.level.format.numbers import in_units, write_sum
from game.level.format.problems import KeyPath, one_of, quote
from game.level.format.scan import Json
from game.level.format.scope import Ranges, Scope
from game.level.model import Table


class TargetWalk:
    """Checks targets, and keeps the answers they ask for.

    Attributes:
        answers: the answers asked for so far, in the order they are met.
        ranges: the bounds of each count.
        followers: the tokens that can follow a question for the next one.
    """

    def __init__(self, look: Lookup, maps: Maps) -> None:
        self.look = look
        self.maps = maps
        self.answers: dict[str, None] = {}
        self.ranges: Ranges = {}
        self.followers: Mapping[str, None] = {}
        self._tallies: set[tuple[tuple[int, ...], int, int]] = set()
        self._sums: set[tuple[tuple[frozenset[str], int], ...]] = set()

    def check(self, target: Json, path: KeyPath, scope: Scope, *, inside: bool = False) -> None:
        """Check one target; `inside` is whether it is one of several."""
        match target:
            case str(answer) if answer.strip():
                self.answers[answer] = None
            case {"map": str(table), **rest}:
                self._map(table, rest.get("of"), path, scope)
            case {"name": str(name)}:
                if self.look.known_name(name, (*path, "name"), scope):
                    self.answers.update(self.look.tokens(scope.names[name]))
            case {"count": str(name)}:
                self.look.known_count(name, (*path, "count"), scope)
                low, high = self.ranges.get(name, (1, 0))
                self.answers.update((str(number), None) for number in range(low, high + 1))
            case {"tally": dict(adds), **rest}:
                self._tally(adds, rest.get("between"), path)
            case {"sum": list(names)}:
                self._sum(names, (*path, "sum"), scope)
            case {"next": True}:
                self.answers.update(self.followers)
            case {"any": list(each)} if not inside:
                for place, one in enumerate(islice(each, most.ALTERNATIVES)):
                    self.check(one, (*path, "any", place), scope, inside=True)

    # -- counts and sums ---------------------------------------------------------------------

    def _tally(self, adds: dict[str, Any], between: Any, path: KeyPath) -> None:
        for cls in adds:
            if cls not in self.look.classes and cls != "note":
                what = f"no class is called {quote(cls)}"
                mend = self.look.near(cls, self.look.classes)
                where = (*path, "tally", cls)
                self.look.report(where, what, one_of(self.look.classes), mend, at_key=True)
        match between:
            case [int(low), int(high)] if low > high:
                what = f"the least, {low}, is more than the most, {high}"
                mend = f"Did you mean [{high}, {low}]?"
                self.look.report((*path, "between"), what, mend=mend)
            case [int(low), int(high)] if -most.TALLY <= low <= high <= most.TALLY:
                steps = {add for add in adds.values() if type(add) is int}
                key = tuple(sorted(steps)), low, high
                if key not in self._tallies:
                    self._tallies.add(key)
                    numbers = _reached(min(max(0, low), high), steps, low, high)
                    if self._few(numbers, "the tally", 'Narrow "between"', path):
                        self.answers.update((str(number), None) for number in sorted(numbers))

    def _sum(self, names: list[Json], path: KeyPath, scope: Scope) -> None:
        often: dict[str, int] = {}
        for place, name in enumerate(islice(names, most.SUM_NAMES)):
            where = (*path, place)
            if not isinstance(name, str) or not self.look.known_name(name, where, scope):
                return
            classes = scope.names[name].classes
            if classes is None or not self._numeric(name, classes, where):
                return
            often[name] = often.get(name, 0) + 1
        parts = sorted(
            ((scope.names[name].classes or frozenset(), times) for name, times in often.items()),
            key=lambda part: (sorted(part[0]), part[1]),
        )
        if tuple(parts) in self._sums or not self.look.listening:
            return
        self._sums.add(tuple(parts))
        sums = {0}
        for classes, times in parts:
            units = {
                times * in_units(amount)
                for cls in classes
                for amount in self.look.amounts[cls].values()
            }
            sums = {sum_ + unit for sum_ in sums for unit in units}
            if len(sums) > most.ANSWERS:
                break
        if self._few(sums, "the sum", 'Give the numbers a larger "step"', path):
            self.answers.update((write_sum(units), None) for units in sorted(sums))

    def _numeric(self, name: str, classes: frozenset[str], path: KeyPath) -> bool:
        wordy = [cls for cls in self.look.classes if cls in classes and not self.look.amounts[cls]]
        if wordy:
            what = f"{quote(name)} may stand for a token of {quote(wordy[0])}, which is no number"
            self.look.report(path, what, 'names picked from classes with "numbers"')
        return not wordy and classes <= self.look.classes.keys()

    def _few(self, numbers: set[int], what: str, mend: str, path: KeyPath) -> bool:
        if len(numbers) > most.ANSWERS:
            said = f"{what} can come to more than {most.ANSWERS} different numbers"
            self.look.report(path, said, f"at most {most.ANSWERS} answers", mend)
        return len(numbers) <= most.ANSWERS

    # -- maps --------------------------------------------------------------------------------

    def _map(self, table: str, of: Any, path: KeyPath, scope: Scope) -> None:
        if table not in self.maps:
            what = f"no map is called {quote(table)}"
            mend = self.look.near(table, self.maps) or 'Write it under "maps"'
            self.look.report((*path, "map"), what, one_of(self.maps), mend)
        names = self._names(of, (*path, "of"), scope)
        if names and table in self.maps:
            asked = [self.look.tokens(scope.names[name]) for name in names]
            self._look_up(table, self.maps[table], names, asked, (*path, "map"))

    def _names(self, of: Any, path: KeyPath, scope: Scope) -> list[str]:
        """The names a map is asked for, if all of them are known."""
        each = of[: most.MAP_NAMES] if isinstance(of, list) else [of]
        known = []
        for place, name in enumerate(each):
            where = (*path, place) if isinstance(of, list) else path
            if isinstance(name, str) and self.look.known_name(name, where, scope):
                known.append(name)
        return known if len(known) == len(each) else []

    def _look_up(
        self,
        table: str,
        entries: Table,
        names: list[str],
        asked: Sequence[Mapping[str, None]],
        path: KeyPath,
        under: tuple[str, ...] = (),
    ) -> bool:
        """Note what a map says of the tokens names may stand for; whether it says it of all.

        `entries` is what the map says of the tokens `under` it, one of each of the first names.
        """
        name, *later = names[len(under) :]
        tokens = asked[len(under)]
        inside = "".join(f" under {quote(token)}" for token in reversed(under))
        lacking = [token for token in tokens if token not in entries]
        if lacking:
            those = ", ".join(quote(token) for token in lacking[:4])
            more = f" and {len(lacking) - 4} more" if len(lacking) > 4 else ""
            what = f"the map {quote(table)} has no entry for {those}{more}{inside}"
            why = f"an entry for each token that {quote(name)} may stand for"
            where = ", ".join(quote(key) for key in ("maps", table, *under))
            self.look.report(path, what, why, f"Add it under {where}")
            return False
        for token, entry in entries.items():
            if token not in tokens:
                continue
            if isinstance(entry, str) and later:
                what = f"the map {quote(table)} has only a text for {quote(token)}{inside}"
                why = f"an object with an entry for each token that {quote(later[0])} may stand for"
                self.look.report(path, what, why)
                return False
            if isinstance(entry, str):
                self.answers[entry] = None
            elif not later:
                what = (
                    f"the map {quote(table)} has no text for {quote(token)}{inside}, but an object"
                )
                mend = f'Ask with one more name, as in "of": [{", ".join(map(quote, names))}, …]'
                self.look.report(path, what, "an answer", mend)
                return False
            elif not self._look_up(table, entry, names, asked, path, (*under, token)):
                return False
        return True


def _reached(start: int, steps: Iterable[int], low: int, high: int) -> set[int]:
    """The numbers a tally can come to; no more are sought than one too many."""
    reached, waiting = {start}, [start]
    while waiting and len(reached) <= most.ANSWERS:
        number = waiting.pop()
        for step in steps:
            then = min(max(number + step, low), high)
            if then not in reached:
                reached.add(then)
                waiting.append(then)
    return reached
