"""The formula of an entry: the sum that a gate is σ of, with the table's numbers in it."""

from __future__ import annotations

from game.level.model import BLOCKS
from game.rules.names import condition_words
from game.rules.wiring.table import Entry, GateTable
from game.rules.wiring.weights import GateWeights, gate_weights, logit, sigmoid
from game.ui.play.equation import gate_sum, number
from game.words import say


def formula(table: GateTable, entry: Entry) -> tuple[list[str], list[str]]:
    """The formula with numbers, and a note on it."""
    weights = gate_weights(table, entry.gate, entry.block)
    letter = BLOCKS[entry.block] if table.level.memory.blocks > 1 else ""
    name = f"{entry.gate}{f'[{letter}]' if letter else ''}"
    value = table.value(entry)
    if weights is None:
        z = logit(value)
        return [f"{name} = {number(value)} = σ({number(z)})"], [say("wire.formula.none")]
    full = _memory_of(table, entry)
    parts = [_one(weights.bias), _added(weights.classes[entry.cls])]
    words = ["b", f"w[{entry.cls}]"]
    for k, m in enumerate(weights.memory):
        if m:
            words.append(f"m·[{condition_words([(k, True)])}]")
            parts.append(f"{_added(m)}·{int(full[k])}")
    z = weights.z(entry.cls, full)
    sums = " ".join(parts)
    summed = f"{entry.gate} = σ({gate_sum(table.level.memory, entry.gate)})"
    network = say("play.equation.formula", formula=summed)
    line = f"{name} = σ({' + '.join(words)}) = σ({sums}) = σ({_one(z)}) = {sigmoid(z):.4f}"
    return [line, say("wire.formula.entry", value=f"{value:g}")], [network, _note(weights)]


def _memory_of(table: GateTable, entry: Entry) -> tuple[bool, ...]:
    """A memory under which the entry's case applies: as its condition says, else all full."""
    case = table.cases[entry.cls][entry.case]
    asked = dict(case.when)
    blocks = range(table.level.memory.blocks)
    if asked:
        return tuple(asked.get(k, False) for k in blocks)
    tried = [tuple(bool(n >> k & 1) for k in blocks) for n in range(2 ** len(blocks) - 1, -1, -1)]
    cases = table.cases[entry.cls]
    return next(
        (full for full in tried if next(c for c in cases if c.fits(full)) is case), tried[0]
    )


def _one(value: float) -> str:
    text = f"{value:.1f}"
    return "0" if text in ("0.0", "-0.0") else text.replace("-", "−")


def _added(value: float) -> str:
    """A term of a sum, with the sign before it."""
    return f"− {_one(-value)}" if value < 0 else f"+ {_one(value)}"


def _note(weights: GateWeights) -> str:
    if any(weights.memory):
        return say("wire.formula.memory")
    return say("wire.formula.one_hot")
