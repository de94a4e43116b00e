"""Exported progress is read back as it was; whatever else a file holds is refused in a sentence."""

import json
import math
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from game.progress.classroom import form
from game.progress.classroom.form import (
    AttemptPart,
    ImportedError,
    LessonPart,
    load_progress,
    parse_progress,
    progress_json,
)
from game.progress.classroom.pupils import Lesson, Pupil
from game.progress.records import Attempt
from game.rules.wiring.form import table_json
from game.rules.wiring.run import run_table
from game.rules.wiring.table import GateTable
from tests.progress.keeping import NOON, new_store, played
from tests.wired import toy_level, wired


@pytest.fixture
def pupils(tmp_path: Path) -> tuple[Pupil, ...]:
    level = toy_level(play={"act": "wire", "streams": 8})
    table = GateTable.solution(level)
    with new_store(tmp_path / "from") as store:
        store.rename_profile("Ada Łódź")
        store.record(played(), seconds=12.5, started=NOON)
        store.record(played("do_nothing"), retry=True)
        store.record(replace(played(), mode="practice"))
        text = json.dumps(table_json(table))
        store.record_table(level, 5, text, run_table(table, wired(level), 5).result)
        store.keep_lesson("Friday\n45\ntoy", 1200.5, 99.0, {"toy": 1, "hush": 0})
        store.add_profile("Bo")
        return store.pupils()


def test_what_is_exported_is_read_back_as_it_was(pupils: tuple[Pupil, ...]) -> None:
    assert [one.name for one in pupils] == ["Ada Łódź", "Bo"]
    assert parse_progress(progress_json(pupils, NOON).encode()) == pupils


def test_the_file_sums_up_what_it_holds(pupils: tuple[Pupil, ...]) -> None:
    value = json.loads(progress_json(pupils, NOON))
    assert value["exported"] == "2026-01-02T12:00:00+00:00"
    [level] = value["profiles"][0]["levels"]
    assert (level["plays"], level["counted"], level["stars"]) == (4, 2, 3)


@pytest.mark.parametrize(("part", "record"), [(AttemptPart, Attempt), (LessonPart, Lesson)])
def test_the_form_has_every_field(part: type[BaseModel], record: type[Attempt | Lesson]) -> None:
    assert list(part.model_fields) == [field.name for field in fields(record)]


def test_who_has_no_lesson_is_exported_as_before_there_were_any(pupils: tuple[Pupil, ...]) -> None:
    ada, bo = json.loads(progress_json(pupils, NOON))["profiles"]
    assert len(ada.pop("lessons")) == 1
    assert ada.keys() == bo.keys() == {"name", "levels", "attempts"}
    before = changed(pupils, lambda value: value["profiles"][0].pop("lessons"))
    assert parse_progress(before) == (replace(pupils[0], lessons=()), pupils[1])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("name", ""),
        ("name", 5),
        ("seconds_left", -1.0),
        ("seconds_left", math.nan),
        ("at", math.inf),
        ("at", "now"),
        ("levels", {"toy": 1}),
        ("levels", [""]),
        ("played", ["a"]),
        ("more", 1),
    ],
)
def test_a_lesson_that_cannot_be_is_said_with_its_place(
    pupils: tuple[Pupil, ...], key: str, value: object
) -> None:
    content = changed(pupils, lambda all_: all_["profiles"][0]["lessons"][0].update({key: value}))
    with pytest.raises(ImportedError, match=rf"^profiles\[0\]\.lessons\[0\]\.{key}"):
        parse_progress(content)


def changed(pupils: tuple[Pupil, ...], change: Callable[[Any], None]) -> bytes:
    value = json.loads(progress_json(pupils, NOON))
    change(value)
    return json.dumps(value).encode()


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("stars", 4, "attempts[0].stars: expected at most 3, found 4"),
        ("stars", "3", 'expected a whole number, found "3"'),
        ("stars", True, "expected a whole number, found true"),
        ("confidence", 1.5, "expected at most 1, found 1.5"),
        ("confidence", None, "expected a number, found null"),
        ("seed", 2**63, "seed"),
        ("mode", "cheat", "'play', 'practice' or 'guided'"),
        ("finished", "yesterday", "finished"),
        ("uid", "x" * 32, "uid"),
        ("level_id", "", "level_id"),
        ("level_id", "a\ud800", "not JSON"),
        ("level_id", "a\nb", "printed"),
        ("moves", "[" * 9000, "moves"),
        ("moves", "{}", "a list of moves as JSON"),
        ("moves", '[{"f": [1]}]', "the gates f, i and o"),
        ("moves", '[{"f": [2], "i": [0], "o": [0]}]', "from 0 to 1"),
        ("moves", '[{"f": [NaN], "i": [0], "o": [0]}]', "from 0 to 1"),
        ("wiring", "nothing", "wiring"),
        ("more", 1, "attempts[0].more is not known here"),
        ("a\x1b[2J\x9b", 1, "attempts[0].a·[2J· is not known here"),
        ("a" * 5000, 1, "attempts[0].aaa"),
    ],
)
def test_a_play_that_cannot_be_is_said_with_its_place(
    pupils: tuple[Pupil, ...], key: str, value: object, said: str
) -> None:
    content = changed(pupils, lambda all_: all_["profiles"][0]["attempts"][0].update({key: value}))
    with pytest.raises(ImportedError) as error:
        parse_progress(content)
    assert said in str(error.value)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 400


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON, or was cut off"),
        (b"\xff\xfe", "JSON"),
        (b"[" * 100_000, "JSON"),
        (b"[]", "The whole: expected an object"),
        (b"null", "The whole: expected an object"),
        (b'{"kind": "lstm-game-replay"}', "kind"),
        (b'{"kind": "lstm-game-progress", "format": 2}', "format"),
    ],
)
def test_what_is_no_exported_progress_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(ImportedError, match=said):
        parse_progress(content)


def test_a_file_is_named_in_what_is_said_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pupils: tuple[Pupil, ...]
) -> None:
    path = tmp_path / "class.json"
    with pytest.raises(ImportedError, match=r"class.json: cannot be read \(No such file"):
        load_progress(path)
    path.write_text("{}")
    with pytest.raises(ImportedError, match=r"class.json: this is no progress .* Export it again"):
        load_progress(path)
    path.write_text(progress_json(pupils, NOON), encoding="utf-8-sig")
    assert load_progress(path) == pupils
    with pytest.raises(ImportedError, match="cannot be read"):
        load_progress(tmp_path)
    monkeypatch.setattr(form, "MAX_BYTES", 1_000)
    with pytest.raises(ImportedError, match="larger than 0 MB"):
        load_progress(path)


def test_whoever_gave_no_name_is_called_as_the_file_is(
    pupils: tuple[Pupil, ...], tmp_path: Path
) -> None:
    path = tmp_path / "table 3.json"
    path.write_text(progress_json((replace(pupils[0], name=""), pupils[1]), NOON), "utf-8")
    assert [one.name for one in form.load_named(path)] == ["table 3", pupils[1].name]


def test_what_cannot_be_read_is_told_from_what_is_no_progress(tmp_path: Path) -> None:
    with pytest.raises(ImportedError) as error:
        load_progress(tmp_path / "none.json")
    assert not isinstance(error.value, form.NoProgressError)
    (tmp_path / "some.json").write_text("{}")
    with pytest.raises(form.NoProgressError):
        load_progress(tmp_path / "some.json")
