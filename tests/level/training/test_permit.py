"""Where a network may be trained: beside a level of one's own, in a folder that can be written."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.level.library import all_level_paths
from game.level.loader import load_level
from game.level.starter import starter_path, write_starter
from game.level.training.permit import is_the_games_own, try_folder, why_untrainable
from tests.wired import toy_level, write_level


def test_a_level_of_ones_own_can_be_trained_and_nothing_is_left_of_trying(tmp_path: Path) -> None:
    level = load_level(write_level(tmp_path, trained=False))
    assert why_untrainable(level) == ""
    assert [file.name for file in tmp_path.iterdir()] == ["toy.json"]


def test_the_games_own_levels_are_left_alone() -> None:
    for path in (all_level_paths()[0], starter_path()):
        level = load_level(path)
        assert is_the_games_own(level)
        assert "came with the game" in why_untrainable(level)


def test_a_new_level_made_from_the_starter_is_ones_own(tmp_path: Path) -> None:
    assert why_untrainable(write_starter(tmp_path / "mine.json")) == ""


def test_a_folder_that_is_not_there_cannot_be_written(tmp_path: Path) -> None:
    level = load_level(write_level(tmp_path, trained=False))
    gone = tmp_path / "gone"
    moved = replace(level, path=gone / "toy.json")
    assert f"{gone} cannot be written (" in why_untrainable(moved)
    with pytest.raises(OSError, match="gone"):
        try_folder(gone)


def test_a_level_that_is_no_file_has_no_place_for_a_network() -> None:
    assert "not read from a file" in why_untrainable(toy_level())
    assert not is_the_games_own(replace(toy_level(), path=None))
