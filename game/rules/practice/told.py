"""What was seen inside a network, in sentences: how it plays, how its gates stand, what is held."""

from __future__ import annotations

from math import ceil
from typing import Final

from game.level.measure.decoding import NOISE, Decoded
from game.level.measure.facts import ANSWER, MAPPED, SO_FAR, TALLY
from game.level.measure.legibility import GateRow
from game.level.model import BLOCKS, Level
from game.rules.ending import percent
from game.rules.kinds import kind_of_label, kind_words
from game.rules.names import row_words
from game.rules.practice.inside import Look
from game.rules.practice.stages import FINAL, UNTRAINED, Stage, Stages
from game.words import listed, say


def stage_title(stage: Stage) -> str:
    """A stage with its step: "Novice, step 48"."""
    name = say(f"rules.stages.{stage.name}")
    if stage.step is None:
        return name
    return say("rules.stages.at_step", stage=name, step=stage.step)


def how_it_plays(look: Look) -> str:
    """Confidence and answers in one sentence."""
    play = look.play
    confidence, right = percent(play.confidence), percent(play.right)
    return say("rules.inside.plays", confidence=confidence, right=right)


def how_gates_stand(look: Look) -> str:
    """How far from shut or open the gates are, and which is the least steady."""
    said = say("rules.inside.ajar", value=f"{look.ajar:.3f}")
    row = look.least_steady
    if row is None:
        return said
    if row.spread < STEADY:
        most = f"{ceil(row.spread * 1000) / 1000:.3f}"
        return f"{said} {say('rules.inside.steady', value=most)}"
    which = "of_block" if look.stage.weights.sizes.K > 1 else "one"
    valve = say(f"rules.valve.{which}.{row.gate}", block=BLOCKS[row.block])
    told = {"valve": valve, "about": row_words(row), "value": gate_value(row)}
    return f"{said} {say('rules.inside.least_steady', **told)}"


def gate_value(row: GateRow) -> str:
    """A gate's mean and deviation: "0.98 ±0.01"."""
    return f"{row.mean:.2f} ±{row.spread:.2f}"


def when_sharpened(level: Level, all_stages: Stages) -> str:
    """When training begins to make half-open gates unreliable; nothing if it never does."""
    recipe, last = level.train.recipe, all_stages.named(FINAL)
    if not last.step or not recipe.gate_noise or UNTRAINED not in all_stages.names:
        return ""
    first, full = (round(share * last.step) for share in (recipe.sharpen_from, recipe.sharpen_full))
    return say("rules.inside.sharpened", first=first, full=full)


def how_sought(look: Look, level: Level) -> str:
    """When each fact of a level was looked for."""
    facts: dict[str, list[str]] = {}
    for fact in look.facts:
        facts.setdefault(look.of(fact)[0].about, []).append(fact_words(fact, level))
    said = [say(f"rules.inside.{about}", names=listed(names)) for about, names in facts.items()]
    return say("rules.inside.sought", facts="; ".join(said)) if said else ""


def fact_words(label: str, level: Level) -> str:
    """What a fact is called: in what the belt says of it, as the level's file calls nothing."""
    if label == ANSWER:
        return say("rules.inside.the_answer")
    if label.startswith(TALLY):
        return say("rules.inside.tally", counted=_counted(label.removeprefix(TALLY), level))
    if label.endswith(SO_FAR):
        return say("rules.inside.so_far", counted=label.removesuffix(SO_FAR))
    what, mapped, name = label.partition(MAPPED)
    if mapped:
        return say("rules.inside.mapped", what=what, name=kind_of_label(name, level))
    return kind_of_label(label, level)


def _counted(classes: str, level: Level) -> str:
    """The classes that a tally counts, in what the belt says of them."""
    return listed([kind_words(each, level) for each in classes.split(", ")])


def holdings(look: Look, level: Level) -> tuple[str, ...]:
    """What each block holds, a sentence for each fact."""
    return tuple(_holding(look.of(fact), level) for fact in look.facts)


def _holding(each: tuple[Decoded, ...], level: Level) -> str:
    first, together = each[0], each[-1]
    told = {"fact": fact_words(first.label, level), "chance": percent(first.chance)}
    if len(each) == 1:
        right = percent(first.accuracy)
        return say(f"rules.inside.memory.{first.grade}", right=right, **told)
    blocks = each[:-1]
    holders = [one for one in blocks if one.grade == "holds"]
    if holders:
        others = listed([_alone(one) for one in blocks if one.grade != "holds"])
        return say(
            f"rules.inside.blocks.hold{'_others' if others else ''}",
            count=len(holders),
            blocks=listed([_block(one) for one in holders], "and"),
            right=listed([percent(one.accuracy) for one in holders]),
            others=others,
            **told,
        )
    how = "together" if together.grade == "holds" else together.grade
    return say(
        f"rules.inside.blocks.{how}",
        right=percent(together.accuracy),
        alone=listed([_alone(one) for one in blocks]),
        **told,
    )


def _alone(one: Decoded) -> str:
    """What one block gets right: "A 40%"."""
    return f"{_block(one)} {percent(one.accuracy)}"


def _block(one: Decoded) -> str:
    return "" if one.block is None else BLOCKS[one.block]


def how_measured() -> str:
    """What the figures of memory mean."""
    return say("rules.inside.measured", noise=NOISE)


STEADY: Final = 0.005
"""A gate that varies by less is written as one that does not vary."""
