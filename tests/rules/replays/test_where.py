"""The level of a replay is found without being named, or it is said how to name it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.level.format.problems import LevelError
from game.level.library import find_level
from game.level.loader import load_level
from game.rules.replays.form import ReplayError
from game.rules.replays.origin import Origin
from game.rules.replays.where import find_level_of, level_in
from tests.wired import level_json, toy_level

TOY = Origin("toy", toy_level().task_hash, 7)
OTHER = [{"pick": "home", "as": "h"}, {"pick": "ask", "target": {"map": "language", "of": "h"}}]


def write(folder: Path, **changes: object) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "toy.json"
    path.write_text(json.dumps(level_json(**changes)), encoding="utf-8")
    return path


def test_a_shipped_level_is_found_by_its_id(tmp_path: Path) -> None:
    fluent = load_level(find_level("fluent"))
    origin = Origin("fluent", fluent.task_hash, 7)
    assert find_level_of(origin, tmp_path / "mine.json").path == fluent.path


def test_a_level_beside_the_replay_is_found(tmp_path: Path) -> None:
    path = write(tmp_path)
    assert find_level_of(TOY, tmp_path / "replay.json").path == path
    with pytest.raises(ReplayError):  # a replay called as its level is not taken for it
        find_level_of(TOY, path)


def test_a_level_of_a_pack_that_was_played_is_found(tmp_path: Path) -> None:
    path = write(tmp_path / "packs" / "0123" / "mine")
    assert find_level_of(TOY, tmp_path / "replay.json", tmp_path / "packs").path == path


def test_of_several_the_one_with_the_same_task_is_taken(tmp_path: Path) -> None:
    write(tmp_path, stream=OTHER)
    path = write(tmp_path / "packs" / "0123" / "mine")
    found = find_level_of(TOY, tmp_path / "replay.json", tmp_path / "packs")
    assert found.path == path
    none = replace(TOY, task_hash="0")
    assert find_level_of(none, tmp_path / "replay.json").task_hash != TOY.task_hash


@pytest.mark.parametrize("ident", ["toy", "../toy", "/etc/passwd", "to\\y", "Käse"])
def test_where_there_is_none_it_is_said_how_to_point_at_it(tmp_path: Path, ident: str) -> None:
    with pytest.raises(ReplayError, match="--level PATH") as caught:
        find_level_of(replace(TOY, level_id=ident), tmp_path / "replay.json", tmp_path / "packs")
    assert ident in str(caught.value)


def test_an_unsound_level_is_told_as_such(tmp_path: Path) -> None:
    write(tmp_path, memory=3)
    with pytest.raises(LevelError, match="memory"):
        find_level_of(TOY, tmp_path / "replay.json")


def test_a_folder_is_looked_in_for_the_level(tmp_path: Path) -> None:
    path = write(tmp_path / "mine")
    assert level_in(tmp_path / "mine", TOY).path == path
    with pytest.raises(ReplayError, match="no level “toy”"):
        level_in(tmp_path, TOY)
    with pytest.raises(ReplayError, match=r"no level “\.\./mine/toy”"):
        level_in(tmp_path / "mine", replace(TOY, level_id="../mine/toy"))
