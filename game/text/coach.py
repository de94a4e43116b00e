"""The coach in words: how a play stands, what a move was worth, hints, and what if."""

from __future__ import annotations

from dataclasses import replace

from game.level.stream import BLANK
from game.progress.records import Bet
from game.rules.coach import WORTH_SAYING, explain_move
from game.rules.ending import percent
from game.rules.move import Move
from game.rules.practice.calibration import SURENESS
from game.rules.practice.hints import GRADES, hint
from game.rules.practice.outlook import network_move, outlook
from game.rules.review.what_if import WhatIf, what_if
from game.rules.script import Ask, ScriptError
from game.rules.session import Session
from game.text import words
from game.text.terminal import Terminal

HIDDEN = (
    "That stays hidden until the stream has ended. Type coach on to make this a practice, where "
    "the coach is heard at once; a practice earns no stars."
)
NAMED = 5
"""How many steps with another answer are told at most."""


def as_practice(terminal: Terminal, session: Session, rest: str) -> tuple[Session, bool]:
    """What `coach on` and `coach off` make of a play, and whether the coach is to be heard.

    Raises:
        ScriptError: neither is what was said.
    """
    match rest.lower():
        case "on" | "":
            if session.mode == "play":
                terminal.say("From here on this is a practice: it earns no stars.")
            terminal.say("The coach is heard after every move.")
            return replace(session, mode="practice"), True
        case "off":
            still = " It stays a practice." if session.mode == "practice" else ""
            terminal.say(f"The coach is silent.{still}")
            return session, False
    raise ScriptError("Expected coach on or coach off.")


def say_move(terminal: Terminal, session: Session) -> None:
    """What the last move was worth, in bits and in a sentence, and how things stand now."""
    played = session.moves[-1]
    terminal.say(words.network_gates(session.deal, played.own))
    worth = f"{played.value:+.1f} bits" if abs(played.value) >= WORTH_SAYING else "No cost"
    said = f"{played.mark} {worth}. {explain_move(session, played.t)}"
    terminal.say(said.strip())
    say_eval(terminal, session)


def say_eval(terminal: Terminal, session: Session) -> None:
    """The evaluation bar in words: the chance of the rest, and the next answer."""
    found = outlook(session)
    was = ""
    if found.before is not None and abs(found.before - found.rest) >= 0.005:
        was = f" (before the last move: {percent(found.before)})"
    terminal.say(
        f"If the network played on, it would get the rest right: {percent(found.rest)}{was}."
    )
    if found.answer is not None:
        right = "rightly" if found.answer.right else "wrongly"
        terminal.say(
            f"To the next question it would say {words.answer(found.answer.text)} "
            f"({percent(found.answer.p)}), {right}."
        )


def say_coach_hint(terminal: Terminal, session: Session, move: Move, asked: int) -> None:
    """The hint of the coach for the step that waits, plainer each time it is asked for."""
    found = hint(session, move, min(asked + 1, GRADES))
    grade = f"Hint {found.grade} of {GRADES}: " if found.grade else ""
    terminal.say(f"{grade}{found.text}")


def shown(terminal: Terminal, session: Session) -> Session:
    """The session after the network's own move, which is told."""
    move = network_move(session)
    terminal.say(f"The network's move: {words.move_line(session.level, move)}.")
    return session.play(move)


def ask_what_if(terminal: Terminal, session: Session, asked: Ask) -> Session:
    """Tell what another move would have come to; gives the run with it.

    Raises:
        ScriptError: that step was not played yet.
    """
    if asked.t >= session.t:
        most = f"from 1 to {session.t}" if session.t else "after the first move"
        raise ScriptError(f"Step {asked.t + 1} was not played yet; what if can be asked {most}.")
    was = session.moves[asked.t].move
    found = what_if(session, asked.t, asked.move(was))
    if found.after.moves[asked.t].move == was:
        terminal.say("That is how the valves stood.")
        return session
    for line in what_if_lines(found):
        terminal.say(line)
    return found.after


def what_if_lines(found: WhatIf) -> list[str]:
    """What came of one move changed, in sentences."""
    level, before, after = found.before.level, found.before, found.after
    steps = after.deal.stream.steps
    moved = words.move_line(level, after.moves[found.t].move)
    was = words.move_line(level, before.moves[found.t].move)
    said = [f'What if at step {found.t + 1}, "{steps[found.t].text}": {moved} (it was {was})?']
    gain = "no bits" if abs(found.gain) < WORTH_SAYING else f"{found.gain:+.1f} bits"
    said.append(
        f"That changes {gain}: confidence {percent(after.confidence)}, it was "
        f"{percent(before.confidence)}."
    )
    for t in found.turned[:NAMED]:
        right = "rightly" if steps[t].accepts(after.moves[t].predicted) else "wrongly"
        said.append(
            f"At step {t + 1} it says {words.answer(after.moves[t].predicted)}, {right}, and not "
            f"{words.answer(before.moves[t].predicted)}."
        )
    if more := len(found.turned) - NAMED:
        said += [f"Answers change at {more} more steps."] if more > 0 else []
    if not found.turned:
        said.append("No answer changes.")
    return said


def parse_bet(text: str, session: Session) -> tuple[str, float]:
    """Answer and sureness of `bet French 90`; `nothing` bets on silence.

    Raises:
        ScriptError: it is no question's turn, there is no such answer, or no sureness was said.
    """
    step = session.current
    if step is None or not step.is_question:
        raise ScriptError("Bets are made when a question waits; this token asks nothing.")
    said, _, number = text.rpartition(" ")
    sure = {f"{each:.0%}": each for each in SURENESS} | {
        f"{each:.0%}"[:-1]: each for each in SURENESS
    }
    answers = {answer.lower(): answer for answer in session.level.vocabulary.answers}
    answers |= {"nothing": BLANK}
    known = said.strip().strip('"').lower()
    if number not in sure or known not in answers:
        these = ", ".join(f"{each:.0%}" for each in SURENESS)
        raise ScriptError(
            "Expected an answer and how sure you are, such as: bet "
            f"{session.level.vocabulary.answers[-1]} {SURENESS[-2]:.0%}. Answers are "
            f"{', '.join(words.answer(each) for each in session.level.vocabulary.answers)}; you "
            f"can be {these} sure."
        )
    return answers[known], sure[number]


def say_bet(terminal: Terminal, bet: Bet) -> None:
    """What came of a bet."""
    came = "as you said" if bet.right else f"not {words.answer(bet.said)}"
    terminal.say(f"You were {bet.sure:.0%} sure; it said {words.answer(bet.came)}, {came}.")
