import json
from pathlib import Path

import pytest

from game import shipped
from game.level import library
from game.level.format.problems import LevelError
from game.level.library import all_level_paths, find_level, levels_folder, load_world, worlds
from tests.level.samples import GOOD

WORLD = {"title": "One", "order": 1, "brief": "b", "levels": ["small"]}


def world_at(folder: Path, **changes: object) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "small.json").write_text(GOOD, encoding="utf-8")
    (folder / "world.json").write_text(json.dumps(WORLD | changes, indent=1), encoding="utf-8")
    return folder / "world.json"


def test_the_shipped_levels_lie_in_the_sources() -> None:
    assert levels_folder() == Path(library.__file__).parents[2] / "levels"
    assert worlds()[0].id == "hold"
    assert {path.parent.name for path in all_level_paths()} == {world.id for world in worlds()}


def test_every_shipped_level_stands_in_its_world() -> None:
    lying = {path for path in levels_folder().glob("*/*.json") if path.name != "world.json"}
    assert lying == set(all_level_paths())


def test_an_installed_package_brings_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world_at(tmp_path / "game" / "data" / "levels" / "one")
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path / "game")
    assert levels_folder() == tmp_path / "game" / "data" / "levels"
    assert find_level("small").is_file()


def test_worlds_come_in_their_order(tmp_path: Path) -> None:
    world_at(tmp_path / "b", order=2)
    world_at(tmp_path / "a", order=3)
    world_at(tmp_path / "c", order=2)
    assert [world.id for world in worlds(tmp_path)] == ["b", "c", "a"]
    assert all_level_paths(tmp_path)[0] == tmp_path / "b" / "small.json"


@pytest.mark.parametrize(
    ("changes", "key_path", "found", "rest"),
    [
        ({"levels": ["smal"]}, "levels[0]", 'no level "smal" lies', 'Did you mean "small"?'),
        ({"levels": ["small", "small"]}, "levels[1]", "stands twice", "Keep one"),
        ({"levels": []}, "levels", "found an empty list", "at least 1"),
        ({"levels": ["../small"]}, "levels[0]", 'found "../small"', "small letters"),
        ({"titel": "x"}, "titel", 'the key "titel"', 'Did you mean "title"?'),
        ({"order": "1"}, "order", 'found "1"', "Take the quotes away"),
    ],
)
def test_faults_of_a_world(
    tmp_path: Path, changes: dict[str, object], key_path: str, found: str, rest: str
) -> None:
    path = world_at(tmp_path / "one", **changes)
    with pytest.raises(LevelError) as caught:
        load_world(path)
    said = caught.value.problems[0]
    assert said.key_path == key_path
    assert said.line > 1
    assert found in said.found
    assert any(rest in problem.message for problem in caught.value.problems)


def test_levels_are_found_by_id_and_by_path(tmp_path: Path) -> None:
    assert find_level("fluent") == levels_folder() / "hold" / "fluent.json"
    assert find_level("hold/fluent") == find_level("fluent")
    assert find_level(str(tmp_path / "my.json")) == tmp_path / "my.json"
    assert find_level(tmp_path / "odd") == tmp_path / "odd"


def test_a_folder_and_a_name_without_its_ending_are_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    with pytest.raises(LevelError) as caught:
        find_level(str(tmp_path / "mine"))
    (said,) = caught.value.problems
    assert (said.found, said.mend) == ("this is a folder", "")
    for name in ("world", "yard", "barn"):
        (tmp_path / "mine" / f"{name}.json").write_text("{}", encoding="utf-8")
    with pytest.raises(LevelError, match=r"Name one of its levels, as \S*mine/barn\.json"):
        find_level(str(tmp_path / "mine"))
    with pytest.raises(LevelError, match=r"no file of this name.* Write \S*mine/yard\.json"):
        find_level(str(tmp_path / "mine" / "yard"))
    for odd in ("a\0b", "x" * 5000, ""):
        with pytest.raises(LevelError):
            find_level(odd)


@pytest.mark.parametrize(
    ("file", "found", "mend"),
    [
        ("barn", "does not end in .json", "call it barn.json"),
        ("barn.txt", "does not end in .json", "call it barn.json"),
        ("barn.json.txt", "does not end in .json", "call it barn.json"),
        ("mine.zip", "this is a pack", "python main.py unpack"),
    ],
)
def test_a_file_that_is_not_called_as_a_level_is(
    tmp_path: Path, file: str, found: str, mend: str
) -> None:
    (tmp_path / file).write_text("{}", encoding="utf-8")
    with pytest.raises(LevelError) as caught:
        find_level(str(tmp_path / file))
    (said,) = caught.value.problems
    assert found in said.found
    assert mend in said.mend


def test_an_unknown_id_names_the_nearest() -> None:
    with pytest.raises(LevelError, match='Did you mean "fluent"\\?') as caught:
        find_level("fluant")
    assert "leaky" in caught.value.problems[0].expected
