"""A new level: under any name it is the starter, its networks fit it, and nothing is lost."""

import errno
import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from game.level import starter
from game.level.file_names import as_ident
from game.level.format.problems import LevelError
from game.level.format.schema import json_schema
from game.level.loader import load_level
from game.level.network import load_network
from game.level.rivals import load_rivals
from game.level.starter import new_level_path, starter_path, write_starter


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_under_another_name_it_is_the_same_task_with_networks_that_fit(here: Path) -> None:
    level = write_starter(new_level_path("class/cows.json"))
    shipped = load_level(starter_path())
    assert level.id == "cows"
    assert level.path is not None
    assert level.path.resolve() == here / "class" / "cows.json"
    assert level.task_hash == shipped.task_hash
    own, theirs = load_network(level), load_network(shipped)
    assert all((own[name] == theirs[name]).all() for name in own.sizes.shapes)
    assert load_rivals(level).attempts == load_rivals(shipped).attempts


def test_its_schema_is_found_from_where_it_lies_and_every_part_has_a_note() -> None:
    path = new_level_path("a/b/cows")
    write_starter(path)
    value = json.loads(path.read_text("utf-8"))
    schema = json.loads((path.parent / value["$schema"]).read_text("utf-8"))
    assert schema == json.loads(json.dumps(json_schema()))
    jsonschema.validate(value, schema)
    parts = ("classes", "maps", "memory", "gates", "play", "train", "solution")
    explained = [value, *(value[part] for part in parts), *value["stream"]]
    assert all(part["note"] for part in explained)


def test_without_a_name_it_takes_one_that_is_free(here: Path) -> None:
    names = []
    for _ in range(3):
        path = new_level_path()
        write_starter(path)
        names.append(path.name)
    assert names == ["my-level.json", "my-level-2.json", "my-level-3.json"]
    (here / "mine").mkdir()
    assert new_level_path("mine") == Path("mine/my-level.json")
    assert new_level_path("else/") == Path("else/my-level.json")


@pytest.mark.parametrize("lies", ["cows.json", "cows.npz", "cows.rivals.npz"])
@pytest.mark.parametrize("kind", ["file", "link to nothing"])
def test_nothing_is_ever_overwritten(here: Path, lies: str, kind: str) -> None:
    if kind == "file":
        (here / lies).write_text("mine", "utf-8")
    else:
        (here / lies).symlink_to(here / "nowhere")
    with pytest.raises(LevelError, match=f"{lies}: there is a file of this name already"):
        write_starter(new_level_path("cows"))
    assert [file.name for file in here.iterdir()] == [lies]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Käse.json", 'called "Käse". Expected small letters .* Try kase.json'),
        ("tea.txt", 'called "tea.txt". .* Try tea.json'),
        ("two words", "Try two-words.json"),
        ("!", "Expected small letters"),
        ("a\0b", "Try a-b.json"),
        ("nul", "Windows has no such file. .* Try nul-level.json"),
        ("mine/world.json", "a world's own file"),
        ("x" * 41, "41 letters. Expected at most 40"),
    ],
)
def test_names_that_no_level_can_have_are_refused(here: Path, name: str, said: str) -> None:
    with pytest.raises(LevelError, match=said):
        new_level_path(name)
    assert not list(here.iterdir())


def test_a_full_disk_leaves_nothing_behind(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(starter, "save_rivals", full)
    with pytest.raises(LevelError, match="No space left on device"):
        write_starter(new_level_path("cows"))
    assert not list(here.iterdir())


def test_a_folder_that_cannot_be_made_is_said(here: Path) -> None:
    (here / "mine").write_text("a file", "utf-8")
    with pytest.raises(LevelError, match=r"mine/cows.json: the level cannot be written"):
        write_starter(new_level_path("mine/cows.json"))


def test_ids_are_made_of_any_name() -> None:
    assert as_ident("Übung 1: Städte!") == "ubung-1-stadte"
    assert as_ident("日本") == ""
