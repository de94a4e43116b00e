"""The levels a player can choose from: the shipped folder, with every file read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol, TypeAlias

from game.level.format.problems import LevelError
from game.level.model import Level, World
from game.level.network import load_network
from game.lstm.weights import Weights
from game.rules.whereabouts import Whereabouts, whereabouts
from game.shipped import shipped_folder
from game.words import say

Stamp: TypeAlias = tuple[int, int] | None
"""What tells that a file was saved anew: when it was written, in nanoseconds, and its bytes."""

Stamps: TypeAlias = tuple[Stamp, ...]

BESIDE: Final = (".txt", ".png", ".svg")
"""What a level may be made of besides its own file."""


class Library(Protocol):
    """Where levels come from."""

    def worlds(self) -> Sequence[World]:
        """All worlds, in the order they are played.

        Raises:
            LevelError: a world's own file cannot be used.
        """

    def load(self, path: Path) -> Level:
        """One level.

        Raises:
            LevelError: the file cannot be used; the text says where and why.
        """

    def network(self, level: Level) -> Weights:
        """The trained network of a level.

        Raises:
            NetworkError: the level has none that fits it.
        """


@dataclass
class FolderLibrary:
    """A folder of worlds; the shipped one when none is given.

    The reader of level files brings pydantic with it, so it is imported when the first file is
    read and not when the window opens.
    """

    folder: Path | None = None
    _levels: dict[Path, tuple[Stamps, Level]] = field(default_factory=dict)
    _networks: dict[tuple[Path, str], tuple[Stamp, Weights]] = field(default_factory=dict)
    _worlds: tuple[Stamps, Sequence[World]] | None = None

    def worlds(self) -> Sequence[World]:
        """All worlds, in the order they are played; read again only when one has changed.

        Raises:
            LevelError: a world's own file cannot be used.
        """
        from game.level.library import WORLD_FILE, worlds

        root = self.folder if self.folder is not None else shipped_folder("levels")
        files = sorted(root.glob(f"*/{WORLD_FILE}"))
        # A folder's stamp tells of levels that came or went.
        changed = tuple(file_stamp(path) for file in files for path in (file, file.parent))
        if self._worlds is None or self._worlds[0] != changed:
            self._worlds = changed, worlds(self.folder)
        return self._worlds[1]

    def load(self, path: Path) -> Level:
        """One level; read again only when its file has changed.

        Raises:
            LevelError: the file cannot be used; the text says where and why.
        """
        from game.level.loader import load_level

        changed = level_stamps(path)
        kept = self._levels.get(path)
        if kept is None or kept[0] != changed:
            kept = changed, load_level(path)
            self._levels[path] = kept
        return kept[1]

    def network(self, level: Level) -> Weights:
        """The trained network of a level; read again only when its file has changed.

        Raises:
            NetworkError: the level has none that fits it.
        """
        path = level.network_path
        if path is None:
            return load_network(level)
        changed, key = file_stamp(path), (path, level.task_hash)
        kept = self._networks.get(key)
        if kept is None or kept[0] != changed:
            kept = changed, load_network(level)
            self._networks[key] = kept
        return kept[1]


@dataclass
class PackLibrary(FolderLibrary):
    """The folder of one opened pack, which is a world whether it says so or not."""

    def worlds(self) -> Sequence[World]:
        """The pack's world.

        Raises:
            LevelError: its file cannot be used.
        """
        from game.level.pack.opening import worlds_in

        assert self.folder is not None
        return worlds_in(self.folder)


def level_place(library: Library, level: Level) -> Whereabouts | None:
    """Where a level stands among all; None for a file from elsewhere."""
    try:
        return whereabouts(level.path, library.worlds())
    except LevelError:
        return None


def world_title(library: Library, level: Level) -> str:
    """The title of the world a level belongs to; empty for a file from elsewhere."""
    place = level_place(library, level)
    return place.title if place is not None else ""


def place_words(place: Whereabouts | None, title: str = "") -> str:
    """Where a level stands, in a line: `World 3 · Drawers · 2 of 4`.

    Args:
        place: where.
        title: the world's, said alone where that is all that is known.
    """
    if place is None:
        return title
    told = {"title": place.title, "n": place.n, "count": place.count}
    if place.number is not None:
        return say("common.place", number=place.number, **told)
    return say("common.place_alone", **told) if place.count > 1 else place.title


def level_stamps(path: Path) -> Stamps:
    """What changes whenever a level's file is saved, or a text or picture beside it."""
    try:
        beside = sorted(file for file in path.parent.iterdir() if file.suffix in BESIDE)
    except OSError:
        beside = []
    return (file_stamp(path), *map(file_stamp, beside))


def file_stamp(path: Path) -> Stamp:
    """When a file was last written and how large it is; None when there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
