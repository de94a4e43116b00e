"""`progress` as it is typed: what it prints, writes, refuses, and never loses."""

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from game.progress.file.opening import FILE
from tests.commands import refused, run
from tests.progress.keeping import new_store, played

Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with new_store(tmp_path / "data") as store:
        store.rename_profile("Ada")
        store.record(played(), seconds=90.0)
        store.record(played("do_nothing"))
        store.add_profile("Bo")
        store.record(played("do_nothing"), seconds=30.0)
    return tmp_path / "data"


def kept(data: Path) -> dict[str, int]:
    with new_store(data) as store:
        return {one.name: len(one.attempts) for one in store.pupils()}


def test_it_shows_who_plays_here(capsys: Capsys, data: Path) -> None:
    code, out, _ = run(capsys, "progress", "--data", data)
    assert code == 0
    assert out.index("Ada") < out.index("Bo")
    _, out, _ = run(capsys, "--data", data, "progress", "--json")
    ada, bo = json.loads(out)["profiles"]
    assert (ada["name"], ada["levels"], ada["stars"], ada["plays"], ada["minutes"]) == (
        "Ada", 1, 3, 2, 2,
    )  # fmt: skip
    assert (bo["stars"], bo["last"]) == (0, "2026-01-02")


def test_it_shows_nothing_that_a_terminal_would_obey(capsys: Capsys, data: Path) -> None:
    with closing(sqlite3.connect(data / FILE)) as file, file:
        file.execute("UPDATE attempts SET finished = ?", ("20\x1b[2J\x9b",))
    assert "20·[2J·" in run(capsys, "progress", "--data", data)[1]
    _, out, _ = run(capsys, "progress", "export", "--json", "--data", data)
    assert json.loads(out)["profiles"][0]["attempts"][0]["finished"] == "20\x1b[2J\x9b"
    assert not {"\x1b", "\x9b"} & set(out)


def test_it_exports_a_table(capsys: Capsys, data: Path, tmp_path: Path) -> None:
    export = ("progress", "export", "--csv", "--data", data)
    code, out, _ = run(capsys, *export)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert [(row["name"], row["plays"], row["stars"]) for row in rows] == [
        ("Ada", "2", "3"), ("Bo", "1", "0"),
    ]  # fmt: skip
    _, out, _ = run(capsys, *export, "--plays", "--profile", "bo")
    assert [row["name"] for row in csv.DictReader(io.StringIO(out))] == ["Bo"]
    file = tmp_path / "class.csv"
    assert run(capsys, *export, "--out", file)[0] == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbfname,level_id")
    assert "--replace" in refused(capsys, *export, "--out", file)
    assert run(capsys, *export, "--out", file, "--replace")[0] == 0


