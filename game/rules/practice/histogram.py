"""A histogram of one figure over attempts: bins that people read, whatever the figures are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count as count_from
from math import ceil, inf
from typing import Final, Literal, TypeAlias

from game.rules.ending import percent
from game.rules.practice.attempts import KINDS, Kind
from game.words import say

Measure: TypeAlias = Literal["confidence", "changes", "entries", "seconds"]
MarkKind: TypeAlias = Literal["mine", "par", "goal", "rival", "baseline"]

MOST_BINS: Final = 20
MOST_TICKS: Final = 5
SHARE: Final = 0.05
"""How wide a bin of confidences is."""

STEPS: Final[dict[Measure, tuple[int, ...]]] = {
    "seconds": (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600),
}
COUNTS: Final = (1, 2, 5)
"""How wide bins of counts are, times a power of ten."""

USUAL: Final = 0.9
FAR: Final = 2.0
"""What is more than so many times what nine attempts in ten stay below goes into an open bin, so
that one attempt that got out of hand does not press all others together."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where somebody or something stands on an axis.

    Args:
        name: whose place it is, in words.
        value: where it is, in the figure's own unit.
        kind: what sort of mark it is: the player's best, par, a goal, a rival, a baseline.
    """

    name: str
    value: float
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Bin:
    """The attempts whose figure is from `low` up to `high`, which is infinite for an open end.

    `attempts` are their places among all attempts, `counts` how many are of each of `KINDS`.
    """

    low: float
    high: float
    attempts: tuple[int, ...]
    counts: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many attempts there are in it."""
        return len(self.attempts)


