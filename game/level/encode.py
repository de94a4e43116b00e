"""From tokens to numbers: how a level's streams enter and leave its network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from game.level.model import Level, Stream
from game.lstm.batch import Batch
from game.lstm.weights import Array, Sizes


def network_sizes(level: Level) -> Sizes:
    """The sizes of the network this level is played on: D = V tokens + C classes."""
    words = level.vocabulary
    return Sizes(
        D=len(words.tokens) + len(words.classes),
        K=level.memory.blocks,
        S=level.memory.cells,
        A=len(words.answers),
        recurrent=level.memory.recurrent,
        peephole=level.memory.peephole,
    )


def target_weights(level: Level, stream: Stream) -> Array:
    """(T,) how much each target counts.

    Balanced: every question counts 1 and the silences together as much as the questions, since
    with equal weights saying nothing at all would score 0.93 on 97 tokens with one question.
    """
    is_question = np.array([step.is_question for step in stream.steps], dtype=bool)
    asked, silent = int(is_question.sum()), int((~is_question).sum())
    if level.play.weights == "equal" or not asked or not silent:
        return np.ones(len(stream))
    return np.where(is_question, 1.0, asked / silent)


def encode(
    level: Level, streams: Sequence[Stream], dtype: type[np.floating[Any]] = np.float64
) -> Batch:
    """A batch of streams, padded at the end to the longest with steps of no weight.

    Args:
        level: the level.
        streams: the streams.
        dtype: the precision of inputs and weights; float64 to play, float32 to train.
    """
    words = level.vocabulary
    T, B = max(len(stream) for stream in streams), len(streams)
    x = np.zeros((T, len(words.tokens) + len(words.classes), B), dtype)
    targets = np.zeros((T, B), dtype=np.intp)
    weights = np.zeros((T, B), dtype)
    lengths = np.array([len(stream) for stream in streams])
    offset = len(words.tokens)
    for b, stream in enumerate(streams):
        t = len(stream)
        every = np.arange(t)
        x[every, [words.token_index[step.token] for step in stream.steps], b] = 1.0
        x[every, [offset + words.class_index[step.cls] for step in stream.steps], b] = 1.0
        targets[:t, b] = [words.answer_index[step.target] for step in stream.steps]
        weights[:t, b] = target_weights(level, stream)
    return Batch(x, targets, weights, lengths)
