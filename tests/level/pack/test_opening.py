"""Packs from anywhere: sound ones open whole, all others are refused with nothing written."""

import io
import json
import os
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from game.level.format.problems import LevelError
from game.level.loader import load_level
from game.level.network import load_network
from game.level.pack import archive, opening
from game.level.pack.archive import read_archive
from game.level.pack.opening import unpack
from game.level.pack.writing import pack
from tests.level.pack.malice import MALICE, Files, zipped
from tests.level.samples import PNG
from tests.wired import level_json, write_level


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and temporary files in another that a test can look into."""
    temporary, here = tmp_path / "temporary", tmp_path / "here"
    temporary.mkdir()
    here.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.chdir(here)
    return here


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """What is in a sound pack."""
    folder = tmp_path / "mine"
    folder.mkdir()
    write_level(folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def everything(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


@pytest.mark.parametrize("malice", MALICE)
def test_malice_is_refused_with_a_sentence_and_nothing_is_written(
    here: Path, files: Files, malice: str
) -> None:
    make, said = MALICE[malice]
    (here / "bad.zip").write_bytes(make(files))
    before = everything(here.parent)
    with pytest.raises(LevelError) as error:
        unpack(Path("bad.zip"), Path("bad"))
    assert said in str(error.value)
    assert all(line.startswith("bad.zip: ") for line in str(error.value).splitlines())
    assert str(here.parent) not in str(error.value), "private folders are not spoken of"
    assert everything(here.parent) == before


def test_a_million_entries_are_refused_before_the_directory_is_read(
    here: Path, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: Any) -> None:
        raise AssertionError("the directory was read")

    monkeypatch.setattr(zipfile, "ZipFile", read)
    for malice in ("a million entries", "many entries"):
        monkeypatch.undo()
        data = MALICE[malice][0](files)
        monkeypatch.setattr(archive.zipfile, "ZipFile", read)
        (here / "bad.zip").write_bytes(data)
        with pytest.raises(LevelError, match="at most 500 files"):
            read_archive(here / "bad.zip")


def test_a_file_too_large_is_refused_before_it_is_read(here: Path) -> None:
    with (here / "bad.zip").open("wb") as file:
        file.truncate(40_000_000_000)
    with pytest.raises(LevelError, match="at most 32,000,000"):
        read_archive(here / "bad.zip")


@pytest.mark.parametrize("name", ["gone.zip", ".", "a\0b.zip"])
def test_what_is_no_file_is_said(here: Path, name: str) -> None:
    with pytest.raises(LevelError, match=r"no such file|this is a folder|cannot be read"):
        unpack(Path(name), Path("out"))


def test_a_sound_pack_opens_whole(here: Path, files: Files, tmp_path: Path) -> None:
    extra = {"words.txt": b"a b\nc\n", "cat.svg": b"<svg/>", "cat.png": PNG}
    world = {"title": "W", "order": 1, "levels": ["toy"]}
    whole = files | extra | {"world.json": json.dumps(world).encode()}
    (here / "good.zip").write_bytes(zipped(whole))
    assert unpack(Path("good.zip"), Path("out")) == tuple(sorted(whole))
    assert {path.name: path.read_bytes() for path in (here / "out").iterdir()} == whole
    assert load_network(load_level(here / "out" / "toy.json"))
    assert everything(tmp_path / "temporary") == []
    assert sorted(path.name for path in here.iterdir()) == ["good.zip", "out"]


def test_deflated_packs_open_too(here: Path, files: Files) -> None:
    def deflated(info: zipfile.ZipInfo) -> None:
        info.compress_type = zipfile.ZIP_DEFLATED

    (here / "good.zip").write_bytes(zipped(files, deflated))
    assert unpack(Path("good.zip"), Path("out")) == tuple(sorted(files))


@pytest.mark.parametrize("kind", ["folder", "file", "link to nothing"])
def test_what_is_there_stays(here: Path, files: Files, kind: str) -> None:
    (here / "good.zip").write_bytes(zipped(files))
    target = here / "out"
    if kind == "folder":
        target.mkdir()
    elif kind == "file":
        target.write_bytes(b"mine")
    else:
        target.symlink_to(here / "nowhere")
    with pytest.raises(LevelError, match="stays as it is"):
        unpack(here / "good.zip", target)
    assert sorted(path.name for path in here.iterdir()) == ["good.zip", "out"]


def test_what_is_no_pack_is_said_before_the_folder_that_is_there(here: Path) -> None:
    (here / "mine").mkdir()
    for name, said in (("mine", "this is a folder"), ("mine.zip", "there is no such file")):
        with pytest.raises(LevelError, match=said):
            unpack(Path(name), Path("mine"))


def test_killed_or_out_of_room_there_is_no_half_of_a_pack(
    here: Path, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "good.zip").write_bytes(zipped(files))
    written = opening.write_files

    def stop(folder: Path, content: Files) -> None:
        written(folder, dict(list(content.items())[:1]))
        assert not (here / "out").exists()
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(opening, "write_files", stop)
    with pytest.raises(LevelError, match="No space left"):
        unpack(here / "good.zip", here / "out")
    assert [path.name for path in here.iterdir()] == ["good.zip"]


def test_a_folder_that_cannot_be_made_is_said(here: Path, files: Files) -> None:
    (here / "good.zip").write_bytes(zipped(files))
    with pytest.raises(LevelError, match="cannot be written"):
        unpack(here / "good.zip", here / "not" / "there")


def test_any_byte_of_a_pack_may_be_damaged(here: Path, files: Files) -> None:
    """Whatever is changed: it opens to the same files, or it is refused with a sentence."""
    data = bytearray(zipped({"a.txt": b"hello", "toy.json": files["toy.json"][:40]}))
    path = here / "bad.zip"
    opened, refusals = 0, []
    for at in range(len(data)):
        for value in (0, 0xFF, data[at] ^ 1):
            spoilt = bytearray(data)
            spoilt[at] = value
            path.write_bytes(spoilt)
            try:
                opened += len(read_archive(path)) > 0
            except LevelError as error:
                refusals.append(str(error))
    assert all(said.startswith(f"{path}: ") for said in refusals)
    assert opened > 0  # dates and the like may be anything


@pytest.mark.parametrize(
    ("file", "world"), [("My pack.zip", "my-pack"), ("?.zip", "pack"), ("con.zip", "pack")]
)
def test_a_pack_is_opened_once_to_be_played(
    here: Path, files: Files, monkeypatch: pytest.MonkeyPatch, file: str, world: str
) -> None:
    (here / file).write_bytes(zipped(files))
    folder = opening.opened(here / file, here / "packs")
    assert (folder.name, folder.parent.parent) == (world, here / "packs")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == files
    monkeypatch.setattr(opening, "read_archive", None)
    assert opening.opened(here / file, here / "packs") == folder


def test_when_two_games_open_a_pack_at_once_both_can_play_it(
    here: Path, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "good.zip").write_bytes(zipped(files))
    write = opening.write_files

    def overtaken(folder: Path, content: Files) -> None:
        write(folder, content)
        other = folder.with_name("good")
        other.mkdir()
        write(other, content)

    monkeypatch.setattr(opening, "write_files", overtaken)
    folder = opening.opened(here / "good.zip", here / "packs")
    assert load_network(load_level(folder / "toy.json"))
    assert [path.name for path in folder.parent.iterdir()] == ["good"], "no half is left"


def test_a_pack_that_was_made_here_opens_here(here: Path, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    write_level(folder)
    made = pack([folder], here / "own.zip")
    assert zipfile.ZipFile(io.BytesIO((here / "own.zip").read_bytes())).testzip() is None
    assert unpack(here / "own.zip", here / "out") == made.names


def test_a_level_brings_its_script_and_mistakes_in_it_are_told_by_its_own_lines(
    here: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    stream = [{"script": "chat.txt"}, *level_json()["stream"]]
    (folder / "chat.txt").write_text("Fish Soup\nFish Fish\n", "utf-8")
    level = write_level(folder, stream=stream)
    made = pack([level], here / "own.zip")
    assert made.names == ("chat.txt", "toy.json", "toy.npz")
    unpack(here / "own.zip", here / "out")
    assert load_level(here / "out" / "toy.json").task_hash == load_level(level).task_hash
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    (here / "bad.zip").write_bytes(zipped(files | {"chat.txt": b"Fish\nFihs\n"}))
    with pytest.raises(LevelError, match=r'bad.zip: chat.txt:2: .*"Fihs"'):
        unpack(Path("bad.zip"), Path("bad"))
    (here / "bad.zip").write_bytes(zipped({n: c for n, c in files.items() if n != "chat.txt"}))
    with pytest.raises(LevelError, match=r'bad.zip: toy.json:\d+: .*"chat.txt"'):
        unpack(Path("bad.zip"), Path("bad"))
