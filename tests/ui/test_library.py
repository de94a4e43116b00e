"""Levels and networks are read once, and again when their files change."""

import os
from pathlib import Path

import pytest

from game.level.format.problems import LevelError
from game.level.network import NetworkError
from game.ui.library import FolderLibrary
from tests.wired import write_level


def _touch(path: Path) -> None:
    later = path.stat().st_mtime_ns + 10_000_000
    os.utime(path, ns=(later, later))


def test_files_are_read_once_and_again_when_they_change(tmp_path: Path) -> None:
    path = write_level(tmp_path)
    library = FolderLibrary(tmp_path)
    level, network = library.load(path), library.network(library.load(path))
    assert library.load(path) is level
    assert library.network(level) is network
    _touch(path)
    _touch(path.with_suffix(".npz"))
    assert library.load(path) is not level
    assert library.network(level) is not network


def test_what_is_broken_is_said_each_time_until_it_is_mended(tmp_path: Path) -> None:
    library = FolderLibrary(tmp_path)
    path = write_level(tmp_path, trained=False)
    level = library.load(path)
    for _ in range(2):
        with pytest.raises(NetworkError):
            library.network(level)
    write_level(tmp_path)
    assert library.network(level) is not None
    path.unlink()
    with pytest.raises(LevelError):
        library.load(path)
