"""A training in words: what is planned, how much is left, what is wanted of a network."""

from dataclasses import replace

import pytest

from game.level.measure.legibility import GateRow, Legibility
from game.rules.practice.training import figures, plan, time_left
from tests.wired import toy_level

GOOD = Legibility(0.98, 0.97, 0.96, 1.0, (GateRow("home", 0, "i", 0.97, 0.01),))


def test_a_good_network_meets_every_figure() -> None:
    assert [(each.name, each.value, each.met) for each in figures(GOOD)] == [
        ("own confidence", "0.98", True),
        ("author’s gates", "99%", True),
        ("gates rounded", "98%", True),
        ("spread of gates", "0.010", True),
        ("questions right", "100%", True),
    ]


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"solution": 0.5}, "author’s gates"),
        ({"rounded": 0.5}, "gates rounded"),
        ({"rows": (GateRow("home", 0, "i", 0.5, 0.3),)}, "spread of gates"),
        ({"right": 0.4}, "questions right"),
    ],
)
def test_what_falls_short_is_the_figure_that_does(changes: dict[str, object], name: str) -> None:
    bad = replace(GOOD, **changes)  # type: ignore[arg-type]
    assert [each.name for each in figures(bad) if not each.met] == [name]
    assert len(bad.shortfalls) == 1


def test_what_was_not_measured_is_left_out() -> None:
    found = figures(Legibility(0.8, None, None, 0.5, (), knowable=False))
    assert [each.name for each in found] == ["own confidence", "questions right"]
    assert all(each.met for each in found)


def test_the_plan_counts_networks_and_steps() -> None:
    level = toy_level(train={"steps": 1500, "seeds": 3})
    assert plan(level).startswith("3 LSTMs learn from the level’s own streams")
    assert "1,500 steps each, and the most legible is kept. Then 6 vanilla RNNs" in plan(level)
    alone = plan(toy_level(train={"steps": 20, "seeds": 1}))
    assert alone.startswith("One LSTM learns")
    assert "most legible" not in alone


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (None, ""), (0.0, "a few seconds left"), (4.9, "a few seconds left"),
        (5.0, "about 5 s left"), (42.0, "about 40 s left"), (53.0, "about 55 s left"),
        (55.0, "about a minute left"), (80.0, "about a minute left"),
        (100.0, "about 2 minutes left"), (3600.0, "about 60 minutes left"),
    ],
)  # fmt: skip
def test_what_is_left_is_told_as_a_person_would(seconds: float | None, said: str) -> None:
    assert time_left(seconds) == said
