"""The coach in words: how a play stands, what a move was worth, hints, and what if."""

from __future__ import annotations

from dataclasses import replace

from game.level.stream import BLANK
from game.progress.records import Bet
from game.progress.settings import Settings
from game.rules.coach import WORTH_SAYING, explain_move
from game.rules.ending import percent
from game.rules.move import Move
from game.rules.practice.calibration import SURENESS
from game.rules.practice.hints import GRADES, hint
from game.rules.practice.outlook import network_move, outlook
from game.rules.review.what_if import WhatIf, what_if
from game.rules.script import Ask, ScriptError
from game.rules.session import Session
from game.text import spoken
from game.text.terminal import Terminal
from game.words import say

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
                terminal.say(say("text.coach.practice"))
            terminal.say(say("text.coach.heard"))
            return replace(session, mode="practice"), True
        case "off":
            stays = "silent_practice" if session.mode == "practice" else "silent"
            terminal.say(say(f"text.coach.{stays}"))
            return session, False
    raise ScriptError(say("text.coach.expected"))


def say_move(terminal: Terminal, session: Session, settings: Settings) -> None:
    """What the last move was worth and why, and how things stand now, as far as it is wanted."""
    played = session.moves[-1]
    if settings.coach_ghosts:
        terminal.say(spoken.network_gates(session.deal, played.own))
    said = []
    if settings.coach_marks:
        line = f"{spoken.marked(played.mark)} {spoken.worth(played.value)}.".strip()
        said.append(line[0].upper() + line[1:])
    if settings.coach_words:
        said.append(explain_move(session, played.t))
    if said:
        terminal.say(" ".join(said))
    if settings.coach_bar:
        say_eval(terminal, session)


def say_eval(terminal: Terminal, session: Session) -> None:
    """The evaluation bar in words: the chance of the rest, and the next answer."""
    found = outlook(session)
    rest = percent(found.rest)
    if found.before is not None and abs(found.before - found.rest) >= 0.005:
        terminal.say(say("text.coach.rest_before", rest=rest, before=percent(found.before)))
    else:
        terminal.say(say("text.coach.rest", rest=rest))
    if found.answer is not None:
        key = "next_right" if found.answer.right else "next_wrong"
        said, share = spoken.answer(found.answer.text), percent(found.answer.p)
        terminal.say(say(f"text.coach.{key}", answer=said, share=share))


def say_coach_hint(terminal: Terminal, session: Session, move: Move, asked: int) -> None:
    """The hint of the coach for the step that waits, plainer each time it is asked for."""
    found = hint(session, move, min(asked + 1, GRADES))
    if found.grade:
        told = {"number": found.grade, "all": GRADES, "hint": found.text}
        terminal.say(say("text.help.hint", **told))
    else:
        terminal.say(found.text)


def shown(terminal: Terminal, session: Session) -> Session:
    """The session after the network's own move, which is told."""
    move = network_move(session)
    terminal.say(say("text.coach.shown", moved=spoken.move_line(session.level, move)))
    return session.play(move)


def ask_what_if(terminal: Terminal, session: Session, asked: Ask) -> Session:
    """Tell what another move would have come to; gives the run with it.

    Raises:
        ScriptError: that step was not played yet.
    """
    if asked.t >= session.t:
        key = "not_yet" if session.t else "nothing_yet"
        raise ScriptError(say(f"text.coach.{key}", step=asked.t + 1, last=session.t))
    was = session.moves[asked.t].move
    found = what_if(session, asked.t, asked.move(was))
    if found.after.moves[asked.t].move == was:
        terminal.say(say("text.coach.as_it_was"))
        return session
    for line in what_if_lines(found):
        terminal.say(line)
    return found.after


def what_if_lines(found: WhatIf) -> list[str]:
    """What came of one move changed, in sentences."""
    level, before, after = found.before.level, found.before, found.after
    steps = after.deal.stream.steps
    moved = spoken.move_line(level, after.moves[found.t].move)
    was = spoken.move_line(level, before.moves[found.t].move)
    asked = {"step": found.t + 1, "text": steps[found.t].text}
    said = [say("text.whatif.asked", moved=moved, was=was, **asked)]
    little = abs(found.gain) < WORTH_SAYING
    now, then = percent(after.confidence), percent(before.confidence)
    key = "little" if little else "changes"
    said.append(say(f"text.whatif.{key}", bits=f"{found.gain:+.1f}", now=now, then=then))
    for t in found.turned[:NAMED]:
        key = "right" if steps[t].accepts(after.moves[t].predicted) else "wrong"
        now, then = (spoken.answer(run.moves[t].predicted) for run in (after, before))
        said.append(say(f"text.whatif.{key}", step=t + 1, now=now, then=then))
    if (more := len(found.turned) - NAMED) > 0:
        said.append(say("text.whatif.more", count=more))
    if not found.turned:
        said.append(say("text.whatif.none"))
    return said


def parse_bet(text: str, session: Session) -> tuple[str, float]:
    """Answer and sureness of `bet French 90`; `nothing` bets on silence.

    Raises:
        ScriptError: it is no question's turn, there is no such answer, or no sureness was said.
    """
    step = session.current
    if step is None or not step.is_question:
        raise ScriptError(say("text.bet.no_question"))
    said, _, number = text.rpartition(" ")
    sure = {f"{each:.0%}": each for each in SURENESS} | {
        f"{each:.0%}"[:-1]: each for each in SURENESS
    }
    answers = {answer.lower(): answer for answer in session.level.vocabulary.answers}
    answers |= {"nothing": BLANK, say("text.spoken.nothing"): BLANK}
    known = said.strip().strip('"').lower()
    if number not in sure or known not in answers:
        these = ", ".join(f"{each:.0%}" for each in SURENESS)
        every = session.level.vocabulary.answers
        example = f"bet {every[-1]} {SURENESS[-2]:.0%}"
        listed = ", ".join(spoken.answer(each) for each in every)
        raise ScriptError(say("text.bet.expected", example=example, answers=listed, sure=these))
    return answers[known], sure[number]


def say_bet(terminal: Terminal, bet: Bet) -> None:
    """What came of a bet."""
    key = "right" if bet.right else "wrong"
    said, came = spoken.answer(bet.said), spoken.answer(bet.came)
    terminal.say(say(f"text.bet.{key}", sure=f"{bet.sure:.0%}", came=came, said=said))
