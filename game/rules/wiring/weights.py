"""What a table is as weights: σ of a bias, a weight for the token's class, and one for memory.

A token enters the cell as two ones, for its identity and its class (DESIGN: one-hot ⊕ one-hot), so
W·x + b is the bias plus a weight for the class, and a gate that depends on the class alone is a
row of such weights. A condition on memory needs a term that sees memory: with peepholes (Gers &
Schmidhuber 2000) p·c' is added, for every token alike. Here "full" stands for what c' shows, as 1
or 0; a network has to find its own way to read it off the cells.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

from game.level.model import GateName
from game.rules.wiring.table import UNTOUCHED, GateTable

MOST: Final = 8.0
"""The largest logit: σ(8) = 0.9997. A gate at exactly 0 or 1 would need an endless one."""

MEMORY_STEPS: Final = (0.0, -2.0, 2.0, -4.0, 4.0)
"""The memory weights that are tried for each block, in units of MOST, the plainest first."""


@dataclass(frozen=True, slots=True)
class GateWeights:
    """One gate of one block as weights: f, i or o = σ(bias + classes[class] + Σ memory[k]·full[k]).

    Args:
        gate: which gate.
        block: of which block.
        bias: b, which alone stands for keep, shut and silent.
        classes: a weight for each class; 0 where the table was left as it was at the start.
        memory: (K,) a weight for each block that is full; all 0 without conditions on memory.
    """

    gate: GateName
    block: int
    bias: float
    classes: Mapping[str, float]
    memory: tuple[float, ...]

    def z(self, cls: str, full: tuple[bool, ...]) -> float:
        """The sum that goes into σ for a class of token, with some blocks full."""
        seen = sum(m for m, is_full in zip(self.memory, full, strict=True) if is_full)
        return self.bias + self.classes[cls] + seen

    def value(self, cls: str, full: tuple[bool, ...]) -> float:
        """Where the gate stands: σ(z)."""
        return sigmoid(self.z(cls, full))


def sigmoid(z: float) -> float:
    """σ(z) = 1 / (1 + e^−z)."""
    return 1.0 / (1.0 + math.exp(-z))


def logit(p: float) -> float:
    """σ⁻¹(p) = ln(p / (1 − p)), kept between −8 and 8, so that 0 and 1 stay finite."""
    if p <= sigmoid(-MOST):
        return -MOST
    return MOST if p >= sigmoid(MOST) else math.log(p / (1.0 - p))


def gate_weights(table: GateTable, gate: GateName, block: int) -> GateWeights | None:
    """A gate of the table as weights that give its values; None if no such weights do.

    What a table says of memory, one weight per block must say for all classes at once: a condition
    that one class has must leave the others where they are. Values of 0 and 1 may be overshot, for
    nobody can tell σ(8) from σ(24); others are met exactly.
    """
    K = table.level.memory.blocks
    patterns = list(product((False, True), repeat=K))
    wanted = {
        cls: [
            logit(next(c for c in cases if c.fits(full)).settings[block].value(gate))
            for full in patterns
        ]
        for cls, cases in table.cases.items()
    }
    bias = logit(UNTOUCHED[gate])
    used = {k for cases in table.cases.values() for case in cases for k, _ in case.when}
    steps = [MEMORY_STEPS if k in used else (0.0,) for k in range(K)]
    for units in sorted(product(*steps), key=lambda each: sum(map(abs, each))):
        memory = tuple(MOST * unit for unit in units)
        seen = [sum(m for m, is_full in zip(memory, full, strict=True) if is_full)
                for full in patterns]  # fmt: skip
        sums = {cls: _offset(each, seen, bias) for cls, each in wanted.items()}
        if all(z is not None for z in sums.values()):
            classes = {cls: z - bias for cls, z in sums.items() if z is not None}
            return GateWeights(gate, block, bias, classes, memory)
    return None


def _offset(wanted: list[float], seen: list[float], bias: float) -> float | None:
    """The sum that, with what is seen of memory added, gives the wanted logits; None if none does.

    A wanted logit at either end may be overshot; of several sums that do, that nearest to the bias.
    """
    low, high = -math.inf, math.inf
    for z, m in zip(wanted, seen, strict=True):
        if z < MOST:
            high = min(high, z - m)
        if z > -MOST:
            low = max(low, z - m)
    if low > high + 1e-9:
        return None
    return min(max(bias, low), max(high, low))
