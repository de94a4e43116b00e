"""Streams of growing length: on every shipped level they are as long as they are said to be."""

import json
from pathlib import Path

import pytest

from game.level.library import all_level_paths
from game.level.loader import load_level, parse_level
from game.rules.practice.lengths import LENGTHS, NEAR, Rung, ladder
from tests.wired import level_json, toy_level

CANNOT_GROW = {"translation"}
"""The shipped levels in which nothing repeats."""


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_shipped_levels_grow_to_two_hundred_tokens(path: Path) -> None:
    level = load_level(path)
    found = ladder(level)
    tokens = [rung.tokens for rung in found.rungs]
    assert tokens == sorted(set(tokens))
    for rung in found.rungs:
        assert rung.level is level
        for seed in (0, 7_000, 14_000):
            stream = rung.stream(seed)
            assert stream.questions
            assert abs(len(stream) - rung.tokens) <= max(1, NEAR * rung.tokens)
            assert rung.stream(seed) == stream
    if level.id in CANNOT_GROW:
        assert len(tokens) == 1
        assert "cannot grow" in found.said
        return
    assert tokens[-3:] == list(LENGTHS[-3:])
    least, mean, most = found.own
    assert least <= mean <= most


def test_the_usual_lengths_need_no_words() -> None:
    found = ladder(toy_level())
    assert [rung.tokens for rung in found.rungs] == list(LENGTHS)
    assert found.said == ""


def test_shorter_than_the_shortest_is_the_shortest() -> None:
    found = ladder(load_level(next(p for p in all_level_paths() if p.stem == "duel")))
    assert [rung.tokens for rung in found.rungs] == [12, 20, 50, 100, 200]
    assert found.said == "The shortest streams of this level have about 12 tokens."


def test_a_level_that_stops_growing_says_so() -> None:
    """A count that is asked for must stay among the answers, however far the level is stretched."""
    level = parse_level(
        json.dumps(
            level_json(
                stream=[
                    "Fish",
                    {"repeat": [{"pick": "home"}], "times": [1, 24], "as": "n"},
                    {"pick": "ask", "target": {"count": "n"}},
                ],
                maps={},
            )
        ),
        "toy.json",
    )
    found = ladder(level)
    assert max(len(rung.stream(1)) for rung in found.rungs) <= 26
    assert found.rungs[-1].tokens < 26
    assert "They cannot get longer than about" in found.said


def test_a_level_that_asks_nothing_has_no_stream_to_duel_on() -> None:
    level = toy_level(
        stream=[{"repeat": [{"pick": "chat", "target": {"next": True}}], "times": [3, 4]}],
        maps={},
    )
    with pytest.raises(ValueError, match="asks nothing that can be known"):
        Rung(level, 4, 1.0).stream(1)
