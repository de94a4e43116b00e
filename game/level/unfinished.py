"""A level's training that was stopped half-way, kept in a file so that it can go on."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from game.level.training import LevelTraining
from game.lstm.checkpoint import CheckpointError, read_arrays, write_arrays
from game.lstm.weights import Array


def unfinished_path(level_path: Path) -> Path:
    """Where a level's unfinished training is kept."""
    return level_path.with_suffix(".unfinished.npz")


def _about(training: LevelTraining) -> dict[str, Any]:
    """What must be the same for a training to go on."""
    return {
        "level": training.level.id,
        "task": training.level.task_hash,
        "seeds": training.seeds,
        "recipe": asdict(training.recipe),
    }


def save_unfinished(path: Path, training: LevelTraining) -> None:
    """Keep a training as it stands, whole or not at all.

    Raises:
        OSError: the file cannot be written.
    """
    arrays: dict[str, Array] = {}
    for trained in training.finished:
        for name, array in trained.checkpoint.weights.arrays.items():
            arrays[f"seed{trained.seed}/{name}"] = array
    if training.current:
        for name, array in training.current.state().items():
            arrays[f"now/{name}"] = array
    write_arrays(path, _about(training) | {"finished": len(training.finished)}, arrays)


def resume(path: Path, training: LevelTraining) -> bool:
    """Go on from a kept training; False, and from the start, if it does not fit this one."""
    try:
        arrays = read_arrays(path)
        about = json.loads(str(arrays.pop("about")))
        finished = about.pop("finished")
        if about != _about(training):
            return False
        seeds = [_under(arrays, f"seed{seed}/") for seed in range(finished)]
        training.restore(seeds, _under(arrays, "now/"))
    except (CheckpointError, KeyError, ValueError, TypeError):
        return False
    return True


def _under(arrays: dict[str, Any], prefix: str) -> dict[str, Array]:
    """The arrays whose names begin with a prefix, without it."""
    return {n.removeprefix(prefix): a for n, a in arrays.items() if n.startswith(prefix)}
