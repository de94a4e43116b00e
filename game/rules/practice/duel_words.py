"""How a round of a duel, and the duel, turned out: in sentences."""

from __future__ import annotations

from game.rules.names import quoted, wanted
from game.rules.practice.duel import Duel, Round
from game.rules.practice.race import named
from game.words import capital, say


def round_words(found: Round) -> str:
    """What came of a round; nothing while it goes on."""
    if not found.over:
        return ""
    name, session, t = named(found.rival.name), found.session, found.session.t - 1
    if found.failed is None:
        count = found.player.questions
        key = f"rules.duel.both_right{'_one' if count == 1 else ''}"
        return say(key, tokens=len(session.deal), name=name, count=count)
    step = session.deal.stream.steps[t]
    mine, theirs = (quoted(track.steps[t].answer) for track in (found.player, found.rival))
    told = {
        "name": name, "t": t + 1, "token": step.text, "mine": mine, "theirs": theirs,
        "wanted": wanted(step),
    }  # fmt: skip
    if found.failed == "both":
        return say(f"rules.duel.both_failed{'_same' if mine == theirs else ''}", **told)
    if found.failed == "you":
        said = say("rules.duel.you_failed", **told)
        if not step.accepts(found.rival.steps[t].answer):
            return said
        return f"{said} {capital(say('rules.duel.had_it_right', name=name))}"
    return capital(say("rules.duel.rival_failed", **told))


def duel_words(duel: Duel) -> str:
    """How the duel ended; nothing while it goes on."""
    name, tokens = named(duel.opponent.name), len(duel.session.deal)
    match duel.outcome:
        case "won":
            return say("rules.duel.won", tokens=tokens, name=name)
        case "lost":
            return say("rules.duel.lost", tokens=tokens)
        case "drawn" if duel.now.failed is None:
            return say("rules.duel.drawn_alive", tokens=tokens)
        case "drawn":
            return say("rules.duel.drawn", tokens=tokens)
    return ""
