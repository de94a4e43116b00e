"""What is said when the stream has ended: the result, and the ledger of moves."""

from __future__ import annotations

from game.rules.coach import WORTH_SAYING, explain_move
from game.rules.ending import badge, next_star, of_practice, percent
from game.rules.names import wanted
from game.rules.result import Result
from game.rules.session import Session
from game.text.spoken import answer, marked, move_line, worth
from game.text.terminal import Terminal
from game.words import say

WHOLE_LEDGER = 40
"""Streams up to this length are reviewed move by move; of longer ones, only what matters."""


def say_result(terminal: Terminal, session: Session, result: Result, *, retry: bool) -> None:
    """Stars, figures, and what the next star asks."""
    earned = say(f"text.result.stars.{result.stars}")
    if session.mode == "practice":
        earned = of_practice(result)
    if session.mode == "guided":
        earned = say("text.guided.ended")
    terminal.say()
    terminal.say(f"{say('text.after.ended')} {earned}", "bold")
    shares = {"confidence": percent(result.confidence), "par": percent(result.par)}
    said = [say("text.result.confidence", **shares)]
    if result.questions:
        right = {"right": result.questions_right, "all": result.questions}
        said.append(say("text.result.questions", **right))
    said.append(say("text.result.changes", changes=result.gate_changes, budget=result.budget))
    terminal.say(" ".join(said))
    said = [f"{badge(result)}."] if badge(result) else []
    said.append(next_star(result))
    if result.undos:
        said.append(say("text.result.undone", count=result.undos))
    if retry:
        said.append(say("text.result.seen"))
    said.append(say("text.result.seed", seed=session.seed))
    terminal.say(" ".join(said))


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
    terminal.say(say("text.review.whole" if whole else "text.review.mattered"), "bold")
    told = [t for t in range(len(steps)) if whole or _matters(session, t)]
    if not told:
        terminal.say(say("text.review.none"))
    if most is not None and len(told) > most:
        terminal.say(say("text.review.worst", all=len(told), most=most))
        told = sorted(sorted(told, key=lambda t: session.moves[t].value)[:most])
    for t in told:
        played = session.moves[t]
        step = steps[t]
        right = step.accepts(played.predicted)
        key = "said" if not step.is_question else "said_right" if right else "said_wrong"
        said = say(f"text.review.{key}", answer=answer(played.predicted), wanted=wanted(step))
        valued = f"{marked(played.mark)} {worth(played.value)}".strip()
        moved = move_line(session.level, played.move)
        terminal.say(
            f"{t + 1}. {say('common.quoted', text=step.text)}: {moved}; {said}; {valued}.",
            _style(played.mark),
        )
        if _matters(session, t):
            terminal.say(f"   {explain_move(session, t)}")
    total = session.evaluation - session.deal.network_bits
    key = "total_even" if abs(total) < WORTH_SAYING else "total"
    terminal.say(say(f"text.review.{key}", bits=f"{total:+.1f}"))


def _matters(session: Session, t: int) -> bool:
    played, step = session.moves[t], session.deal.stream.steps[t]
    wrong = step.counts and not step.accepts(played.predicted)
    return bool(played.mark) or abs(played.value) >= WORTH_SAYING or wrong


def _style(mark: str) -> str:
    return {"!!": "green", "?!": "yellow", "?": "yellow", "??": "red"}.get(mark, "")
