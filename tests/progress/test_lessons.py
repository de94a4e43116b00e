"""Lessons under way survive the game, and a spoilt file is as good as none."""

from pathlib import Path

import pytest

from game.progress.lessons import FILE, MOST, Lessons


def test_a_lesson_is_kept_in_the_folder(tmp_path: Path) -> None:
    Lessons(tmp_path / "data").keep("friday", 1234.56, 99.0, {"fluent": 2})
    again = Lessons(tmp_path / "data")
    assert again.kept("friday") == (1234.6, 99.0, {"fluent": 2})
    assert again.kept("monday") is None


def test_without_a_folder_it_lasts_as_long_as_the_game() -> None:
    lessons = Lessons(None)
    lessons.keep("friday", 1.0, 2.0, {})
    assert lessons.kept("friday") == (1.0, 2.0, {})


def test_the_oldest_are_forgotten(tmp_path: Path) -> None:
    lessons = Lessons(tmp_path)
    for n in range(MOST + 1):
        lessons.keep(f"lesson {n}", 1.0, 2.0, {})
    assert lessons.kept("lesson 0") is None
    assert lessons.kept("lesson 1") is not None


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"x": 3}', "[" * 100_000, '{"a": ' * 2000, "\x00\xff", " " * 2_000_000]
)
def test_a_spoilt_file_is_as_good_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, "latin-1")
    lessons = Lessons(tmp_path)
    assert lessons.kept("friday") is None
    lessons.keep("friday", 1.0, 2.0, {})
    assert Lessons(tmp_path).kept("friday") == (1.0, 2.0, {})


@pytest.mark.parametrize("value", ["3", "null", '{"left": "x", "at": 1, "before": {}}',
                                   '{"left": NaN, "at": 1, "before": {}}',
                                   '{"left": 1, "at": 1, "before": [1]}'])  # fmt: skip
def test_a_spoilt_lesson_begins_anew(tmp_path: Path, value: str) -> None:
    Lessons(tmp_path).keep("friday", 1.0, 2.0, {})
    file = tmp_path / FILE
    start = file.read_text().partition(":")[0]
    file.write_text(f"{start}: {value}}}")
    assert Lessons(tmp_path).kept("friday") is None


def test_where_nothing_can_be_written_the_game_goes_on(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    lessons = Lessons(tmp_path / "data")
    lessons.keep("friday", 1.0, 2.0, {})
    assert lessons.kept("friday") == (1.0, 2.0, {})
