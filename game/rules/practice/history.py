"""A level's history: three histograms of the player's attempts, and where others stand on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.level.model import Level
from game.rules.practice.attempts import AnyAttempt, Kind, best_of, kind_of
from game.rules.practice.histogram import Histogram, Mark, MarkKind, Measure, histogram
from game.rules.practice.places import Place
from game.words import say

KINDS_OF_PLACES: Final[dict[str, MarkKind]] = {
    "par": "par",
    "solution": "goal",
    "budget": "goal",
    "rival": "rival",
    "baseline": "baseline",
}


@dataclass(frozen=True)
class History:
    """All attempts at a level, and what they add up to.

    Args:
        level: the level.
        attempts: all of them, the oldest first.
        counted: the places of those that are in the histograms: of the task as it is now.
        best: the place of the best of these; None if there are none.
        histograms: confidence; gate changes, or entries set where a table is wired; time.
    """

    level: Level
    attempts: tuple[AnyAttempt, ...]
    counted: tuple[int, ...]
    best: int | None
    histograms: tuple[Histogram, Histogram, Histogram]

    @property
    def left_out(self) -> int:
        """How many attempts are of the task as it was before, and so in no histogram."""
        return len(self.attempts) - len(self.counted)

    def is_replayable(self, n: int) -> bool:
        """Whether an attempt is of the task as it is now, so that it can be played again."""
        return self.attempts[n].task_hash == self.level.task_hash


def history(level: Level, attempts: Sequence[AnyAttempt], places: Sequence[Place] = ()) -> History:
    """The history of a level.

    Args:
        level: the level as it is now.
        attempts: all attempts at it, the oldest first.
        places: where others stand, as far as that is known yet.
    """
    counted = tuple(n for n, each in enumerate(attempts) if each.task_hash == level.task_hash)
    best_place = best_of([attempts[n] for n in counted])
    best = None if best_place is None else counted[best_place]
    wired = level.play.act == "wire"
    measures: tuple[Measure, Measure, Measure]
    measures = "confidence", "entries" if wired else "changes", "seconds"
    kinds = [kind_of(each) for each in attempts]
    one, two, three = (
        _histogram(measure, attempts, kinds, counted, best, places) for measure in measures
    )
    return History(level, tuple(attempts), counted, best, (one, two, three))


def figure(measure: Measure, attempt: AnyAttempt) -> float | None:
    """A figure of an attempt; None if it has none: a table makes no changes, a play sets no entry.

    Where a table is wired, practice is by hand all the same.
    """
    by_table = attempt.act == "wire"
    if measure == "confidence":
        return attempt.confidence
    if measure == "seconds":
        return attempt.seconds
    return float(attempt.gate_changes) if by_table is (measure == "entries") else None


def _histogram(
    measure: Measure,
    attempts: Sequence[AnyAttempt],
    kinds: Sequence[Kind],
    counted: Sequence[int],
    best: int | None,
    places: Sequence[Place],
) -> Histogram:
    found = [(n, kinds[n], figure(measure, attempts[n])) for n in counted]
    values = [(n, kind, value) for n, kind, value in found if value is not None]
    marks = [mark for place in places if (mark := _mark(measure, place)) is not None]
    if best is not None:
        mine = figure(measure, attempts[best])
        if mine is not None:
            marks.append(Mark(say("rules.places.best"), mine, "mine"))
        if measure == "confidence":
            marks.append(Mark(say("rules.places.par_then"), attempts[best].par, "par"))
    return histogram(measure, values, marks=marks, lacking=len(found) - len(values))


def _mark(measure: Measure, place: Place) -> Mark | None:
    """Where a place is marked in a histogram; in that of time nobody is, since none take any."""
    if measure == "seconds":
        return None
    value = {
        "confidence": place.confidence,
        "changes": place.changes,
        "entries": place.entries,
    }[measure]
    if value is None:
        return None
    kind = KINDS_OF_PLACES[place.kind]
    if place.kind == "par":
        name = say(f"rules.places.{'par' if measure == 'confidence' else 'network'}")
        return Mark(name, value, kind)
    return Mark(say(f"rules.places.{place.name}"), float(value), kind)
