"""How large a level may be, and how long its streams can get."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from game.level.format.recursion import closing_bodies, rules_played
from game.level.model import Level
from game.level.nodes import (
    Again,
    AnswerCount,
    Call,
    Choice,
    Node,
    Pick,
    Repeat,
    Say,
    Series,
    Shuffle,
    alternatives,
    every_node,
    target_of,
)

CELLS: Final = 8
TOKENS: Final = 256
CLASSES: Final = 32
MAPS: Final = 32
AMOUNT: Final = 100
AMOUNT_STEP: Final = 0.001
ANSWERS: Final = 128
STREAM: Final = 2000
BATCH_TOKENS: Final = 150_000
NODES: Final = 2000
NODE_DEPTH: Final = 16
RULES: Final = 32
RULE_DEPTH: Final = 50
USUAL_DEPTH: Final = 20
WORK: Final = 100_000
NEST: Final = 200
KEPT_NAMES: Final = 100
UNLIKE: Final = 16
MAP_NAMES: Final = 3
SUM_NAMES: Final = 8
ALTERNATIVES: Final = 8
TALLY: Final = 1000
PARTS: Final = 64
PERIOD: Final = 10_000
NOISE: Final = 100
WEIGHT: Final = 100
SCRIPT_ROWS: Final = 1000
SCRIPT_TOKENS: Final = 10_000
SCRIPT_FORKS: Final = 30
TEXT_FILES: Final = 8
TEXT_BYTES: Final = 100_000
CASES: Final = 8
HINTS: Final = 5
NAME: Final = 40
LINE: Final = 80
PROSE: Final = 1200


@dataclass(frozen=True, slots=True)
class Extent:
    """How much a part of a stream can come to.

    Args:
        low: the fewest tokens.
        high: the most tokens.
        work: the most nodes gone through, tokens or not: what drawing it can cost.
        nest: the most nodes that stand inside each other, through rules as well.
    """

    low: int
    high: int
    work: int
    nest: int

    def times(self, fewest: int, most: int) -> Extent:
        """The part, so many times over."""
        return Extent(fewest * self.low, most * self.high, most * self.work, self.nest)

    def inside(self) -> Extent:
        """The node that this is the inside of."""
        return Extent(self.low, self.high, self.work + 1, self.nest + 1)


_TOKEN: Final = Extent(1, 1, 1, 1)


def length_bounds(level: Level) -> tuple[int, int]:
    """The fewest and the most tokens a stream of this level can have.

    No stream lies outside; where a count or a choice ties two parts together, the ends
    themselves may be out of reach.
    """
    extent = extent_of(level.stream, level.rules)
    return extent.low, extent.high


def extent_of(
    stream: tuple[Node, ...], rules: Mapping[str, tuple[Node, ...]], stretch: float = 1.0
) -> Extent:
    """How much a stream can come to; a rule that is not there, or never ends, counts as a token.

    Args:
        stream: the nodes of the stream.
        rules: the bodies of the rules.
        stretch: from 1 up: what the times of repeats and series are multiplied by.
    """
    return _Measure(stream, rules, stretch).body(stream, NO_RULE)


class _Measure:
    """Extents of rules by how many more may stand inside them, from none up."""

    def __init__(
        self, stream: tuple[Node, ...], rules: Mapping[str, tuple[Node, ...]], stretch: float
    ) -> None:
        every = (*stream, *(node for body in rules.values() for node in body))
        self.asked, self.stretch = counts_asked_for(every), stretch
        self.counts = self._counts(every)
        self.rules: dict[tuple[str, int], Extent] = {}
        closing = closing_bodies(rules)
        for name, body in closing.items():
            self.rules[name, 0] = self.body(body, 0)
        for left in range(1, RULE_DEPTH):
            for name in closing:
                fixed = left > 1 and not any(rules_played(rules[name]))
                extent = self.rules[name, 1] if fixed else self.body(rules[name], left)
                self.rules[name, left] = extent

    def body(self, nodes: tuple[Node, ...], left: int) -> Extent:
        each = [self.node(node, left) for node in nodes]
        return Extent(
            sum(one.low for one in each),
            sum(one.high for one in each),
            sum(one.work for one in each),
            max((one.nest for one in each), default=0),
        )

    def node(self, node: Node, left: int) -> Extent:
        match node:
            case Repeat(body=body):
                return self.body(body, left).times(*self.times(node)).inside()
            case Series():
                return _TOKEN.times(*self.times(node)).inside()
            case Shuffle(parts=parts):
                return self.body(tuple(one for part in parts for one in part), left).inside()
            case Choice(options=options):
                ways = [self.body(option, left) for option in options]
                return Extent(
                    min(way.low for way in ways),
                    max(way.high for way in ways),
                    max(way.work for way in ways),
                    max(way.nest for way in ways),
                ).inside()
            case Call(rule=rule, depth=depth):
                inner = self.rules.get((rule, rules_left(left, depth)))
                return inner.inside() if inner is not None else _TOKEN
            case Say() | Pick() | Again():
                return _TOKEN

    def times(self, node: Repeat | Series) -> tuple[int, int]:
        """The fewest and the most times that a node is played."""
        if node.count is None:
            return scaled_times(node, self.stretch, self.asked)
        return self.counts.get(node.count, (1, 1))

    def _counts(self, nodes: Iterable[Node]) -> dict[str, tuple[int, int]]:
        """For each name of a count, the least and the most it is ever drawn as."""
        found: dict[str, tuple[int, int]] = {}
        for node in every_node(nodes):
            if isinstance(node, Repeat) and node.name is not None:
                least, most = scaled_times(node, self.stretch, self.asked)
                low, high = found.get(node.name, (least, most))
                found[node.name] = min(low, least), max(high, most)
        return found


def scaled_times(node: Repeat | Series, scale: float, asked: Container[str]) -> tuple[int, int]:
    """The fewest and the most times a node is played whose times are its own, all of them scaled.

    What happened at least once still does. A count that is asked for stays among its answers.

    Args:
        node: the node; it does not take its times from a count.
        scale: what its times are multiplied by.
        asked: the names of counts that are asked for.
    """
    if isinstance(node, Repeat) and node.name in asked:
        return node.low, min(max(node.low, round(node.high * scale)), node.high)
    least = max(min(node.low, 1), round(node.low * scale))
    return least, max(least, round(node.high * scale))


def counts_asked_for(nodes: Iterable[Node]) -> frozenset[str]:
    """The names of counts that some target asks for."""
    return frozenset(
        target.name
        for node in every_node(nodes)
        for target in alternatives(target_of(node))
        if isinstance(target, AnswerCount)
    )


NO_RULE: Final = RULE_DEPTH + 1
"""How many rules may stand inside each other where none stands yet: whatever the node says."""


def rules_left(left: int, depth: int | None, shrink: float = 1.0) -> int:
    """How many more rules may stand inside one that is played.

    Args:
        left: How many may stand inside each other where it is played, itself included.
        depth: Its own limit, if it sets one.
        shrink: From 0 to 1: how much of the limit is kept.
    """
    if depth is None and left < NO_RULE:
        return max(left - 1, 0)
    limit = max(round((USUAL_DEPTH if depth is None else depth) * shrink), 1)
    return max(min(left, limit) - 1, 0)
