"""Weights as PyTorch holds them: a state dict of `lstm = nn.LSTM(D, H)`, `head = nn.Linear(H, A)`.

Both sides keep their rows in the order i, f, g, o. What nn.LSTM has no word for is written with
what it has, exactly: a gate that S cells share becomes S equal rows, a network without recurrence
a weight_hh of zeros, and our one bias is bias_ih beside a bias_hh of zeros (read back, the two are
added). Peepholes cannot be written so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np

from game.lstm.checkpoint import LARGEST
from game.lstm.weights import Array, GateName, Sizes, Weights

TIED: Final = 1e-6
"""How far apart two numbers may lie that ought to be the same."""

SURE: Final = 30.0
"""The bias of a gate held at 0 or 1: σ(30) is 1 − 10⁻¹³, which float32 rounds to 1."""

GATE_ORDER: Final = "ifgo"


class ExchangeError(Exception):
    """Weights that the other side has no place for; the text says why."""


def state_shapes(sizes: Sizes) -> dict[str, tuple[int, ...]]:
    """The shape of each array of the state dict, by PyTorch's names."""
    D, H, A = sizes.D, sizes.H, sizes.A
    return {
        "lstm.weight_ih_l0": (4 * H, D),
        "lstm.weight_hh_l0": (4 * H, H),
        "lstm.bias_ih_l0": (4 * H,),
        "lstm.bias_hh_l0": (4 * H,),
        "head.weight": (A, H),
        "head.bias": (A,),
    }


def hold_gates(w: Weights, held: Mapping[GateName, float]) -> Weights:
    """The same network with some of its gates held at a value by their own weights.

    Args:
        w: the network.
        held: the value of each gate to hold, 0 to 1, for all blocks and steps.
    """
    w = w.copy()
    for gate, value in held.items():
        rows = w.sizes.rows[gate]
        for name in ("weight_ih", "weight_hh"):
            if name in w.arrays:
                w[name][rows] = 0.0
        with np.errstate(divide="ignore"):
            logit = np.log(value) - np.log1p(-value)
        w["bias"][rows] = np.clip(logit, -SURE, SURE)
        if w.sizes.peephole:
            place = "ifo".index(gate) * w.sizes.K
            w["weight_ch"][place : place + w.sizes.K] = 0.0
    return w


def to_state(w: Weights) -> dict[str, Array]:
    """The state dict of a network, in the weights' own precision.

    Raises:
        ExchangeError: the network has peepholes.
    """
    _refuse_peepholes(w.sizes)
    bias = _spread(w.sizes, w["bias"])
    if w.sizes.recurrent:
        weight_hh = _spread(w.sizes, w["weight_hh"])
    else:
        weight_hh = np.zeros((4 * w.sizes.H, w.sizes.H), bias.dtype)
    arrays = (
        _spread(w.sizes, w["weight_ih"]),
        weight_hh,
        bias,
        np.zeros_like(bias),
        w["head_weight"].copy(),
        w["head_bias"].copy(),
    )
    return dict(zip(state_shapes(w.sizes), arrays, strict=True))


def from_state(state: Mapping[str, np.ndarray[Any, Any]], sizes: Sizes) -> Weights:
    """The network of these sizes that a state dict holds, in float64.

    Raises:
        ExchangeError: arrays are missing, too many, of another shape, not floating-point numbers
            or not finite; or this network cannot compute what they do.
    """
    _refuse_peepholes(sizes)
    found = _checked(state, sizes)
    weight_hh = found["lstm.weight_hh_l0"]
    arrays = {"weight_ih": _gather(sizes, "lstm.weight_ih_l0", found["lstm.weight_ih_l0"])}
    if sizes.recurrent:
        arrays["weight_hh"] = _gather(sizes, "lstm.weight_hh_l0", weight_hh)
    elif (most := np.abs(weight_hh).max()) > TIED:
        raise ExchangeError(
            f'"lstm.weight_hh_l0" holds numbers up to {most:.2g}, but this network is not '
            "recurrent: expected zeros. Train with zeros there, or make the memory recurrent."
        )
    bias = found["lstm.bias_ih_l0"] + found["lstm.bias_hh_l0"]
    arrays["bias"] = _gather(sizes, "lstm.bias_ih_l0 + lstm.bias_hh_l0", bias)
    arrays |= {"head_weight": found["head.weight"], "head_bias": found["head.bias"]}
    for name, array in arrays.items():  # as it is kept: two biases added, rounded to float32
        kept = array.astype(np.float32).astype(np.float64)
        if not (np.abs(kept) <= LARGEST).all():
            raise ExchangeError(f'the array "{name}" comes to numbers beyond ±{LARGEST:.0e}.')
    return Weights(sizes, arrays)


def _refuse_peepholes(sizes: Sizes) -> None:
    if sizes.peephole:
        raise ExchangeError(
            "its gates see the cell state through peepholes, and torch.nn.LSTM has no place for "
            "them. Only networks without peepholes can be exchanged."
        )


def _checked(state: Mapping[str, np.ndarray[Any, Any]], sizes: Sizes) -> dict[str, Array]:
    """The arrays in float64, once their names, shapes and numbers are what they must be."""
    shapes = state_shapes(sizes)
    expected = 'expected "' + '", "'.join(shapes) + '"'
    if missing := [name for name in shapes if name not in state]:
        raise ExchangeError(f'the array "{missing[0]}" is missing; {expected}.')
    if extra := sorted(set(state) - set(shapes)):
        raise ExchangeError(
            f'the array "{extra[0][:60]}" has no place in one LSTM layer of one direction and '
            f"its head; {expected}."
        )
    checked: dict[str, Array] = {}
    for name, shape in shapes.items():
        array = state[name]
        if array.shape != shape or array.dtype.kind != "f":
            raise ExchangeError(
                f'the array "{name}" has the shape {array.shape} of {array.dtype}; expected '
                f"{shape} of floating-point numbers, for {sizes.D} inputs, {sizes.H} cells and "
                f"{sizes.A} answers."
            )
        with np.errstate(over="ignore", invalid="ignore"):  # of numbers wider than float64
            checked[name] = array.astype(np.float64)
        if not (np.abs(checked[name]) <= LARGEST).all():
            raise ExchangeError(
                f'the array "{name}" holds numbers that are not finite, or beyond ±{LARGEST:.0e}.'
            )
    return checked


def _spread(sizes: Sizes, rows: Array) -> Array:
    """(4H, …) with a row for each cell, from (R, …) with one for each block's gate."""
    each = ((gate, rows[sizes.rows[gate]]) for gate in GATE_ORDER)
    return np.concatenate(
        [part if gate == "g" else np.repeat(part, sizes.S, axis=0) for gate, part in each]
    )


def _gather(sizes: Sizes, name: str, rows: Array) -> Array:
    """(R, …) with one row for each block's gate, from (4H, …) whose rows agree within a block."""
    parts = []
    for gate, part in zip(GATE_ORDER, np.split(rows, 4), strict=True):
        if gate == "g":
            parts.append(part)
            continue
        cells = part.reshape(sizes.K, sizes.S, -1)
        if (apart := np.ptp(cells, axis=1).max()) > TIED:
            raise ExchangeError(
                f'in "{name}" the rows of gate {gate} differ by up to {apart:.2g} between the '
                f"cells of a block, but the {sizes.S} cells of a block share one gate here. Keep "
                "those rows equal while training, or give each block one cell."
            )
        parts.append(cells[:, 0].reshape(sizes.K, *part.shape[1:]))
    return np.concatenate(parts)
