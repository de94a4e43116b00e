"""Levels and networks are read once, and again when their files change."""

import json
import os
from pathlib import Path

import pytest

from game import words
from game.level.format.problems import LevelError
from game.level.network import NetworkError
from game.ui.library import (
    FolderLibrary,
    PackLibrary,
    level_place,
    place_words,
    world_title,
)
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


def test_a_level_says_where_it_stands_in_its_world() -> None:
    library = FolderLibrary()
    level = library.load(library.worlds()[2].levels[1])
    said = place_words(level_place(library, level))
    assert said == f"World 3 · Drawers · 2 of {len(library.worlds()[2].levels)}"
    words.use("de")
    said = place_words(level_place(library, level))
    assert said == f"Welt 3 · Drawers · 2 von {len(library.worlds()[2].levels)}"


def test_a_pack_has_no_number_and_a_level_from_elsewhere_no_place(tmp_path: Path) -> None:
    (folder := tmp_path / "mine").mkdir()
    write_level(folder, id="b")
    alone = PackLibrary(folder)
    level = alone.load(folder / "b.json")
    assert place_words(level_place(alone, level)) == "mine"
    write_level(folder, id="a")
    assert place_words(level_place(alone, level)) == "mine · 2 of 2"
    assert level_place(FolderLibrary(), level) is None
    assert place_words(None) == ""
    assert place_words(None, "Hold") == "Hold"


def test_an_unsound_world_gives_no_place(tmp_path: Path) -> None:
    path = write_level(tmp_path)
    library = FolderLibrary(tmp_path)
    level = library.load(path)
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "world.json").write_text("{", "utf-8")
    assert level_place(library, level) is None


def test_worlds_are_read_once_and_again_when_one_changes(tmp_path: Path) -> None:
    library = FolderLibrary(tmp_path)
    assert list(library.worlds()) == []
    folder = tmp_path / "hold"
    folder.mkdir()
    write_level(folder, id="a")
    file = folder / "world.json"
    file.write_text(json.dumps({"title": "Hold", "order": 1, "brief": "", "levels": ["a"]}))
    worlds = library.worlds()
    assert [world.title for world in worlds] == ["Hold"]
    assert library.worlds() is worlds
    file.write_text(file.read_text().replace("Hold", "Keep"))
    _touch(file)
    assert [world.title for world in library.worlds()] == ["Keep"]
    (folder / "a.json").unlink()
    _touch(folder)
    with pytest.raises(LevelError, match="no level"):
        library.worlds()
