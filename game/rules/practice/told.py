"""What was seen inside a network, in sentences: how it plays, how its gates stand, what is held."""

from __future__ import annotations

from math import ceil
from typing import Final

from game.level.measure.decoding import NOISE, Decoded
from game.level.measure.legibility import GateRow
from game.level.model import BLOCKS, Level
from game.rules.ending import percent
from game.rules.practice.inside import Look
from game.rules.practice.stages import FINAL, UNTRAINED, Stage, Stages


def stage_title(stage: Stage) -> str:
    """A stage with its step: "Novice, step 48"."""
    after = "" if stage.step is None else f", step {stage.step}"
    return f"{stage.name.capitalize()}{after}"


def how_it_plays(look: Look) -> str:
    """Confidence and answers in one sentence."""
    play = look.play
    return f"Confidence {percent(play.confidence)}, questions right {percent(play.right)}."


def how_gates_stand(look: Look) -> str:
    """How far from shut or open the gates are, and which is the least steady."""
    said = f"On average a gate stands {look.ajar:.3f} from shut or open."
    row = look.least_steady
    if row is None:
        return said
    of = f" of block {BLOCKS[row.block]}" if look.stage.weights.sizes.K > 1 else ""
    if row.spread < STEADY:
        return (
            f"{said} Within a class of tokens none varies by more than "
            f"{ceil(row.spread * 1000) / 1000:.3f}."
        )
    return (
        f'{said} The least steady is the {row.word} gate{of} on "{row.about}": {gate_value(row)}.'
    )


def gate_value(row: GateRow) -> str:
    """A gate's mean and deviation: "0.98 ±0.01"."""
    return f"{row.mean:.2f} ±{row.spread:.2f}"


def when_sharpened(level: Level, all_stages: Stages) -> str:
    """When training begins to make half-open gates unreliable; nothing if it never does."""
    recipe, last = level.train.recipe, all_stages.named(FINAL)
    if not last.step or not recipe.gate_noise or UNTRAINED not in all_stages.names:
        return ""
    first, full = (round(share * last.step) for share in (recipe.sharpen_from, recipe.sharpen_full))
    return (
        f"From step {first} on, in full from {full}, training shakes every gate that stands half "
        f"open, which drives gates to shut or open."
    )


def how_sought(look: Look) -> str:
    """When each fact was looked for."""
    facts: dict[str, list[str]] = {}
    for fact in look.facts:
        facts.setdefault(look.of(fact)[0].about, []).append(fact)
    said = "; ".join(f"{', '.join(names)} {about}" for about, names in facts.items())
    return f"Looked for: {said}." if said else ""


def holdings(look: Look) -> tuple[str, ...]:
    """What each block holds, a sentence for each fact."""
    return tuple(_holding(look.of(fact)) for fact in look.facts)


def _holding(each: tuple[Decoded, ...]) -> str:
    first = each[0]
    chance = f"chance {percent(first.chance)}"
    if len(each) == 1:
        return f"Memory {_verb(first)} {first.label}: {percent(first.accuracy)} ({chance})."
    *blocks, together = each
    holders = [one for one in blocks if one.grade == "holds"]
    others = [one for one in blocks if one.grade != "holds"]
    if holders:
        names = " and ".join(_block(one) for one in holders)
        read = ", ".join(percent(one.accuracy) for one in holders)
        said = f"Block{'s' * (len(holders) > 1)} {names} hold{'s' * (len(holders) == 1)} "
        said += f"{first.label}: {read} ({chance})"
        rest = ", ".join(f"{_block(one)} {percent(one.accuracy)}" for one in others)
        return f"{said}; {rest}." if rest else f"{said}."
    alone = ", ".join(f"{_block(one)} {percent(one.accuracy)}" for one in blocks)
    if together.grade == "holds":
        return (
            f"No block alone holds {first.label} ({alone}), all together do: "
            f"{percent(together.accuracy)} ({chance})."
        )
    verb = "tell something of" if together.grade == "partly" else "tell next to nothing of"
    return (
        f"All blocks together {verb} {first.label}: {percent(together.accuracy)} ({chance}); "
        f"{alone}."
    )


def _verb(one: Decoded) -> str:
    return {
        "holds": "holds",
        "partly": "tells something of",
        "nothing": "tells next to nothing of",
    }[one.grade]


def _block(one: Decoded) -> str:
    return "" if one.block is None else BLOCKS[one.block]


STEADY: Final = 0.005
"""A gate that varies by less is written as one that does not vary."""

HOW_MEASURED: Final = (
    f"A linear readout of c and tanh(c), fitted on streams of its own and tested on fresh ones; "
    f"noise of {NOISE} on c wipes out traces too faint to matter. Chance is guessing the commonest "
    f"value."
)
"""What the figures of memory mean."""
