"""How large a level may be, and how long its streams can get."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from game.level.model import Choice, Level, Node, Repeat

CELLS: Final = 8
TOKENS: Final = 256
CLASSES: Final = 32
MAPS: Final = 32
ANSWERS: Final = 128
STREAM: Final = 2000
BATCH_TOKENS: Final = 150_000
NODES: Final = 2000
NODE_DEPTH: Final = 16
UNLIKE: Final = 16
HINTS: Final = 5
NAME: Final = 40
LINE: Final = 80
PROSE: Final = 1200


def length_bounds(level: Level) -> tuple[int, int]:
    """The fewest and the most tokens a stream of this level can have.

    No stream lies outside; where a count or a choice ties two parts together, the ends
    themselves may be out of reach.
    """
    return _body(level.stream, dict(_counts(level.stream)))


def _body(nodes: tuple[Node, ...], counts: dict[str, tuple[int, int]]) -> tuple[int, int]:
    low = high = 0
    for node in nodes:
        least, most = _node(node, counts)
        low, high = low + least, high + most
    return low, high


def _node(node: Node, counts: dict[str, tuple[int, int]]) -> tuple[int, int]:
    match node:
        case Repeat(body=body, count=count):
            fewest, often = counts[count] if count is not None else (node.low, node.high)
            least, most = _body(body, counts)
            return fewest * least, often * most
        case Choice(options=options):
            both = [_body(option, counts) for option in options]
            return min(least for least, _ in both), max(most for _, most in both)
        case _:
            return 1, 1


def _counts(nodes: Iterable[Node]) -> dict[str, tuple[int, int]]:
    """For each name of a count, the least and the most it is ever drawn as."""
    found: dict[str, tuple[int, int]] = {}
    for node in nodes:
        inner: Iterable[Node] = ()
        if isinstance(node, Repeat):
            inner = node.body
            if node.name is not None:
                low, high = found.get(node.name, (node.low, node.high))
                found[node.name] = min(low, node.low), max(high, node.high)
        elif isinstance(node, Choice):
            inner = [part for option in node.options for part in option]
        for name, (least, most) in _counts(inner).items():
            low, high = found.get(name, (least, most))
            found[name] = min(low, least), max(high, most)
    return found
