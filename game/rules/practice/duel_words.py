"""How a round of a duel, and the duel, turned out: in sentences."""

from __future__ import annotations

from game.level.stream import BLANK
from game.rules.practice.duel import Duel, Round
from game.rules.practice.race import named
from game.rules.practice.rival_run import Track


def round_words(found: Round) -> str:
    """What came of a round; nothing while it goes on."""
    if not found.over:
        return ""
    failed, name = found.failed, named(found.rival.name)
    t = found.session.t - 1
    if failed is None:
        questions = found.player.questions
        right = "the question" if questions == 1 else f"all {questions} questions"
        return f"{len(found.session.deal)} tokens: you and {name} answered {right} right."
    where = f'token {t + 1}, "{found.session.deal.stream.steps[t].text}"'
    wanted = found.session.deal.stream.steps[t].wanted
    if failed == "both":
        mine, theirs = _said(found.player, t), _said(found.rival, t)
        same = f"you both said {mine}" if mine == theirs else f"you said {mine}, it {theirs}"
        return f"You and {name} both failed at {where}: {same}, and {wanted} was right."
    if failed == "you":
        here = found.rival.steps[t].answer
        knew = found.session.deal.stream.steps[t].accepts(here)
        other = f" {name[0].upper()}{name[1:]} had it right." if knew else ""
        return f"You failed at {where}: you said {_said(found.player, t)}, not {wanted}.{other}"
    return (
        f"{name[0].upper()}{name[1:]} failed at {where}: it said {_said(found.rival, t)}, not "
        f"{wanted}. You had it right."
    )


def duel_words(duel: Duel) -> str:
    """How the duel ended; nothing while it goes on."""
    name = named(duel.opponent.name)
    tokens = len(duel.session.deal)
    match duel.outcome:
        case "won":
            return f"You have won: on {tokens} tokens {name} failed, and you did not."
        case "lost":
            return f"You have lost the duel, on {tokens} tokens."
        case "drawn" if duel.now.failed is None:
            return f"A draw: neither of you failed, up to {tokens} tokens."
        case "drawn":
            return f"A draw: both of you failed on {tokens} tokens, at the same question."
    return ""


def _said(track: Track, t: int) -> str:
    answer = track.steps[t].answer
    return "nothing" if answer == BLANK else f'"{answer}"'
