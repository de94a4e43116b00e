"""What the names of a stream stand for at one place in it, as far as that can be known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from game.level.format import bounds as most

Interval: TypeAlias = tuple[int, int]

BODIES: Final = ("repeat", "choice", "shuffle")
"""The keys of nodes under which other nodes stand."""


Ranges: TypeAlias = Mapping[str, Interval]


@dataclass(frozen=True, slots=True)
class Held:
    """What a name stands for: the classes its token may come from, and whether it surely has one.

    `classes` is None when the pick itself was malformed, so that anything said of it is let pass.
    """

    classes: frozenset[str] | None
    sure: bool = True


@dataclass(slots=True)
class Scope:
    """The names and counts known at one place; for a count, whether it surely was drawn.

    `dead` marks a place that, as far as is known yet, no stream reaches: behind a rule of which no
    end was found so far.
    """

    names: dict[str, Held] = field(default_factory=dict)
    counts: dict[str, bool] = field(default_factory=dict)
    dead: bool = False

    def copy(self) -> Scope:
        """The same names, to follow one of several ways."""
        return Scope(dict(self.names), dict(self.counts), self.dead)

    def become(self, other: Scope) -> None:
        """Take over what another scope knows."""
        self.names, self.counts, self.dead = other.names, other.counts, other.dead

    def join(self, ends: list[Scope]) -> None:
        """Become what is known after any of several ways: surely only what all of them know."""
        ends = [end for end in ends if not end.dead]
        self.dead, self.names, self.counts = not ends, {}, {}
        for name in dict.fromkeys(name for end in ends for name in end.names):
            held = [end.names[name] for end in ends if name in end.names]
            if len(held) == len(ends) and all(one is held[0] for one in held):
                self.names[name] = held[0]  # the common case, and the quickest
                continue
            known = [one.classes for one in held if one.classes is not None]
            classes = frozenset[str]().union(*known) if len(known) == len(held) else None
            sure = len(held) == len(ends) and all(one.sure for one in held)
            joined = Held(classes, sure)
            self.names[name] = held[0] if held[0] == joined else joined
        for name in dict.fromkeys(name for end in ends for name in end.counts):
            self.counts[name] = all(end.counts.get(name, False) for end in ends)

    def widen(self, body: Any, effects: Mapping[str, Scope]) -> None:
        """Allow for a body that is played again: what one round picks is there in the next."""
        for name, classes in picked_in(body, effects):
            held = self.names.get(name)
            if held is not None and held.classes is not None:
                self.names[name] = Held(held.classes | classes, held.sure)

    def follow(self, effect: Scope) -> None:
        """Become what is known after a rule, given what that rule sets when it starts from nothing.

        Names are never unset: what a rule may leave alone is as it was, or what the rule set.
        """
        self.dead = self.dead or effect.dead
        for name, held in effect.names.items():
            before = self.names.get(name)
            if held.sure or before is None:
                self.names[name] = held
            elif before.classes is None or held.classes is None:
                self.names[name] = Held(None, before.sure)
            elif not held.classes <= before.classes:
                self.names[name] = Held(before.classes | held.classes, before.sure)
        for name, sure in effect.counts.items():
            self.counts[name] = sure or self.counts.get(name, False)


def count_nodes(stream: Any) -> int:
    """How many nodes a stream is written with."""
    return sum(not isinstance(node, list) for node in _inside(stream))


def count_names(stream: Any) -> int:
    """How many different names a stream keeps tokens and counts under."""
    return len({node["as"] for node in objects(stream) if isinstance(node.get("as"), str)})


def count_ranges(stream: Any) -> dict[str, Interval]:
    """For each count, the least and the most that any repeat draws it as."""
    found: dict[str, Interval] = {}
    for node in objects(stream):
        name, drawn = node.get("as"), drawn_times(node.get("times"))
        if "repeat" in node and isinstance(name, str) and drawn is not None:
            low, high = found.get(name, drawn)
            found[name] = min(low, drawn[0]), max(high, drawn[1])
    return found


def drawn_times(times: Any) -> Interval | None:
    """The bounds that "times" gives as numbers, or None when it gives none.

    A number out of bounds is reported as such; here it is taken for 1, so as not to count twice.
    """
    match times:
        case bool():
            return None
        case int():
            return _sound(times), _sound(times)
        case [int(low), int(high)]:
            low, high = _sound(low), _sound(high)
            return min(low, high), max(low, high)
    return None


def can_fill(sets: list[set[str]], size: int) -> bool:
    """Whether members of the sets, one from each, can be `size` different tokens."""
    taken: dict[str, int] = {}
    return sum(_seat(place, sets, taken, set()) for place in range(len(sets))) >= size


def _seat(place: int, sets: list[set[str]], taken: dict[str, int], tried: set[str]) -> bool:
    """Give one set a token of its own, moving others if need be (bipartite matching)."""
    for token in sorted(sets[place]):
        if token in tried:
            continue
        tried.add(token)
        if token not in taken or _seat(taken[token], sets, taken, tried):
            taken[token] = place
            return True
    return False


def _sound(times: int) -> int:
    return times if 0 <= times <= most.STREAM else 1


def picked_in(body: Any, effects: Mapping[str, Scope]) -> Iterator[tuple[str, frozenset[str]]]:
    """The names a body may set, each with the classes its token may then come from."""
    for node in objects(body):
        match node:
            case {"pick": str(cls), "as": str(name)}:
                yield name, frozenset([cls])
            case {"rule": str(rule)} if rule in effects:
                for name, held in effects[rule].names.items():
                    yield name, held.classes or frozenset()


def objects(stream: Any) -> Iterator[dict[str, Any]]:
    """The nodes of a stream that are objects, however deep."""
    return (node for node in _inside(stream) if isinstance(node, dict))


def _inside(stream: Any) -> Iterator[Any]:
    """All nodes and lists of nodes of a stream, however deep."""
    waiting = [stream]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, list):
            waiting.extend(reversed(node))
        elif isinstance(node, dict):
            waiting.extend(node[key] for key in BODIES if key in node)
