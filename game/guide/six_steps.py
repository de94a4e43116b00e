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
from game.words import language, listed, say

ALMOST = 0.05
"""A gate this near to 0 or 1 is said to be shut or open."""


def six_steps(moment: Moment) -> tuple[Step, ...]:
    """The six steps of a token, in their order."""
    return _six_steps(moment, language().code)


@lru_cache(maxsize=64)
def _six_steps(moment: Moment, code: str) -> tuple[Step, ...]:
    """The steps, in the language of this code, which is the one that is spoken."""
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
        Row(f"x[{token.token}]", (1.0,), ("1",), note=say("guide.six.1.token")),
        Row(f"x[{token.cls}]", (1.0,), ("1",), note=say("guide.six.1.kind")),
        _row("h′", m.before.h, "plain", say("guide.six.1.before")),
        _row("c′", m.before.c, "memory", say("guide.six.1.memory")),
    )
    return Step(
        1,
        say("guide.six.1.title"),
        ("[x, h′]", f"x (D = {sizes.D}),  h′ (H = {sizes.H})"),
        rows,
        say(
            f"guide.six.1.{'both' if sizes.recurrent else 'token_alone'}",
            token=token.text,
            numbers=sizes.D,
            zeros=sizes.D - 2,
        ),
    )


def _forget(m: Moment) -> Step:
    f = float(m.trace.f[0])
    lock = m.walk.lock("f")
    if lock is not None:
        said = say(f"guide.six.2.locked{'_open' if lock == 1 else ''}", value=f"{lock:g}")
        rows: tuple[Row, ...] = (_row("f", m.trace.f, "f", say("guide.six.2.locked_note")),)
    else:
        rows, said = (
            _gate_rows(m, "f"),
            say(f"guide.six.2.{_stand(f)}", value=printed(f)),
        )
    return Step(2, say("guide.six.2.title"), (_gate_formula(m, "f"),), rows, said)


def _input(m: Moment) -> Step:
    i = float(m.trace.i[0])
    terms = _terms(m, "g")
    first, *rest = _sum_rows(terms, "memory", "z_g")
    rows = [
        *_gate_rows(m, "i"),
        replace(first, apart=True),
        *rest,
        _row("g", m.trace.g, "memory", say("guide.six.tanh")),
    ]
    return Step(
        3,
        say("guide.six.3.title"),
        (_gate_formula(m, "i"), f"g = tanh({_sum_text(m, 'g')})"),
        tuple(rows),
        say(f"guide.six.3.{_stand(i)}", value=printed(i)),
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
        say("guide.six.4.title"),
        ("c = f⊙c′ + i⊙g",),
        rows,
        say("guide.six.4.said"),
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
        say("guide.six.5.title"),
        (_gate_formula(m, "o"), "h = o⊙tanh(c)"),
        rows,
        say(f"guide.six.5.{_stand(o)}", value=printed(o)),
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
            note="" if n != order[0] else say("guide.six.6.note"),
        )
        for n in order
    )
    best, target = int(order[0]), m.walk.stream.steps[m.t].target
    if target == BLANK:
        said = say(f"guide.six.6.{'silent' if best == 0 else 'unasked'}")
    else:
        said = say("guide.six.6.said", said=answer(level, best), sure=shown[best], right=target)
    return Step(6, say("guide.six.6.title"), ("p = softmax(V·h + d)",), rows, said)


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
        _row(gate, values, gate, say("guide.six.sigma")),
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
    return say(
        "guide.six.times", what=what, values=listed([printed(float(value)) for value in gate])
    )


def _stand(value: float) -> str:
    """Where a gate stands, as the catalogue names it: shut, open, or half-way."""
    return "shut" if value < ALMOST else "open" if value > 1 - ALMOST else "half"
