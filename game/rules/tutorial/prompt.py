"""A prompt: one line, said at the thing it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from game.level.model import GateName
from game.words import say

Valve: TypeAlias = tuple[GateName, int]
"""A gate and its block."""
Part: TypeAlias = Literal["step", "changes", "practice", "table", "run"]
"""What else a prompt may speak of: a button, the figure of gate changes, the table of gates."""
How: TypeAlias = Literal["turn", "step", "undo", ""]
"""What is to be done about it, so that the key can be named; nothing where it is only said."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One line for the player.

    Args:
        name: its place in the catalogue, under `tutorial`; also what it is known by.
        at: the valve, or the part of the screen, it speaks of.
        how: what is to be done about it.
        values: what goes into the text's places.
        mishap: whether it tells of a move that went wrong.
    """

    name: str
    at: Valve | Part
    how: How = ""
    values: tuple[tuple[str, object], ...] = ()
    mishap: bool = False

    @property
    def text(self) -> str:
        """The line, in the language that is spoken."""
        return say(f"tutorial.{self.name}", **dict(self.values))
