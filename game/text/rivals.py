"""Rivals at a terminal: how each of them fares on the stream that is played."""

from __future__ import annotations

from typing import Final

from game.rules.ending import percent
from game.rules.names import wanted
from game.rules.practice.contenders import contenders
from game.rules.practice.race import Race, Standing, named, race_words
from game.rules.practice.rival_run import Track
from game.rules.session import Session
from game.text import spoken
from game.text.terminal import Terminal
from game.words import say

LISTED: Final = 12
"""So many questions are gone through; of more, the first ones."""


def say_rivals(terminal: Terminal, session: Session) -> None:
    """Where everyone stands: in practice as far as the player has come, in play at the end."""
    if session.mode == "play" and not session.finished:
        terminal.say(say("text.rivals.hidden"))
        return
    found = contenders(session.level, session.deal.network)
    race = Race.start(session, found, found.names, open=True)
    terminal.say()
    if not race.seen:
        terminal.say(say("text.rivals.nothing"))
        return
    key = "here" if session.finished else "so_far"
    terminal.say(say(f"text.rivals.{key}", t=session.t, all=len(session.deal)), "bold")
    for each in race.standings:
        terminal.say(f"  {_standing(each)}")
    said = race_words(race.standings)
    if session.finished and said:
        terminal.say(said)
    _say_questions(terminal, race)
    if found.missing:
        terminal.say(found.missing, "yellow")


def _standing(each: Standing) -> str:
    return say(
        "text.rivals.standing_asked" if each.questions else "text.rivals.standing",
        place=each.place,
        name=named(each.name),
        confidence=percent(each.confidence),
        right=each.right,
        all=each.questions,
    )


def _say_questions(terminal: Terminal, race: Race) -> None:
    """What everyone answered, question by question."""
    steps = race.session.deal.stream.steps
    asked = [t for t in race.session.deal.stream.questions if t < race.seen]
    for t in asked[:LISTED]:
        step = steps[t]
        asked_here = {"number": t + 1, "text": step.text, "wanted": wanted(step)}
        terminal.say(say("text.rivals.question", said=_answers(race, t), **asked_here))
    if len(asked) > LISTED:
        terminal.say(say("text.rivals.more", count=len(asked) - LISTED))


def _answers(race: Race, t: int) -> str:
    """Who said what, those who agree together."""
    by_answer: dict[str, list[Track]] = {}
    for track in (race.player, *race.shown):
        by_answer.setdefault(track.steps[t].answer, []).append(track)
    if len(by_answer) == 1:
        return say("text.rivals.all_said", answer=spoken.answer(next(iter(by_answer))))
    return "; ".join(
        say("text.rivals.said", names=_names(tracks), answer=spoken.answer(answer))
        for answer, tracks in by_answer.items()
    )


def _names(tracks: list[Track]) -> str:
    each = [named(track.name) for track in tracks]
    if len(each) == 1:
        return each[0]
    return say("text.rivals.names", some=", ".join(each[:-1]), last=each[-1])
