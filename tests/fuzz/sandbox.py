"""The folder a case is played in, and all around it that must stay as it is."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Final, TypeAlias

from game.level.library import levels_folder
from game.progress.file.opening import FILE

Tree: TypeAlias = dict[str, tuple[int, int, str]]
"""Everything below a folder: when it was changed, its size, and a digest of what is in it."""

NEIGHBOURS: Final = {
    "beside/toy.json": b'{"id": "toy"}',
    "beside/evil.png": b"a picture",
    "beside/world.json": b"{}",
    "home/.profile": b"a profile",
    "evil.png": b"another picture",
    "evil.txt": b"a text",
    "progress.sqlite3": b"no store at all",
    "toy.json": b"{}",
    "toy.npz": b"not one",
}
"""What lies around a case, under names that packs and levels may try to write to."""

KEPT: Final = ("", "-wal", "-shm")
LOCK: Final = "progress.lock"
"""What copies of the game wait for each other by."""


class Sandbox:
    """A tree of folders: `case` to play in, `data` for progress, and neighbours to be left alone.

    Args:
        root: an empty folder of its own.
        progress: the bytes of a sound progress file.
    """

    def __init__(self, root: Path, progress: bytes) -> None:
        self.root, self._progress = root, progress
        self.case, self.data, self.temporary = root / "case", root / "data", root / "tmp"
        for folder in (self.case, self.data, self.temporary, root / "home", root / "beside"):
            folder.mkdir()
        for name, content in NEIGHBOURS.items():
            (root / name).write_bytes(content)

    @property
    def progress(self) -> Path:
        """The progress file."""
        return self.data / FILE

    def prepare(self, files: Mapping[str, bytes]) -> None:
        """Empty the folder and put a case's files into it, and sound progress beside it."""
        _empty(self.case)
        for name, content in files.items():
            path = self.case / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        _empty(self.data)
        self.progress.write_bytes(self._progress)

    def around(self) -> Tree:
        """All that lies around the case's own folder and that of progress, and may not change."""
        found = tree(self.root, without=(self.case, self.data))
        for path in levels_folder().glob("*/*"):  # the game's own: by time and size alone
            status = path.stat()
            found[str(path)] = (status.st_mtime_ns, status.st_size, "")
        return found

    def inside(self) -> Tree:
        """The case's own folder."""
        return tree(self.case)

    def kept(self) -> list[str]:
        """What lies in the folder of progress beside the progress file."""
        ours = {LOCK, *(FILE + tail for tail in KEPT)}
        return sorted(path.name for path in self.data.iterdir() if path.name not in ours)

    def tables(self) -> dict[str, list[str]]:
        """A digest of each row of each table of the progress file."""
        return tables(self.progress)

    def use(self) -> None:
        """Make this the world that the game sees: home, progress, temporary files, folder."""
        home = str(self.root / "home")
        for name in ("HOME", "USERPROFILE", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
            os.environ[name] = home
        os.environ["LSTM_GAME_DATA"] = str(self.data)
        os.environ["NO_COLOR"] = "1"
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
            os.environ.pop(name, None)
        os.environ["TMPDIR"] = tempfile.tempdir = str(self.temporary)
        os.chdir(self.case)


def _empty(folder: Path) -> None:
    """Take away all that is in a folder, but not the folder: it is where this process is."""
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def tree(folder: Path, without: tuple[Path, ...] = ()) -> Tree:
    """Everything below a folder but what is left out; folders themselves by their names alone."""
    return dict(_walked(folder, folder, without))


def _walked(
    folder: Path, top: Path, without: tuple[Path, ...]
) -> Iterator[tuple[str, tuple[int, int, str]]]:
    for entry in os.scandir(folder):
        path = Path(entry.path)
        if path in without:
            continue
        name = path.relative_to(top).as_posix()
        status = entry.stat(follow_symlinks=False)
        if entry.is_symlink():
            yield name, (0, 0, f"link to {path.readlink()}")
        elif entry.is_dir():
            yield name + "/", (0, 0, "")
            yield from _walked(path, top, without)
        elif entry.is_file():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            yield name, (status.st_mtime_ns, status.st_size, digest)
        else:
            yield name, (0, 0, "neither file nor folder")


def changed(before: Tree, after: Tree) -> dict[str, str]:
    """What is new, gone or different, by its name."""
    said = dict.fromkeys(sorted(after.keys() - before.keys()), "is new")
    said |= dict.fromkeys(sorted(before.keys() - after.keys()), "is gone")
    both = sorted(before.keys() & after.keys())
    return said | {name: "was changed" for name in both if before[name] != after[name]}


def tables(path: Path) -> dict[str, list[str]]:
    """A digest of each row of each table of an SQLite file, the rows in their own order."""
    found: dict[str, list[str]] = {}
    with closing(sqlite3.connect(path)) as file:
        file.text_factory = bytes
        names = file.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        for (name,) in names.fetchall():
            rows = file.execute(f'SELECT * FROM "{name.decode()}"').fetchall()
            found[name.decode()] = [hashlib.sha256(repr(row).encode()).hexdigest() for row in rows]
    return found
