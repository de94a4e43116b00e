"""The equation of whatever the pointer or the focus is on, with today's numbers in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import numpy as np

from game.level.model import BLOCKS, GATES, GateName, Memory
from game.lstm.cell import Gates
from game.ui.play.picture import Picture
from game.words import say

Part: TypeAlias = Literal["f", "i", "o", "candidate", "highway", "prediction"]

LONG_HELD = 0.5
"""A forget gate below this is meant to forget: what thirty steps of it leave is no news."""

WHO: Final = {"player": "you", "network": "network"}
"""Who sets a gate, as the catalogue names them; else it is locked."""

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Subject:
    """What an equation is about: a part of the cell, and the block it is in."""

    part: Part
    block: int = 0


def number(value: float) -> str:
    """A number to two places with a true minus; nothing is said to be minus nothing."""
    text = f"{value:.2f}"
    return "0.00" if text in ("-0.00", "0.00") else text.replace("-", "−")


def factor(value: float) -> str:
    """A number inside a product: in brackets when it is negative."""
    text = number(value)
    return f"({text})" if text.startswith("−") else text


def equations(picture: Picture, subject: Subject) -> tuple[list[str], list[str]]:
    """The formulas of a subject, and notes on it; the most important first."""
    gates: dict[Part, GateName] = {"f": "f", "i": "i", "o": "o"}
    gate = gates.get(subject.part)
    if gate is not None:
        return _gate(picture, gate, subject.block)
    if subject.part == "candidate":
        g = picture.cells_of(picture.trace.g, subject.block)
        values = "  ".join(number(float(v)) for v in g)
        return [f"g = tanh({gate_sum(picture.session.level.memory, 'g')}) = {values}"], [
            say("play.equation.candidate")
        ]
    if subject.part == "highway":
        return [_memory(picture, subject.block), _hidden(picture, subject.block)], []
    best = picture.ranking[0]
    answer, p = picture.answer(best), float(picture.trace.p[best])
    return [f"p = softmax(V·h + d)   p[{answer}] = {p:.2f}"], [say("play.equation.prediction")]


def _gate(picture: Picture, gate: GateName, block: int) -> tuple[list[str], list[str]]:
    owner = picture.session.level.gates.owner(gate)
    who = say(f"play.equation.{WHO.get(str(owner), 'locked')}")
    value = picture.gate(gate, block)
    name = gate if picture.blocks == 1 else f"{gate}[{BLOCKS[block]}]"
    lines = [f"{name} = {number(value)} ({who})"]
    lines.append(_hidden(picture, block) if gate == "o" else _memory(picture, block))
    if picture.cells > 1:
        lines.append(say("play.equation.cell", n=_strongest(picture, block) + 1, of=picture.cells))
    notes = [
        say("play.equation.formula", formula=f"σ({gate_sum(picture.session.level.memory, gate)})")
    ]
    if gate == "f" and (leak := leak_note(picture, block)):
        notes.insert(0, leak)
    return lines, notes


def own_note(own: Gates | None, subject: Subject) -> str:
    """Where the network would set the gate that an equation is about; empty if that is not told."""
    if own is None or subject.part not in GATES:
        return ""
    return say("play.equation.own", value=number(float(getattr(own, subject.part)[subject.block])))


def gate_sum(memory: Memory, gate: str) -> str:
    """What a gate of the network, or the candidate, adds up; only what this level's has."""
    terms = [f"W{gate}·x"]
    if memory.recurrent:
        terms.append(f"U{gate}·h′")
    if memory.peephole and gate != "g":
        terms.append(f"P{gate}·c′")
    return " + ".join([*terms, f"b{gate}"])


def _strongest(picture: Picture, block: int) -> int:
    """The cell of a block in which most happens: its numbers stand for the others'."""
    before = picture.cells_of(picture.before.c, block)
    after = picture.cells_of(picture.trace.c, block)
    g = picture.cells_of(picture.trace.g, block) * picture.gate("i", block)
    return int(np.argmax(np.abs(before) + np.abs(after) + np.abs(g)))


def _memory(picture: Picture, block: int) -> str:
    n = _strongest(picture, block)
    before = float(picture.cells_of(picture.before.c, block)[n])
    g = float(picture.cells_of(picture.trace.g, block)[n])
    c = float(picture.cells_of(picture.trace.c, block)[n])
    f, i = picture.gate("f", block), picture.gate("i", block)
    return f"c = f·c′ + i·g = {number(f)}·{factor(before)} + {number(i)}·{factor(g)} = {number(c)}"


def _hidden(picture: Picture, block: int) -> str:
    n = _strongest(picture, block)
    c = float(picture.cells_of(picture.trace.c, block)[n])
    h = float(picture.cells_of(picture.trace.h, block)[n])
    o = picture.gate("o", block)
    return f"h = o·tanh(c) = {number(o)}·tanh({number(c)}) = {number(h)}"


def leak_note(picture: Picture, block: int) -> str:
    """What a forget gate held below 1 leaves after the steps it was held there; empty if none."""
    f = picture.gate("f", block)
    if not 0.005 < f < 0.995:
        return ""
    steps = 1
    for played in reversed(picture.session.moves[: picture.t]):
        if abs(played.move.f[block] - f) > 1e-9:
            break
        steps += 1
    if steps < 2 and f < LONG_HELD:
        return ""
    if steps < 2:
        return f"{number(f)}{'30'.translate(SUPERSCRIPTS)} = {number(f**30)}"
    left = f"{f:.2f}".rstrip("0")
    power = f"{left}{str(steps).translate(SUPERSCRIPTS)}"
    return say("play.equation.left", formula=f"{power} = {number(f**steps)}")
