"""The coach at a terminal: what is asked of it during a play, and what it says after each move."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.progress.settings import kept_settings
from game.progress.store import Bet, Store
from game.rules.review.what_if import branch
from game.rules.script import Ask, ScriptError, Word
from game.rules.session import Session
from game.text import spoken
from game.text.after import step_number
from game.text.coach import (
    as_practice,
    ask_what_if,
    parse_bet,
    say_bet,
    say_coach_hint,
    say_eval,
    say_move,
    shown,
)
from game.text.help import say_hint
from game.text.rivals import say_rivals
from game.text.terminal import Terminal
from game.words import say


@dataclass
class Coaching:
    """What one player hears of the coach.

    Args:
        terminal: where it is said.
        store: where bets are kept.
        heard: whether the coach speaks after every move.
    """

    terminal: Terminal
    store: Store
    heard: bool
    _bet: tuple[str, float] | None = field(default=None, init=False)

    def moved(self, session: Session) -> None:
        """Say what there is to say of the last move."""
        if self.heard:
            say_move(self.terminal, session, kept_settings(self.store))
        if self._bet is not None:
            played, (said, sure) = session.moves[-1], self._bet
            bet, self._bet = Bet(said, sure, played.predicted), None
            self.store.keep_bet(session, played.t, bet)
            say_bet(self.terminal, bet)

    def waits(self, session: Session) -> None:
        """Offer a bet where a question waits in a practice, if bets are wanted."""
        step = session.current
        asked = self.heard and step is not None and step.is_question
        if asked and kept_settings(self.store).bets:
            self.terminal.say(say("text.coach.bet_asked"))

    def hint(self, session: Session, asked: int) -> None:
        """In practice a hint about this very token; in play the next of the level's own."""
        if session.mode == "practice":
            say_coach_hint(self.terminal, session, session.valves, asked)
        else:
            say_hint(self.terminal, session.level, asked)

    def asked(self, session: Session, command: Word | Ask) -> Session:
        """Do what is asked; in a play there is little to be had. Gives the session after it."""
        try:
            match command:
                case Word("coach", rest):
                    session, self.heard = as_practice(self.terminal, session, rest)
                case Word("bet", rest):
                    self._bet = parse_bet(rest, session)
                    self.terminal.say(say("text.coach.bet_taken"))
                case _ if session.mode == "play":
                    raise ScriptError(say("text.coach.hidden"))
                case Word("rivals"):
                    say_rivals(self.terminal, session)
                case Word("eval"):
                    say_eval(self.terminal, session)
                case Word("show", rest):
                    return self._show(session, rest)
                case Word("branch", rest):
                    return branch(session, step_number(rest, session))
                case Ask():
                    ask_what_if(self.terminal, session, command)
                case Word(name):
                    raise ScriptError(say("text.coach.for_the_end", name=name))
        except ScriptError as error:
            self.terminal.say(str(error), "yellow")
        return session

    def _show(self, session: Session, rest: str) -> Session:
        """The network's move in place of the player's, or all moves that are left."""
        if rest.lower() not in ("", "all"):
            raise ScriptError(say("text.coach.show_expected"))
        while not session.finished:
            session = shown(self.terminal, session)
            self.terminal.say(spoken.prediction(session.level, session.moves[-1].trace.p))
            self.moved(session)
            if not rest:
                break
            if not session.finished:
                self.terminal.say()
                self.terminal.say(spoken.token(session), "bold")
        return session
