"""Rivals at a terminal: how each of them fares on the stream that is played."""

from __future__ import annotations

from typing import Final

from game.rules.ending import percent
from game.rules.practice.contenders import contenders
from game.rules.practice.race import Race, Standing, named, race_words
from game.rules.practice.rival_run import Track
from game.rules.session import Session
from game.text import words
from game.text.terminal import Terminal

HIDDEN: Final = "What the rivals say on this stream is told when it has ended."
LISTED: Final = 12
"""So many questions are gone through; of more, the first ones."""


def say_rivals(terminal: Terminal, session: Session) -> None:
    """Where everyone stands: in practice as far as the player has come, in play at the end."""
    if session.mode == "play" and not session.finished:
        terminal.say(HIDDEN)
        return
    found = contenders(session.level, session.deal.network)
    race = Race.start(session, found, found.names, open=True)
    terminal.say()
    if not race.seen:
        terminal.say("Nobody has made a step yet. Type rivals again after some moves.")
        return
    where = "on this stream" if session.finished else f"after {session.t} of {len(session.deal)}"
    terminal.say(f"Everyone {where}", "bold")
    for each in race.standings:
        terminal.say(f"  {_standing(each)}")
    said = race_words(race.standings)
    if session.finished and said:
        terminal.say(said)
    _say_questions(terminal, race)
    if found.missing:
        terminal.say(found.missing, "yellow")


def _standing(each: Standing) -> str:
    right = f", {each.right} of {each.questions} questions right" if each.questions else ""
    return f"{each.place}. {each.name}: confidence {percent(each.confidence)}{right}"


def _say_questions(terminal: Terminal, race: Race) -> None:
    """What everyone answered, question by question."""
    steps = race.session.deal.stream.steps
    asked = [t for t in race.session.deal.stream.questions if t < race.seen]
    for t in asked[:LISTED]:
        step = steps[t]
        terminal.say(f'{t + 1}. "{step.text}", right is {step.wanted}: {_answers(race, t)}.')
    if len(asked) > LISTED:
        terminal.say(f"And {len(asked) - LISTED} more questions.")


def _answers(race: Race, t: int) -> str:
    """Who said what, those who agree together."""
    by_answer: dict[str, list[Track]] = {}
    for track in (race.player, *race.shown):
        by_answer.setdefault(track.steps[t].answer, []).append(track)
    if len(by_answer) == 1:
        return f"all said {words.answer(next(iter(by_answer)))}"
    return "; ".join(
        f"{_names(tracks)} said {words.answer(answer)}" for answer, tracks in by_answer.items()
    )


def _names(tracks: list[Track]) -> str:
    each = [named(track.name) for track in tracks]
    return ", ".join(each[:-1]) + " and " + each[-1] if len(each) > 1 else each[0]
