import os
import time
from pathlib import Path

import pytest

from game.level.format.problems import LevelError, Problem
from game.level.format.source import MAX_BYTES, read_source, read_text


def refusal(path: Path) -> Problem:
    with pytest.raises(LevelError) as caught:
        read_source(path)
    (problem,) = caught.value.problems
    return problem


def test_a_good_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"a":\r\n [1,\r\n  2]}', encoding="utf-8", newline="")
    source = read_source(path)
    assert source.value == {"a": [1, 2]}
    problem = source.problem(("a", 1), "found 2")
    assert (problem.line, problem.column, problem.key_path) == (3, 3, "a[1]")


def test_what_is_missing_is_placed_at_its_owner() -> None:
    source = read_text('{"a": {\n"b": 1}}', "x")
    assert source.problem(("a", "title"), "").line == 1
    assert source.problem(("a", "b"), "", at_key=True).column == 1
    assert source.problem(("a", "b"), "").column == 6


def test_old_line_ends_count_too() -> None:
    assert read_text('{"a":\r1,\r"b":\r2}', "x").problem(("b",), "").line == 4


def test_double_keys_name_both_lines() -> None:
    (problem,) = read_text('{\n"a": 1,\n"a": 2}', "x").double_keys()
    assert problem.line == 3
    assert problem.found == 'the key "a" stands twice, first in line 2'


def test_no_such_file_names_a_neighbour(tmp_path: Path) -> None:
    (tmp_path / "fluent.json").write_text("{}")
    problem = refusal(tmp_path / "fluant.json")
    assert problem.found == "there is no such file"
    assert problem.mend == 'Did you mean "fluent.json"?'


def test_a_missing_folder_and_an_impossible_name(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no" / "a.json").found == "there is no such file"
    assert refusal(Path("a\0b.json")).found.startswith("the file cannot be read")
    assert refusal(Path("a" * 5000)).found.startswith("the file cannot be read")


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path).found == "this is a folder"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    assert refusal(tmp_path / "pipe.json").found == "this is not an ordinary file"


def test_what_lies_behind_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}")
    assert refusal(tmp_path / "a.json" / "b.json").found.startswith("the file cannot be read")


@pytest.mark.parametrize("content", [b"", b"  \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content)
    assert refusal(path).found == "the file is empty"


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    start = time.perf_counter()
    problem = refusal(path)
    assert time.perf_counter() - start < 0.2
    assert problem.found == "the file has 100,000,000 bytes"
    assert "at most 1,000,000" in problem.expected


def test_a_file_of_just_the_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("[]".ljust(MAX_BYTES))
    assert read_source(path).value == []


def test_a_byte_order_mark_is_stepped_over(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b'\xef\xbb\xbf{"a": 1}')
    assert read_source(path).problem(("a",), "").column == 7


@pytest.mark.parametrize(("mark", "byte"), [(b"", 11), (b"\xef\xbb\xbf", 14)])
def test_bytes_that_are_not_utf8_are_placed(tmp_path: Path, mark: bytes, byte: int) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(mark + '{"é":\n"'.encode() + b"ca\xe9\xff")
    problem = refusal(path)
    assert problem.found == f"byte {byte} of the file (0xe9) is not UTF-8"
    assert (problem.line, problem.column) == (2, 4)


def test_utf16_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("{}", encoding="utf-16")
    assert refusal(path).found == "the file is saved as UTF-16"


def test_what_is_not_json_is_placed(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"a": 1,\n "b": Nan}')
    problem = refusal(path)
    assert (problem.line, problem.column) == (2, 7)


def test_paths_are_told_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert refusal(tmp_path / "x.json").path == "x.json"
    assert refusal(Path("/nowhere/x.json")).path == str(Path("/nowhere/x.json"))
