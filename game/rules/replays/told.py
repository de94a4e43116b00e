"""A verdict on a replay in words: one sentence, and each figure beside what comes out."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.replays.played import Replay
from game.rules.replays.table import TableReplay
from game.rules.replays.verdict import Figure, Verdict
from game.words import listed, say


@dataclass(frozen=True, slots=True)
class Row:
    """A figure in words: its name, what is claimed and what comes out."""

    name: str
    claimed: str
    found: str
    holds: bool


def headline(verdict: Verdict) -> str:
    """One or two words: confirmed, refuted, or that it cannot be told."""
    return say(f"replay.outcome.{verdict.outcome}")


def sentence(verdict: Verdict) -> str:
    """Why the verdict is what it is, with both figures of all that does not come out."""
    claims = listed([_claim(figure) for figure in verdict.wrong], "and")
    named = {"level": verdict.level_id, "claims": claims}
    match verdict.why:
        case "":
            return say("replay.why.confirmed", level=verdict.level_id)
        case "moves":
            played, steps = verdict.detail
            return say("replay.why.moves", moves=played, steps=steps)
        case "blocks":
            number, played, blocks = verdict.detail
            return say("replay.why.blocks", number=number, played=played, blocks=blocks)
        case "table":
            return say("replay.why.table", why=verdict.detail[0])
        case "level":
            return say("replay.why.level", level=verdict.level_id, other=verdict.detail[0])
        case why:
            return say(f"replay.why.{why}", **named)


def whole(verdict: Verdict) -> str:
    """Headline and sentence in one line."""
    return say("replay.whole", outcome=headline(verdict), why=sentence(verdict))


def rows(verdict: Verdict) -> tuple[Row, ...]:
    """All figures, claimed and recomputed."""
    return tuple(
        Row(
            say(f"replay.figure.{each.name}"),
            _spelled(each, each.claimed),
            _spelled(each, each.found),
            each.holds,
        )
        for each in verdict.figures
    )


def of_what(saved: Replay | TableReplay) -> str:
    """What was played, in a line: the level, the stream, and whether a coach looked on."""
    origin = saved.origin
    if isinstance(saved, TableReplay):
        return say("replay.of.table", level=origin.level_id, seed=origin.seed)
    if saved.mode != "play":
        return say("replay.of.practice", level=origin.level_id, seed=origin.seed)
    if saved.undos:
        return say("replay.of.undone", level=origin.level_id, seed=origin.seed, count=saved.undos)
    return say("replay.of.play", level=origin.level_id, seed=origin.seed)


def _claim(figure: Figure) -> str:
    key = f"replay.claim.{figure.name}"
    return say(key, claimed=_spelled(figure, figure.claimed), found=_spelled(figure, figure.found))


def _spelled(figure: Figure, value: float) -> str:
    """Confidences with the six digits that are compared; what is counted as it is."""
    return f"{value:.6f}" if figure.name in ("confidence", "par") else f"{value:.0f}"
