"""What is said when the stream has ended: the result, and the ledger of moves."""

from __future__ import annotations

from game.rules.coach import WORTH_SAYING, explain_move
from game.rules.ending import badge, next_star, of_practice, percent, stars_words
from game.rules.session import Result, Session
from game.text.terminal import Terminal
from game.text.words import answer, move_line

WHOLE_LEDGER = 40
"""Streams up to this length are reviewed move by move; of longer ones, only what matters."""


def say_result(terminal: Terminal, session: Session, result: Result, *, retry: bool) -> None:
    """Stars, figures, and what the next star asks."""
    right = f"Questions right: {result.questions_right} of {result.questions}. "
    right = right if result.questions else ""
    earned = f"You earned {stars_words(result.stars)} of three."
    if session.mode == "practice":
        earned = of_practice(result)
    terminal.say()
    terminal.say(f"The stream has ended. {earned}", "bold")
    terminal.say(
        f"Confidence {percent(result.confidence)}; par, the network's, is {percent(result.par)}. "
        f"{right}Gate changes: {result.gate_changes}, budget {result.budget}."
    )
    sight = "You had seen this stream before. " if retry else ""
    undone = {0: "", 1: "You undid one move. "}.get(
        result.undos, f"You undid {result.undos} moves. "
    )
    compared = f"{badge(result)}. " if badge(result) else ""
    terminal.say(f"{compared}{next_star(result)} {undone}{sight}Seed {session.seed}.")


def say_review(terminal: Terminal, session: Session, most: int | None = None) -> None:
    """The ledger: each move, what it was worth, and a sentence where it mattered.

    Args:
        terminal: where to say it.
        session: a play whose stream has ended.
        most: how many moves to speak of at most, the costliest; all that matter if not given.
    """
    steps = session.deal.stream.steps
    whole = len(steps) <= WHOLE_LEDGER
    terminal.say()
    terminal.say("Review" if whole else "Review of the moves that mattered", "bold")
    told = [t for t in range(len(steps)) if whole or _matters(session, t)]
    if not told:
        terminal.say("None did: every move was as good as the network's.")
    if most is not None and len(told) > most:
        terminal.say(f"{len(told)} did; these {most} cost most.")
        told = sorted(sorted(told, key=lambda t: session.moves[t].value)[:most])
    for t in told:
        played = session.moves[t]
        step = steps[t]
        right = "" if not step.is_question else (
            ", right" if step.accepts(played.predicted) else f", not {step.wanted}"
        )  # fmt: skip
        said = f"said {answer(played.predicted)}{right}"
        worth = f"{played.mark} " if played.mark else ""
        worth += f"{played.value:+.1f} bits" if abs(played.value) >= WORTH_SAYING else "no cost"
        moved = move_line(session.level, played.move)
        terminal.say(f'{t + 1}. "{step.text}": {moved}; {said}; {worth}.', _style(played.mark))
        if _matters(session, t):
            terminal.say(f"   {explain_move(session, t)}")
    total = session.evaluation - session.deal.network_bits
    against = "as good as" if abs(total) < WORTH_SAYING else f"{total:+.1f} bits against"
    terminal.say(f"All moves together: {against} the network.")


def _matters(session: Session, t: int) -> bool:
    played, step = session.moves[t], session.deal.stream.steps[t]
    wrong = step.counts and not step.accepts(played.predicted)
    return bool(played.mark) or abs(played.value) >= WORTH_SAYING or wrong


def _style(mark: str) -> str:
    return {"!!": "green", "?!": "yellow", "?": "yellow", "??": "red"}.get(mark, "")
