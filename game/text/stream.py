"""Stepping through a stream that was played to its end, token by token."""

from __future__ import annotations

from typing import Final

from game.rules.coach import explain_move
from game.rules.session import Session
from game.text import words
from game.text.review import say_review
from game.text.terminal import Terminal

MOST: Final = 6
"""So many moves are spoken of unasked; of a bad table, nearly every move matters."""


def read_stream(terminal: Terminal, session: Session) -> None:
    """Say what mattered on a stream, then any step that is asked for, until it is closed."""
    say_review(terminal, session, MOST)
    T, t = len(session.moves), -1
    terminal.say(
        f"Type a step from 1 to {T}, Enter for the next one, back for the one before, or close."
    )
    while True:
        line = terminal.ask("step> ")
        word = "close" if line is None else line.strip().lower()
        if word in ("close", "quit", "q"):
            terminal.say("Back at the table.")
            return
        if word in ("", "next"):
            t += 1
        elif word == "back":
            t -= 1
        elif word.isdecimal() and len(word) <= 4:
            t = int(word) - 1
        else:
            terminal.say(f'Expected a step from 1 to {T}, Enter, back or close, not "{word[:40]}".')
            continue
        t = min(max(t, 0), T - 1)
        _say_step(terminal, session, t)


def _say_step(terminal: Terminal, session: Session, t: int) -> None:
    played, step = session.moves[t], session.deal.stream.steps[t]
    came = "Right is" if step.known else "What came is"
    right = f" {came} {step.wanted}." if step.is_question else ""
    terminal.say()
    terminal.say(f'Step {t + 1} of {len(session.moves)}: "{step.text}" ({step.cls})', "bold")
    terminal.say(words.valves(session.level, played.move))
    terminal.say(words.memory(session.deal, played.trace.state))
    terminal.say(words.prediction(session.level, played.trace.p) + right)
    terminal.say(f"{played.mark} {explain_move(session, t)}".strip())
