"""What comes of recomputing a replay: every figure claimed beside the one that comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from game.rules.result import Result
from game.rules.wiring.run import TableResult

CLOSE: Final = 1e-6
"""How far apart two computers may be: sums come out differently in their last digits."""

Outcome: TypeAlias = Literal["confirmed", "refuted", "open"]
"""All that is claimed comes out; something does not; or it cannot be told here and now."""

Why: TypeAlias = Literal[
    "", "figures", "level", "task", "streams", "scoring", "network", "unnamed", "moves", "blocks",
    "table",
]  # fmt: skip
"""What an outcome rests on, if not on all figures coming out:

- refuted by `figures`, by the number of `moves` or of `blocks`, or by a `table` that is none;
- open because the `level` is another one, or has changed: its `task` (nothing can be played),
  the `streams` that the game draws, what is asked for `scoring`, or its `network`; and `unnamed`
  where a replay of format 1 does not say which network it was."""

FigureName: TypeAlias = Literal[
    "confidence", "par", "stars", "gate_changes", "budget", "questions_right", "questions",
    "entries", "streams_right", "streams",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what is claimed, and what comes out.

    Args:
        name: which.
        claimed: what the replay says.
        found: what comes out here.
        low: the least that comes out on some computer, where rounding tips the scales.
        high: the most.
    """

    name: FigureName
    claimed: float
    found: float
    low: float
    high: float

    @property
    def holds(self) -> bool:
        """Whether the claim is what comes out, to within rounding."""
        return self.low <= self.claimed <= self.high

    @classmethod
    def near(cls, name: FigureName, claimed: float, found: float) -> Figure:
        """A figure that comes out to a millionth."""
        return cls(name, claimed, found, found - CLOSE, found + CLOSE)

    @classmethod
    def exact(cls, name: FigureName, claimed: int, found: int) -> Figure:
        """A figure that comes out the same everywhere."""
        return cls(name, claimed, found, found, found)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a replay is what it claims to be.

    Args:
        outcome: whether it is.
        why: what that rests on.
        level_id: the level it is of.
        figures: everything that is claimed, beside what comes out; empty when nothing could be
            played.
        result: what the moves really reach; None when they could not be played.
        detail: what is wrong with the table; the numbers of moves or blocks, claimed and found.
    """

    outcome: Outcome
    why: Why
    level_id: str
    figures: tuple[Figure, ...] = ()
    result: Result | TableResult | None = None
    detail: tuple[int | str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether it is confirmed."""
        return self.outcome == "confirmed"

    @property
    def wrong(self) -> tuple[Figure, ...]:
        """The figures that do not come out as claimed."""
        return tuple(figure for figure in self.figures if not figure.holds)


def judged(
    level_id: str, figures: Sequence[Figure], result: Result | TableResult, elsewhere: Why
) -> Verdict:
    """The verdict on figures.

    Args:
        level_id: the level.
        figures: all that is claimed.
        result: what comes out.
        elsewhere: what is another one here than it was there; "" if nothing is known to be. What
            does not come out then may yet have been true.
    """
    if all(figure.holds for figure in figures):
        return Verdict("confirmed", "", level_id, tuple(figures), result)
    if elsewhere:
        return Verdict("open", elsewhere, level_id, tuple(figures), result)
    return Verdict("refuted", "figures", level_id, tuple(figures), result)
