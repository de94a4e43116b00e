"""Files are written whole or not at all, whatever ends the write."""

import os
from pathlib import Path

import pytest

from game.whole import clear_parts, free_path, part_path, write_new, write_whole


def full(_: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_failed_write_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    write_whole(path, b"old")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    with pytest.raises(OSError, match="No space"):
        write_new(tmp_path / "other", b"new")
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_never_replaces_another(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_new(path, b"mine")
    with pytest.raises(FileExistsError):
        write_new(path, b"theirs")
    assert path.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("links", [True, False])
def test_nor_one_that_was_written_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    path, sync = tmp_path / "file", os.fsync

    def meanwhile(number: int) -> None:
        sync(number)
        path.write_bytes(b"theirs")

    def none(*_: object) -> None:
        raise PermissionError("this file system has no links")

    monkeypatch.setattr("os.fsync", meanwhile)
    if not links:
        monkeypatch.setattr("os.link", none)
    with pytest.raises(FileExistsError):
        write_new(path, b"mine")
    assert path.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [path]


def test_where_there_are_no_links_it_is_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        raise PermissionError("this file system has no links")

    monkeypatch.setattr("os.link", none)
    write_new(tmp_path / "file", b"mine")
    assert (tmp_path / "file").read_bytes() == b"mine"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_that_is_being_written_has_another_name(tmp_path: Path) -> None:
    assert part_path(tmp_path / "net.npz").name == f"net.npz.{os.getpid()}.part"


def test_two_copies_that_write_one_file_at_once_each_write_a_whole_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, sync = tmp_path / "net.npz", os.fsync

    def meanwhile(number: int) -> None:
        monkeypatch.undo()
        monkeypatch.setattr("os.getpid", lambda: 77)
        theirs = part_path(path)
        theirs.write_bytes(b"half of the oth")
        monkeypatch.undo()
        sync(number)

    monkeypatch.setattr("os.fsync", meanwhile)
    write_whole(path, b"mine")
    assert path.read_bytes() == b"mine"
    clear_parts(path)
    assert list(tmp_path.iterdir()) == [path]


def test_a_free_path_is_numbered_where_the_name_is_taken(tmp_path: Path) -> None:
    for name in ("a.txt", "a-2.txt", "a-3.txt"):
        path = free_path(tmp_path, "a", ".txt")
        assert path == tmp_path / name
        path.touch()
