"""Files that a player saves: free names, nothing overwritten, no stumps."""

import errno
from pathlib import Path

import pytest

from game.ui.export.files import ExportError, save_bytes, save_new, write_at


def test_no_file_is_ever_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "exports"
    names = [save_bytes(folder, "fluent-7", ".gif", b"%d" % n).name for n in range(3)]
    assert names == ["fluent-7.gif", "fluent-7-2.gif", "fluent-7-3.gif"]
    assert [(folder / name).read_bytes() for name in names] == [b"0", b"1", b"2"]


def test_folders_get_free_names_too(tmp_path: Path) -> None:
    assert [save_new(tmp_path, "a", "", Path.mkdir).name for _ in range(2)] == ["a", "a-2"]


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ExportError, match=r"file/exports: cannot be written \(.+\)\."):
        save_bytes(tmp_path / "file" / "exports", "a", ".png", b"")


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS])
def test_a_full_disk_leaves_no_stump(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def full(_: int) -> None:
        raise OSError(code, "No space left")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ExportError, match=r"a\.png: cannot be written \(No space left\)"):
        save_bytes(tmp_path, "a", ".png", b"1234")
    with pytest.raises(ExportError, match=r"b\.png: cannot be written \(No space left\)"):
        write_at(tmp_path / "b.png", b"1234")
    assert list(tmp_path.iterdir()) == []


def test_a_file_named_by_hand_is_not_overwritten_either(tmp_path: Path) -> None:
    write_at(tmp_path / "a.gif", b"1")
    with pytest.raises(ExportError, match="there is a file of this name"):
        write_at(tmp_path / "a.gif", b"2")
    assert (tmp_path / "a.gif").read_bytes() == b"1"
