"""Progress as a spreadsheet reads it."""

import csv
import io

import pytest

from game.progress.classroom.pupils import Pupil
from game.progress.classroom.table import levels_csv, plays_csv
from tests.progress.classroom.test_pupils import attempt


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_there_is_a_row_for_each_person_and_level() -> None:
    pupils = [
        Pupil("Ada", (attempt("a", seconds=5.0), attempt("b", level_id="hush"))),
        Pupil("Bo", (attempt("c", mode="practice"),)),
        Pupil("Cy", ()),
    ]
    found = rows(levels_csv(pupils))
    assert [(row["name"], row["level_id"], row["plays"]) for row in found] == [
        ("Ada", "toy", "1"), ("Ada", "hush", "1"), ("Bo", "toy", "1"),
    ]  # fmt: skip
    assert (found[0]["stars"], found[0]["confidence"], found[0]["seconds"]) == ("1", "0.5", "5.0")
    assert (found[2]["stars"], found[2]["confidence"]) == ("", "")


def test_there_is_a_row_for_each_play() -> None:
    pupil = Pupil("Ada", (attempt("a", retry=True), attempt("b", seconds=2.5, undos=3)))
    found = rows(plays_csv([pupil]))
    assert [(row["uid"], row["retry"], row["undos"], row["seconds"]) for row in found] == [
        ("a", "1", "0", ""), ("b", "0", "3", "2.5"),
    ]  # fmt: skip
    assert "moves" not in found[0]


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_name_becomes_a_formula(name: str) -> None:
    [row] = rows(levels_csv([Pupil(name, (attempt("a"),))]))
    assert row["name"] == f"'{name}"


def test_names_with_commas_quotes_and_lines_are_one_cell() -> None:
    name = 'Ada, "the first"; Łódź\u2028'
    [row] = rows(plays_csv([Pupil(name, (attempt("a"),))]))
    assert row["name"] == name
    assert plays_csv([]).endswith("\r\n")


def test_no_cell_holds_what_a_terminal_obeys() -> None:
    [row] = rows(plays_csv([Pupil("Ada", (attempt("a", finished="2026\x1b[2J\x9b"),))]))
    assert row["finished"] == "2026·[2J·"
