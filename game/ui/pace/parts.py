"""What is said of a step that plays out part by part: the part's name, and today's numbers."""

from __future__ import annotations

import numpy as np

from game.level.model import BLOCKS, GateName
from game.lstm.weights import Array
from game.rules.ending import percent
from game.rules.memory import NOTHING, TRACE, UNCLEAR, is_empty
from game.ui.pace.steps import ORDER, Part, StepRun
from game.ui.play.equation import Subject, number
from game.ui.play.notices import Notice
from game.ui.play.picture import Picture
from game.words import say

GATE: dict[Part, GateName] = {"forget": "f", "input": "i", "output": "o"}
"""The gate that a part is about."""


def part_notice(picture: Picture, run: StepRun) -> Notice | None:
    """What is said of the part that plays; nothing where steps play out in one go."""
    if not run.stepped or run.at >= len(ORDER):
        return None
    part = ORDER[run.at]
    title = say(f"guide.walk.steps.{run.at + 1}")  # one name for a step, wherever it is met
    label = say("play.parts.label", number=run.at + 1, of=len(ORDER), title=title)
    return Notice("part", _said(picture, part), label)


def part_subject(run: StepRun, block: int) -> Subject | None:
    """What the equation is about while a part waits."""
    part = run.part
    if part is None or part == "comes_in":
        return None
    gate = GATE.get(part)
    if gate is not None:
        return Subject(gate, block)
    return Subject("highway" if part == "memory" else "prediction", block)


def _said(picture: Picture, part: Part) -> str:
    one = picture.blocks == 1
    match part:
        case "comes_in":
            recurrent = picture.session.level.memory.recurrent
            name = "recurrent" if recurrent else "said"
            return say(f"play.parts.comes_in.{name}", token=picture.step.text)
        case "forget" if float(np.abs(picture.before.c).max()) < TRACE:
            return say("play.parts.forget.nothing")
        case "forget" | "input" | "output":
            values: Array = getattr(picture.trace, GATE[part])
            if one:
                return say(f"play.parts.{part}.said", share=number(float(values[0])))
            shares = _by_block([number(float(value)) for value in values])
            return say(f"play.parts.{part}.blocks", shares=shares)
        case "memory":
            held = [_holds(picture, block) for block in range(picture.blocks)]
            if one:
                return say("play.parts.memory.said", what=held[0])
            return say("play.parts.memory.blocks", what=_by_block(held))
        case "prediction":
            best = picture.ranking[0]
            share = percent(float(picture.trace.p[best]))
            return say("play.parts.prediction.said", answer=picture.answer(best), share=share)


def _by_block(values: list[str]) -> str:
    """A list of what each block has."""
    return " · ".join(
        say("play.parts.block", block=BLOCKS[n], value=value) for n, value in enumerate(values)
    )


def _holds(picture: Picture, block: int) -> str:
    if picture.held_after[block]:
        return picture.held_after[block]
    return say(NOTHING if is_empty(picture.session.deal, picture.trace.c, block) else UNCLEAR)
