"""Bad levels and networks end every command with a sentence."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.commands import run
from tests.wired import level_json, write_level


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100_000_000)


BAD_LEVELS = {
    "missing": None,
    "empty": b"",
    "truncated": json.dumps(level_json()).encode()[:300],
    "not UTF-8": b'{"id": "\xff\xfe"}',
    "huge": huge,
    "deep": b"[" * 100_000,
    "wrong type": json.dumps(level_json(stream="x")).encode(),
    "a list": b"[]",
    "NaN": json.dumps(level_json(play={"start": {"f": float("nan")}})).encode(),
}


@pytest.mark.parametrize("kind", BAD_LEVELS)
@pytest.mark.parametrize("command", ["validate", "sample", "train", "check", "play", "rivals"])
def test_a_bad_level_ends_every_command_with_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str, kind: str
) -> None:
    folder = tmp_path / "levels"
    folder.mkdir()
    path, content = folder / "toy.json", BAD_LEVELS[kind]
    if callable(content):
        content(path)
    elif content is not None:
        path.write_bytes(content)
    before = sorted(folder.iterdir())
    code, out, err = run(capsys, command, *(["--text"] if command == "play" else []), path)
    assert code == 1
    assert "toy.json" in out + err
    assert "Traceback" not in out + err
    assert "went wrong that should not" not in err
    assert sorted(folder.iterdir()) == before


def no_network(path: Path) -> None:
    path.unlink()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:200])


def pickled(path: Path) -> None:
    np.savez(path, about=np.array([{"x": 1}], dtype=object), allow_pickle=True)


def other_level(path: Path) -> None:
    other = write_level(path.parent, id="other")
    other.with_suffix(".npz").replace(path)
    other.unlink()


def wrong_shapes(path: Path) -> None:
    with np.load(path) as file:
        arrays = {name: file[name] for name in file.files}
    np.savez(path, **(arrays | {"bias": np.zeros(3)}))


@pytest.mark.parametrize("harm", [no_network, cut, pickled, other_level, wrong_shapes])
@pytest.mark.parametrize("command", ["play", "check"])
def test_a_bad_network_ends_with_a_sentence_that_says_how_to_mend_it(
    capsys: pytest.CaptureFixture[str], toy: Path, typed: list[str], command: str, harm: Any
) -> None:
    harm(toy.with_suffix(".npz"))
    typed += ["no"]
    code, out, err = run(capsys, command, *(["--text"] if command == "play" else []), toy)
    assert code == 1
    assert "Train it: python main.py train" in out + err
    assert "Traceback" not in out + err