@dataclass(frozen=True)
class Histogram:
    """One figure over all attempts that have it.

    Args:
        measure: which figure.
        bins: all of the same width, from 0 up; the last may have an open end.
        marks: where others stand, in no order.
        lacking: how many attempts have no such figure.
    """

    measure: Measure
    bins: tuple[Bin, ...]
    marks: tuple[Mark, ...] = ()
    lacking: int = 0

    @property
    def title(self) -> str:
        """What the figure is called."""
        return say(f"rules.measures.{self.measure}")

    @property
    def width(self) -> float:
        """How wide a bin is, in the figure's own unit."""
        return self.bins[0].high

    @property
    def end(self) -> float:
        """Where the axis ends; an open end has the width of a bin too."""
        return self.width * len(self.bins)

    @property
    def count(self) -> int:
        """How many attempts have the figure."""
        return sum(each.count for each in self.bins)

    @cached_property
    def most(self) -> int:
        """How many attempts the fullest bin has."""
        return max(each.count for each in self.bins)

    @property
    def counted(self) -> bool:
        """Whether the figure is a whole number of things."""
        return self.measure in ("changes", "entries")

    def share(self, value: float) -> float:
        """Where on the axis a value is, from 0 to 1; a count is in the middle of its unit."""
        return min(max((value + 0.5 * self.counted) / self.end, 0.0), 1.0)

    def is_beyond(self, value: float) -> bool:
        """Whether a value lies past the end of the axis."""
        return value + 0.5 * self.counted > self.end * (1 + 1e-9)

    def bin_of(self, attempt: int) -> int | None:
        """The bin an attempt is in; None if it has no such figure."""
        return self._places.get(attempt)

    @cached_property
    def _places(self) -> dict[int, int]:
        return {each: n for n, found in enumerate(self.bins) for each in found.attempts}

    @cached_property
    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Some places on the axis, from 0 to 1, and what they are called: round ones, a few."""
        if self.measure == "confidence":
            return tuple((n / 4, f"{n / 4:.0%}") for n in range(5))
        least = self.end / MOST_TICKS
        step = next(s for s in _steps(self.measure) if s >= least and s % self.width == 0)
        count = ceil(self.end / step)
        return tuple((self.share(n * step), self.spell(n * step)) for n in range(count))

    def spell(self, value: float) -> str:
        """A value of this figure in words."""
        return spell(self.measure, value)

    def span(self, n: int) -> str:
        """What a bin holds, in words: "95% to 100%", "4", "4 to 7", "1 min and more"."""
        low, high = self.bins[n].low, self.bins[n].high
        if self.measure == "confidence":
            return say("rules.measures.from_to", low=f"{low:.0%}", high=f"{high:.0%}")
        if high == inf:
            return say("rules.measures.and_more", low=self.spell(low))
        if not self.counted:
            return say("rules.measures.from_to", low=self.spell(low), high=self.spell(high))
        last = high - 1
        if last <= low:
            return self.spell(low)
        return say("rules.measures.from_to", low=self.spell(low), high=self.spell(last))


def spell(measure: Measure, value: float) -> str:
    """A value of a figure in words; counts that are averages have one decimal."""
    if measure == "confidence":
        return percent(value) if 0.0 < value < 1.0 else f"{value:.0%}"
    if measure == "seconds":
        return clock(value)
    return f"{value:.0f}" if abs(value - round(value)) < 0.05 else f"{value:.1f}"


def clock(seconds: float) -> str:
    """A time in words: "8 s", "2 min 5 s", "1 h 10 min"."""
    whole = round(seconds)
    if whole < 60:
        return say("rules.measures.s", count=whole)
    big, small = divmod(whole, 60)
    units = "min", "s"
    if big >= 60:
        (big, small), units = divmod(whole // 60, 60), ("h", "min")
    parts = zip(units, (big, small), strict=True)
    return " ".join(say(f"rules.measures.{unit}", count=n) for unit, n in parts if n)


def histogram(
    measure: Measure,
    values: Sequence[tuple[int, Kind, float]],
    *,
    marks: Sequence[Mark] = (),
    lacking: int = 0,
) -> Histogram:
    """The histogram of some values.

    Args:
        measure: which figure it is.
        values: of each attempt that has the figure: its place, its kind, and the figure.
        marks: where others stand; what somebody aims at is always on the axis.
        lacking: how many attempts have no such figure.
    """
    width, count, open_end = _axis(measure, [value for _, _, value in values], marks)
    found: list[list[tuple[int, Kind]]] = [[] for _ in range(count)]
    for place, kind, value in values:
        n = int(value / width + 1e-9)  # 0.15 / 0.05 is a hair less than 3
        found[min(max(n, 0), count - 1)].append((place, kind))
    bins = tuple(
        Bin(
            low=n * width,
            high=inf if open_end and n == count - 1 else (n + 1) * width,
            attempts=tuple(place for place, _ in each),
            counts=tuple(sum(kind == wanted for _, kind in each) for wanted in KINDS),
        )
        for n, each in enumerate(found)
    )
    return Histogram(measure, bins, tuple(marks), lacking)


def _axis(
    measure: Measure, values: Sequence[float], marks: Sequence[Mark]
) -> tuple[float, int, bool]:
    """How wide bins are, how many there are, and whether the last has an open end."""
    if measure == "confidence":
        return SHARE, MOST_BINS, False
    ordered = sorted(values)
    usual = ordered[int(USUAL * (len(ordered) - 1))] if ordered else 0.0
    aims = max((mark.value for mark in marks if mark.kind in ("par", "goal")), default=0.0)
    top = min(ordered[-1] if ordered else 0.0, FAR * max(usual, aims, 1.0))
    top = max(top, aims, 4.0)
    if measure != "seconds":
        top += 0.5  # an average such as 7.6 stands in the middle of its unit
    width = _width(measure, top)
    count = max(int(top / width) + 1, 2)
    return width, count, bool(ordered) and ordered[-1] >= count * width


def _width(measure: Measure, top: float) -> float:
    """The least round width at which the axis has no more than so many bins."""
    return next(width for width in _steps(measure) if top / width < MOST_BINS)


def _steps(measure: Measure) -> Iterator[int]:
    """Round widths, ever larger."""
    known = STEPS.get(measure, ())
    yield from known
    scale = known[-1] if known else 1
    for power in count_from(0):
        yield from (step * scale * 10**power for step in COUNTS)
