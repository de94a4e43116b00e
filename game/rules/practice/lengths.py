"""A level's streams at growing lengths: how far its repeats are stretched for so many tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from game.level.grammar import draw, draw_stretched
from game.level.model import Level
from game.level.stream import Stream
from game.words import say

LENGTHS: Final = (5, 10, 20, 50, 100, 200)
"""How many tokens the rounds of a duel are to have."""

NEAR: Final = 0.2
"""How far a stream may be from the wanted length, as a share of it; one token is always fine."""

PROBES: Final = 16
FIRST_SEED: Final = 500_000
"""The streams that lengths are found out on."""

TRIES: Final = 200
"""So many seeds are tried for a stream of the right length."""

FINEST: Final = 1 / 64
"""How finely stretches are told apart, as a share of them."""

WIDEST: Final = 512.0
"""No level is stretched further than so many times."""


@dataclass(frozen=True)
class Rung:
    """Streams of one length.

    Args:
        level: whose streams they are.
        tokens: about how many tokens they have.
        scale: what the times of all repeats are multiplied by.
    """

    level: Level = field(repr=False)
    tokens: int
    scale: float

    @property
    def window(self) -> tuple[int, int]:
        """The fewest and the most tokens that count as so many."""
        off = max(1, int(self.tokens * NEAR))
        return self.tokens - off, self.tokens + off

    def any_stream(self, seed: int) -> Stream:
        """The stream of one seed, however long it came out."""
        return drawn(self.level, seed, self.scale)

    def stream(self, seed: int, fits: Callable[[Stream], bool] = lambda stream: True) -> Stream:
        """The first stream from a seed on that is about so long, asks what can be known, and fits.

        Where none of the next 200 is all that, the one nearest to it in length.

        Args:
            seed: the first seed to try.
            fits: what else is asked of it.

        Raises:
            ValueError: none of them asks anything that can be known.
        """
        least, most = self.window
        nearest: Stream | None = None
        for n in range(TRIES):
            found = self.any_stream(seed + n)
            if not found.questions:
                continue
            if least <= len(found) <= most and fits(found):
                return found
            if nearest is None or self._off(found) < self._off(nearest):
                nearest = found
        if nearest is None:
            raise ValueError(f'Level "{self.level.id}" asks nothing that can be known.')
        return nearest

    def _off(self, stream: Stream) -> int:
        return abs(len(stream) - self.tokens)


@dataclass(frozen=True)
class Ladder:
    """The lengths at which a level can be played, growing.

    Args:
        rungs: one for each round of a duel.
        own: the fewest, the mean and the most tokens of the level's own streams.
    """

    rungs: tuple[Rung, ...]
    own: tuple[int, float, int]

    @property
    def said(self) -> str:
        """What is to be said of the lengths, if they are not the usual ones."""
        have = [rung.tokens for rung in self.rungs]
        if len(have) == 1:
            return say("rules.lengths.one_rung", tokens=have[0])
        parts = []
        if have[0] > LENGTHS[0] + 1:
            parts.append(say("rules.lengths.shortest", tokens=have[0]))
        if have[-1] < LENGTHS[-1]:
            parts.append(say("rules.lengths.longest", tokens=have[-1]))
        return " ".join(parts)


def drawn(level: Level, seed: int, scale: float) -> Stream:
    """The stream of one seed with the times of all repeats multiplied by `scale`.

    Raises:
        ValueError: streams could get longer than any level's may be.
    """
    return draw(level, seed, scale) if scale <= 1.0 else draw_stretched(level, seed, scale)


def ladder(level: Level) -> Ladder:
    """The lengths at which a level can be played, of those a duel asks for.

    Lengths below the level's shortest are replaced by that one; those it cannot reach are left out.
    """
    lengths = _Lengths(level)
    own = lengths.probe(1.0)
    return Ladder(tuple(_rungs(lengths)), (min(own), sum(own) / len(own), max(own)))


def _rungs(lengths: _Lengths) -> Iterator[Rung]:
    before: Rung | None = None
    for wanted in LENGTHS:
        scale = lengths.scale_for(wanted)
        mean = lengths.mean(scale)
        near = abs(mean - wanted) <= max(1.0, NEAR * wanted)
        rung = Rung(lengths.level, wanted if near else round(mean), scale)
        if before is None or (
            scale != before.scale and rung.tokens > before.tokens + max(1, NEAR * before.tokens)
        ):
            before = rung
            yield rung


class _Lengths:
    """How long a level's streams are when they are stretched, measured once for each stretch."""

    def __init__(self, level: Level) -> None:
        self.level = level
        self._found: dict[float, tuple[int, ...]] = {}

    def probe(self, scale: float) -> tuple[int, ...]:
        """The lengths of some streams.

        Raises:
            ValueError: streams could get longer than any level's may be.
        """
        if scale not in self._found:
            seeds = range(FIRST_SEED, FIRST_SEED + PROBES)
            self._found[scale] = tuple(len(drawn(self.level, seed, scale)) for seed in seeds)
        return self._found[scale]

    def mean(self, scale: float) -> float:
        """How many tokens streams have on average."""
        return sum(self.probe(scale)) / PROBES

    def scale_for(self, wanted: int) -> float:
        """The stretch whose streams come nearest to a length."""
        low, high = 0.0, 1.0
        while self._may_be(high) and self.mean(high) < wanted:
            if high >= WIDEST:
                return self._least(self.mean(high))
            low, high = high, 2 * high
        while high - low > max(high, 0.25) * FINEST:
            middle = (low + high) / 2
            if self._may_be(middle) and self.mean(middle) < wanted:
                low = middle
            else:
                high = middle
        if not self._may_be(high):
            return low
        return min(low, high, key=lambda scale: abs(self.mean(scale) - wanted))

    def _may_be(self, scale: float) -> bool:
        """Whether streams stay within what a level's may come to."""
        try:
            self.probe(scale)
        except ValueError:
            return False
        return True

    def _least(self, mean: float) -> float:
        """The smallest stretch known that is as long as can be."""
        return min(scale for scale in self._found if self.mean(scale) >= mean)
