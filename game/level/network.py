"""The trained network that lies beside a level's file, and whether it still fits the level."""

from __future__ import annotations

import hashlib

from game.level.encode import network_sizes
from game.level.model import Level
from game.lstm.checkpoint import Checkpoint, CheckpointError, load_checkpoint
from game.lstm.weights import Weights


class NetworkError(Exception):
    """A level without a network that fits it; the text says which, why and what to do.

    Args:
        what: which and why.
        mend: the command that trains one, in a sentence; nothing where there is none.
        missing: whether there is no network at all.
    """

    def __init__(self, what: str, mend: str = "", *, missing: bool = False) -> None:
        super().__init__(f"{what} {mend}".strip())
        self.what, self.mend, self.missing = what, mend, missing


def load_network(level: Level) -> Weights:
    """The level's network, in float64.

    Raises:
        NetworkError: there is none, it is damaged, or it was trained for another task.
    """
    return load_trained(level).weights


def load_trained(level: Level) -> Checkpoint:
    """The level's network with what is recorded of its training.

    Raises:
        NetworkError: there is none, it is damaged, or it was trained for another task.
    """
    path = level.network_path
    if path is None:
        raise NetworkError(f'Level "{level.id}" was not read from a file, so it has no network.')
    train = f'Train it: python main.py train "{level.path}"'
    if not path.is_file():
        what = f'Level "{level.id}" has no trained network yet ({path}).'
        raise NetworkError(what, train, missing=True)
    try:
        checkpoint = load_checkpoint(path)
    except CheckpointError as error:
        raise NetworkError(str(error), train) from None
    about = checkpoint.about
    if about.get("level") != level.id:
        raise NetworkError(
            f'{path}: this network was trained for the level "{about.get("level")}", '
            f'not for "{level.id}".',
            train,
        )
    if checkpoint.weights.sizes != network_sizes(level) or about.get("task") != level.task_hash:
        raise NetworkError(
            f'{path}: the level "{level.id}" was changed after this network was trained.', train
        )
    return checkpoint


def network_digest(network: Weights) -> str:
    """A digest of a network's weights, as its file keeps them."""
    whole = hashlib.sha256()
    for name in network.sizes.shapes:
        whole.update(network[name].astype("<f4").tobytes())
    return whole.hexdigest()[:16]
