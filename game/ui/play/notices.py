"""What the play screen says: brief, hints, and what to do until the first step is made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from game.level.model import GATES, GateName, Level
from game.rules.move import Move
from game.rules.practice.hints import GRADES, hint
from game.rules.session import Session
from game.words import listed, say


@dataclass(frozen=True, slots=True)
class Notice:
    """What the banner says. `label` stands before the text."""

    kind: str
    text: str
    label: str = ""


Why: TypeAlias = Literal["continued", "reloaded", "anew"]
"""Why a play that is opened is already under way."""


def hint_notice(level: Level, number: int) -> Notice:
    """A hint as the banner shows it."""
    hints = level.hints
    return Notice("hint", hints[number], _hint_label(number + 1, len(hints)))


def _hint_label(number: int, of: int) -> str:
    return say("play.notices.hint_of", number=number, of=of)


def restarted() -> Notice:
    """What is said after a restart: that it can be undone."""
    return Notice("hint", say("tutorial.restart.text"), say("tutorial.restart.label"))


# -- the first step --------------------------------------------------------------------------

Piece: TypeAlias = tuple[str, GateName | None]
"""Some words, or the letter of a gate."""
Guide: TypeAlias = tuple[tuple[Piece, ...], ...]
"""The same advice, told at length and ever shorter; empty when none is needed."""

NO_GUIDE: Final[Guide] = ()
_LETTER: Final = re.compile(r"\[([FIO])\]")
"""A gate's letter, as it stands in the catalogue."""


def guide(gates: tuple[GateName, ...], *, turned: bool) -> Guide:
    """What to do now: set the player's gates, and once one of them was turned, step."""
    if turned or not gates:
        return _pieces(say("play.first.step")), _pieces(say("play.first.step_short"))
    opened = listed([say(f"play.first.open_{gate}") for gate in gates])
    does = listed([say(f"play.first.does_{gate}") for gate in gates])
    return (
        _pieces(say("play.first.open", gates=opened)),
        _pieces(say("play.first.does", gates=does)),
        _pieces(say("play.first.set")),
        _pieces(say("play.first.set_short")),
    )


def _pieces(text: str) -> tuple[Piece, ...]:
    """A text in pieces, at each letter of a gate."""
    parts = _LETTER.split(text)  # every other one is a letter
    found: list[Piece] = []
    for n, part in enumerate(parts):
        gate = next((each for each in GATES if each.upper() == part), None) if n % 2 else None
        if part:
            found.append((part, gate))
    return tuple(found)


@dataclass
class Advice:
    """What the player is told while playing: the brief, a hint asked for, a play taken up again.

    In play the hints are the level's own, one after the other; in practice they are about the
    step that waits, and tell ever more of it: `grade` is how much, `graded` what was said last.

    `resumed` says that the play was left earlier, or its level reloaded, and nothing was done
    since; `why` is what is said of that; `guided` that no step was made yet, so that it is said
    what to do.
    """

    resumed: bool = False
    guided: bool = False
    hints_shown: int = 0
    why: Why = "continued"
    grade: int = 0
    graded: Notice | None = None

    def notice(self, session: Session) -> Notice:
        """What the banner says."""
        if self.resumed:
            return Notice(
                "hint", say(f"play.notices.{self.why}.text"), say(f"play.notices.{self.why}.label")
            )
        if self.graded is not None:
            return self.graded
        if self.hints_shown and session.level.hints:
            return hint_notice(session.level, self.hints_shown - 1)
        return Notice("brief", session.level.brief)

    def hint(self, session: Session, move: Move) -> None:
        """Show the next hint; after the level's last one, the brief again."""
        self.resumed = False
        if session.mode == "practice":
            if not session.finished:
                self._next_grade(session, move)
        elif session.level.hints:
            self.hints_shown = (self.hints_shown + 1) % (len(session.level.hints) + 1)

    def _next_grade(self, session: Session, move: Move) -> None:
        found = hint(session, move, min(self.grade + 1, GRADES))
        self.grade = found.grade or self.grade
        label = _hint_label(found.grade, GRADES) if found.grade else say("play.notices.hint")
        self.graded = Notice("hint", found.text, label)

    def stepped(self) -> None:
        """A step was made: the player knows how."""
        self.resumed = self.guided = False
        self.moved_on()

    def moved_on(self) -> None:
        """Another step waits: what was said of the one before no longer holds."""
        self.grade, self.graded = 0, None
