"""Seeds, shrinking and stretching: which streams a level gives, and that they stay."""

import hashlib
import time
from typing import Any

import pytest

from game.level.format.bounds import length_bounds
from game.level.grammar import draw, draw_many, draw_stretched
from game.level.library import all_level_paths, find_level
from game.level.loader import load_level, parse_level
from game.level.stream import BLANK, StreamStep
from tests.level.grammar.reference import HOME
from tests.level.samples import ASKED, GOOD, parse_stream


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_shipped_levels_reach_their_bounds_and_all_their_answers(path: Any) -> None:
    level = load_level(path)
    drawn = draw_many(level, range(400))
    shortest, longest = length_bounds(level)
    assert shortest <= min(map(len, drawn)) <= max(map(len, drawn)) <= longest
    every = [step for stream in drawn for step in stream.steps]
    right = {answer for step in every for answer in (step.target, *step.also)}
    assert right | {BLANK} == set(level.vocabulary.answers)
    assert {step.token for stream in drawn for step in stream.steps} == set(level.vocabulary.tokens)


TASKS = {
    "fluent": ("135a83771126f608", "f3138feb6d73ef80"),
    "noise": ("4fdf44790b37f0fc", "d9fa90ebde3fa7ca"),
    "leaky": ("d610e582642c8cbf", "41ef95ec921e8f40"),
    "hush": ("d5623895deec35b3", "533fa5290cb46cb8"),
}
"""Of each of the first levels: the hash of its task, and one of what some seeds draw."""


@pytest.mark.parametrize("name", TASKS)
def test_the_first_levels_stay_what_they_are(name: str) -> None:
    """Their networks, and every replay and record of them, rest on this."""
    level = load_level(find_level(name))
    drawn = [
        [(step.token, step.cls, step.target) for step in draw(level, seed, shrink).steps]
        for seed in range(40)
        for shrink in (1.0, 0.4, 0.0)
    ]
    digest = hashlib.sha256(repr(drawn).encode()).hexdigest()[:16]
    assert (level.task_hash, digest) == TASKS[name]


SMALL = parse_level(GOOD)

FROZEN = {
    1: "from France= from Spain= tea= rain= tea= from France= tea= tea= from France= "
    "speak?=Spanish rain= rain= rain= rain= rain= speak?=France",
    2: "from Spain= from France= rain= rain= speak?=French rain= rain= speak?=Spain",
}


@pytest.mark.parametrize("seed", FROZEN)
def test_the_streams_of_two_seeds_stay_what_they_are(seed: int) -> None:
    """These must never change: replays and the seeds players see rest on them."""
    repeat = {"choice": [{"pick": "chat"}, ["tea", {"say": "a"}]], "weights": [3, 1]}
    level = parse_stream(
        {"pick": "home", "as": "a"},
        {"pick": "home", "as": "b", "unlike": ["a"]},
        {"repeat": [repeat], "times": [2, 6], "as": "n"},
        {"pick": "ask", "target": {"map": "language", "of": "b"}},
        {"repeat": ["rain"], "times": "n"},
        {"pick": "ask", "target": {"name": "a"}},
    )
    words = [f"{step.text}={step.target}" for step in draw(level, seed).steps]
    assert " ".join(words) == FROZEN[seed]


def test_the_same_seed_is_the_same_stream() -> None:
    assert draw(SMALL, 5) == draw(parse_level(GOOD), 5)
    assert len({draw(SMALL, seed).steps for seed in range(200)}) > 10


def test_what_is_shown_differs_from_the_token() -> None:
    step = draw(SMALL, 1).steps[0]
    assert step == StreamStep(step.token, "home", f"from {step.token}", "")
    assert not step.is_question


def test_draws_are_even() -> None:
    level = parse_stream(
        {"pick": "home", "as": "h"},
        {"repeat": ["tea"], "times": [1, 4]},
        {"choice": ["rain", [], []], "weights": [2, 1, 1]},
        ASKED,
    )
    drawn = draw_many(level, range(4000))
    lengths = [sum(step.token == "tea" for step in stream.steps) for stream in drawn]
    assert all(abs(lengths.count(n) / 4000 - 1 / 4) < 0.03 for n in (1, 2, 3, 4))
    rains = sum(any(step.token == "rain" for step in stream.steps) for stream in drawn)
    assert abs(rains / 4000 - 1 / 2) < 0.03
    spains = sum(stream.steps[0].token == "Spain" for stream in drawn)
    assert abs(spains / 4000 - 1 / 2) < 0.03


def test_shrinking_keeps_what_happens_at_least_once() -> None:
    level = parse_stream(
        {"repeat": ["tea"], "times": [10, 20]}, {"repeat": ["rain"], "times": [0, 20]}, ASKED
    )
    assert {len(draw(level, seed, 0.0)) for seed in range(50)} == {2}
    half = [draw(level, seed, 0.5) for seed in range(200)]
    assert {sum(step.token == "tea" for step in s.steps) for s in half} == set(range(5, 11))
    assert {sum(step.token == "rain" for step in s.steps) for s in half} == set(range(11))


@pytest.mark.parametrize("stretch", [0.9, 2001.0, float("inf"), float("nan")])
def test_stretch_is_from_one_up(stretch: float) -> None:
    with pytest.raises(ValueError, match="stretch is from 1 to 2000"):
        draw_stretched(SMALL, 1, stretch)


def test_stretching_multiplies_what_repeats() -> None:
    assert {len(draw_stretched(SMALL, seed, 10.0)) for seed in range(400)} == set(range(12, 33))
    assert draw_stretched(SMALL, 3, 1.0) == draw(SMALL, 3)
    with pytest.raises(ValueError, match="could have 6,002 tokens"):
        draw_stretched(SMALL, 1, 2000.0)
    with pytest.raises(ValueError, match="0 or more"):
        draw_stretched(SMALL, -1, 2.0)


@pytest.mark.parametrize("shrink", [-0.1, 1.1, float("nan")])
def test_shrink_is_a_share(shrink: float) -> None:
    with pytest.raises(ValueError, match="shrink is from 0 to 1"):
        draw(SMALL, 1, shrink)


def test_a_seed_is_not_negative() -> None:
    with pytest.raises(ValueError, match="a seed is 0 or more"):
        draw(SMALL, -1)


def test_many_levels_may_be_drawn_from_in_turn() -> None:
    levels = [parse_stream(*["tea"] * n, ASKED) for n in range(1, 60)]
    assert [len(draw(level, 1)) for level in levels] == list(range(2, 61))
    assert [len(draw(level, 1)) for level in levels] == list(range(2, 61))


def test_ten_thousand_streams_of_a_hundred_tokens_take_seconds_at_most() -> None:
    level = parse_stream(HOME, {"repeat": [{"pick": "chat"}], "times": [96, 98]}, ASKED)
    draw(level, 0)
    start = time.perf_counter()
    draw_many(level, range(2000))
    assert time.perf_counter() - start < 2 * 2000 / 10_000 * 2  # twice the bar: a busy machine
