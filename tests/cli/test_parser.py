"""Wrong use, help and version."""

import re
from pathlib import Path
from typing import get_args

import pytest

from game.cli import main
from game.ui.screenshot import SceneName
from tests.commands import run

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "argv",
    [
        ["dance"],
        ["train"],
        ["validate"],
        ["sample", "fluent", "--seed", "-1"],
        ["sample", "fluent", "--count", "9" * 5000],
        ["screenshot", "play", "--out", "x.png", "--size", "big"],
        ["screenshot", "play", "--out", "x.png", "--text-size", "900"],
        ["bench", "dreams"],
        ["bench", "engine", "--against", "caffe"],
    ],
)
def test_wrong_use_is_2(capsys: pytest.CaptureFixture[str], argv: list[str]) -> None:
    code, out, err = run(capsys, *argv)
    assert code == 2
    assert out == ""
    assert "usage:" in err


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--help")
    assert code == 0
    listed = re.findall(r"^    ([a-z]+)(?: {2,}|$)", out, re.MULTILINE)
    table = (ROOT / "README.md").read_text(encoding="utf-8").split("## Commands")[1]
    told = re.findall(r"^\| `(?!python main)([a-z]+) ", table, re.MULTILINE)
    assert listed == told
    for command in listed:
        code, out, _ = run(capsys, command, "--help")
        assert code == 0
        usage, said, *_ = out.split("\n\n")
        assert said.endswith("."), "one sentence on what the command does"
        for option in re.findall(r"--[a-z-]+", usage):
            line = rf"^  (?:-h, )?{option}\b[^\n]*?(?:\n? {{2,}})\S"
            assert re.search(line, out, re.MULTILINE), f"{command} {option} is not explained"
    assert run(capsys, "--version")[0] == 0


@pytest.mark.parametrize("name", ["python main.py", "lstm-game"])
def test_help_calls_the_game_as_it_was_called(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("sys.argv", ["/some/where/" + name.split()[-1]])
    assert run(capsys, "new", "--help")[1].startswith(f"usage: {name} new ")


def test_the_help_of_screenshot_names_every_screen(capsys: pytest.CaptureFixture[str]) -> None:
    said = re.sub(r"-\s+", "-", run(capsys, "screenshot", "--help")[1])  # it breaks at hyphens
    assert not [scene for scene in get_args(SceneName) if not re.search(rf"\b{scene}\b", said)]


def test_screenshot_wants_a_screen_that_there_is(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, _, err = run(capsys, "screenshot", "setings", "--out", tmp_path / "x.png")
    assert code == 1
    assert 'Did you mean "settings"?' in err


def test_no_word_is_repeated_as_what_a_terminal_obeys(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["\x1b[31m"], ["guide", "--\x1b[31m"], ["play", "--seed", "\x1b[31m"]):
        code, _, err = run(capsys, *words)
        assert code == 2
        assert "\x1b" not in err


@pytest.mark.parametrize("word", ["a\0.json", "\ud800.json"])
@pytest.mark.parametrize("command", [["validate"], ["play", "toy", "--data"], ["pack"], []])
def test_what_no_file_can_be_called_is_refused(
    capsys: pytest.CaptureFixture[str], command: list[str], word: str
) -> None:
    assert main([*command, word]) == 2
    assert f"no file and no level can be called {word!a}" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["pack"], ["new"], ["validate"], ["replay"], ["unpack"]])
def test_a_name_that_is_too_long_gets_a_sentence(
    capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert main([*command, "x" * 5000]) in (1, 2)
    said = capsys.readouterr()
    assert (said.out + said.err).count("\n") == 1
    assert "Traceback" not in said.err
    assert "log" not in said.err  # nothing nobody foresaw
