"""The walk through a stream's nodes: what each mentions, and which names are known where it stands.

The walk reads the raw JSON, not the models, and steps over whatever is malformed, so that a file
with mistakes in its form still hears of its mistakes in meaning.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from game.level.format import bounds as most
from game.level.format.lookup import Lookup, Maps
from game.level.format.problems import KeyPath, one_of, quote
from game.level.format.scan import Json
from game.level.format.scope import Held, Interval, Ranges, Scope, drawn_times
from game.level.format.script_checks import check_script
from game.level.format.scripts import Texts
from game.level.format.shuffle_scope import ShuffleScope
from game.level.format.target_walk import TargetWalk

Rules: TypeAlias = Mapping[str, list[Json]]


class Walker:
    """Walks nodes, and keeps the names known at each place.

    Attributes:
        ranges: the bounds of each count.
        effects: what each rule sets when it starts from nothing.
        noting: whether what is known where rules are played is noted in `entries`.
        entries: what is known, wherever it is played, when each rule starts.
        waiting: the rules of which that has changed since they were walked.
        targets: checks targets, and keeps the answers asked for so far.
        played: the rules played so far, in the order they are met.
    """

    def __init__(self, look: Lookup, maps: Maps, rules: Rules, texts: Texts) -> None:
        self.look = look
        self.rules = rules
        self.texts = texts
        self.targets = TargetWalk(look, maps)
        self.ranges: Ranges = {}
        self.effects: dict[str, Scope] = {}
        self.noting = False
        self.entries: dict[str, Scope] = {}
        self.waiting: dict[str, None] = {}
        self.played: dict[str, None] = {}
        self.too_deep = False

    def stream(self, nodes: list[Json]) -> None:
        """Walk a stream and then, each once, the rules it plays."""
        self.body(nodes, ("stream",), Scope(), 0)
        walked = 0
        while walked < len(self.played):
            name = list(self.played)[walked]
            self.body(self.rules[name], ("rules", name), self.entries[name].copy(), 0)
            walked += 1

    # -- nodes ---------------------------------------------------------------------------

    def body(self, nodes: list[Json], path: KeyPath, scope: Scope, depth: int) -> None:
        """Walk nodes that follow one another, leaving in `scope` what is known after them."""
        for place, node in enumerate(nodes):
            if scope.dead:
                break
            self._node(node, (*path, place), scope, depth)

    def _node(self, node: Json, path: KeyPath, scope: Scope, depth: int) -> None:
        if isinstance(node, str):
            self._bare_token(node, path, path)
        elif isinstance(node, dict):
            self._object(node, path, scope, depth)

    def _object(self, node: dict[str, Json], path: KeyPath, scope: Scope, depth: int) -> None:
        match node:
            case {"pick": cls}:
                self._pick(cls, node, path, scope)
            case {"say": name}:
                self._say(name, node, path, scope)
            case {"repeat": body}:
                if self._may_nest(depth, path):
                    self._repeat(body, node, path, scope, depth + 1)
                return
            case {"choice": ways}:
                if self._may_nest(depth, path):
                    self._choice(ways, node, path, scope, depth + 1)
                return
            case {"shuffle": parts}:
                if self._may_nest(depth, path):
                    self._shuffle(parts, path, scope, depth + 1)
                return
            case {"rule": rule}:
                if isinstance(rule, str) and self.look.known_rule(rule, self.rules, path):
                    self._rule(rule, scope)
                return
            case {"series": cls}:
                self._series(cls, node, path, scope)
            case {"script": _}:
                if not self.look.muted:
                    check_script(self.look, node, path, self.texts)
            case {"token": str(token), "in": str(cls)}:
                self._placed_token(token, cls, path)
            case {"token": str(token)}:
                self._bare_token(token, path, (*path, "token"))
            case {"as": str(name)}:  # of no known kind, yet it was meant to name something
                scope.names[name] = Held(None)
                scope.counts[name] = True
        if "target" in node and not self.look.muted:
            self.targets.check(node["target"], (*path, "target"), scope)
        elif "weight" in node and "target" not in node:
            what = '"weight" stands without a "target"'
            mend = 'Say what is asked with "target", or take "weight" away'
            self.look.report((*path, "weight"), what, "", mend, at_key=True)

    def _may_nest(self, depth: int, path: KeyPath) -> bool:
        if depth >= most.NODE_DEPTH and not self.too_deep:  # said once: deeper is the same fault
            self.too_deep = True
            bodies = "repeats, choices and shuffles"
            what = f"{bodies} stand inside each other more than {most.NODE_DEPTH} deep"
            self.look.report(path, what, mend="Make the stream simpler")
        return depth < most.NODE_DEPTH

    def _rule(self, rule: str, scope: Scope) -> None:
        self.played[rule] = None
        if self.noting:
            entry = scope.copy()
            if rule in self.entries:
                entry.join([self.entries[rule], scope])
            if entry != self.entries.get(rule):
                self.entries[rule] = entry
                self.waiting[rule] = None
        scope.follow(self.effects[rule])

    def _placed_token(self, token: str, cls: str, path: KeyPath) -> None:
        if self.look.known_class(cls, (*path, "in")):
            self.look.use(cls, path)
            tokens = self.look.classes[cls]
            if token not in tokens:
                what = f"the class {quote(cls)} has no token {quote(token)}"
                mend = self.look.near(token, tokens)
                self.look.report((*path, "token"), what, one_of(tokens), mend)

    def _bare_token(self, token: str, path: KeyPath, at: KeyPath) -> None:
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
            elif token in self.rules:
                self.look.meant.add(token)
                mend = f'To play that rule, write {{"rule": {quote(token)}}}'
            what = f"no class has a token {quote(token)}"
            self.look.report(at, what, "a token of some class", mend)

    def _pick(self, cls: Json, node: dict[str, Json], path: KeyPath, scope: Scope) -> None:
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

    def _say(self, name: Json, node: dict[str, Json], path: KeyPath, scope: Scope) -> None:
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

    def _repeat(
        self, body: Json, node: dict[str, Json], path: KeyPath, scope: Scope, depth: int
    ) -> None:
        low, high = self._times(node, path, scope)
        if isinstance(as_ := node.get("as"), str):
            scope.counts[as_] = True  # drawn before the first round, even when there is none
        if not isinstance(body, list):
            return
        before = scope.copy()
        if high > 1:
            scope.widen(body, self.effects)
        self.body(body, (*path, "repeat"), scope, depth)
        if low == 0:
            scope.join([before, scope.copy()])

    def _times(self, node: dict[str, Json], path: KeyPath, scope: Scope) -> Interval:
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

    def _choice(
        self, ways: Json, node: dict[str, Json], path: KeyPath, scope: Scope, depth: int
    ) -> None:
        if not isinstance(ways, list) or not ways:
            return
        weights = node.get("weights")
        if isinstance(weights, list) and len(weights) != len(ways):
            what = f"{len(weights)} weights for {len(ways)} ways to go on"
            self.look.report((*path, "weights"), what, "one weight for each")
        ends: list[Scope] = []
        for place, way in enumerate(ways):
            end, where = scope.copy(), (*path, "choice", place)
            if isinstance(way, list):
                self.body(way, where, end, depth)
            else:
                self._node(way, where, end, depth)
            ends.append(end)
        scope.join(ends)

    def _shuffle(self, parts: Json, path: KeyPath, scope: Scope, depth: int) -> None:
        if not isinstance(parts, list):
            return
        parts = parts[: most.PARTS]
        inner = ShuffleScope(scope, parts, self.effects, self.ranges)
        ends = inner.starts()
        for place, (part, end) in enumerate(zip(parts, ends, strict=True)):
            where = (*path, "shuffle", place)
            if isinstance(part, list):
                self.body(part, where, end, depth)
            else:
                self._node(part, where, end, depth)
        scope.become(inner.after(ends))

    def _series(self, cls: Json, node: dict[str, Json], path: KeyPath, scope: Scope) -> None:
        self._times(node, path, scope)
        if isinstance(cls, str) and self.look.known_class(cls, (*path, "series")):
            self.look.use(cls, path)
            if len(self.look.classes[cls]) == 1:
                what = f"the class {quote(cls)} has only one token"
                self.look.report((*path, "series"), what, "at least two, the levels of a wave")
        match node.get("period"):
            case [int() | float() as low, int() | float() as high] if low > high:
                what = f"the least, {low:g}, is more than the most, {high:g}"
                mend = f"Did you mean [{high:g}, {low:g}]?"
                self.look.report((*path, "period"), what, mend=mend)
