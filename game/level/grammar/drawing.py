"""Drawing streams from a level: the same level and seed give the same stream everywhere.

All chance comes from `random.Random(seed).random()`, the one generator whose sequence Python
promises across versions and machines. Numbers are used up in the order of the stream:

- one by every pick, every choice, and every repeat or series whose times are a range;
- one by every part of a shuffle but the last, when it comes to that part: the k-th draws, evenly,
  which of the parts from k on changes places with it (Fisher and Yates);
- by a series, after its times, one for the period if that is a range, one for the phase, and, if
  there is noise, three for every token (`game.level.grammar.wave` says what of).

Nothing else uses any: a script is choices at the places where its sequences part. At the depth
limit of a rule, a choice with one way left and a repeat that is skipped use none
(`game.level.format.recursion` says which those are).

A question for the next token can be known from the stream unless it was left to chance what comes
next: by a pick from several tokens, a choice, which part of a shuffle comes next, whether a repeat
whose times are a range goes round once more, the next level of a series.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Final

from game.level.format.bounds import STREAM, WORK, Extent, extent_of
from game.level.grammar.draft import Draft, Note
from game.level.grammar.program import Emit, compile_level
from game.level.model import Level
from game.level.stream import Stream

_KEPT: Final = 32


def draw(level: Level, seed: int, shrink: float = 1.0) -> Stream:
    """Draw the stream of one seed.

    Args:
        level: The level to draw from.
        seed: Any whole number from 0.
        shrink: From 0 to 1: how much is kept of the times of every repeat and series and of every
            rule's depth, for training on short streams first. What happened at least once still
            does, and a count that is asked for stays among the numbers it may be.

    Raises:
        ValueError: the seed is negative, `shrink` is outside 0 to 1, or a level made by hand
            rules out all tokens of a class.
    """
    if seed < 0:
        raise ValueError(f"a seed is 0 or more, not {seed}")
    if not 0.0 <= shrink <= 1.0:
        raise ValueError(f"shrink is from 0 to 1, not {shrink}")
    return _program(level).draw(seed, shrink)


def draw_stretched(level: Level, seed: int, stretch: float) -> Stream:
    """Draw the stream of one seed, longer than the level's own.

    Args:
        level: The level to draw from.
        seed: Any whole number from 0.
        stretch: From 1 to 2,000: what the times of every repeat and series are multiplied by. The
            depths of rules stay, and so do counts that are asked for.

    Raises:
        ValueError: the seed is negative, `stretch` is out of range, or streams could get longer
            than any level's may be.
    """
    if seed < 0:
        raise ValueError(f"a seed is 0 or more, not {seed}")
    if not 1.0 <= stretch <= STREAM:
        raise ValueError(f"stretch is from 1 to {STREAM}, not {stretch}")
    program = _program(level)
    extent = program.extent(stretch)
    if extent.high > STREAM or extent.work > WORK:
        raise ValueError(
            f'streams of level "{level.id}" stretched {stretch:g} times could have '
            f"{extent.high:,} tokens, more than {STREAM:,}, or take too long to draw"
        )
    return program.draw(seed, stretch)


def draw_many(level: Level, seeds: Iterable[int], shrink: float = 1.0) -> list[Stream]:
    """Draw one stream for each seed.

    Raises:
        ValueError: as for `draw`.
    """
    return [draw(level, seed, shrink) for seed in seeds]


def draw_noted(level: Level, seeds: Iterable[int]) -> list[tuple[Stream, tuple[Note, ...]]]:
    """The same streams, each with a note on every token of where it came from.

    For measuring what a network knows; whoever plays or trains has no use for it.

    Raises:
        ValueError: as for `draw`.
    """
    emit, drawn = compile_level(level, noted=True), []
    for seed in seeds:
        if seed < 0:
            raise ValueError(f"a seed is 0 or more, not {seed}")
        draft = Draft(Random(seed).random, 1.0)
        emit(draft)
        drawn.append((Stream(level.id, seed, tuple(draft.steps)), tuple(draft.notes)))
    return drawn


@dataclass(slots=True)
class _Program:
    """A level's functions, and how much its streams come to when they are stretched so far."""

    level: Level
    emit: Emit
    extents: dict[float, Extent] = field(default_factory=dict)

    def draw(self, seed: int, scale: float) -> Stream:
        draft = Draft(Random(seed).random, scale)
        self.emit(draft)
        return Stream(self.level.id, seed, tuple(draft.steps))

    def extent(self, stretch: float) -> Extent:
        found = self.extents.get(stretch)
        if found is None:
            if len(self.extents) >= _KEPT:
                self.extents.clear()
            found = extent_of(self.level.stream, self.level.rules, stretch)
            self.extents[stretch] = found
        return found


_programs: dict[int, _Program] = {}


def _program(level: Level) -> _Program:
    """The level's functions, kept for the levels drawn from last.

    Levels cannot be dictionary keys (they hold dictionaries), so the object's own number is the
    key; the level is kept with them, which keeps that number its own.
    """
    kept = _programs.get(id(level))
    if kept is None:
        if len(_programs) >= _KEPT:
            _programs.pop(next(iter(_programs)))
        kept = _programs[id(level)] = _Program(level, compile_level(level))
    return kept
