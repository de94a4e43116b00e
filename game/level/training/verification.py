"""Whether a level's shipped network can be had again: trained anew, and the two held together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from game.level.encode import encode
from game.level.model import Level
from game.level.policy import locked_gates
from game.level.training.legibility import Legibility, measure
from game.level.training.networks import Trained
from game.level.training.own_play import fresh_streams
from game.lstm.network import run
from game.lstm.weights import Array, Weights

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
    """

    identical: bool
    shipped: Legibility
    anew: Legibility
    agreement: float
    gates_apart: float
    where: str

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

    def to_dict(self) -> dict[str, Any]:
        """The parts as plain JSON values."""
        return {
            "ok": self.ok,
            "identical": self.identical,
            "shipped": self.shipped.to_dict(),
            "anew": self.anew.to_dict(),
            "agreement": round(self.agreement, 6),
            "gates_apart": round(self.gates_apart, 6),
        }


def verify(level: Level, shipped: Weights, anew: Trained) -> Verification:
    """Hold a level's shipped network against one that was just trained.

    The RNN among the rivals is not compared: what it learns turns on the last bit of a sum.

    Args:
        level: the level.
        shipped: its network.
        anew: the most legible network of a training of the same level.
    """
    new = anew.checkpoint.weights
    before, after = measure(level, shipped), anew.legibility
    batch = encode(level, fresh_streams(level))
    locked, alive = locked_gates(level, batch), batch.alive()
    said = [
        run(w.astype(np.float64), batch, locked).p.argmax(axis=1)[alive] for w in (shipped, new)
    ]
    rows = list(zip(before.rows, after.rows, strict=True))
    apart, where = max(
        ((abs(a.mean - b.mean), f"the {a.word} gate on {a.about}") for a, b in rows),
        default=(0.0, ""),
    )
    return Verification(
        identical=_same(shipped.arrays, new.arrays),
        shipped=before,
        anew=after,
        agreement=float((said[0] == said[1]).mean()),
        gates_apart=apart,
        where=where,
    )


def _same(one: Mapping[str, Array], other: Mapping[str, Array]) -> bool:
    """Whether two networks are the same in float32, as they are kept."""
    return all(
        np.array_equal(array.astype(np.float32), other[name].astype(np.float32))
        for name, array in one.items()
    )
