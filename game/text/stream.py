"""Stepping through a stream that was played to its end, token by token."""

from __future__ import annotations

from typing import Final

from game.rules.coach import explain_move
from game.rules.names import wanted
from game.rules.session import Session
from game.text import spoken
from game.text.review import say_review
from game.text.terminal import Terminal
from game.words import say

MOST: Final = 6
"""So many moves are spoken of unasked; of a bad table, nearly every move matters."""


def read_stream(terminal: Terminal, session: Session) -> None:
    """Say what mattered on a stream, then any step that is asked for, until it is closed."""
    say_review(terminal, session, MOST)
    T, t = len(session.moves), -1
    terminal.say(say("text.stream.how", last=T))
    while True:
        line = terminal.ask(say("text.stream.prompt") + " ")
        word = "close" if line is None else line.strip().lower()
        if word in ("close", "quit", "q"):
            terminal.say(say("text.stream.back"))
            return
        if word in ("", "next"):
            t += 1
        elif word == "back":
            t -= 1
        elif word.isdecimal() and len(word) <= 4:
            t = int(word) - 1
        else:
            terminal.say(say("text.stream.expected", last=T, word=word[:40]))
            continue
        t = min(max(t, 0), T - 1)
        _say_step(terminal, session, t)


def _say_step(terminal: Terminal, session: Session, t: int) -> None:
    played, step = session.moves[t], session.deal.stream.steps[t]
    key = "right" if step.known else "came"
    right = say(f"text.stream.{key}", wanted=wanted(step)) if step.is_question else ""
    place = {"step": t + 1, "all": len(session.moves), "text": step.text, "cls": step.cls}
    terminal.say()
    terminal.say(say("text.stream.step", **place), "bold")
    terminal.say(spoken.valves(session.level, played.move))
    terminal.say(spoken.memory(session.deal, played.trace.state))
    terminal.say(f"{spoken.prediction(session.level, played.trace.p)} {right}".strip())
    terminal.say(f"{spoken.marked(played.mark)} {explain_move(session, t)}".strip())
