"""The walk's numbers are the engine's, and what is printed of them adds up."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.guide.forward import Moment, Walk, example
from game.guide.six_steps import six_steps
from game.guide.step import Row
from game.level.encode import network_sizes
from game.level.grammar import draw
from game.level.library import find_level
from game.level.loader import load_level
from game.level.network import load_network
from game.lstm.weights import Weights
from game.rules.deal import Deal
from tests.guide.test_printing import UNIT, number
from tests.wired import toy_level


def made(**memory: Any) -> Walk:
    """A walk on a network that was never trained, so that nothing is near 0 or 1."""
    level = toy_level(memory={"blocks": 2, "cells": 3, **memory})
    network = Weights.initial(network_sizes(level), np.random.default_rng(1))
    return Walk(level, network, draw(level, 3))


def shipped(name: str) -> Walk:
    level = load_level(find_level(name))
    return Walk(level, load_network(level), draw(level, level.play.seed))


WALKS: dict[str, Callable[[], Walk]] = {
    "the example": example,
    "leaky": lambda: shipped("leaky"),
    "recurrent": lambda: made(recurrent=True),
    "peepholes": lambda: made(recurrent=True, peephole=True),
}


@pytest.fixture(params=WALKS, scope="module")
def walk(request: pytest.FixtureRequest) -> Walk:
    return WALKS[request.param]()


def rows(moment: Moment, step: int) -> dict[str, Row]:
    return {row.label: row for row in six_steps(moment)[step - 1].rows}


def sums(moment: Moment) -> Iterator[tuple[list[Row], Row]]:
    """Each sum of a moment: its terms, and what they come to."""
    for step in six_steps(moment):
        terms: list[Row] = []
        for row in step.rows:
            if row.sign == "=":
                yield terms, row
                terms = []
            elif row.sign == "+":
                terms.append(row)
            else:
                terms = [row]


def test_the_example_begins_in_france_and_ends_in_french() -> None:
    walk = example()
    assert walk.stream.steps[0].token == "France"
    said, sure = walk.answer
    assert said == walk.stream.steps[walk.question].target == "French"
    p = walk.moments[walk.question].trace.p.max()
    assert p > 0.99
    assert sure == f"{p:.2%}"
    assert walk.verdict == f"The network says French with {sure}."


def test_its_numbers_are_those_of_play(walk: Walk) -> None:
    deal = Deal.of(walk.level, walk.network, walk.stream)
    for moment, played in zip(walk.moments, deal.network_run, strict=True):
        for ours, theirs in zip(moment.trace, played, strict=True):
            np.testing.assert_allclose(ours, theirs, atol=1e-9)


def test_every_row_shows_its_numbers(walk: Walk) -> None:
    for moment in walk.moments:
        trace = moment.trace
        S = walk.network.sizes.S
        shown = {
            4: {"c′": moment.before.c, "g": trace.g, "c": trace.c,
                "f⊙c′": np.repeat(trace.f, S) * moment.before.c,
                "i⊙g": np.repeat(trace.i, S) * trace.g},
            3: {"i": trace.i, "g": trace.g},
            5: {"o": trace.o, "h": trace.h, "tanh(c)": np.tanh(trace.c)},
        }  # fmt: skip
        for step, expected in shown.items():
            found = rows(moment, step)
            for label, values in expected.items():
                np.testing.assert_allclose(found[label].values, values, atol=1e-9)
        if walk.lock("f") is None:
            np.testing.assert_allclose(rows(moment, 2)["f"].values, trace.f, atol=1e-9)


def test_what_a_gate_adds_up_is_what_it_was_set_by(walk: Walk) -> None:
    for moment in walk.moments:
        z_i, z_g, z_o = (
            rows(moment, step)[label].values for step, label in ((3, "z_i"), (3, "z_g"), (5, "z_o"))
        )
        np.testing.assert_allclose(1 / (1 + np.exp(-np.array(z_i))), moment.trace.i, atol=1e-9)
        np.testing.assert_allclose(np.tanh(z_g), moment.trace.g, atol=1e-9)
        np.testing.assert_allclose(1 / (1 + np.exp(-np.array(z_o))), moment.trace.o, atol=1e-9)


def test_printed_sums_add_up(walk: Walk) -> None:
    counted = 0
    for moment in walk.moments:
        for terms, total in sums(moment):
            for n, shown in enumerate(total.shown):
                assert sum(number(row.shown[n]) for row in terms) == number(shown)
                counted += 1
    assert counted >= 9 * len(walk.moments)


def test_what_is_printed_is_near_to_what_is(walk: Walk) -> None:
    for moment in walk.moments:
        for step in six_steps(moment)[1:5]:
            for row in step.rows:
                for value, shown in zip(row.values, row.shown, strict=True):
                    assert abs(number(shown) * UNIT - value) <= 2.5 * UNIT, row


def test_memory_is_printed_alike_from_token_to_token(walk: Walk) -> None:
    for now, then in zip(walk.moments, walk.moments[1:], strict=False):
        assert rows(now, 4)["c"].shown == rows(then, 4)["c′"].shown == rows(then, 1)["c′"].shown


def test_printed_probabilities_add_up_to_all(walk: Walk) -> None:
    for moment in walk.moments:
        step = six_steps(moment)[5]
        shown = [row.shown[1] for row in step.rows]
        assert sum(number(each) for each in shown) == 10_000
        logits = np.array([row.values[0] for row in step.rows])
        p = np.exp(logits - logits.max()) / np.exp(logits - logits.max()).sum()
        np.testing.assert_allclose([row.values[1] for row in step.rows], p, atol=1e-9)


def test_there_are_six_steps_and_each_says_something(walk: Walk) -> None:
    for moment in walk.moments:
        assert [step.number for step in six_steps(moment)] == [1, 2, 3, 4, 5, 6]
        assert all(step.title and step.formulas and step.rows and step.said
                   for step in six_steps(moment))  # fmt: skip


def test_only_what_the_gates_see_is_added_up() -> None:
    plain, seeing = example().moments[1], made(recurrent=True, peephole=True).moments[1]
    assert not any("U" in label or "P" in label for label in rows(plain, 3))
    assert {"U_i·h′", "P_i·c′", "U_g·h′"} <= set(rows(seeing, 3))
    assert "P_g·c′" not in rows(seeing, 3)


def test_a_locked_gate_is_said_to_be_locked() -> None:
    step = six_steps(example().moments[0])[1]
    assert step.formulas == ("f = 1",)
    assert "locks" in step.said


def test_any_folder_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert example().question == len(example().stream) - 1
