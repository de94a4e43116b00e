"""One move: where the player sets the three valves of every block for one token."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from game.level.model import GATE_WORDS, GATES, GateName, Level, Setting
from game.lstm.cell import Gates


@dataclass(frozen=True, slots=True, init=False)
class Move:
    """Forget, input and output gate of each of the K blocks, each from 0 (shut) to 1 (open).

    `Move(f=[1], i=[0], o=[0])` is a move for one block.

    Raises:
        ValueError: a value is no number from 0 to 1, or the gates name differing numbers of blocks.
    """

    f: tuple[float, ...]
    i: tuple[float, ...]
    o: tuple[float, ...]

    def __init__(self, f: Sequence[float], i: Sequence[float], o: Sequence[float]) -> None:
        for name, values in zip(GATES, (f, i, o), strict=True):
            object.__setattr__(self, name, tuple(float(value) for value in values))
            for value in self.gate(name):
                if not (math.isfinite(value) and 0.0 <= value <= 1.0):
                    raise ValueError(
                        f"The {GATE_WORDS[name]} gate takes a number from 0 (shut) to 1 (open), "
                        f"not {value:g}."
                    )
        if not len(self.f) == len(self.i) == len(self.o):
            raise ValueError(
                "A move sets all three gates of every block; this one names "
                f"{len(self.f)} forget, {len(self.i)} input and {len(self.o)} output gates."
            )

    @classmethod
    def of(cls, settings: Sequence[Setting]) -> Move:
        """The move that sets each block as given."""
        return cls([s.f for s in settings], [s.i for s in settings], [s.o for s in settings])

    @classmethod
    def start(cls, level: Level) -> Move:
        """Where the valves of a level stand before the first token."""
        return cls.of([level.play.start] * level.memory.blocks)

    @property
    def blocks(self) -> int:
        """How many blocks the move is for."""
        return len(self.f)

    def gate(self, gate: GateName) -> tuple[float, ...]:
        """The values of one gate, block by block."""
        values: tuple[float, ...] = getattr(self, gate)
        return values

    def with_gate(self, gate: GateName, block: int, value: float) -> Move:
        """This move with one valve moved."""
        rows = {name: list(self.gate(name)) for name in GATES}
        rows[gate][block] = value
        return Move(**rows)

    def following(self, own: Gates, gates: Sequence[GateName]) -> Move:
        """This move with the named gates set as the network's; others stay where they are."""
        rows = {name: self.gate(name) for name in GATES}
        rows |= {name: tuple(float(value) for value in getattr(own, name)) for name in gates}
        return Move(**rows)

    def changes_from(self, before: Move, gates: Sequence[GateName]) -> int:
        """How many valves of the named gates stand elsewhere than they did before."""
        return sum(
            now != then
            for gate in gates
            if self.gate(gate) != before.gate(gate)
            for now, then in zip(self.gate(gate), before.gate(gate), strict=True)
        )
