"""Rivals written beside a hand-wired level: younger selves that are worse, and an RNN."""

from pathlib import Path

import numpy as np

from game.level.encode import network_sizes
from game.level.loader import load_level
from game.level.measure.own_play import OwnPlay
from game.level.model import Level
from game.level.network import load_network
from game.level.rivals import Rivals, RnnAttempt, Snapshot, rivals_path, save_rivals
from game.lstm.rnn import RnnSizes, RnnWeights
from game.lstm.weights import Weights
from tests.wired import wired, write_level


def mute(level: Level) -> Weights:
    """The hand-wired network, but never speaking."""
    silent = wired(level)
    silent["head_weight"][...] = 0.0
    return silent


def rivals_of(level: Level, seed: int = 0) -> Rivals:
    """A mute novice, a wavering apprentice, a master as good as the network, a fresh RNN."""
    rng = np.random.default_rng(seed)
    wavering = wired(level)
    wavering["head_weight"][...] *= rng.uniform(0.2, 0.6)
    each = {"novice": mute(level), "apprentice": wavering, "master": wired(level)}
    snapshots = {
        name: Snapshot(weights, 10 * n, OwnPlay(0.3 * n, 0.3 * n))
        for n, (name, weights) in enumerate(each.items(), start=1)
    }
    rnn = RnnWeights.initial(RnnSizes.like(network_sizes(level)), rng)
    return Rivals(snapshots, rnn, (RnnAttempt(1, 0.02, OwnPlay(0.4, 0.5)),), 100)


def write_rivalled(folder: Path, seed: int = 0, **changes: object) -> Path:
    """A level as a file, with its network and its rivals beside it."""
    path = write_level(folder, **changes)
    level = load_level(path)
    beside = rivals_path(level)
    assert beside is not None
    save_rivals(beside, level, load_network(level), rivals_of(level, seed))
    return path
