"""Blocks come back to the same places, whatever order training dealt them in."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.level.encode import network_sizes
from game.level.loader import load_level
from game.level.model import Level
from game.level.training.block_order import block_order
from game.lstm.weights import Weights
from tests.level.samples import parse_stream
from tests.level.trained import quick_training
from tests.lstm.helpers import random_weights
from tests.wired import toy_level, two_blocks, wired

RECIPE_LEVELS = Path(__file__).parents[2] / "recipe" / "levels"


def assert_comes_back(level: Level, network: Weights, order: tuple[int, ...]) -> None:
    shuffled = network.with_blocks(order)
    again = shuffled.with_blocks(block_order(level, shuffled))
    for name, array in network.arrays.items():
        np.testing.assert_array_equal(array, again[name])


def three_blocks() -> Level:
    return load_level(RECIPE_LEVELS / "three-facts.json")


def test_one_block_has_one_order():
    level = toy_level()
    assert block_order(level, wired(level)) == (0,)


@pytest.mark.parametrize("order", list(permutations(range(2))))
@pytest.mark.parametrize("solved", [True, False])
def test_two_blocks_come_back(order, solved):
    level = two_blocks()
    network = wired(level)
    assert_comes_back(level if solved else replace(level, solution={}), network, order)


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("solved", [True, False])
def test_three_blocks_come_back(order, solved):
    level = three_blocks()
    network = wired(level)
    assert_comes_back(level if solved else replace(level, solution={}), network, order)


def test_the_solutions_letters_decide_though_classes_would_say_otherwise():
    level = two_blocks()
    turned = {
        cls: tuple(replace(case, settings=case.settings[::-1]) for case in cases)
        for cls, cases in level.solution.items()
    }
    assert block_order(level, wired(level)) == (0, 1)
    assert block_order(replace(level, solution=turned), wired(level)) == (1, 0)


def first_and_second() -> tuple[Level, Weights]:
    """The level of two marks, each in a block by when it came, and gates that see A by peepholes.

    A's input gate is open on a mark as long as its first cell is empty; B's as soon as it is not.
    """
    level = load_level(RECIPE_LEVELS / "two-in-order.json")
    network = Weights.initial(network_sizes(level), np.random.default_rng(0))
    for array in network.arrays.values():
        array[...] = 0.0
    rows, V = network.sizes.rows, len(level.vocabulary.tokens)
    column = {cls: V + n for n, cls in enumerate(level.vocabulary.classes)}
    reads, first_cell = network["weight_ih"], 0
    A, B = rows["i"].start, rows["i"].start + 1
    network["bias"][rows["f"]] = network["bias"][rows["g"]] = 20.0  # keep; whatever is written is 1
    network["bias"][rows["i"]] = network["bias"][rows["o"]] = -50.0
    reads[A, column["mark"]], reads[B, column["mark"]] = 56.0, 44.0
    network["weight_ch"][0, first_cell], network["weight_ch"][1, first_cell] = -12.0, 12.0
    reads[rows["o"].start, column["first"]] = reads[rows["o"].start + 1, column["second"]] = 56.0
    return level, network


@pytest.mark.parametrize("order", list(permutations(range(2))))
def test_blocks_that_a_case_on_memory_tells_apart_come_back(order):
    level, network = first_and_second()
    assert_comes_back(level, network, order)


@pytest.mark.parametrize("order", list(permutations(range(2))))
def test_blocks_that_write_the_same_class_stand_in_the_order_of_their_first_writes(order):
    level, network = first_and_second()
    assert_comes_back(replace(level, solution={}), network, order)


def test_a_block_that_writes_nothing_comes_last():
    level = replace(three_blocks(), solution={})
    network = wired(three_blocks())
    network["weight_ih"][0] = -6.0  # A's input gate
    assert block_order(level, network) == (1, 2, 0)


def test_the_class_decides_before_the_time():
    level = parse_stream(
        {"pick": "chat"},
        {"pick": "home", "as": "h"},
        {"pick": "ask", "target": {"name": "h"}},
        memory={"blocks": 2, "cells": 1, "recurrent": False},
    )
    network = Weights.initial(network_sizes(level), np.random.default_rng(0))
    for array in network.arrays.values():
        array[...] = 0.0
    V, at = len(level.vocabulary.tokens), level.vocabulary.class_index
    assert at["home"] < at["chat"]
    network["bias"][:2] = -6.0  # input gates
    network["weight_ih"][0, V + at["chat"]] = network["weight_ih"][1, V + at["home"]] = 12.0
    assert block_order(level, network) == (1, 0)


@settings(max_examples=30, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    order=st.permutations(range(3)).map(tuple),
    recurrent=st.booleans(),
)
def test_any_network_ends_in_the_solutions_order_wherever_its_blocks_began(seed, order, recurrent):
    level = three_blocks()
    level = replace(level, memory=replace(level.memory, recurrent=recurrent))
    network = random_weights(network_sizes(level), np.random.default_rng(seed))
    assert_comes_back(level, network.with_blocks(block_order(level, network)), order)


def test_a_trained_networks_blocks_come_back():
    training = quick_training(two_blocks(), steps=60, seeds=1)
    for _ in training.run():
        pass
    network = training.best.checkpoint.weights
    assert block_order(training.level, network) == (0, 1)
    assert_comes_back(training.level, network, (1, 0))
