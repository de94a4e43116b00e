"""Small levels to be wired, with networks that play their solutions."""

from typing import Any

from game.level.model import Level
from game.lstm.weights import Weights
from game.rules.wiring.table import Entry, GateTable
from tests.wired import toy_level, two_blocks, wired

WIRE = {"act": "wire", "seed": 7, "streams": 8}


def wire_level(**changes: Any) -> Level:
    """The toy level, to be wired, run on 8 streams."""
    return toy_level(**({"play": WIRE} | changes))


def wired_two() -> Level:
    """Two facts for two blocks."""
    return two_blocks()


def network_of(level: Level) -> Weights:
    """The network that plays the level's solution."""
    return wired(level)


def entry(cls: str, gate: str, block: int = 0, case: int = 0) -> Entry:
    """The place of a number."""
    return Entry(cls, case, block, gate)  # type: ignore[arg-type]


def solved(level: Level) -> GateTable:
    """The author's solution as a table."""
    return GateTable.solution(level)
