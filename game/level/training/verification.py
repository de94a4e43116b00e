"""Whether a level's shipped network can be had again: trained anew, and the two held together.

A network records which seed it came from, so that one attempt is made anew, however many there were
to choose from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from game.level.encode import encode
from game.level.measure.legibility import GateRow, Legibility, measure
from game.level.measure.own_play import fresh_streams
from game.level.model import BLOCKS, Level
from game.level.network import NetworkError
from game.level.policy import locked_gates
from game.level.training.level_training import LevelTraining, Trained
from game.lstm.checkpoint import Checkpoint
from game.lstm.network import run
from game.lstm.training import Training
from game.lstm.weights import Array

APART: Final = 0.02
GATES_APART: Final = 0.10
AGREEMENT: Final = 0.98
"""How far a network trained on another machine may be from the shipped one and still be it: in
confidence, in a gate's mean on a class of tokens, and in the share of answers that are the same."""


@dataclass(frozen=True, slots=True)
class Verification:
    """The shipped network and the new one, side by side.

    Args:
        identical: whether all weights are the same, bit for bit.
        shipped: how legible the shipped network is.
        anew: how legible the new one is.
        agreement: the share of tokens on which both give the same likeliest answer.
        gates_apart: the largest difference of a gate's means on a class of tokens.
        where: the gate it was found at, in words.
        changed: what is no longer as it was when the shipped network was trained, in words.
    """

    identical: bool
    shipped: Legibility
    anew: Legibility
    agreement: float
    gates_apart: float
    where: str
    changed: tuple[str, ...] = ()

    @property
    def differences(self) -> tuple[str, ...]:
        """What sets the two apart, in words; nothing if they behave the same."""
        said = []
        if (apart := abs(self.shipped.own - self.anew.own)) > APART:
            said.append(
                f"their own confidence is {apart:.3f} apart ({self.shipped.own:.3f} and "
                f"{self.anew.own:.3f}; at most {APART})"
            )
        if self.gates_apart > GATES_APART:
            said.append(
                f"{self.where} is {self.gates_apart:.3f} apart on average (at most {GATES_APART})"
            )
        if self.agreement < AGREEMENT:
            said.append(
                f"they give the same answer on {self.agreement:.1%} of the tokens (at least "
                f"{AGREEMENT:.0%})"
            )
        if self.shipped.passes and not self.anew.passes:
            said.append("the new one is not legible: " + "; ".join(self.anew.shortfalls))
        return tuple(said)

    @property
    def ok(self) -> bool:
        """Whether the new network behaves as the shipped one does."""
        return not self.differences


class OnceMore(LevelTraining):
    """The one attempt at a level's network that began from a given seed, made anew."""

    def __init__(self, level: Level, seed: int) -> None:
        super().__init__(level, seeds=1)
        self.seed = seed

    def _descent(self, attempt: int) -> Training:
        return super()._descent(self.seed)

    def _ended(self, attempt: int, arrays: dict[str, Array]) -> Trained:
        return super()._ended(self.seed, arrays)


def recorded_seed(level: Level, shipped: Checkpoint) -> int:
    """The seed that a level's network says it came from.

    Raises:
        NetworkError: it says none; it came from elsewhere.
    """
    seed = shipped.about.get("seed")
    if type(seed) is not int or seed < 0:
        raise NetworkError(
            f"{level.network_path}: this network does not say which seed it came from, as one "
            "that was imported does not, so there is no training of it to repeat. To have one "
            f'that is the level\'s own: python main.py train "{level.path}"'
        )
    return seed


def verify(level: Level, shipped: Checkpoint, anew: Trained) -> Verification:
    """Hold a level's shipped network against one that was just trained.

    The RNN among the rivals is not compared: what it learns turns on the last bit of a sum.

    Args:
        level: the level.
        shipped: its network.
        anew: a network from a training of the same level.
    """
    old, new = shipped.weights, anew.checkpoint.weights
    before, after = measure(level, old), anew.legibility
    batch = encode(level, fresh_streams(level))
    locked, alive = locked_gates(level, batch), batch.alive()
    said = [run(w.astype(np.float64), batch, locked).p.argmax(axis=1)[alive] for w in (old, new)]
    rows = zip(before.rows, after.rows, strict=True)
    apart = [(abs(a.mean - b.mean), _gate(a)) for a, b in rows]
    gates_apart, where = max(apart, default=(0.0, ""))
    return Verification(
        identical=_same(old.arrays, new.arrays),
        shipped=before,
        anew=after,
        agreement=float((said[0] == said[1]).mean()),
        gates_apart=gates_apart,
        where=where,
        changed=_changed(shipped.about, anew.checkpoint.about),
    )


def _gate(row: GateRow) -> str:
    return f'the {row.word} gate of block {BLOCKS[row.block]} on "{row.about}"'


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """The version and the settings of training that differ; nothing of what was not recorded."""
    recipe = before.get("recipe")
    was = {"the game's version": before.get("game")}
    was |= recipe if isinstance(recipe, dict) else {}
    now = {"the game's version": after["game"]} | after["recipe"]
    return tuple(
        f"{name} was {was[name]} and is {value}"
        for name, value in now.items()
        if was.get(name, value) not in (None, value)
    )


def _same(one: Mapping[str, Array], other: Mapping[str, Array]) -> bool:
    """Whether two networks are the same in float32, as they are kept."""
    return all(
        np.array_equal(array.astype(np.float32), other[name].astype(np.float32))
        for name, array in one.items()
    )
