"""What the play screen says: brief, hints, and what to do until the first step is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from game.level.model import GateName, Level
from game.rules.move import Move
from game.rules.practice.hints import GRADES, hint
from game.rules.session import Session
from game.words import say


@dataclass(frozen=True, slots=True)
class Notice:
    """What the banner says. `label` stands before the text."""

    kind: str
    text: str
    label: str = ""


CONTINUED: Final = Notice(
    "hint", "You left this play here. Restart deals a fresh stream.", "Going on"
)


RELOADED: Final = Notice("hint", "The file was saved; you are where you were.", "Reloaded")
BEGUN_ANEW: Final = Notice(
    "hint", "The task is another one now, so the stream begins anew, with the same seed.",
    "Reloaded",
)  # fmt: skip


def hint_notice(level: Level, number: int) -> Notice:
    """A hint as the banner shows it."""
    hints = level.hints
    return Notice("hint", hints[number], f"Hint {number + 1} of {len(hints)}")


def restarted() -> Notice:
    """What is said after a restart: that it can be undone."""
    return Notice("hint", say("tutorial.restart.text"), say("tutorial.restart.label"))


# -- the first step --------------------------------------------------------------------------

Piece: TypeAlias = tuple[str, GateName | None]
"""Some words, or the letter of a gate."""
Guide: TypeAlias = tuple[tuple[Piece, ...], ...]
"""The same advice, told at length and ever shorter; empty when none is needed."""

NO_GUIDE: Final[Guide] = ()
VERBS: Final[dict[GateName, str]] = {"f": "keep", "i": "write", "o": "speak"}
"""What an open gate does."""


def guide(gates: tuple[GateName, ...], *, turned: bool) -> Guide:
    """What to do now: set the player's gates, and once one of them was turned, step."""
    if turned or not gates:
        return ((("Now let the token in: step.", None),), (("Now step.", None),))
    opened: list[Piece] = [("Open ", None)]
    named: list[Piece] = []
    for n, gate in enumerate(gates):
        comma: Piece = (", ", None)
        letter: Piece = (gate.upper(), gate)
        opened += [*([comma] if n else []), letter, (f" to {VERBS[gate]}", None)]
        named += [*([comma] if n else []), letter, (f" {VERBS[gate]}s", None)]
    return (
        (*opened, ("; then step.", None)),
        (*named, ("; set, then step.", None)),
        (("Set the valves, then step.", None),),
        (("Set valves; step.", None),),
    )


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
    why: Notice = CONTINUED
    grade: int = 0
    graded: Notice | None = None

    def notice(self, session: Session) -> Notice:
        """What the banner says."""
        if self.resumed:
            return self.why
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
        label = f"Hint {found.grade} of {GRADES}" if found.grade else "Hint"
        self.graded = Notice("hint", found.text, label)

    def stepped(self) -> None:
        """A step was made: the player knows how."""
        self.resumed = self.guided = False
        self.moved_on()

    def moved_on(self) -> None:
        """Another step waits: what was said of the one before no longer holds."""
        self.grade, self.graded = 0, None
