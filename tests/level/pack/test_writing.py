"""Packing: the same bytes every time, whole levels, and nothing that would be refused later."""

import json
import os
import zipfile
from pathlib import Path

import pytest

from game.level.format.problems import LevelError
from game.level.pack.opening import unpack
from game.level.pack.writing import pack
from tests.level.samples import PNG
from tests.wired import write_level


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two levels, and what else lies about in a folder."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "mine"
    folder.mkdir()
    write_level(folder)
    write_level(folder, id="also", note="looks like cat.png; words.txt")
    return folder


def names(path: Path) -> list[str]:
    return zipfile.ZipFile(path).namelist()


def test_the_bytes_do_not_depend_on_when_or_in_which_order(mine: Path, tmp_path: Path) -> None:
    made = pack([mine], tmp_path / "one.zip")
    for path in mine.iterdir():
        os.utime(path, (1, 1))
    whole = sorted(mine.glob("*.json"), reverse=True)
    again = pack(whole, tmp_path / "two.zip")
    assert made.names == again.names == ("also.json", "also.npz", "toy.json", "toy.npz")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert names(tmp_path / "one.zip") == list(made.names)


def test_what_is_not_part_of_a_level_is_left_out_and_said(mine: Path, tmp_path: Path) -> None:
    for name in ("README.md", "gone.npz", "level.schema.json", ".DS_Store", "toy.npz.part"):
        (mine / name).write_bytes(b"x")
    (mine / "drafts").mkdir()
    made = pack([mine], tmp_path / "one.zip")
    assert set(made.left_out) == {
        "README.md", "gone.npz", "level.schema.json", ".DS_Store", "toy.npz.part", "drafts",
    }  # fmt: skip
    assert len(made.names) == 4


def test_a_level_brings_the_files_that_it_names(mine: Path, tmp_path: Path) -> None:
    (mine / "cat.png").write_bytes(PNG)
    (mine / "dog.png").write_bytes(PNG)
    write_level(mine, id="also", note=["cat.png", "../dog.png", "gone.png"])
    made = pack([mine / "also.json"], tmp_path / "one.zip")
    assert made.names == ("also.json", "also.npz", "cat.png")
    assert "dog.png" in pack([mine], tmp_path / "all.zip").names


def test_a_world_must_name_levels_of_the_pack(mine: Path, tmp_path: Path) -> None:
    world = {"title": "W", "order": 1, "levels": ["toy", "also"]}
    (mine / "world.json").write_text(json.dumps(world), "utf-8")
    assert "world.json" in pack([mine], tmp_path / "all.zip").names
    with pytest.raises(LevelError, match='no level "also" lies'):
        pack([mine / "world.json", mine / "toy.json"], tmp_path / "part.zip")
    assert not (tmp_path / "part.zip").exists()


def test_unsound_levels_are_refused_with_the_problems_that_validate_tells(
    mine: Path, tmp_path: Path
) -> None:
    (mine / "toy.json").write_text('{\n "id": "toy"}', "utf-8")
    (mine / "also.npz").unlink()
    with pytest.raises(LevelError) as error:
        pack([mine], tmp_path / "one.zip")
    said = str(error.value)
    assert f"{mine / 'toy.json'}:1: " in said
    assert f'{mine / "also.npz"}: Level "also" has no trained network yet.' in said
    assert "python main.py train" in said
    assert not (tmp_path / "one.zip").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [("wh?t.txt", "Windows does not take"), ("TOY.txt", "the same name"), ("a b .txt", "")],
)
def test_names_that_would_not_open_everywhere_are_refused_at_once(
    mine: Path, tmp_path: Path, name: str, said: str
) -> None:
    (mine / "toy.txt").write_text("x", "utf-8")
    (mine / name).write_text("x", "utf-8")
    if said:
        with pytest.raises(LevelError, match=said):
            pack([mine], tmp_path / "one.zip")
    else:
        pack([mine], tmp_path / "one.zip")
        unpack(tmp_path / "one.zip", tmp_path / "out")


def test_files_are_bounded_before_they_are_read(mine: Path, tmp_path: Path) -> None:
    with (mine / "big.txt").open("wb") as file:
        file.truncate(10_000_000_000)
    with pytest.raises(LevelError, match="10,000,000,000 bytes"):
        pack([mine], tmp_path / "one.zip")


def test_a_pack_is_overwritten_only_when_asked(mine: Path, tmp_path: Path) -> None:
    out = tmp_path / "one.zip"
    out.write_bytes(b"mine")
    with pytest.raises(LevelError, match="already"):
        pack([mine], out)
    assert out.read_bytes() == b"mine"
    pack([mine], out, replace_it=True)
    assert len(names(out)) == 4


@pytest.mark.parametrize("source", ["gone.json", "gone.txt", "empty"])
def test_sources_without_a_level_are_said(tmp_path: Path, source: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(LevelError, match=r"no such file|no level in it"):
        pack([tmp_path / source], tmp_path / "one.zip")
