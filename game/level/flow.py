"""The walk through a level's stream: what is undefined, what may be asked, how long it gets.

The walk reads the raw JSON, not the models, and steps over whatever is malformed, so that a file
with mistakes in its form still hears of its mistakes in meaning.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.level import bounds as most
from game.level.lookup import Classes, Lookup, Maps
from game.level.problems import KeyPath, Problem, one_of, quote
from game.level.scan import Json
from game.level.scope import Held, Interval, Scope, count_nodes, count_ranges, drawn_times
from game.level.source import Source


@dataclass(frozen=True, slots=True)
class Flow:
    """What the walk finds out: problems, answers asked for, classes used (and where), length."""

    problems: tuple[Problem, ...]
    answers: tuple[str, ...]
    used: Mapping[str, KeyPath]
    length: Interval


def walk(source: Source, stream: Json, classes: Classes, maps: Maps) -> Flow:
    """Walk a stream.

    Args:
        source: The file, for places.
        stream: The raw value under "stream".
        classes: The tokens of each class, in order, as far as they are well-formed.
        maps: The entries of each map, as far as they are well-formed.
    """
    walker = _Walker(source, classes, maps)
    look, length, size = walker.look, (1, 1), count_nodes(stream)
    if size > most.NODES:  # not walked: it could take long
        what = f"the stream is written with {size:,} nodes"
        look.report(("stream",), what, f"at most {most.NODES:,}", 'Use "repeat" or "pick"')
    elif isinstance(stream, list):
        walker.ranges = count_ranges(stream)
        length = walker.body(stream, ("stream",), Scope(), 0)
    return Flow(tuple(look.problems), tuple(walker.answers), look.used, length)


class _Walker:
    def __init__(self, source: Source, classes: Classes, maps: Maps) -> None:
        self.look = Lookup(source, classes)
        self.maps = maps
        self.answers: dict[str, None] = {}
        self.ranges: dict[str, Interval] = {}
        self.too_deep = False

    # -- nodes: each returns the fewest and the most tokens it says ------------------------

    def body(self, nodes: list[Json], path: KeyPath, scope: Scope, depth: int) -> Interval:
        low = high = 0
        for place, node in enumerate(nodes):
            least, longest = self.node(node, (*path, place), scope, depth)
            low, high = low + least, high + longest
        return low, high

    def node(self, node: Json, path: KeyPath, scope: Scope, depth: int) -> Interval:
        if isinstance(node, str):
            self.bare_token(node, path, path)
        elif isinstance(node, dict):
            return self.object(node, path, scope, depth)
        return 1, 1

    def object(self, node: dict[str, Json], path: KeyPath, scope: Scope, depth: int) -> Interval:
        match node:
            case {"pick": cls}:
                self.pick(cls, node, path, scope)
            case {"say": name}:
                self.say(name, node, path, scope)
            case {"repeat": body}:
                return self.nested(depth, path) or self.repeat(body, node, path, scope, depth + 1)
            case {"choice": ways}:
                return self.nested(depth, path) or self.choice(ways, node, path, scope, depth + 1)
            case {"token": str(token), "in": str(cls)}:
                self.placed_token(token, cls, path)
            case {"token": str(token)}:
                self.bare_token(token, path, (*path, "token"))
            case {"as": str(name)}:  # of no known kind, yet it was meant to name something
                scope.names[name] = Held(None)
                scope.counts[name] = True
        if "target" in node:
            self.target(node["target"], (*path, "target"), scope)
        return 1, 1

    def nested(self, depth: int, path: KeyPath) -> Interval | None:
        if depth < most.NODE_DEPTH:
            return None
        if not self.too_deep:  # said once: whatever is deeper still has the same fault
            self.too_deep = True
            what = f"repeats and choices stand inside each other more than {most.NODE_DEPTH} deep"
            self.look.report(path, what, mend="Make the stream simpler")
        return 1, 1

    def placed_token(self, token: str, cls: str, path: KeyPath) -> None:
        if self.look.known_class(cls, (*path, "in")):
            self.look.use(cls, path)
            tokens = self.look.classes[cls]
            if token not in tokens:
                what = f"the class {quote(cls)} has no token {quote(token)}"
                mend = self.look.near(token, tokens)
                self.look.report((*path, "token"), what, one_of(tokens), mend)

    def bare_token(self, token: str, path: KeyPath, at: KeyPath) -> None:
        holders = [name for name, tokens in self.look.classes.items() if token in tokens]
        if len(holders) == 1:
            self.look.use(holders[0], path)
        elif holders:
            what = f"several classes have a token {quote(token)}: {', '.join(holders)}"
            example = f'{{"token": {quote(token)}, "in": {quote(holders[0])}}}'
            self.look.report(at, what, mend=f"Say which one is meant, as in {example}")
        elif token and token == token.strip():  # else its form is at fault
            every = [word for tokens in self.look.classes.values() for word in tokens]
            mend = self.look.near(token, every)
            if token in self.look.classes:
                mend = f'To draw a token of that class, write {{"pick": {quote(token)}}}'
            what = f"no class has a token {quote(token)}"
            self.look.report(at, what, "a token of some class", mend)

    def pick(self, cls: Json, node: dict[str, Json], path: KeyPath, scope: Scope) -> None:
        known = isinstance(cls, str) and self.look.known_class(cls, (*path, "pick"))
        unlike, others = node.get("unlike"), []
        for place, name in enumerate(unlike[: most.UNLIKE] if isinstance(unlike, list) else []):
            where = (*path, "unlike", place)
            if isinstance(name, str) and self.look.known_name(name, where, scope):
                others.append(name)
        if isinstance(cls, str) and known:
            self.look.use(cls, path)
            held = [scope.names[name] for name in dict.fromkeys(others)]
            if self.look.exhausted(cls, held):
                size = len(self.look.classes[cls])
                tokens = "the only token" if size == 1 else f"all {size} tokens"
                what = f"{tokens} of {quote(cls)} may be ruled out, leaving nothing to pick"
                self.look.report((*path, "unlike"), what, mend=f"Give {quote(cls)} more tokens")
        if isinstance(as_ := node.get("as"), str):
            scope.names[as_] = Held(frozenset([cls]) if isinstance(cls, str) and known else None)

    def say(self, name: Json, node: dict[str, Json], path: KeyPath, scope: Scope) -> None:
        if not isinstance(name, str) or not self.look.known_name(name, (*path, "say"), scope):
            return
        held, cls = scope.names[name], node.get("in")
        if cls is None:
            for origin in sorted(held.classes or ()):
                self.look.use(origin, path)
        elif isinstance(cls, str) and self.look.known_class(cls, (*path, "in")):
            self.look.use(cls, path)
            for token in self.look.tokens(held):
                if token not in self.look.classes[cls]:
                    what = f"the class {quote(cls)} has no token {quote(token)}"
                    why = f"a class with every token that {quote(name)} may stand for"
                    self.look.report((*path, "in"), what, why)
                    break

    def repeat(
        self, body: Json, node: dict[str, Json], path: KeyPath, scope: Scope, depth: int
    ) -> Interval:
        low, high = self.times(node, path, scope)
        if isinstance(as_ := node.get("as"), str):
            scope.counts[as_] = True  # drawn before the first round, even when there is none
        if not isinstance(body, list):
            return 1, 1
        before = scope.copy()
        if high > 1:
            scope.widen(body)
        least, longest = self.body(body, (*path, "repeat"), scope, depth)
        if low == 0:
            scope.join([before, scope.copy()])
        return low * least, high * longest

    def times(self, node: dict[str, Json], path: KeyPath, scope: Scope) -> Interval:
        times, path = node.get("times"), (*path, "times")
        match times:
            case [int(low), int(high)] if low > high:
                what = f"the least, {low}, is more than the most, {high}"
                self.look.report(path, what, mend=f"Did you mean [{high}, {low}]?")
            case [int(low), int(high)] if high == 0:
                self.look.report(path, f"found [{low}, {high}]", "a most of at least 1")
            case str(name):
                self.look.known_count(name, path, scope)
                if "as" in node:
                    what = '"as" stands beside a count drawn before, so there is nothing to name'
                    self.look.report((*path[:-1], "as"), what, mend='Take "as" away')
                return self.ranges.get(name, (1, 1))
        return drawn_times(times) or (1, 1)

    def choice(
        self, ways: Json, node: dict[str, Json], path: KeyPath, scope: Scope, depth: int
    ) -> Interval:
        if not isinstance(ways, list) or not ways:
            return 1, 1
        weights = node.get("weights")
        if isinstance(weights, list) and len(weights) != len(ways):
            what = f"{len(weights)} weights for {len(ways)} ways to go on"
            self.look.report((*path, "weights"), what, "one weight for each")
        lengths: list[Interval] = []
        ends: list[Scope] = []
        for place, way in enumerate(ways):
            end, where = scope.copy(), (*path, "choice", place)
            if isinstance(way, list):
                lengths.append(self.body(way, where, end, depth))
            else:
                lengths.append(self.node(way, where, end, depth))
            ends.append(end)
        scope.join(ends)
        return min(low for low, _ in lengths), max(high for _, high in lengths)

    # -- targets -------------------------------------------------------------------------

    def target(self, target: Json, path: KeyPath, scope: Scope) -> None:
        match target:
            case str(answer) if answer.strip():
                self.answers[answer] = None
            case {"map": str(table), **rest}:
                entries = self.maps.get(table)
                if entries is None:
                    what = f"no map is called {quote(table)}"
                    mend = self.look.near(table, self.maps)
                    self.look.report((*path, "map"), what, one_of(self.maps), mend)
                of = rest.get("of")
                known = isinstance(of, str) and self.look.known_name(of, (*path, "of"), scope)
                if isinstance(of, str) and known and entries is not None:
                    self.look_up(table, entries, of, scope.names[of], (*path, "map"))
            case {"name": str(name)}:
                if self.look.known_name(name, (*path, "name"), scope):
                    self.answers.update(self.look.tokens(scope.names[name]))

    def look_up(
        self, table: str, entries: Mapping[str, str], of: str, held: Held, path: KeyPath
    ) -> None:
        asked = self.look.tokens(held)
        lacking = [token for token in asked if token not in entries]
        if lacking:
            names = ", ".join(quote(token) for token in lacking[:4])
            more = f" and {len(lacking) - 4} more" if len(lacking) > 4 else ""
            what = f"the map {quote(table)} has no entry for {names}{more}"
            why = f"an entry for each token that {quote(of)} may stand for"
            self.look.report(path, what, why, f'Add it under "maps", {quote(table)}')
        self.answers.update((entries[token], None) for token in entries if token in asked)
