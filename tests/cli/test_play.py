"""`play` as it is typed, in a terminal."""

import io
import signal
from pathlib import Path
from typing import Any

import pytest

from game.lstm.training import Training
from tests.commands import run
from tests.wired import write_level


def test_play_as_text(
    capsys: pytest.CaptureFixture[str], toy: Path, typed: list[str], tmp_path: Path
) -> None:
    typed += ["f=0 i=1 o=0", "f=1 i=0", "", "", "o=1", "quit"]
    code, out, _ = run(capsys, "play", toy, "--text", "--seed", "7", "--data", tmp_path / "mine")
    assert code == 0
    assert "You earned three stars of three." in out
    assert (tmp_path / "mine" / "progress.sqlite3").is_file()


def test_play_as_text_trains_a_level_that_has_no_network(
    capsys: pytest.CaptureFixture[str], toy: Path, typed: list[str]
) -> None:
    toy = write_level(toy.parent, trained=False, train={"steps": 8, "seeds": 1, "batch": 8})
    toy.with_suffix(".npz").unlink()
    typed += ["yes", "o=1", "quit"]
    code, out, err = run(capsys, "play", toy, "--text", "--seed", "7")
    assert (code, err) == (0, "")
    assert "LSTM 1 is the level’s network now" in out
    assert "You left after one move." in out


def test_a_script_of_moves_does_not_answer_for_the_player(
    capsys: pytest.CaptureFixture[str], toy: Path, typed: list[str], tmp_path: Path
) -> None:
    toy.with_suffix(".npz").unlink()
    moves = tmp_path / "moves.txt"
    moves.write_text("yes\n", encoding="utf-8")
    typed += ["no"]
    code, _, err = run(capsys, "play", toy, "--moves", moves)
    assert code == 1
    assert f'Train it: python main.py train "{toy}"' in err


def test_ctrl_c_while_it_trains_ends_the_command(
    capsys: pytest.CaptureFixture[str],
    toy: Path,
    typed: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    toy = write_level(toy.parent, trained=False, train={"steps": 8, "seeds": 1, "batch": 8})
    toy.with_suffix(".npz").unlink()
    update = Training._update

    def pressed(self: Training) -> float:
        if self.step == 3:
            signal.raise_signal(signal.SIGINT)
        return update(self)

    monkeypatch.setattr(Training, "_update", pressed)
    typed += ["yes"]
    code, out, err = run(capsys, "play", toy, "--text")
    assert (code, err) == (130, "Stopped.\n")
    assert "What was done is kept" in out
    assert toy.with_suffix(".unfinished.npz").is_file()


@pytest.mark.parametrize("before", [True, False])
def test_the_data_folder_may_be_named_before_the_command_or_behind_it(
    capsys: pytest.CaptureFixture[str], toy: Path, typed: list[str], tmp_path: Path, before: bool
) -> None:
    data = ("--data", tmp_path / "mine")
    args = (*data, "play", toy, "--text") if before else ("play", toy, "--text", *data)
    assert run(capsys, *args)[0] == 0
    assert (tmp_path / "mine" / "progress.sqlite3").is_file()


def test_play_with_a_file_of_moves(
    capsys: pytest.CaptureFixture[str], toy: Path, typed: list[str], tmp_path: Path
) -> None:
    moves = tmp_path / "moves.txt"
    moves.write_text("# solved\nf=0 i=1 o=0\nf=1 i=0 # keep\n\n\no=1\n", encoding="utf-8")
    code, out, _ = run(capsys, "play", toy, "--seed", "7", "--moves", moves)
    assert code == 0
    assert "> f=1 i=0\n" in out
    assert "You earned three stars of three." in out


def test_without_a_display_play_says_so_and_goes_on_as_text(
    capsys: pytest.CaptureFixture[str], toy: Path, typed: list[str]
) -> None:
    code, out, err = run(capsys, "play", toy)
    assert code == 0
    assert "no display" in err
    assert err.count("\n") == 1
    assert "Token 1: “grew up in France”" in out


def test_without_a_command_levels_are_listed(
    capsys: pytest.CaptureFixture[str], typed: list[str]
) -> None:
    typed += ["list", "quit"]
    code, out, _ = run(capsys)
    assert code == 0
    assert "  1. I speak fluent ___" in out
    assert out.endswith("Goodbye.\n")


def test_an_unknown_level_is_told_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "play", "fluentt", "--text")
    assert code == 1
    assert 'Did you mean "fluent"?' in err


def test_the_whole_game_opens_in_the_terminal_without_a_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("quit\n"))
    for words in (("--text",), ("play", "--text"), ("--text", "play")):
        code, out, err = run(capsys, "--data", tmp_path, *words)
        assert (code, err) == (0, "")
        assert "Play the LSTM Game: you are the gates." in out
        monkeypatch.setattr("sys.stdin", io.StringIO("quit\n"))


LESSON = '{"title": "Friday", "minutes": 45, "levels": ["fluent", "noise"]}'


def test_a_lesson_is_played_in_the_terminal_and_summed_up(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, typed: list[str]
) -> None:
    file, out_file = tmp_path / "lesson.json", tmp_path / "sum.csv"
    file.write_text(LESSON, "utf-8")
    typed += ["help", "summary", f"summary {out_file}", f"summary {out_file}", "quit"]
    code, out, err = run(capsys, "play", file, "--text")
    assert (code, err) == (0, "")
    assert "Friday: levels 1 to 2" in out
    assert "45 minutes left. Nothing stops" in out
    assert "summary FILE saves it" in out
    assert "2. Noise at the door: not played yet" in out
    assert "there is a file of this name" in " ".join(out.split())
    assert out_file.read_text("utf-8-sig").startswith("level,title,stars,confidence")


def test_a_lesson_opens_the_window_with_its_clock(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def open_game(*_: Any, **more: Any) -> int:
        asked.append(more)
        return 0

    monkeypatch.setattr("game.ui.app.open_game", open_game)
    file = tmp_path / "lesson.json"
    file.write_text(LESSON, "utf-8")
    assert run(capsys, "play", file)[0] == 0
    (more,) = asked
    assert more["lesson"].world.minutes == 45
    (world,) = more["library"].worlds()
    assert [path.stem for path in world.levels] == ["fluent", "noise"]
    file.write_text(LESSON.replace("45", "0"), "utf-8")
    code, _, err = run(capsys, "play", file)
    assert code == 1
    assert "minutes: found 0" in err
