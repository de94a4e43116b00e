"""A level's network on its way to PyTorch and back: what the state dict leaves out is said here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from game import __version__
from game.level.encode import network_sizes
from game.level.exchange.state_file import read_state, write_state
from game.level.measure.legibility import Legibility, measure
from game.level.model import GATES, Level
from game.lstm.checkpoint import Checkpoint, CheckpointError
from game.lstm.exchange import ExchangeError, from_state, hold_gates, to_state
from game.lstm.weights import GateName, Weights


@dataclass(frozen=True, slots=True)
class Imported:
    """A network from elsewhere, ready to be saved, and how legible it is on this level.

    `types` names the floating-point types that its arrays had.
    """

    checkpoint: Checkpoint
    legibility: Legibility
    types: tuple[str, ...]


def locked_values(level: Level) -> dict[GateName, float]:
    """The gates that a level locks, and where."""
    owners = {gate: level.gates.owner(gate) for gate in GATES}
    return {gate: owner for gate, owner in owners.items() if not isinstance(owner, str)}


def export_network(path: Path, level: Level, network: Weights) -> None:
    """Write a level's network for use outside the game, where it does the same by itself.

    The gates that the level locks are locked by the exported weights.

    Raises:
        ExchangeError: the network has peepholes.
        CheckpointError: the file's name ends in no format there is, or its library is missing.
        OSError: the file cannot be written.
    """
    words = level.vocabulary
    about: dict[str, Any] = {
        "game": __version__,
        "level": level.id,
        "task": level.task_hash,
        "tokens": list(words.identities),
        "classes": list(words.classes),
        "answers": list(words.answers),
        "blocks": network.sizes.K,
        "cells": network.sizes.S,
    }
    write_state(path, to_state(hold_gates(network, locked_values(level))), about)


def import_network(path: Path, level: Level) -> Imported:
    """Read a network for a level from a state dict, and measure how legible it is.

    Raises:
        CheckpointError: the file cannot be read, or what it holds is no network for this level.
    """
    state, described = read_state(path)
    _check_columns(path, level, described)
    try:
        weights = from_state(state, network_sizes(level)).astype(np.float32)
    except ExchangeError as error:
        raise CheckpointError(f"{path}: {error}") from None
    legibility = measure(level, weights)
    about: dict[str, Any] = {
        "level": level.id,
        "task": level.task_hash,
        "game": __version__,
        "imported_from": path.name,
        "legibility": legibility.to_dict(),
    }
    types = tuple(sorted({str(array.dtype) for array in state.values()}))
    return Imported(Checkpoint(weights, about), legibility, types)


def _check_columns(path: Path, level: Level, described: dict[str, Any]) -> None:
    """Refuse a network whose columns and answers are described as others than the level's."""
    words = level.vocabulary
    ours = {"tokens": words.identities, "classes": words.classes, "answers": words.answers}
    for name, expected in ours.items():
        if name in described and described[name] != list(expected):
            raise CheckpointError(
                f'{path}: was made for other {name} than those of the level "{level.id}", or for '
                f"the same in another order. Import it into the level it was exported from"
                f'{_named(described)}, or train on an export of "{level.id}".'
            )


def _named(described: dict[str, Any]) -> str:
    name = described.get("level")
    return f' ("{name[:60]}")' if isinstance(name, str) else ""
