"""The order of play: which level is to be played next."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game.progress.store import Store


def unfinished(paths: Sequence[Path], store: Store) -> Path | None:
    """The first level whose play was left unfinished, if there is one."""
    return next((path for path in paths if store.unfinished(path.stem) is not None), None)


def still_to_win(paths: Sequence[Path], store: Store) -> Path | None:
    """The level left unfinished, else the first without a star, else the first of all.

    Args:
        paths: every level's file, in the order of play.
        store: what was earned.
    """
    if (left := unfinished(paths, store)) is not None:
        return left
    bests = store.bests()
    for path in paths:
        best = bests.get(path.stem)
        if best is None or best.stars == 0:
            return path
    return paths[0] if paths else None
