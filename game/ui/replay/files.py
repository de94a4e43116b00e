"""Replay files in the window: one that was dropped on it, and all that were saved."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.level.format.problems import LevelError
from game.level.network import NetworkError
from game.rules.ending import percent
from game.rules.replays.file import load_replay
from game.rules.replays.form import ReplayError
from game.rules.replays.played import Replay
from game.rules.replays.table import TableReplay
from game.rules.replays.verify import recompute
from game.rules.replays.where import find_level_of
from game.ui.context import AppContext
from game.ui.replay.opening import replay_scenes
from game.ui.scene import Scene
from game.words import say

MOST: Final = 50
"""So many saved replays are listed, the newest."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A replay that was saved."""

    path: Path
    replay: Replay | TableReplay

    @property
    def claims(self) -> str:
        """What it claims, in words."""
        claim, origin = self.replay.claim, self.replay.origin
        return say("replay.claims", level=origin.level_id, seed=origin.seed, stars=claim.stars,
                   confidence=percent(claim.confidence))  # fmt: skip


def saved_replays(folder: Path) -> tuple[Saved, ...]:
    """The replays that were saved in a folder, the newest first; other files are left out."""
    try:
        files = [path for path in folder.glob("*.json") if path.is_file()]
        files.sort(key=lambda path: (path.stat().st_mtime, path.name), reverse=True)
    except OSError:
        return ()
    found = []
    for path in files[: 4 * MOST]:
        try:
            found.append(Saved(path, load_replay(path)))
        except ReplayError:
            continue
        if len(found) == MOST:
            break
    return tuple(found)


def open_replay_file(app: AppContext, path: Path) -> list[Scene] | str:
    """The scenes of a replay, or one sentence saying why it cannot be opened."""
    packs = None if app.store.folder is None else app.store.folder / "packs"
    try:
        saved = load_replay(path)
    except ReplayError:
        return say("replay.none", name=path.name)
    try:
        level = find_level_of(saved.origin, path, packs)
        again = recompute(saved, level, app.library.network(level))
    except ReplayError:
        return say("replay.elsewhere", level=saved.origin.level_id)
    except (LevelError, NetworkError):
        return say("replay.unplayable", level=saved.origin.level_id)
    return replay_scenes(app, again)
