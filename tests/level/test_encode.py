"""Tokens to numbers: one-hot identity beside one-hot class, targets, and what they weigh."""

from dataclasses import replace

import numpy as np
import pytest

from game.level.encode import encode, network_sizes, target_weights
from game.level.grammar import draw
from game.level.model import Level
from game.level.stream import StreamStep
from tests.level.samples import ASKED, parse_stream


def input_vector(level: Level, step: StreamStep) -> np.ndarray:
    """x (D,) by its definition: one-hot token identity, or a number, beside one-hot class."""
    words = level.vocabulary
    names = [token for token in words.tokens if token not in words.amounts]
    x = np.zeros(len(names) + bool(words.amounts) + len(words.classes))
    if step.token in words.amounts:
        x[len(names)] = float(step.token)
    else:
        x[names.index(step.token)] = 1.0
    x[len(x) - len(words.classes) + words.classes.index(step.cls)] = 1.0
    return x


def test_sizes_follow_from_vocabulary_and_memory():
    level = parse_stream(ASKED, memory={"blocks": 2, "cells": 3, "peephole": True})
    sizes = network_sizes(level)
    assert (5 + 3, 2, 3, len(level.vocabulary.answers)) == (sizes.D, sizes.K, sizes.S, sizes.A)
    assert (sizes.recurrent, sizes.peephole) == (True, True)


AMOUNTS = {"chat": {"numbers": {"from": -0.5, "to": 2, "step": 0.5}}, "ask": ["speak?"]}


@pytest.mark.parametrize("changes", [{}, {"classes": AMOUNTS, "maps": {}}])
def test_a_batch_is_its_streams_padded_with_steps_that_weigh_nothing(changes):
    level = parse_stream({"repeat": [{"pick": "chat"}], "times": [1, 9]}, ASKED, **changes)
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


def test_weights_of_nodes_are_kept_among_questions_and_silences():
    level = parse_stream(ASKED, {"pick": "chat"}, {"pick": "chat"}, ASKED)
    stream = draw(level, 0)
    weighed = [replace(step, weight=w) for step, w in zip(stream.steps, (3, 1, 4, 2), strict=True)]
    stream = replace(stream, steps=tuple(weighed))
    assert target_weights(level, stream) == pytest.approx([3, 1, 4, 2])  # 5 and 5 already
    heavy = replace(stream, steps=(replace(weighed[0], weight=8.0), *weighed[1:]))
    assert target_weights(level, heavy) == pytest.approx([8, 2, 8, 2])
    equal = replace(level, play=replace(level.play, weights="equal"))
    assert target_weights(equal, heavy) == pytest.approx([8, 1, 4, 2])


def test_further_right_answers_and_unknowable_ones_are_marked_where_there_are_any():
    level = parse_stream({"choice": [ASKED, {"pick": "ask", "target": "no"}]}, {"pick": "chat"})
    yes, no = sorted((draw(level, seed) for seed in range(8)), key=lambda s: s.steps[0].target)[::7]
    plain = encode(level, [yes, no])
    assert plain.accepted is None
    assert plain.known is None
    both = replace(yes, steps=(replace(yes.steps[0], also=("no",), known=False), *yes.steps[1:]))
    batch = encode(level, [both, replace(no, steps=no.steps[:1])])
    assert batch.accepted is not None
    assert batch.known is not None
    index = level.vocabulary.answer_index
    for b, streams in enumerate((both, no)):
        for t, step in enumerate(streams.steps):
            found = {a for a, n in index.items() if batch.accepted[t, n, b]}
            assert found == set(step.answers)
    assert batch.known.tolist() == [[False, True], [True, True]]
