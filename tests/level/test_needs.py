"""What levels need: there, near misses named, and in no circle."""

import json
from pathlib import Path

import pytest

from game.cli import main
from game.level.library import all_level_paths
from game.level.loader import load_level
from game.level.needs import needs_problems
from tests.level.samples import GOOD


def write(folder: Path, **needs: list[str]) -> list[Path]:
    """A level of each name, with what it needs."""
    paths = [folder / f"{name}.json" for name in needs]
    for path in paths:
        level = json.loads(GOOD) | {"id": path.stem, "needs": needs[path.stem]}
        path.write_text(json.dumps(level, indent=1), encoding="utf-8")
    return paths


def problems(paths: list[Path]) -> list[str]:
    found = needs_problems([load_level(path) for path in paths])
    return [
        f"{path.name}: {one.key_path}: {one.message}"
        for path, said in found.items()
        for one in said
    ]


def test_needs_of_the_shipped_levels_are_there_and_go_in_no_circle() -> None:
    assert needs_problems([load_level(path) for path in all_level_paths()]) == {}


def test_a_level_may_need_others_together_beside_it_and_of_the_game(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    paths = write(one, jar=[], lid=["jar", "fluent"]) + write(two, spoon=["jar"])
    assert problems(paths) == []
    assert problems(paths[1:2]) == []  # the jar lies beside the lid
    (far,) = problems(paths[2:])
    assert 'needs[0]: no level is called "jar"' in far


def test_a_level_that_is_not_there_is_named_with_a_near_miss(tmp_path: Path) -> None:
    (said,) = problems(write(tmp_path, jar=["flunet"]))
    assert said.startswith('jar.json: needs[0]: no level is called "flunet".')
    assert said.endswith('Did you mean "fluent"?')


@pytest.mark.parametrize(
    ("needs", "circle"),
    [
        ({"a": ["a"]}, ["a → a"]),
        ({"a": ["b"], "b": ["a"]}, ["a → b → a"]),
        ({"a": ["b", "d"], "b": ["c"], "c": ["b"], "d": ["d"]}, ["b → c → b", "d → d"]),
        ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, []),
        ({"a": [], "b": ["a"], "c": ["a", "b"]}, []),
    ],
)
def test_circles_are_found(tmp_path: Path, needs: dict[str, list[str]], circle: list[str]) -> None:
    said = problems(write(tmp_path, **needs))
    assert [one.partition("first: ")[2].partition(".")[0] for one in said] == circle


def test_validate_tells_of_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, jar=["lid"], lid=["jar"], cup=["jra"], pan=[])
    assert main(["validate", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "jar → lid → jar" in said
    assert 'Did you mean "jar"?' in said
    assert "pan.json: fine." in said
    assert "2 of 4 files cannot be used." in said
