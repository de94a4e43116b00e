"""Levels and networks are read once, and again when their files change."""

import json
import os
from pathlib import Path

import pytest

from game.level.format.problems import LevelError
from game.level.network import NetworkError
from game.ui.library import FolderLibrary, PackLibrary, world_title
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


def test_a_pack_is_a_world_of_its_levels(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    write_level(folder, id="b")
    write_level(folder, id="a")
    library = PackLibrary(folder)
    (world,) = library.worlds()
    assert (world.title, [path.stem for path in world.levels]) == ("mine", ["a", "b"])
    assert world_title(library, library.load(folder / "a.json")) == "mine"
    value = {"title": "My class", "order": 1, "levels": ["b", "a"]}
    (folder / "world.json").write_text(json.dumps(value), "utf-8")
    (world,) = library.worlds()
    assert (world.title, [path.stem for path in world.levels]) == ("My class", ["b", "a"])
