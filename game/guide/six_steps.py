"""The six steps of one token: which equation, which numbers, and what to see in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from game.guide.forward import Moment, answer
from game.guide.printing import completed, printed, shares, summed
from game.guide.step import Hue, Row, Step
from game.level.model import GateName
from game.level.stream import BLANK
from game.lstm.weights import Array

ALMOST = 0.05
"""A gate this near to 0 or 1 is said to be shut or open."""


@lru_cache(maxsize=64)
def six_steps(moment: Moment) -> tuple[Step, ...]:
    """The six steps of a token, in their order."""
    return (
        _comes_in(moment),
        _forget(moment),
        _input(moment),
        _memory(moment),
        _output(moment),
        _prediction(moment),
    )


# -- the steps ------------------------------------------------------------------------------------


def _comes_in(m: Moment) -> Step:
    sizes = m.walk.network.sizes
    token = m.walk.stream.steps[m.t]
    rows = (
        Row(f"x[{token.token}]", (1.0,), ("1",), note="this very token"),
        Row(f"x[{token.cls}]", (1.0,), ("1",), note="the kind of token it is"),
        _row("h′", m.before.h, "plain", "what was said one step before"),
        _row("c′", m.before.c, "memory", "what memory holds"),
    )
    sees = (
        "The gates look at both."
        if sizes.recurrent
        else "In this level the gates look at x alone, which is easier to read."
    )
    return Step(
        1,
        "What comes in",
        ("[x, h′]", f"x (D = {sizes.D}),  h′ (H = {sizes.H})"),
        rows,
        f"The token “{token.text}” enters as {sizes.D} numbers: a 1 for the token, a 1 for its "
        f"class, and {sizes.D - 2} zeros. Beside it comes h′, what the cell let out one step "
        f"before. {sees}",
    )


def _forget(m: Moment) -> Step:
    f = float(m.trace.f[0])
    lock = m.walk.lock("f")
    if lock is not None:
        said = (
            f"This level locks the forget gate at {lock:g}: what memory holds is multiplied by "
            f"{lock:g} and stays as it is."
            if lock == 1
            else f"This level locks the forget gate at {lock:g}."
        )
        rows: tuple[Row, ...] = (_row("f", m.trace.f, "f", "locked by the level"),)
    else:
        rows, said = (
            _gate_rows(m, "f"),
            f"The forget gate {_stands(f, 'forgets', 'keeps what is there')}.",
        )
    return Step(2, "The forget gate", (_gate_formula(m, "f"),), rows, said)


def _input(m: Moment) -> Step:
    i = float(m.trace.i[0])
    terms = _terms(m, "g")
    first, *rest = _sum_rows(terms, "memory", "z_g")
    rows = [
        *_gate_rows(m, "i"),
        replace(first, apart=True),
        *rest,
        _row("g", m.trace.g, "memory", "tanh of that: from −1 to 1"),
    ]
    return Step(
        3,
        "The input gate and the candidate",
        (_gate_formula(m, "i"), f"g = tanh({_sum_text(m, 'g')})"),
        tuple(rows),
        "The candidate g is what this token would write, the input gate how much of that gets "
        f"in. Here it {_stands(i, 'keeps the token out', 'lets the token in')}.",
    )


def _memory(m: Moment) -> Step:
    S = m.walk.network.sizes.S
    f, i = np.repeat(m.trace.f, S), np.repeat(m.trace.i, S)
    kept, written = f * m.before.c, i * m.trace.g
    shown = [completed(float(a), float(c)) for a, c in zip(kept, m.trace.c, strict=True)]
    kept_shown, written_shown, sum_shown = zip(*shown, strict=True)
    rows = (
        _row("c′", m.before.c, "memory"),
        _row("g", m.trace.g, "memory"),
        Row("f⊙c′", _floats(kept), kept_shown, "f", "", _by(m.trace.f, "c′"), apart=True),
        Row("i⊙g", _floats(written), written_shown, "i", "+", _by(m.trace.i, "g")),
        Row("c", _floats(m.trace.c), sum_shown, "memory", "="),
    )
    return Step(
        4,
        "The new cell state",
        ("c = f⊙c′ + i⊙g",),
        rows,
        "A product and a sum, cell by cell, and nothing more: what is kept of the old memory, "
        "and what is written of the new token. (Last digits are rounded so that columns add up.)",
    )


def _output(m: Moment) -> Step:
    o = float(m.trace.o[0])
    rows = (
        *_gate_rows(m, "o"),
        replace(_row("tanh(c)", np.tanh(m.trace.c), "memory"), apart=True),
        _row("h", m.trace.h, "o", _by(m.trace.o, "tanh(c)")),
    )
    return Step(
        5,
        "The output gate and the hidden state",
        (_gate_formula(m, "o"), "h = o⊙tanh(c)"),
        rows,
        f"What memory holds is not yet said. The output gate "
        f"{_stands(o, 'keeps it to itself: h is next to nothing', 'lets it out')}.",
    )


def _prediction(m: Moment) -> Step:
    level, network = m.walk.level, m.walk.network
    logits = network["head_weight"] @ m.trace.h + network["head_bias"]
    order = np.argsort(-m.trace.p, kind="stable")
    shown = shares(m.trace.p.tolist())
    rows = tuple(
        Row(
            answer(level, int(n)),
            (float(logits[n]), float(m.trace.p[n])),
            (printed(float(logits[n])), shown[n]),
            "o" if n == order[0] else "plain",
            note="" if n != order[0] else "V·h + d, and what softmax makes of it",
        )
        for n in order
    )
    best, target = int(order[0]), m.walk.stream.steps[m.t].target
    if target == BLANK:
        said = "Nobody has asked anything, so silence is the right answer"
        said += ", and that is what it says." if best == 0 else "."
    else:
        said = f"The network says {answer(level, best)} with {shown[best]}; right is {target}."
    return Step(6, "The prediction", ("p = softmax(V·h + d)",), rows, said)


# -- sums before a squashing function --------------------------------------------------------------


def _terms(m: Moment, gate: str) -> list[tuple[str, Array]]:
    """The terms a gate or the candidate adds up; only those this network has."""
    network = m.walk.network
    sizes, token = network.sizes, m.walk.stream.steps[m.t]
    rows, words = sizes.rows[gate], m.walk.level.vocabulary
    W = network["weight_ih"][rows]
    place = len(words.identities) + words.class_index[token.cls]
    terms = [
        (f"W_{gate}[{token.token}]", W[:, words.inputs[token.token][0]]),
        (f"W_{gate}[{token.cls}]", W[:, place]),
    ]
    if sizes.recurrent:
        terms.append((f"U_{gate}·h′", network["weight_hh"][rows] @ m.before.h))
    if sizes.peephole and gate != "g":
        first = "ifo".index(gate) * sizes.K
        terms.append((f"P_{gate}·c′", network["weight_ch"][first : first + sizes.K] @ m.before.c))
    terms.append((f"b_{gate}", network["bias"][rows]))
    return terms


def _sum_rows(terms: Sequence[tuple[str, Array]], hue: Hue, name: str) -> list[Row]:
    """The terms under each other, and what they come to."""
    columns = [summed([float(value[k]) for _, value in terms]) for k in range(len(terms[0][1]))]
    rows = [
        Row(label, _floats(value), tuple(column[0][n] for column in columns), "plain",
            "+" if n else "")
        for n, (label, value) in enumerate(terms)
    ]  # fmt: skip
    total = np.sum([value for _, value in terms], axis=0)
    return [*rows, Row(name, _floats(total), tuple(column[1] for column in columns), hue, "=")]


def _gate_rows(m: Moment, gate: GateName) -> tuple[Row, ...]:
    values = getattr(m.trace, gate)
    return (
        *_sum_rows(_terms(m, gate), gate, f"z_{gate}"),
        _row(gate, values, gate, "σ of that: from 0 to 1"),
    )


def _sum_text(m: Moment, gate: str) -> str:
    sizes = m.walk.network.sizes
    parts = [f"W_{gate}·x"]
    if sizes.recurrent:
        parts.append(f"U_{gate}·h′")
    if sizes.peephole and gate != "g":
        parts.append(f"P_{gate}·c′")
    return " + ".join([*parts, f"b_{gate}"])


def _gate_formula(m: Moment, gate: GateName) -> str:
    lock = m.walk.lock(gate)
    return f"{gate} = σ({_sum_text(m, gate)})" if lock is None else f"{gate} = {lock:g}"


# -- words ----------------------------------------------------------------------------------------


def _row(label: str, values: Array, hue: Hue = "plain", note: str = "") -> Row:
    shown = tuple(printed(float(value)) for value in values)
    return Row(label, _floats(values), shown, hue, "", note)


def _floats(values: Array) -> tuple[float, ...]:
    return tuple(float(value) for value in values)


def _by(gate: Array, what: str) -> str:
    """That a row is another one times a gate; the values of several blocks side by side."""
    return f"each number of {what} times {', '.join(printed(float(value)) for value in gate)}"


def _stands(value: float, low: str, high: str) -> str:
    """Where a gate stands and what follows; between the two, how much."""
    if value < ALMOST:
        return f"stands at {printed(value)} and {low}"
    if value > 1 - ALMOST:
        return f"stands at {printed(value)} and {high}"
    return f"stands half open, at {printed(value)}"
