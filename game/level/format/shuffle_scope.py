"""What names stand for in the parts of a shuffle and after it, since any part may come first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from game.level.format.scope import Held, Ranges, Scope, drawn_times, objects, picked_in


class ShuffleScope:
    """The scopes of one shuffle.

    Args:
        before: what is known where it stands.
        parts: its raw parts.
        effects: what each rule sets when it starts from nothing.
        ranges: the bounds of each count.
    """

    def __init__(
        self, before: Scope, parts: list[Any], effects: Mapping[str, Scope], ranges: Ranges
    ) -> None:
        self.before = before
        self.sets = [_sets(part, effects) for part in parts]
        self.draws = [set(_drawn(part, effects)) for part in parts]
        self.surely = {name for part in parts for name in _surely(part, effects, ranges)}
        self.every: dict[str, Counter[str]] = {}
        for own in self.sets:
            for name, classes in own.items():
                self.every.setdefault(name, Counter()).update(classes)

    def starts(self) -> list[Scope]:
        """What is known where each part begins: any of the others may have come before it."""
        others = {name: self._met(name, classes) for name, classes in self.every.items()}
        drawn = Counter(name for own in self.draws for name in own)
        starts = []
        for own, own_draws in zip(self.sets, self.draws, strict=True):
            start = self.before.copy()
            start.names.update((name, held) for name, held in others.items() if name not in own)
            for name, classes in own.items():
                often = self.every[name]
                elsewhere = {cls for cls in often if often[cls] > (cls in classes)}
                if elsewhere:
                    start.names[name] = self._met(name, elsewhere)
            for name, often_drawn in drawn.items():
                if often_drawn > (name in own_draws):
                    start.counts.setdefault(name, False)
            starts.append(start)
        return starts

    def after(self, ends: list[Scope]) -> Scope:
        """What is known after the shuffle: every part was played, and any of them last."""
        after = Scope(dict(self.before.names), dict(self.before.counts))
        after.dead = any(end.dead for end in ends)
        for name in dict.fromkeys(name for end in ends for name in end.names):
            held = [end.names[name] for end in ends if name in end.names]
            if name not in self.every and all(one is held[0] for one in held):
                after.names[name] = held[0]  # the common case, and the quickest
                continue
            sure = any(one.sure for one in held)
            if any(one.classes is None for one in held):
                after.names[name] = Held(None, sure)
            elif name in self.surely:
                after.names[name] = Held(frozenset(self.every[name]), sure)
            else:
                after.names[name] = Held(self._met(name, self.every.get(name, ())).classes, sure)
        for end in ends:
            for name, sure in end.counts.items():
                after.counts[name] = sure or after.counts.get(name, False)
        return after

    def _met(self, name: str, classes: Iterable[str]) -> Held:
        """What a name stands for where parts that set it to these classes may have been played."""
        held = self.before.names.get(name)
        if held is None:
            return Held(frozenset(classes), sure=False)
        if held.classes is None or held.classes.issuperset(classes):
            return held
        return Held(held.classes.union(classes), held.sure)


def _sets(body: Any, effects: Mapping[str, Scope]) -> dict[str, set[str]]:
    """The names a body may set, each with every class its token may then come from."""
    found: dict[str, set[str]] = {}
    for name, classes in picked_in(body, effects):
        found.setdefault(name, set()).update(classes)
    return found


def _drawn(body: Any, effects: Mapping[str, Scope]) -> Iterator[str]:
    """The counts a body may draw."""
    for node in objects(body):
        match node:
            case {"repeat": _, "as": str(name)}:
                yield name
            case {"rule": str(rule)} if rule in effects:
                yield from effects[rule].counts


def _surely(body: Any, effects: Mapping[str, Scope], ranges: Ranges) -> set[str]:
    """The names that a body picks whatever is drawn."""
    match body:
        case list():
            return {name for node in body for name in _surely(node, effects, ranges)}
        case {"pick": _, "as": str(name)}:
            return {name}
        case {"repeat": inner, "times": times}:
            counted = ranges.get(times) if isinstance(times, str) else drawn_times(times)
            low, _ = counted or (1, 1)
            return _surely(inner, effects, ranges) if low else set()
        case {"choice": list(ways)} if ways:
            return set.intersection(*(_surely(way, effects, ranges) for way in ways))
        case {"shuffle": parts}:
            return _surely(parts, effects, ranges)
        case {"rule": str(rule)} if rule in effects:
            return {name for name, held in effects[rule].names.items() if held.sure}
    return set()
