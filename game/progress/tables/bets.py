"""The table of bets on what the network would say."""

from __future__ import annotations

from typing import Final

from game.progress.played import AnySession
from game.progress.records import Bet
from game.progress.rows import kinds, sound
from game.progress.tables.profiles import Profiles

BET: Final = kinds(str, float, str)


class Bets(Profiles):
    """Bets, each with what came of it."""

    def keep_bet(self, session: AnySession, t: int, bet: Bet) -> None:
        """Keep what was bet on step t of a play, and what came of it."""
        known = (session.level.id, session.level.task_hash, session.seed, t)
        row = (*known, bet.said, bet.sure, bet.came, self._clock().isoformat())
        names = "profile, level_id, task_hash, seed, t, said, sure, came, made"
        self._write_own((f"INSERT INTO bets ({names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row))

    def bets(self, level_id: str | None = None) -> tuple[Bet, ...]:
        """All bets on a level, or on all of them, the oldest first."""
        rows = self._read_own(
            "SELECT said, sure, came FROM bets "
            "WHERE profile = ? AND (? IS NULL OR level_id = ?) ORDER BY id",
            level_id,
            level_id,
        )
        return tuple(Bet(*row) for row in sound(rows, BET))

    def bet_on(self, session: AnySession) -> frozenset[int]:
        """The steps of a stream on which bets were kept, in this play of it or another."""
        query = (
            "SELECT t FROM bets WHERE profile = ? AND level_id = ? AND task_hash = ? AND seed = ?"
        )
        level = session.level
        return frozenset(
            row[0] for row in self._read_own(query, level.id, level.task_hash, session.seed)
        )
