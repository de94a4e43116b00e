"""From tokens to numbers: how a level's streams enter and leave its network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.level.model import Level
from game.level.stream import Stream
from game.lstm.batch import Batch
from game.lstm.weights import Array, Sizes


def network_sizes(level: Level) -> Sizes:
    """The sizes of the network this level is played on: D = V identities + C classes."""
    words = level.vocabulary
    return Sizes(
        D=len(words.identities) + len(words.classes),
        K=level.memory.blocks,
        S=level.memory.cells,
        A=len(words.answers),
        recurrent=level.memory.recurrent,
        peephole=level.memory.peephole,
    )


def target_weights(level: Level, stream: Stream) -> Array:
    """(T,) how much each target counts.

    Equal: as much as its node says. Balanced: so do the questions, and the silences together count
    as much as the questions, since with equal weights saying nothing at all would score 0.93 on 97
    tokens with one question.
    """
    weights = np.array([step.weight for step in stream.steps])
    is_question = np.array([step.is_question for step in stream.steps], dtype=bool)
    asked, silent = float(weights[is_question].sum()), float(weights[~is_question].sum())
    if level.play.weights == "equal" or not asked or not silent:
        return weights
    return np.where(is_question, weights, weights * (asked / silent))


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
    x = np.zeros((T, len(words.identities) + len(words.classes), B), dtype)
    targets = np.zeros((T, B), dtype=np.intp)
    weights = np.zeros((T, B), dtype)
    lengths = np.array([len(stream) for stream in streams])
    offset = len(words.identities)
    for b, stream in enumerate(streams):
        t = len(stream)
        every = np.arange(t)
        columns, values = zip(*(words.inputs[step.token] for step in stream.steps), strict=True)
        x[every, columns, b] = values
        x[every, [offset + words.class_index[step.cls] for step in stream.steps], b] = 1.0
        targets[:t, b] = [words.answer_index[step.target] for step in stream.steps]
        weights[:t, b] = target_weights(level, stream)
    accepted = _accepted(level, streams, targets)
    return Batch(x, targets, weights, lengths, accepted, _known(streams, targets))


def _accepted(
    level: Level, streams: Sequence[Stream], targets: NDArray[np.intp]
) -> NDArray[np.bool_] | None:
    """(T, A, B) which answers are right at each step; None where there is one everywhere."""
    several = [
        (t, b, step)
        for b, stream in enumerate(streams)
        for t, step in enumerate(stream.steps)
        if step.also
    ]
    if not several:
        return None
    words = level.vocabulary
    accepted = np.asarray(targets[:, None] == np.arange(len(words.answers))[:, None])
    for t, b, step in several:
        accepted[t, [words.answer_index[answer] for answer in step.also], b] = True
    return accepted


def _known(streams: Sequence[Stream], targets: NDArray[np.intp]) -> NDArray[np.bool_] | None:
    """(T, B) whether the target can be known; None where all can."""
    if all(step.known for stream in streams for step in stream.steps):
        return None
    known = np.ones(targets.shape, dtype=bool)
    for b, stream in enumerate(streams):
        known[: len(stream), b] = [step.known for step in stream.steps]
    return known
