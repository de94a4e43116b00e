"""One case: made of nothing but its kind, a seed and a number, and so had again at any time."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TypeAlias

Files: TypeAlias = dict[str, bytes]
"""What a case puts into its folder, by the files' names."""


@dataclass(frozen=True, slots=True)
class Case:
    """Which case of which run it is.

    Args:
        kind: the target's name.
        seed: the run's.
        number: its number among the cases of its kind, from 0.
    """

    kind: str
    seed: int
    number: int

    def random(self) -> Random:
        """Where all that is drawn for it comes from; the same on every machine."""
        return Random(f"{self.seed}/{self.kind}/{self.number}")

    @property
    def again(self) -> str:
        """The command that has it again."""
        return f"python -m tests.fuzz --seed {self.seed} --only {self.kind} --case {self.number}"
