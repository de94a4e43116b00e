"""The duel: one stream after another, each about twice as long, until somebody answers wrong.

Both play the same stream. A side fails with the first question it answers wrong that can be known;
the duel ends with the first side that fails, or undecided after the longest stream.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, Literal, TypeAlias

import numpy as np

from game.level.model import Level
from game.level.stream import Stream
from game.lstm.weights import Weights
from game.rules.deal import Deal
from game.rules.move import Move
from game.rules.practice.contenders import Contender
from game.rules.practice.lengths import TRIES, Ladder, Rung, ladder
from game.rules.practice.rival_run import Track, player_track, rival_track
from game.rules.practice.run_on import Way, habits, run_on
from game.rules.session import Session

Side: TypeAlias = Literal["you", "rival", "both"]
"""Who answered wrong; both when it was at the same question."""

Outcome: TypeAlias = Literal["won", "lost", "drawn"]

SEEDS_A_ROUND: Final = 2 * TRIES
"""How far apart the seeds of two rounds lie, so that no stream comes twice."""


class DuelError(ValueError):
    """A level on which nobody can fail; the text says why."""


@dataclass(frozen=True)
class Round:
    """One stream of a duel.

    Args:
        rung: about how long it is.
        session: the player's play of it.
        rival: the opponent's, whole; what of it may be seen, `shown` says.
    """

    rung: Rung
    session: Session
    rival: Track

    @cached_property
    def player(self) -> Track:
        """The player, as far as the session has come."""
        return player_track(self.session)

    @cached_property
    def failed(self) -> Side | None:
        """Who has answered wrong first; a mistake of the opponent's counts once both are there."""
        mine, theirs = self.player.first_mistake, self.rival.first_mistake
        if theirs is not None and theirs >= self.session.t:
            theirs = None
        if mine is None or theirs is None:
            return None if mine is theirs else "rival" if mine is None else "you"
        return "both" if mine == theirs else "you" if mine < theirs else "rival"

    @property
    def over(self) -> bool:
        """Whether the stream has ended, or somebody has answered wrong."""
        return self.session.finished or self.failed is not None

    @cached_property
    def shown(self) -> Track:
        """The opponent, as far as it may be seen: not at all before the round is over."""
        return self.rival.upto(self.session.t if self.over else 0)