def test_what_it_exports_it_imports_once(capsys: Capsys, data: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "class.json", tmp_path / "other"
    assert run(capsys, "progress", "export", "--json", "--out", file, "--data", data)[0] == 0
    code, out, _ = run(capsys, "progress", "import", file, "--data", other)
    assert code == 0
    assert "3 plays added, 0 were here already" in out
    assert "New here: Ada, Bo." in out
    _, out, _ = run(capsys, "progress", "import", file, file, "--data", other)
    assert out.count("0 plays added, 3 were here already") == 2
    assert kept(other) == {"": 0, "Ada": 2, "Bo": 1}


def test_one_bad_file_among_several_imports_nothing(
    capsys: Capsys, data: Path, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    run(capsys, "progress", "export", "--json", "--out", good, "--data", data)
    bad.write_text(good.read_text().replace('"stars": 3', '"stars": 30'))
    said = refused(capsys, "progress", "import", good, bad, "--data", tmp_path / "other")
    assert "bad.json" in said
    assert "stars" in said
    assert not (tmp_path / "other").exists()


def test_it_merges_many_files_into_one_table(capsys: Capsys, tmp_path: Path) -> None:
    files = []
    for name in ("Ada", "Bo", "", "ada"):
        place = tmp_path / f"laptop {len(files)}"
        with new_store(place) as store:
            if name:
                store.rename_profile(name)
            store.record(played())
        files.append(tmp_path / f"file{len(files)}.json")
        run(capsys, "progress", "export", "--json", "--out", files[-1], "--data", place)
    code, out, err = run(capsys, "progress", "merge", *files, files[1], "--csv")
    rows = [(row["name"], row["plays"]) for row in csv.DictReader(io.StringIO(out))]
    assert code == 0
    assert rows == [("Ada", "2"), ("Bo", "1"), ("file2", "1")]
    assert "Ada is in file0.json and file3.json" in err
    _, out, _ = run(capsys, "progress", "merge", files[0], files[3], "--csv", "--apart")
    assert "Ada (file0)" in out
    assert "ada (file3)" in out
    _, out, _ = run(capsys, "progress", "merge", *files, "--json")
    assert len(json.loads(out)["profiles"]) == 3


def test_people_are_added_renamed_and_removed(capsys: Capsys, data: Path) -> None:
    assert run(capsys, "progress", "add", "Cy", "--data", data)[0] == 0
    assert run(capsys, "progress", "rename", "cy", "Cyd", "--data", data)[0] == 0
    with new_store(data) as store:
        assert store.profile.name == "Bo"  # who played last is still next
    assert "already" in refused(capsys, "progress", "add", "BO", "--data", data)
    assert "Ada, Bo and Cyd" in refused(capsys, "progress", "rename", "x", "y", "--data", data)
    code, out, _ = run(capsys, "progress", "remove", "Ada", "--yes", "--data", data)
    assert code == 0
    assert "Backup:" in out
    assert kept(data) == {"Bo": 1, "Cyd": 0}


def test_nothing_is_dropped_unless_it_is_confirmed(
    capsys: Capsys, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in (("remove", "Ada"), ("reset",), ("reset", "--everybody")):
        assert "--yes" in refused(capsys, "progress", *words, "--data", data)

    class Typed(io.StringIO):
        def isatty(self) -> bool:
            return True

    for answer in ("no\n", "\n", ""):
        monkeypatch.setattr("sys.stdin", Typed(answer))
        assert "Nothing was changed" in refused(capsys, "progress", "reset", "--data", data)
    assert kept(data) == {"Ada": 2, "Bo": 1}
    assert not (data / "backups").exists()
    monkeypatch.setattr("sys.stdin", Typed("Yes\n"))
    assert run(capsys, "progress", "reset", "--profile", "ada", "--data", data)[0] == 0
    assert kept(data) == {"Ada": 0, "Bo": 1}


def test_a_backup_puts_back_what_was_reset(capsys: Capsys, data: Path) -> None:
    code, out, _ = run(capsys, "progress", "reset", "--everybody", "--yes", "--data", data)
    assert code == 0
    assert kept(data) == {"": 0}
    [backup] = (data / "backups").iterdir()
    assert str(backup) in out
    assert run(capsys, "progress", "restore", backup, "--yes", "--data", data)[0] == 0
    assert kept(data) == {"Ada": 2, "Bo": 1}


def test_a_profile_is_played_as(
    capsys: Capsys, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("quit\n"))
    assert run(capsys, "play", "--text", "--profile", "ADA", "--data", data)[0] == 0
    with new_store(data) as store:
        assert store.profile.name == "Ada"
    said = refused(capsys, "--profile", "Zoe", "play", "--text", "--data", data)
    assert "Nobody called “Zoe” plays here" in said


def test_progress_that_cannot_be_written_is_said_with_a_failure(
    capsys: Capsys, tmp_path: Path
) -> None:
    (tmp_path / FILE).mkdir()
    said = refused(capsys, "progress", "reset", "--yes", "--data", tmp_path)
    assert "Progress cannot be kept" in said
