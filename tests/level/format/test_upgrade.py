"""Older formats are brought up to today's by steps; newer ones get one clear sentence."""

import json
from typing import Any

import pytest

from game.level.format.source import read_text
from game.level.format.upgrade import FORMAT, STEPS, is_newer, upgrade
from game.level.loader import parse_level
from tests.level.samples import GOOD, problems_of


def first_to_second(level: dict[str, Any]) -> dict[str, Any]:
    """A made-up change: what was called "words" is called "brief" since."""
    return {"brief" if key == "words" else key: value for key, value in level.items()}


def second_to_third(level: dict[str, Any]) -> dict[str, Any]:
    """Another: the seed has moved into "play"."""
    seed = level.get("seed", 1)
    rest = {key: value for key, value in level.items() if key != "seed"}
    return rest | {"play": rest.get("play", {}) | {"seed": seed}}


MADE_UP = {1: first_to_second, 2: second_to_third}


@pytest.mark.parametrize("version", [{}, {"format": 1}])
def test_every_step_is_taken_in_turn(version: dict[str, int]) -> None:
    old = read_text(json.dumps(version | {"words": "Hello", "seed": 5}), "old.json")
    new = upgrade(old, MADE_UP, today=3)
    assert new.value == {"format": 3, "brief": "Hello", "play": {"seed": 5}}
    assert old.value == version | {"words": "Hello", "seed": 5}, "the file itself stays"


def test_only_the_steps_that_are_needed_are_taken() -> None:
    old = read_text('{"format": 2, "words": "Hello", "seed": 5}', "old.json")
    assert upgrade(old, MADE_UP, today=3).value == {
        "format": 3, "words": "Hello", "play": {"seed": 5}
    }  # fmt: skip


def test_a_problem_with_what_was_moved_is_placed_where_the_file_has_it() -> None:
    old = read_text('{"format": 2,\n "play":\n  {"act": "hand"}, "seed": 5}', "old.json")
    problem = upgrade(old, MADE_UP, today=3).problem(("play", "seed"), "too large")
    assert (problem.line, problem.key_path) == (3, "play.seed")


NO_OLDER = (
    '{"format": 4}', '{"format": 3}', '{"format": true}', '{"format": 0}', '{"format": "1"}',
    '{"format": -1}', "[1]", "3",
)  # fmt: skip


@pytest.mark.parametrize("text", NO_OLDER)
def test_what_names_no_older_format_stays_as_it_is(text: str) -> None:
    source = read_text(text, "odd.json")
    assert upgrade(source, MADE_UP, today=3) is source


def test_there_is_a_step_from_every_older_format_to_todays() -> None:
    assert set(STEPS) == set(range(1, FORMAT))


def test_of_a_newer_format_nothing_else_is_said() -> None:
    level = json.loads(GOOD) | {"format": FORMAT + 1, "smell": "roses", "stream": []}
    (problem,) = problems_of(json.dumps(level))
    assert problem.key_path == "format"
    assert "This copy of the game is too old for the level" in problem.message
    assert is_newer(read_text('{"format": 2}', "new.json"))


def test_a_level_that_names_no_format_is_of_the_first() -> None:
    level = json.loads(GOOD)
    del level["format"]
    assert parse_level(json.dumps(level)).task_hash == parse_level(GOOD).task_hash