@dataclass(frozen=True)
class Duel:
    """A duel up to now. Every change gives a new duel; this one stays.

    Args:
        level: the level whose recipe is stretched.
        network: the network whose memory the player works with.
        opponent: the other side.
        ladder: the lengths of the rounds.
        seed: what all streams follow from.
        rounds: those begun so far, the one under way last.
    """

    level: Level
    network: Weights = field(repr=False)
    opponent: Contender
    ladder: Ladder
    seed: int
    rounds: tuple[Round, ...] = field(default=(), repr=False)

    @classmethod
    def start(cls, level: Level, network: Weights, opponent: Contender, seed: int) -> Duel:
        """A duel at its first token.

        Args:
            level: the level.
            network: its trained network.
            opponent: the other side.
            seed: from 0; the same seed gives the same streams.

        Raises:
            DuelError: the level asks nothing that can be known.
        """
        network = network.astype(np.float64)
        return cls(level, network, opponent, kept_ladder(level), seed)._with_round()

    def _with_round(self) -> Duel:
        rung = self.ladder.rungs[len(self.rounds)]
        try:
            seed = self.seed + SEEDS_A_ROUND * len(self.rounds)
            stream = rung.stream(seed, self._asks_for_something)
        except ValueError as error:
            raise DuelError(f"{error} Nobody can fail in a duel here.") from None
        deal = Deal.of(self.level, self.network, stream)
        rival = rival_track(deal, self.opponent.name, self.opponent.weights)
        begun = Round(rung, Session(deal, mode="practice"), rival)
        return replace(self, rounds=(*self.rounds, begun))

    def _asks_for_something(self, stream: Stream) -> bool:
        """Whether doing nothing at all would fail on a stream."""
        session = Session(Deal.of(self.level, self.network, stream))
        idle = session.play_all([session.valves] * len(stream))
        return player_track(idle).first_mistake is not None

    # -- where the duel stands -----------------------------------------------------------------

    @property
    def now(self) -> Round:
        """The round under way, or the last one."""
        return self.rounds[-1]

    @property
    def session(self) -> Session:
        """The player's play of the round under way."""
        return self.now.session

    @property
    def outcome(self) -> Outcome | None:
        """How the duel has ended; None while it is undecided and can go on."""
        failed = self.now.failed
        if failed is not None:
            return {"you": "lost", "rival": "won", "both": "drawn"}[failed]  # type: ignore[return-value]
        last = len(self.rounds) == len(self.ladder.rungs)
        return "drawn" if self.now.over and last else None

    @property
    def survived(self) -> int:
        """The length of the longest stream the player got through, in tokens; 0 for none."""
        through = (each for each in self.rounds if each.session.finished)
        whole = (len(each.session.deal) for each in through if each.player.first_mistake is None)
        return max(whole, default=0)

    # -- moves ---------------------------------------------------------------------------------

    def play(self, *moves: Move) -> Duel:
        """The duel after some moves; those after the end of the round are not made.

        Raises:
            ValueError: the round is over, or a move is for another number of blocks.
        """
        if self.now.over:
            raise ValueError("The round is over.")
        session = self.session
        left = len(session.deal) - session.t
        after = replace(self.now, session=session.play_all(moves[:left]))
        over = self._mistake_before(after)
        if over is not None:  # nothing is played after the mistake that ends the round
            played = after.session.moves[: over + 1]
            after = replace(after, session=replace(after.session, moves=played))
        return self._put(after)

    def _mistake_before(self, after: Round) -> int | None:
        """The step of the first mistake of either side among those that were played."""
        both = (after.player.first_mistake, after.rival.first_mistake)
        made = [t for t in both if t is not None and t < after.session.t]
        return min(made, default=None)

    def undo(self) -> Duel:
        """The duel one move earlier, while the round is not over."""
        return self if self.now.over else self._put(replace(self.now, session=self.session.undo()))

    def redo(self) -> Duel:
        """The duel with the last undone move played again, while the round is not over."""
        return self if self.now.over else self._put(replace(self.now, session=self.session.redo()))

    def go_on(self, session: Session) -> Duel:
        """The duel with the player's play of this round as it has become, step by step.

        Raises:
            ValueError: the session is of another stream.
        """
        if session.deal is not self.session.deal:
            raise ValueError("This is a play of another stream.")
        return self if session is self.session else self._put(replace(self.now, session=session))

    def _put(self, now: Round) -> Duel:
        return replace(self, rounds=(*self.rounds[:-1], now))

    def next_round(self) -> Duel:
        """The duel at the first token of the next stream.

        Raises:
            ValueError: the round is not over, or the duel is.
        """
        if not self.now.over or self.outcome is not None:
            raise ValueError("There is no next round yet." if not self.now.over else "It is over.")
        return self._with_round()

    # -- running on ------------------------------------------------------------------------------

    @cached_property
    def habits(self) -> Mapping[str, Move]:
        """The move last made on each kind of token, in any round."""
        return habits(each.session for each in self.rounds)

    def run_on(self, move: Move, way: Way) -> tuple[Move, ...]:
        """The moves that running on makes from where the valves stand; see `run_on`."""
        return run_on(self.session, self.habits, move, way)


_ladders: dict[str, Ladder] = {}
_KEPT: Final = 16


def kept_ladder(level: Level) -> Ladder:
    """The lengths of a level's rounds, kept for the tasks that were asked for last."""
    found = _ladders.get(level.task_hash)
    if found is None:
        found = ladder(level)
        if len(_ladders) >= _KEPT:
            _ladders.pop(next(iter(_ladders)))
        _ladders[level.task_hash] = found
    # The task may be that of a level that was saved anew meanwhile, with another brief.
    return replace(found, rungs=tuple(replace(rung, level=level) for rung in found.rungs))
