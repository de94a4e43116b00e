"""Plays begun, taken up again where they were left, and kept, so that a kill loses nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.level.model import Level, Mode
from game.progress.store import Store
from game.progress.understood import is_to_be_led
from game.rules.resume import resume
from game.rules.session import Session
from game.ui.library import Library


@dataclass(frozen=True, slots=True)
class Plays:
    """The plays of a player: where they are kept, where levels come from, and fresh seeds."""

    store: Store
    library: Library
    new_seed: Callable[[], int]

    def start(self, level: Level, seed: int | None = None, mode: Mode = "play") -> Session:
        """A new play of a level, or a practice.

        Args:
            level: the level.
            seed: the stream's seed; else the level's own the first time, then a fresh one.
            mode: whether it is a play, a practice or a guided play; these never take the stream
                that the first play is to be on.

        Raises:
            NetworkError: the level has no network that fits it.
        """
        if seed is None:
            known = mode != "play" or self.store.seen(level.id, level.play.seed)
            seed = self.new_seed() if known else level.play.seed
        return Session.start(level, seed, self.library.network(level), mode)

    def guided(self, level: Level, *, prompts: bool) -> Session | None:
        """The guided first play of a level, new or as it was left; None where none is wanted.

        Args:
            level: the level.
            prompts: whether the player wants any.

        Raises:
            NetworkError: the level has no network that fits it.
        """
        asked = level.play.guided and level.play.act == "hand" and prompts
        if not (asked and is_to_be_led(self.store, level.id)):
            return None
        return self.resume(level, "guided") or self.start(level, mode="guided")

    def resume(self, level: Level, mode: Mode = "play") -> Session | None:
        """The play or practice of a level that was left unfinished, if it still fits the level.

        Raises:
            NetworkError: the level has no network that fits it.
        """
        left = self.store.unfinished(level.id, mode)
        if left is None or left.task_hash != level.task_hash:
            return None  # before the network is asked for: a changed level may have none
        return resume(level, left, self.library.network(level))

    def seconds_before(self, session: Session) -> float:
        """How long a play had been before the player's eyes when it was left; else 0."""
        left = self.store.unfinished(session.level.id, session.mode)
        return left.seconds if left is not None and left.seed == session.seed else 0.0

    def keep(self, session: Session, seconds: float = 0.0) -> None:
        """Keep where a play stands, so that a kill loses nothing; one that is over is for `record`.

        Args:
            session: the play.
            seconds: how long it has been before the player's eyes.
        """
        if session.moves:
            retry = self.store.seen(session.level.id, session.seed)
            self.store.keep_unfinished(session, retry=retry, seconds=seconds)
        else:
            self.store.drop_unfinished(session.level.id, session.mode)

    def record(self, session: Session, seconds: float | None = None) -> bool:
        """Record a finished play; gives whether its stream had been seen to its end before.

        Args:
            session: the play.
            seconds: how long it was before the player's eyes.

        Raises:
            ValueError: the stream has not ended.
        """
        retry = self.store.seen(session.level.id, session.seed)
        self.store.record(session, retry=retry, seconds=seconds)
        return retry
