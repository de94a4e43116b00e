"""What the coach shows of a moment of practice, worked out once; in play it shows nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.lstm.cell import Gates
from game.progress.settings import Settings
from game.rules.coach import explain_move
from game.rules.played import Played
from game.rules.practice.outlook import Outlook, outlook
from game.rules.session import Session
from game.ui.motion import STEADY, approach
from game.ui.play.model import PlayModel
from game.ui.play.sheet import Same
from game.words import Language, language

WORDS_AT, OUTLOOK_AT = 0.1, 0.4
"""How far a step has played out when each is worked out, so that no frame has to wait for both."""


def coach_lines(text: float) -> int:
    """How many lines are kept for what the coach says of a move; with large text one more."""
    return 2 + (text > 1.4)


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

    @property
    def blind(self) -> Coaching:
        """The same without how it would go on."""
        return replace(self, outlook=None)


NO_COACH = Coaching()
"""What there is to see in play."""


class Coach:
    """Looks on, and remembers what it said: a moment that is shown again costs nothing."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._now = NO_COACH
        self._said: dict[tuple[int, Language], tuple[Played, str]] = {}
        self._seen: tuple[Session, int, Outlook] | None = None
        self.bar: float | None = None
        """Where the evaluation bar is drawn, on its way to where it belongs."""

    def look(self, model: PlayModel, settings: Settings, *, over: bool = False) -> Coaching:
        """What to show now; of a play nothing, unless it is over and only shown again."""
        session, past = model.settled, model.inspected
        if session.mode != "practice" and not over:
            return NO_COACH
        key = Same(session), past, settings
        if self._key != key:
            self._key = key
            self._now = self._coaching(session, past, settings)
        return self._now

    def _coaching(self, session: Session, past: int | None, settings: Settings) -> Coaching:
        t = session.t if past is None else past + 1
        last = session.moves[t - 1] if t else None
        now = self._outlook(session, t)
        ghosts = now.own if past is None else session.moves[past].own
        return Coaching(
            ghosts if settings.coach_ghosts else None,
            now if settings.coach_bar else None,
            last if settings.coach_marks else None,
            settings.coach_marks,
            self._words(session, last) if settings.coach_words and last is not None else "",
        )

    def _outlook(self, session: Session, t: int) -> Outlook:
        if self._seen is None or self._seen[0] is not session or self._seen[1] != t:
            self._seen = session, t, outlook(session, t)
        return self._seen[2]

    def _words(self, session: Session, played: Played) -> str:
        """The sentence on a move; sessions that share the move share the sentence."""
        key = id(played), language()
        kept = self._said.get(key)
        if kept is None or kept[0] is not played:
            self._said[key] = kept = played, explain_move(session, played.t)
        return kept[1]

    def prepare(self, model: PlayModel, settings: Settings, *, over: bool = False) -> None:
        """Work out what will be said while a step plays out, a part at a time."""
        run, session = model.run, model.session
        if run is None or (session.mode != "practice" and not over):
            return
        if run.progress > OUTLOOK_AT:
            self._outlook(session, session.t)
        elif run.progress > WORDS_AT and settings.coach_words:
            self._words(session, session.moves[-1])

    def update(self, now: Coaching, dt: float, *, still: bool) -> None:
        """Move the bar on by dt milliseconds."""
        to = now.outlook.rest if now.outlook else None
        if to is None or self.bar is None or still:
            self.bar = to
        else:
            self.bar = approach(self.bar, to, dt, STEADY)
