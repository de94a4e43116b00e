"""A level's training that was stopped half-way, kept in a file so that it can go on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import numpy as np

from game.level.model import Level
from game.level.training.attempts import Attempts, under
from game.level.training.curves import Curves
from game.lstm.checkpoint import CheckpointError, read_arrays, write_arrays
from game.lstm.weights import Array

KEEP_EVERY: Final = 5.0
"""Seconds of a training that are lost at most when its process is killed."""


def unfinished_path(level_path: Path) -> Path:
    """Where a level's unfinished training is kept."""
    return level_path.with_suffix(".unfinished.npz")


def is_left_half_way(level: Level) -> bool:
    """Whether a training of a level was kept, to be gone on with; it may not fit any more."""
    return level.path is not None and unfinished_path(level.path).is_file()


def _about(level: Level, stages: tuple[Attempts[Any], ...]) -> dict[str, Any]:
    """What must be the same for a training to go on."""
    settings = {stage.kind: stage.about() for stage in stages}
    return {"level": level.id, "task": level.task_hash, "stages": settings}


def save_unfinished(
    path: Path, level: Level, *stages: Attempts[Any], curves: Curves | None = None
) -> None:
    """Keep a level's training as it stands, whole or not at all.

    Args:
        path: the file.
        level: the level.
        stages: what is trained, one kind of network after another.
        curves: how its losses have fallen so far, to be shown again.

    Raises:
        OSError: the file cannot be written.
    """
    arrays: dict[str, Array] = {}
    for stage in stages:
        arrays |= {f"{stage.kind}/{name}": array for name, array in stage.state().items()}
    if curves is not None:
        arrays["curves"] = curves.state()
    finished = {stage.kind: len(stage.finished) for stage in stages}
    write_arrays(path, _about(level, stages) | {"finished": finished}, arrays)


def _sound(array: Array) -> bool:
    """Whether these are finite numbers."""
    return array.dtype.kind == "f" and bool(np.isfinite(array).all())


def resume(path: Path, level: Level, *stages: Attempts[Any], curves: Curves | None = None) -> bool:
    """Go on from a kept training; False, and from the start, if it does not fit this one."""
    try:
        arrays = read_arrays(path)
        about = json.loads(str(arrays.pop("about")))
        finished = about.pop("finished")
        if about != _about(level, stages) or not all(map(_sound, arrays.values())):
            return False
        for stage in stages:
            stage.restore(finished[stage.kind], under(arrays, f"{stage.kind}/"))
        if curves is not None and "curves" in arrays:
            curves.restore(arrays["curves"])
    except (
        CheckpointError, KeyError, ValueError, TypeError, AttributeError, RecursionError
    ):  # fmt: skip
        for stage in stages:  # none goes on half-way while another begins
            stage.restore(0, {})
        if curves is not None:
            curves.points.clear()
        return False
    return True
