"""A lesson under way: the time that is left of it, and what was played since it began."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from game.level.format.problems import LevelError
from game.level.loader import load_level
from game.level.model import World
from game.words import say

if TYPE_CHECKING:  # the window opens before replays and tables are loaded
    from game.rules.lesson.summary import Row
    from game.rules.practice.attempts import AnyAttempt

OVER_FOR: Final = 15 * 60.0
"""Seconds for which a lesson that has ended is still that lesson when it is opened again."""
KEEP_EVERY: Final = 20.0
"""Seconds between two notes of the time that is left: so much a crash can add to a lesson."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A lesson as it was last kept.

    Args:
        left: seconds that were left.
        at: when that was, in seconds of the computer's clock.
        before: how many attempts there were at each level when it began.
    """

    left: float
    at: float
    before: Mapping[str, int]


class Player(Protocol):
    """Whose lesson it is, and where it is kept; progress knows both."""

    def lesson(self, name: str) -> tuple[float, float, dict[str, int]] | None:
        """Seconds left, when that was, and the attempts before it; None for an unknown lesson."""

    def keep_lesson(self, name: str, left: float, at: float, before: Mapping[str, int]) -> None:
        """Keep how a lesson stands."""

    def attempts(self, level_id: str) -> Sequence[AnyAttempt]:
        """All attempts of whoever plays now at a level, the oldest first."""

    @property
    def profile(self) -> Profile:
        """Who plays now."""


class Profile(Protocol):
    """One of those who play."""

    @property
    def uid(self) -> str:
        """What tells it from all others."""


def taken_up(kept: Kept | None, minutes: int, now: float) -> Kept | None:
    """A lesson that goes on; None where it is to begin anew.

    What has gone by since it was kept is taken off, so that it ends when it would have; a clock
    that was set back in between takes nothing off and adds nothing.

    Args:
        kept: as it was last kept; None if it never was.
        minutes: how long it is now.
        now: the computer's clock, in seconds.
    """
    if kept is None:
        return None
    gone = max(now - kept.at, 0.0)
    left = min(max(kept.left, 0.0), minutes * 60.0)
    if gone > left + OVER_FOR:
        return None
    return Kept(max(left - gone, 0.0), now, kept.before)


class Running:
    """A lesson under way. Nothing is forced by its clock, or ends with it.

    Within a run of the game a steady clock counts, whatever is done to the computer's; from one run
    to the next it is the computer's.

    Args:
        world: the levels and the minutes.
        player: whose it is, and where it is kept.
        now: the computer's clock, in seconds.
        steady: a clock that is never set, in seconds.
    """

    def __init__(
        self,
        world: World,
        player: Player,
        now: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self.world = world
        self._player = player
        self._now, self._steady = now, steady
        self._take_up()

    def _take_up(self) -> None:
        self._uid, minutes = self._player.profile.uid, self.world.minutes or 0
        found = self._player.lesson(self._name)
        kept = taken_up(Kept(*found) if found else None, minutes, self._now())
        if kept is None:
            idents = [path.stem for path in self.world.levels]
            before = {ident: len(self._player.attempts(ident)) for ident in idents}
            kept = Kept(minutes * 60.0, self._now(), before)
        self._left, self._since, self._before = kept.left, self._steady(), kept.before
        self._noted = self._since
        self._note()

    @property
    def _name(self) -> str:
        """What it is kept under: its title, its time and its levels."""
        levels = (path.stem for path in self.world.levels)
        return "\n".join([self.world.title, str(self.world.minutes), *levels])

    @property
    def left(self) -> float:
        """Seconds that are left; 0 when the time is up."""
        return max(self._left - (self._steady() - self._since), 0.0)

    def tick(self) -> None:
        """Note every now and then how much is left; another player has a lesson of their own."""
        if self._player.profile.uid != self._uid:
            self._take_up()
        elif self._steady() - self._noted >= KEEP_EVERY:
            self._noted = self._steady()
            self._note()

    def _note(self) -> None:
        self._player.keep_lesson(self._name, self.left, self._now(), self._before)

    # -- in words and figures ------------------------------------------------------------------

    @property
    def told(self) -> str:
        """How much time is left, in whole minutes rounded up, and that nothing hangs on it."""
        if self.left <= 0:
            return say("lesson.over")
        clock = say("lesson.left", count=-int(-self.left // 60))
        return say("lesson.told", clock=clock)

    def rows(self) -> tuple[Row, ...]:
        """What came of each level since the lesson began."""
        from game.rules.lesson.summary import row_of

        found = []
        for path in self.world.levels:
            attempts = self._player.attempts(path.stem)[self._before.get(path.stem, 0) :]
            try:
                title = load_level(path).title
            except LevelError:
                title = path.stem
            found.append(row_of(path.stem, title, attempts))
        return tuple(found)

    @property
    def done(self) -> str:
        """How many of its levels were won in it, in words."""
        won = sum(bool(row.stars) for row in self.rows())
        return say("lesson.done", done=won, all=len(self.world.levels))
