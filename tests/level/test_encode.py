"""Tokens to numbers: one-hot identity beside one-hot class, targets, and what they weigh."""

import numpy as np
import pytest

from game.level.encode import encode, network_sizes, target_weights
from game.level.grammar import draw
from game.level.model import Level, StreamStep
from tests.level.samples import ASKED, parse_stream


def input_vector(level: Level, step: StreamStep) -> np.ndarray:
    """x (D,) by its definition: one-hot token identity beside one-hot class."""
    words = level.vocabulary
    x = np.zeros(len(words.tokens) + len(words.classes))
    x[words.tokens.index(step.token)] = 1.0
    x[len(words.tokens) + words.classes.index(step.cls)] = 1.0
    return x


def test_sizes_follow_from_vocabulary_and_memory():
    level = parse_stream(ASKED, memory={"blocks": 2, "cells": 3, "peephole": True})
    sizes = network_sizes(level)
    assert (5 + 3, 2, 3, len(level.vocabulary.answers)) == (sizes.D, sizes.K, sizes.S, sizes.A)
    assert (sizes.recurrent, sizes.peephole) == (True, True)


def test_a_batch_is_its_streams_padded_with_steps_that_weigh_nothing():
    level = parse_stream({"repeat": [{"pick": "chat"}], "times": [1, 9]}, ASKED)
    streams = [draw(level, seed) for seed in range(12)]
    batch = encode(level, streams)
    assert batch.T == max(map(len, streams)) > min(map(len, streams))
    for b, stream in enumerate(streams):
        for t in range(batch.T):
            if t < len(stream):
                step = stream.steps[t]
                np.testing.assert_array_equal(batch.x[t, :, b], input_vector(level, step))
                assert level.vocabulary.answers[batch.targets[t, b]] == step.target
                assert batch.weights[t, b] > 0
            else:
                assert not batch.x[t, :, b].any()
                assert batch.weights[t, b] == 0


def test_questions_together_weigh_as_much_as_silences():
    level = parse_stream(ASKED, {"repeat": [{"pick": "chat"}], "times": 8}, ASKED)
    weights = target_weights(level, draw(level, 0))
    assert weights[[0, -1]] == pytest.approx([1, 1])
    assert weights[1:-1] == pytest.approx([2 / 8] * 8)


def test_equal_weights_when_the_level_asks_for_them_or_there_is_no_silence():
    chatty = parse_stream(ASKED, {"pick": "chat"}, {"pick": "chat"}, play={"weights": "equal"})
    assert target_weights(chatty, draw(chatty, 0)) == pytest.approx([1, 1, 1])
    asked = parse_stream(ASKED, ASKED)
    assert target_weights(asked, draw(asked, 0)) == pytest.approx([1, 1])
