"""A network's weights as tables to be read: a row for everything that is read, with its name.

Two maps hold all there is: what gates and candidate read (W, U, the peepholes and b), and what the
prediction reads from h (V and d).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np

from game.level.model import BLOCKS, GATES, NUMBER, Level
from game.lstm.batch import GATE_ROWS
from game.lstm.cell import sigmoid
from game.lstm.weights import Array, GateName, Sizes, Weights
from game.words import say

"""What the blank is called among the answers."""


@dataclass(frozen=True, slots=True)
class MapRow:
    """What one row of a map is about.

    Args:
        kind: bias, class, token, h' or c'; of what the prediction reads, answer.
        name: which of them.
    """

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class MapColumn:
    """What one column of a map is about.

    Args:
        name: a gate's letter, or g or h with the number of the cell in its block; d for the bias.
        block: the block it belongs to; None for the bias of the prediction.
        whole: the name with that of the block, where there are several: "i[A]", "g2[B]".
        gate: the gate, if it is one.
    """

    name: str
    block: int | None
    whole: str
    gate: GateName | None = None

    @classmethod
    def of(cls, sizes: Sizes, name: str, block: int, gate: GateName | None = None) -> Self:
        """The column of a block of a network of these sizes."""
        whole = f"{name}[{BLOCKS[block]}]" if sizes.K > 1 else name
        return cls(name, block, whole, gate)


@dataclass(frozen=True, slots=True)
class WeightMap:
    """Weights (R, C) with the names of rows and columns; NaN where the network has no weight."""

    title: str
    rows: tuple[MapRow, ...]
    columns: tuple[MapColumn, ...]
    values: Array

    @property
    def most(self) -> float:
        """The largest weight, whatever its sign."""
        return float(np.nanmax(np.abs(self.values)))

    def value(self, row: int, column: int) -> float | None:
        """One weight; None where there is none."""
        value = float(self.values[row, column])
        return None if np.isnan(value) else value


def weight_maps(level: Level, network: Weights) -> tuple[WeightMap, WeightMap]:
    """Both maps of a level's network."""
    return _read_by_gates(level, network), _read_by_prediction(level, network)


def _cells(sizes: Sizes) -> list[tuple[int, int]]:
    """The cells in their order: block, and number in the block."""
    return [(k, s) for k in range(sizes.K) for s in range(sizes.S)]


def cell_name(block: int, number: int) -> str:
    """What a cell is called: A1, A2, B1."""
    return f"{BLOCKS[block]}{number + 1}"


def _read_by_gates(level: Level, network: Weights) -> WeightMap:
    sizes, words = network.sizes, level.vocabulary
    columns, rows_of = [], []
    for k in range(sizes.K):
        for gate in GATES:
            columns.append(MapColumn.of(sizes, gate, k, gate))
            rows_of.append(sizes.rows[gate].start + k)
        for s in range(sizes.S):
            columns.append(MapColumn.of(sizes, f"g{s + 1}", k))
            rows_of.append(sizes.rows["g"].start + k * sizes.S + s)
    V = len(words.identities)
    weight_ih, cells = network["weight_ih"][rows_of].T, _cells(sizes)  # (D, R)
    rows = [MapRow("bias", "b")]
    parts = [network["bias"][None, rows_of]]
    rows += [MapRow("class", name) for name in words.classes]
    parts.append(weight_ih[V:])
    rows += [MapRow("token", name) for name in words.identities]
    parts.append(weight_ih[:V])
    if sizes.recurrent:
        rows += [MapRow("h'", cell_name(*cell)) for cell in cells]
        parts.append(network["weight_hh"][rows_of].T)
    if sizes.peephole:
        rows += [MapRow("c'", cell_name(*cell)) for cell in cells]
        parts.append(_peepholes(network, columns))
    return WeightMap(say("rules.weights.gates_read"), tuple(rows), tuple(columns), np.vstack(parts))


def _peepholes(network: Weights, columns: list[MapColumn]) -> Array:
    """(H, R) what each column reads from c'; the candidate reads nothing there."""
    K, found = network.sizes.K, np.full((network.sizes.H, len(columns)), np.nan)
    for n, column in enumerate(columns):
        if column.gate is not None and column.block is not None:
            found[:, n] = network["weight_ch"][GATE_ROWS.index(column.gate) * K + column.block]
    return found


def _read_by_prediction(level: Level, network: Weights) -> WeightMap:
    sizes = network.sizes
    columns = [MapColumn.of(sizes, f"h{s + 1}", k) for k, s in _cells(sizes)]
    answers = [answer or say("rules.weights.silence") for answer in level.vocabulary.answers]
    values = np.column_stack([network["head_weight"], network["head_bias"]])
    rows = tuple(MapRow("answer", name) for name in answers)
    return WeightMap(
        say("rules.weights.prediction_reads"), rows, (*columns, MapColumn("d", None, "d")), values
    )


def formula(level: Level, found: WeightMap, row: int, column: int) -> str:
    """What a weight does, with its numbers: the sum it is a part of, as far as x alone makes it.

    A token enters as two ones, for itself and for its class; so the sum for a token is that of
    bias, class and token, before memory is read.
    """
    about, at = found.rows[row], found.columns[column]
    value = found.value(row, column)
    if at.gate is not None and not isinstance(owner := level.gates.owner(at.gate), str):
        return say("rules.weights.locked", gate=at.whole, value=f"{owner:g}")
    if value is None:
        return say("rules.weights.not_read", gate=at.whole, state=about.kind)
    if about.kind == "answer":
        read = "d" if at.block is None else f"V[{at.whole}]"
        return say(
            f"rules.weights.to_logit{'' if at.block is None else '_each'}",
            weight=read, value=number(value), change=_signed(value),
            answer=about.name, cell=at.whole,
        )  # fmt: skip
    if about.kind in ("h'", "c'"):
        letter = "U" if about.kind == "h'" else "P"
        return say(
            "rules.weights.from_cell",
            letter=letter, gate=at.whole, state=about.kind, cell=about.name,
            value=number(value), change=_signed(value),
        )  # fmt: skip
    return _of_input(level, found, row, column)


def _of_input(level: Level, found: WeightMap, row: int, column: int) -> str:
    about, at = found.rows[row], found.columns[column]
    place = {(each.kind, each.name): n for n, each in enumerate(found.rows)}
    names, summed = ["b"], [0]
    numeric = about.kind == "token" and about.name == NUMBER
    if about.kind == "token":
        cls = next(
            c.name for c in level.classes if about.name in c.tokens or (numeric and c.amounts)
        )
        names.append(f"w[{cls}]")
        summed.append(place["class", cls])
    if about.kind != "bias":
        names.append(f"w[{about.name}]")
        summed.append(row)
    terms = [float(found.values[n, column]) for n in summed]
    total, squash = sum(terms), "σ" if at.gate is not None else "tanh"
    numbers = " ".join([number(terms[0]), *(_signed(term, apart=True) for term in terms[1:])])
    reached = float(sigmoid(np.array(total)) if at.gate is not None else np.tanh(total))
    sums = f"{squash}({' + '.join(names)}) = {squash}({numbers})"
    said = f"{at.whole} = {sums} = {number(reached)}"
    return say("rules.weights.for_one", formula=said) if numeric else said


def number(value: float) -> str:
    """A number to two places, with a true minus."""
    text = f"{value:.2f}"
    return "0.00" if text == "-0.00" else text.replace("-", "−")


def _signed(value: float, *, apart: bool = False) -> str:
    sign = "−" if value < 0 else "+"
    return f"{sign}{' ' if apart else ''}{number(abs(value))}"
