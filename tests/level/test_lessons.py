"""Lessons: lists of levels with a time, in a file of their own or in a pack."""

import json
from pathlib import Path

import pytest

from game.level.format.problems import LevelError
from game.level.library import find_level, is_lesson, load_lesson, load_world
from game.level.pack.opening import opened, worlds_in
from game.level.pack.writing import pack
from tests.wired import write_level

FIVE_LINES = """{
  "title": "Friday, 3rd lesson",
  "minutes": 45,
  "levels": ["fluent", "noise", "leaky"]
}
"""


def write(folder: Path, **changes: object) -> Path:
    path = folder / "lesson.json"
    path.write_text(json.dumps(json.loads(FIVE_LINES) | changes, indent=1), "utf-8")
    return path


def test_five_lines_are_a_lesson(tmp_path: Path) -> None:
    path = tmp_path / "lesson.json"
    path.write_text(FIVE_LINES, "utf-8")
    assert is_lesson(path)
    lesson = load_lesson(path)
    assert (lesson.id, lesson.title, lesson.minutes) == ("lesson", "Friday, 3rd lesson", 45)
    assert lesson.levels == tuple(find_level(ident) for ident in ("fluent", "noise", "leaky"))
    assert worlds_in(path) == (lesson,)


def test_levels_beside_it_come_before_the_games(tmp_path: Path) -> None:
    mine = write_level(tmp_path, id="noise")
    other = write_level(tmp_path, id="mine")
    lesson = load_lesson(write(tmp_path, levels=["fluent", "noise", "mine"]))
    assert lesson.levels == (find_level("fluent"), mine, other)


@pytest.mark.parametrize(
    ("changes", "key_path", "found", "rest"),
    [
        ({"levels": ["fluant"]}, "levels[0]", 'no level "fluant" lies in this folder or comes with',
         'Did you mean "fluent"?'),
        ({"levels": ["noise", "noise"]}, "levels[1]", "stands twice", "Keep one"),
        ({"levels": []}, "levels", "empty list", "at least 1"),
        ({"minutes": 0}, "minutes", "found 0", "at least 1"),
        ({"minutes": 601}, "minutes", "found 601", "at most 600"),
        ({"minutes": "45"}, "minutes", 'found "45"', "Take the quotes away"),
        ({"minute": 45}, "minute", 'the key "minute"', 'Did you mean "minutes"?'),
    ],
)  # fmt: skip
def test_faults_of_a_lesson(
    tmp_path: Path, changes: dict[str, object], key_path: str, found: str, rest: str
) -> None:
    with pytest.raises(LevelError) as caught:
        load_lesson(write(tmp_path, **changes))
    said = caught.value.problems[0]
    assert said.key_path == key_path
    assert said.line > 1
    assert found in said.found
    assert any(rest in problem.message for problem in caught.value.problems)


def test_a_level_and_what_cannot_be_read_are_no_lessons(tmp_path: Path) -> None:
    assert not is_lesson(find_level("fluent"))
    assert not is_lesson(tmp_path / "none.json")
    assert not is_lesson(tmp_path / "lesson.zip")
    broken = tmp_path / "broken.json"
    broken.write_text("{", "utf-8")
    assert not is_lesson(broken)


def test_a_world_of_the_game_names_only_what_lies_in_it(tmp_path: Path) -> None:
    with pytest.raises(LevelError, match='no level "fluent" lies in this folder'):
        load_world(write(tmp_path))


def test_a_pack_may_name_the_games_levels_and_a_time(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    write_level(folder, id="own")
    text = json.dumps(json.loads(FIVE_LINES) | {"levels": ["fluent", "own"]})
    (folder / "world.json").write_text(text, "utf-8")
    pack([folder], tmp_path / "mine.zip")
    (lesson,) = worlds_in(opened(tmp_path / "mine.zip", tmp_path / "packs"))
    assert [path.stem for path in lesson.levels] == ["fluent", "own"]
    assert lesson.minutes == 45
    assert lesson.levels[0] == find_level("fluent")
