"""The course of a play: steps made, taken back and made again, and streams given up for others."""

from __future__ import annotations

from collections.abc import Callable

from game.rules.move import Move
from game.rules.session import Session
from game.rules.tutorial import guided as lessons


class Course:
    """The play as it stands, and what undo goes back to.

    Args:
        session: the play to go on with.
        deal_again: makes a session on a fresh stream.
        seconds: how long the play had been before the player's eyes when it was left.
    """

    def __init__(
        self, session: Session, deal_again: Callable[[], Session], seconds: float = 0.0
    ) -> None:
        self.session = session
        self.seconds = seconds
        """How long this play has been before the player's eyes."""
        self._deal_again = deal_again
        self._given_up: list[tuple[Session, Move, float]] = []
        """The plays that were given up for fresh streams, each as it stood, the last one last."""

    @property
    def went_wrong(self) -> bool:
        """Whether it is a guided play that did not go as it should."""
        return self._wrong_at is not None

    @property
    def _wrong_at(self) -> int | None:
        """The step at which a guided play went wrong."""
        wrong = lessons.mishap(self.session) if self.session.mode == "guided" else None
        return None if wrong is None else wrong.t

    def play(self, move: Move) -> None:
        """Make the step that waits."""
        self.session = self.session.play(move)

    def undo(self) -> Move | None:
        """Take the last step back; at a fresh stream's start, go back to the play before it.

        In a guided play that went wrong it goes back to where it did.

        Returns:
            Where the valves stood then; None where there is nothing to take back.
        """
        if not self.session.moves and self._given_up:
            self.session, move, self.seconds = self._given_up.pop()
            return move
        wrong_at = self._wrong_at
        return self.back_to(self.session.t - 1 if wrong_at is None else wrong_at)

    def redo(self) -> Move | None:
        """Make the step again that was taken back; gives where the valves stand then."""
        if not self.session.undone:
            return None
        self.session = self.session.redo()
        return self.session.valves

    def back_to(self, t: int) -> Move | None:
        """Take steps back until this one waits again; gives where the valves stood there."""
        if not 0 <= t < self.session.t:
            return None
        move = self.session.moves[t].move
        self.session = self.session.back_to(t)
        return move

    def restart(self, move: Move) -> bool:
        """Begin on a fresh stream, with the valves where they stood; whether undo can go back."""
        if self.session.moves or self.session.undone:
            self._given_up.append((self.session, move, self.seconds))
        self.session, self.seconds = self._deal_again(), 0.0
        return bool(self._given_up)
