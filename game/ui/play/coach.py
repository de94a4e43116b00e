"""What the coach shows of a moment of practice, worked out once; in play it shows nothing."""

from __future__ import annotations

from dataclasses import dataclass

from game.lstm.cell import Gates
from game.rules.coach import explain_move
from game.rules.practice.outlook import Outlook, outlook
from game.rules.session import Played, Session
from game.ui.context import Settings
from game.ui.play.animation import approach
from game.ui.play.model import PlayModel

BAR_MS = 140.0
"""After this time the evaluation bar has covered two thirds of its way."""


@dataclass(frozen=True, slots=True)
class Coaching:
    """What is shown, each part only if it is switched on.

    Args:
        ghosts: where the network would set its gates at the step that is shown.
        outlook: how things stand after the last move.
        last: the last move, with its value and its mark.
        marks: whether moves have their marks.
        words: a sentence on the last move.
    """

    ghosts: Gates | None = None
    outlook: Outlook | None = None
    last: Played | None = None
    marks: bool = False
    words: str = ""


NO_COACH = Coaching()
"""What there is to see in play."""


class Coach:
    """Looks on, and remembers what it said: a moment that is shown again costs nothing."""

    def __init__(self) -> None:
        self._about: tuple[Session, int, bool] | None = None
        self._settings: Settings | None = None
        self._now = NO_COACH
        self._said: dict[int, tuple[Played, str]] = {}
        self.bar: float | None = None
        """Where the evaluation bar is drawn, on its way to where it belongs."""

    def look(self, model: PlayModel, settings: Settings) -> Coaching:
        """What to show now."""
        session = model.settled
        if session.mode != "practice":
            return NO_COACH
        t = session.t if model.inspected is None else model.inspected + 1
        about = session, t, model.inspected is not None
        if self._about is None or self._about[0] is not session or self._about[1:] != about[1:]:
            self._settings = None
        if self._settings is not settings:
            self._about, self._settings = about, settings
            self._now = self._coaching(session, t, settings, past=about[2])
        return self._now

    def _coaching(self, session: Session, t: int, settings: Settings, *, past: bool) -> Coaching:
        last = session.moves[t - 1] if t else None
        now = outlook(session, t)
        ghosts = last.own if past and last is not None else now.own
        return Coaching(
            ghosts if settings.coach_ghosts else None,
            now if settings.coach_bar else None,
            last if settings.coach_marks else None,
            settings.coach_marks,
            self._words(session, last) if settings.coach_words and last is not None else "",
        )

    def _words(self, session: Session, played: Played) -> str:
        """The sentence on a move; sessions that share the move share the sentence."""
        kept = self._said.get(id(played))
        if kept is None or kept[0] is not played:
            self._said[id(played)] = kept = played, explain_move(session, played.t)
        return kept[1]

    def update(self, now: Coaching, dt: float, *, still: bool) -> None:
        """Move the bar on by dt milliseconds."""
        to = now.outlook.rest if now.outlook else None
        if to is None or self.bar is None or still:
            self.bar = to
        else:
            self.bar = approach(self.bar, to, dt, BAR_MS)
