"""Bets of a practice: whether one is wanted before the step that waits, and what came of it."""

from __future__ import annotations

from game.level.stream import BLANK
from game.progress.records import Bet
from game.progress.store import Store
from game.rules.session import Session
from game.ui.play.model import PlayModel
from game.words import say


class Betting:
    """What the player bets on: what the cell will say to a question, and how sure that is.

    A step is bet on at most once on a stream: what came of it is known afterwards, whether it is
    undone or left for another day.

    Args:
        model: the practice; in play no bet is wanted.
        store: where bets are kept.
    """

    def __init__(self, model: PlayModel, store: Store) -> None:
        self._model, self._store = model, store
        self.said: str | None = None
        """The answer chosen for the step that waits; empty for silence."""
        self.sure: float | None = None
        """How sure the player said to be of it, from 0 to 1."""
        self._stream: tuple[str, int] | None = None
        self._spent: set[int] = set()
        self._made: dict[int, Bet] = {}
        self._waiting = -1

    # -- what is the case ------------------------------------------------------------------------

    def wanted(self, *, on: bool) -> bool:
        """Whether the step that waits is a question to bet on first."""
        return on and self._may and not self.placed

    @property
    def _may(self) -> bool:
        model, session = self._model, self._model.session
        if session.mode != "practice" or not model.playing or session.t in self._spent:
            return False
        step = session.current
        return step is not None and step.counts

    @property
    def placed(self) -> bool:
        """Whether a bet on the step that waits is made."""
        return self.said is not None and self.sure is not None

    def told(self, t: int | None) -> str:
        """What is to be said of a bet: that it is made, or what came of it; nothing without one.

        Args:
            t: the step whose outcome is shown.
        """
        if self.placed and self._may:
            return say("play.bet.made", said=_words(self.said), sure=f"{self.sure:.0%}")
        bet = self._made.get(t) if t is not None else None
        if bet is None:
            return ""
        return say(
            "play.bet.came", said=_words(bet.said), sure=f"{bet.sure:.0%}", came=_words(bet.came)
        )

    # -- what happens ----------------------------------------------------------------------------

    def choose(self, said: str) -> None:
        """Bet on an answer."""
        if self._may:
            self.said = said

    def be_sure(self, sure: float) -> None:
        """Say how sure the bet is."""
        if self._may:
            self.sure = sure

    def follow(self) -> None:
        """Go with the practice: keep the bet on a step that was taken, offer none on it again."""
        session = self._model.session
        if self._stream != _stream(session):
            self._begin(session)
        for played in session.moves:
            if played.t in self._spent:
                continue
            self._spent.add(played.t)
            if self.placed and played.t == self._waiting:
                bet = Bet(self.said or BLANK, self.sure or 0.0, played.predicted)
                self._made[played.t] = bet
                self._store.keep_bet(session, played.t, bet)
        if self._waiting != session.t:
            self._waiting, self.said, self.sure = session.t, None, None

    def _begin(self, session: Session) -> None:
        self._stream, self._made = _stream(session), {}
        self._spent = {played.t for played in (*session.moves, *session.undone)}
        self._spent |= self._store.bet_on(session) if session.mode == "practice" else frozenset()
        self._waiting, self.said, self.sure = session.t, None, None


def _stream(session: Session) -> tuple[str, int]:
    return session.level.id, session.seed


def _words(answer: str | None) -> str:
    return answer or say("play.bet.nothing")
