"""Parts of a batch, and what happened on parts put together again."""

import numpy as np

from game.level.encode import encode
from game.level.grammar import draw_many
from game.level.library import find_level
from game.level.loader import load_level
from game.level.network import load_network
from game.lstm.batch import Batch, Trace
from game.lstm.network import run


def a_batch(ident: str) -> Batch:
    level = load_level(find_level(ident))
    return encode(level, draw_many(level, range(12)))


def test_some_sequences_keep_all_that_is_known_of_them() -> None:
    batch = a_batch("melody")
    assert batch.known is None
    full = Batch(
        batch.x,
        batch.targets,
        batch.weights,
        batch.lengths,
        np.arange(batch.T * 3 * 12).reshape(batch.T, 3, 12) % 2 == 0,
        np.arange(batch.T * 12).reshape(batch.T, 12) % 3 == 0,
    )
    part = full.some(slice(4, 9))
    assert (part.T, part.B) == (full.T, 5)
    assert np.array_equal(part.x, full.x[..., 4:9])
    assert np.array_equal(part.targets, full.targets[:, 4:9])
    assert np.array_equal(part.weights, full.weights[:, 4:9])
    assert np.array_equal(part.lengths, full.lengths[4:9])
    assert full.accepted is not None
    assert full.known is not None
    assert part.accepted is not None
    assert part.known is not None
    assert np.array_equal(part.accepted, full.accepted[..., 4:9])
    assert np.array_equal(part.known, full.known[:, 4:9])


def test_what_happened_on_parts_is_what_happens_on_all() -> None:
    level = load_level(find_level("melody"))
    batch, network = a_batch("melody"), load_network(level)
    whole = run(network, batch)
    parts = Trace.of_all([run(network, batch.some(slice(n, n + 5))) for n in range(0, 12, 5)])
    for name in ("gates", "g", "c", "h", "p"):
        assert np.allclose(getattr(parts, name), getattr(whole, name)), name
