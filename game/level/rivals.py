"""The rivals beside a level's network: three weaker copies of it, and a vanilla RNN.

They lie in `<id>.rivals.npz`: the weights under `novice/…`, `apprentice/…`, `master/…` and `rnn/…`,
and under `about` which network they belong to and what was measured of each.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from game import __version__
from game.level.encode import network_sizes
from game.level.measure.own_play import OwnPlay
from game.level.model import Level
from game.level.network import NetworkError, load_trained, network_digest
from game.lstm.checkpoint import CheckpointError, checked_arrays, read_arrays, write_arrays
from game.lstm.rnn import RnnSizes, RnnWeights
from game.lstm.weights import Array, Weights

FORMAT: Final = 1

SHARES: Final[dict[str, float]] = {"novice": 0.4, "apprentice": 0.7, "master": 0.9}
"""How confident each snapshot ought to be, as a share of the final network's confidence."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The network as it was after so many steps of its training, and how it plays alone."""

    weights: Weights
    step: int
    play: OwnPlay


@dataclass(frozen=True, slots=True)
class RnnAttempt:
    """What one attempt at a vanilla RNN came to: seed, learning rate, and how it plays alone."""

    seed: int
    learning_rate: float
    play: OwnPlay


@dataclass(frozen=True, slots=True)
class Rivals:
    """Weaker players than a level's network, measured on the same fresh streams as it.

    Args:
        snapshots: novice, apprentice and master: the network on its way, in that order.
        rnn: a vanilla RNN of about as many parameters, the most confident of all attempts.
        attempts: those attempts, the one that was kept first.
        steps: for how many steps each network was trained.
    """

    snapshots: dict[str, Snapshot]
    rnn: RnnWeights
    attempts: tuple[RnnAttempt, ...]
    steps: int


def rivals_path(level: Level) -> Path | None:
    """Where a level's rivals lie: beside it, with `.rivals.npz`."""
    return level.path.with_suffix(".rivals.npz") if level.path else None


def save_rivals(path: Path, level: Level, network: Weights, rivals: Rivals) -> None:
    """Write a level's rivals, whole or not at all.

    Args:
        path: the file.
        level: the level.
        network: the network they are rivals of.
        rivals: the rivals.

    Raises:
        OSError: the file cannot be written.
    """
    groups = {name: snapshot.weights.arrays for name, snapshot in rivals.snapshots.items()}
    groups["rnn"] = rivals.rnn.arrays
    about = {
        "format": FORMAT,
        "level": level.id,
        "task": level.task_hash,
        "game": __version__,
        "network": network_digest(network),
        "steps": rivals.steps,
        "snapshots": {
            name: {"step": snapshot.step, "play": asdict(snapshot.play)}
            for name, snapshot in rivals.snapshots.items()
        },
        "attempts": [asdict(attempt) for attempt in rivals.attempts],
    }
    arrays = {
        f"{group}/{name}": array for group, of in groups.items() for name, array in of.items()
    }
    write_arrays(path, about, arrays)


def load_rivals(level: Level) -> Rivals:
    """The level's rivals, in float64.

    Raises:
        NetworkError: there are none, the file is damaged, or they are another network's.
    """
    network, path = load_trained(level).weights, rivals_path(level)
    assert path is not None  # else there is no network either
    train = f'Train both: python main.py train "{level.path}"'
    if not path.is_file():
        raise NetworkError(f'Level "{level.id}" has no trained rivals yet ({path}). {train}')
    try:
        arrays = read_arrays(path)
    except CheckpointError as error:
        raise NetworkError(f"{error} {train}") from None
    about = _about(path, arrays)
    if about is None:
        raise NetworkError(f"{path}: not a file of rivals of this game. {train}")
    if about["format"] != FORMAT:
        raise NetworkError(
            f"{path}: rivals in format {about['format']}; this version of the game reads format "
            f"{FORMAT}. {train}"
        )
    if (about["level"], about["task"], about["network"]) != (
        level.id, level.task_hash, network_digest(network)
    ):  # fmt: skip
        raise NetworkError(
            f"{path}: these rivals belong to another network than the one beside them, which was "
            f"trained or replaced without them. {train}"
        )
    try:
        return _rivals(path, level, about, arrays)
    except CheckpointError as error:
        raise NetworkError(f"{error} {train}") from None


def _about(path: Path, arrays: dict[str, np.ndarray[Any, Any]]) -> dict[str, Any] | None:
    """The description, if it is one of rivals."""
    try:
        about = json.loads(str(arrays.pop("about")))
    except (KeyError, ValueError, RecursionError):
        return None
    needed = {"format", "level", "task", "network"}
    return about if isinstance(about, dict) and needed <= about.keys() else None


def _rivals(
    path: Path, level: Level, about: dict[str, Any], arrays: dict[str, np.ndarray[Any, Any]]
) -> Rivals:
    sizes = network_sizes(level)
    rnn = RnnSizes.like(sizes)

    def group(name: str, shapes: dict[str, tuple[int, ...]]) -> dict[str, Array]:
        found = checked_arrays(path, arrays, {f"{name}/{part}": shapes[part] for part in shapes})
        return {part: found[f"{name}/{part}"] for part in shapes}

    try:
        snapshots = {}
        for name in SHARES:
            said = about["snapshots"][name]
            weights = Weights(sizes, group(name, sizes.shapes))
            snapshots[name] = Snapshot(weights, _whole(said["step"]), _play(said["play"]))
        attempts = tuple(
            RnnAttempt(_whole(said["seed"]), float(said["learning_rate"]), _play(said["play"]))
            for said in about["attempts"]
        )
        if not attempts:
            raise ValueError("the RNN came from no attempt")
        kept = RnnWeights(rnn, group("rnn", rnn.shapes))
        return Rivals(snapshots, kept, attempts, _whole(about["steps"]))
    except (KeyError, TypeError, ValueError, OverflowError):
        raise CheckpointError(f"{path}: the description of the rivals is incomplete.") from None


def _whole(said: Any) -> int:
    if type(said) is not int or said < 0:
        raise ValueError("expected a whole number from 0")
    return said


def _play(said: dict[str, Any]) -> OwnPlay:
    return OwnPlay(float(said["confidence"]), float(said["right"]))
