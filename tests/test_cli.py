import io
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest

import game.cli.sample
from game.level.grammar import draw
from game.level.loader import load_level
from game.lstm.training import Training
from game.rules.deal import Deal
from game.rules.policies import play_policy
from game.rules.replay import save_replay
from game.rules.wiring.replay import save_table_replay
from game.rules.wiring.run import run_table
from game.rules.wiring.table import GateTable
from game.ui.screenshot import SceneName
from tests.commands import run
from tests.wired import level_json, wired, write_level

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def nothing_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Progress and logs go to the test's own folder, and there is no display."""
    monkeypatch.setenv("LSTM_GAME_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "logs"))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    folder = tmp_path / "levels"
    folder.mkdir()
    return write_level(folder, baselines_fail=["always_open"])


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    lines: list[str] = []
    monkeypatch.setattr("sys.stdin", Lines(lines))
    return lines


class Lines(io.StringIO):
    """Standard input whose lines a test fills in."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self.lines = lines

    def readline(self, size: int | None = -1, /) -> str:
        return self.lines.pop(0) + "\n" if self.lines else ""


# -- validate ----------------------------------------------------------------------------------


def test_validate_says_what_is_fine_and_what_is_not(
    capsys: pytest.CaptureFixture[str], toy: Path
) -> None:
    code, out, _ = run(capsys, "validate", toy)
    assert (code, out) == (0, f"{toy}: fine.\n")
    bad = toy.with_name("bad.json")
    bad.write_text(json.dumps(level_json(id="bad") | {"titel": "x"}), encoding="utf-8")
    code, out, _ = run(capsys, "validate", toy.parent)
    assert code == 1
    assert "titel" in out
    assert "1 of 2 files cannot be used." in out


def test_validate_json_is_one_object(capsys: pytest.CaptureFixture[str], toy: Path) -> None:
    code, out, _ = run(capsys, "validate", "--json", toy, "no-such-level")
    assert code == 1
    value = json.loads(out)
    assert value["ok"] is False
    assert [file["ok"] for file in value["files"]] == [True, False]
    assert value["files"][1]["problems"][0]["message"]


def test_validate_knows_the_entries_of_the_field_guide(
    capsys: pytest.CaptureFixture[str], toy: Path
) -> None:
    write_level(toy.parent, id="read-up", guide=["forget-gate", "input-gates"])
    code, out, _ = run(capsys, "validate", toy.parent)
    assert code == 1
    assert 'guide[1]: the Field guide has no entry "input-gates". Expected one of: lstm' in out
    assert 'Did you mean "input-gate"?' in out
    assert "1 of 2 files cannot be used." in out


def test_validate_checks_worlds_too(capsys: pytest.CaptureFixture[str], toy: Path) -> None:
    world = {"title": "Hold", "order": 1, "levels": ["toy", "missing"]}
    toy.with_name("world.json").write_text(json.dumps(world), encoding="utf-8")
    code, out, _ = run(capsys, "validate", toy.parent)
    assert code == 1
    assert "missing" in out


def test_an_empty_folder_is_said_to_be_empty(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, _, err = run(capsys, "validate", tmp_path)
    assert code == 1
    assert "no level in this folder" in err


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


# -- networks ----------------------------------------------------------------------------------


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


# -- sample, check -----------------------------------------------------------------------------


def test_sample_prints_streams_with_their_answers(
    capsys: pytest.CaptureFixture[str], toy: Path
) -> None:
    code, out, _ = run(capsys, "sample", toy, "--count", "2", "--seed", "7")
    assert code == 0
    assert "Where from? - seed 7, 5 tokens" in out
    assert "    1. grew up in France (home)" in out
    assert '    5. I speak (ask)   -> "French"' in out
    assert "seed 8" in out


def test_sample_sums_up_unless_certain_streams_are_asked_for(
    capsys: pytest.CaptureFixture[str], toy: Path
) -> None:
    _, out, _ = run(capsys, "sample", toy)
    assert out.count("Where from? - seed") == 3
    assert "1,000 streams, seeds 7 to 1006;" in out
    assert "Length: from 5 to 6 tokens, 5." in out
    assert "Questions: 1 each stream." in out
    assert "chat  from 3 to 4, 3." in out
    shares = [float(line.split()[1][:-1]) for line in out.splitlines() if line.startswith('"')]
    assert sum(shares) == pytest.approx(100.0, abs=0.1)
    for certain in (["--count", "1"], ["--seed", "7"]):
        assert "1,000 streams" not in run(capsys, "sample", toy, *certain)[1]
    _, out, _ = run(capsys, "sample", toy, "--count", "1", "--stats", "1")
    assert "1 stream, seeds 7 to 7; 1 different." in out
    assert "Never came up: Spain" in out
    assert "Never the right answer: Spanish." in out


def test_sample_says_what_is_odd_about_the_questions(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ask = {"pick": "ask", "target": "yes"}
    hardly = ["Fish", {"choice": [[], ask], "weights": [1000, 0.001]}]
    silent = write_level(tmp_path, id="silent", stream=hardly, maps={}, trained=False)
    assert "Nothing is ever asked." in run(capsys, "sample", silent)[1]
    seldom = write_level(
        tmp_path, id="seldom", stream=["Fish", {"choice": [ask, []]}], maps={}, trained=False
    )
    assert "Some streams ask nothing" in run(capsys, "sample", seldom)[1]


def test_sample_json_is_one_object(capsys: pytest.CaptureFixture[str], toy: Path) -> None:
    code, out, _ = run(capsys, "sample", toy, "--count", "1", "--json")
    value = json.loads(out)
    assert code == 0
    assert value["level"] == "toy"
    (stream,) = value["streams"]
    assert stream["seed"] == 7
    assert stream["tokens"][0] == {"token": "France", "class": "home", "text": "grew up in France"}
    assert stream["tokens"][-1]["target"] == "French"
    assert value["summary"]["streams"] == 1000


def test_check_proves_a_sound_level(capsys: pytest.CaptureFixture[str], toy: Path) -> None:
    code, out, _ = run(capsys, "check", toy, "--seeds", "10")
    assert code == 0
    assert "toy: proved" in out
    code, out, _ = run(capsys, "check", "--json", toy, "--seeds", "10")
    assert code == 0
    assert json.loads(out)["levels"][0]["ok"] is True


def test_check_fails_a_level_that_is_not_proved(
    capsys: pytest.CaptureFixture[str], toy: Path
) -> None:
    write_level(toy.parent, baselines_fail=["never_forget"])
    code, out, _ = run(capsys, "check", toy, "--seeds", "10")
    assert code == 1
    assert "FAIL  never_forget earns three stars" in out


def test_check_proves_several_levels_side_by_side_and_reports_in_order(
    capsys: pytest.CaptureFixture[str], toy: Path
) -> None:
    bad = toy.with_name("bad.json")
    bad.write_text("{", encoding="utf-8")
    other = write_level(toy.parent, id="other", baselines_fail=[])
    code, out, err = run(capsys, "check", toy, bad, other, "--seeds", "10", "--jobs", "2")
    assert code == 1
    verdicts = [line for line in out.splitlines() if "proved" in line]
    assert verdicts == [
        "toy: proved", "bad: not proved", "other: proved", "2 of 3 levels are proved.",
    ]  # fmt: skip
    assert err.splitlines() == [f"Checking {name} …" for name in ("toy", "bad", "other")]


# -- play --------------------------------------------------------------------------------------


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
    assert "LSTM 1 is the level's network now" in out
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
    assert 'Token 1: "grew up in France"' in out


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


# -- replay ------------------------------------------------------------------------------------


def test_replay_verifies_tables_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_level(tmp_path, play={"act": "wire", "streams": 8})
    level = load_level(path)
    file = tmp_path / "table.json"
    save_table_replay(file, run_table(GateTable.solution(level), wired(level), 9))
    code, out, _ = run(capsys, "replay", file, "--level", path)
    assert (code, out[:16]) == (0, 'Verified: "toy",')
    file.write_text(file.read_text("utf-8").replace('"stars": 3', '"stars": 2'), "utf-8")
    code, out, _ = run(capsys, "replay", file, "--level", path, "--json")
    assert code == 1
    assert json.loads(out)["text"] == "Refuted: the replay claims 2 stars, not 3."


def test_replay_verifies_and_refuses(
    capsys: pytest.CaptureFixture[str], toy: Path, tmp_path: Path
) -> None:
    level = load_level(toy)
    file = tmp_path / "play.json"
    save_replay(file, play_policy(Deal.of(level, wired(level), draw(level, 7)), "solution"))
    code, out, _ = run(capsys, "replay", file, "--level", toy)
    assert code == 0
    assert "Verified" in out
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"stars": 3', '"stars": 2'), encoding="utf-8")
    code, out, _ = run(capsys, "replay", file, "--level", toy, "--json")
    assert code == 1
    assert json.loads(out)["text"] == "Refuted: the replay claims 2 stars, not 3."
    code, out, err = run(capsys, "replay", tmp_path / "none.json", "--json")
    assert code == 1
    assert "no such file" in err
    assert json.loads(out) == {"ok": False, "error": err.strip()}


@pytest.mark.parametrize("act", ["hand", "wire"])
def test_replay_draws_a_picture_and_a_film(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, act: str
) -> None:
    play = {"act": "wire", "streams": 8} if act == "wire" else {"act": "hand"}
    path = write_level(tmp_path, play=play)
    level, file = load_level(path), tmp_path / "replay.json"
    if act == "hand":
        save_replay(file, play_policy(Deal.of(level, wired(level), draw(level, 7)), "solution"))
    else:
        save_table_replay(file, run_table(GateTable.start(level), wired(level), 9))
    png, gif = tmp_path / "a.png", tmp_path / "a.gif"
    asked = ("replay", file, "--level", path, "--png", png, "--gif", gif)
    code, out, err = run(capsys, *asked)
    assert (code, out[:8]) == (0, "Verified")
    assert f"{png} written." in err
    assert png.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert gif.read_bytes()[:6] == b"GIF89a"
    code, out, err = run(capsys, *asked)
    assert code == 1
    assert (out, err.strip()) == (
        "", f"{png}: there is a file of this name. Choose another name."
    )  # fmt: skip


def test_a_replay_of_another_task_is_not_drawn(
    capsys: pytest.CaptureFixture[str], toy: Path, tmp_path: Path
) -> None:
    level, file, png = load_level(toy), tmp_path / "play.json", tmp_path / "a.png"
    save_replay(file, play_policy(Deal.of(level, wired(level), draw(level, 7)), "solution"))
    text = file.read_text(encoding="utf-8").replace(level.task_hash, "0" * 16)
    file.write_text(text, encoding="utf-8")
    code, out, _ = run(capsys, "replay", file, "--level", toy, "--png", png)
    assert code == 1
    assert "was changed after this was played" in out
    assert not png.exists()


# -- wrong use and the unforeseen --------------------------------------------------------------


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


def test_an_unforeseen_error_becomes_a_sentence_and_a_log(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_it(args: object) -> int:
        raise ZeroDivisionError("oh no")

    monkeypatch.setattr("game.progress.crash.log_folder", lambda: tmp_path / "logs")
    monkeypatch.setattr(game.cli.sample, "sample", break_it)
    code, out, err = run(capsys, "sample", "fluent")
    assert (code, out) == (1, "")
    assert "ZeroDivisionError: oh no" in err
    assert err.count("\n") == 1
    [log] = (tmp_path / "logs").glob("crash-*.log")
    assert str(log) in err
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_ctrl_c_is_130_with_a_calm_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(args: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(game.cli.sample, "sample", stop)
    assert run(capsys, "sample", "fluent") == (130, "", "Stopped.\n")


def test_screenshot_wants_a_screen_that_there_is(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, _, err = run(capsys, "screenshot", "setings", "--out", tmp_path / "x.png")
    assert code == 1
    assert 'Did you mean "settings"?' in err


# -- as a program ------------------------------------------------------------------------------


def python(*argv: str, **changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *argv],
        cwd=ROOT,
        env=os.environ | changes,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_help_loads_no_numpy() -> None:
    code = (
        "import sys; from game.cli import main; main(['--help']);"
        "sys.exit(99 if {'numpy', 'pydantic'} & set(sys.modules) else 0)"
    )
    assert python("-c", code).returncode == 0


@pytest.mark.parametrize(
    "argv", [["--help"], ["validate", "levels/hold/fluent.json"], ["sample", "fluent"]]
)
def test_these_commands_never_load_the_window(argv: list[str]) -> None:
    code = (
        "import sys; from game.cli import main; main(sys.argv[1:]);"
        "sys.exit(99 if {'pygame', 'pygame_gui', 'sqlite3', 'game.ui'} & set(sys.modules) else 0)"
    )
    assert python("-c", code, *argv).returncode == 0


def test_training_never_loads_the_window(tmp_path: Path) -> None:
    path = write_level(tmp_path, trained=False, train={"steps": 2, "seeds": 1})
    code = (
        "import sys; from game.cli import main; main(sys.argv[1:]);"
        "sys.exit(99 if {'pygame', 'pygame_gui', 'sqlite3', 'game.ui'} & set(sys.modules) else 0)"
    )
    assert python("-c", code, "train", str(path)).returncode == 0


def test_a_missing_package_is_named_with_the_command_that_installs_it() -> None:
    code = (
        "import importlib.util, runpy; real = importlib.util.find_spec;"
        "importlib.util.find_spec = lambda n, *a: None if n == 'numpy' else real(n, *a);"
        "runpy.run_path('main.py', run_name='__main__')"
    )
    ended = python("-c", code)
    assert ended.returncode == 1
    assert "numpy" in ended.stderr
    assert "pip install" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_an_old_python_gets_a_sentence() -> None:
    code = (
        "import sys, runpy; sys.version_info = (3, 9, 1);"
        "runpy.run_path('main.py', run_name='__main__')"
    )
    ended = python("-c", code)
    assert ended.returncode == 1
    assert "needs Python 3.11 or newer; this is Python 3.9" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_main_can_be_parsed_by_old_pythons() -> None:
    import ast

    source = (ROOT / "main.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 4))


def test_a_reader_that_leaves_early_is_no_error() -> None:
    code = (
        "import os, subprocess, sys;"
        "p = subprocess.Popen([sys.executable, 'main.py', 'sample', 'fluent', '--count', '3000'],"
        " stdout=subprocess.PIPE, stderr=subprocess.PIPE);"
        "p.stdout.read(10); p.stdout.close(); err = p.stderr.read(); p.wait();"
        "sys.stdout.write(err.decode()); sys.exit(p.returncode)"
    )
    ended = python("-c", code)
    assert ended.stdout == ""
    assert ended.returncode == 0


def test_bench_json_is_one_object_though_pygame_is_loaded() -> None:
    ended = python("main.py", "bench", "start", "--json")
    value = json.loads(ended.stdout)
    assert value["rows"][0]["what"] == "start to first frame"
    assert value["rows"][0]["value"] > 0


def test_the_whole_game_opens_in_the_terminal_without_a_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("quit\n"))
    for words in (("--text",), ("play", "--text"), ("--text", "play")):
        code, out, err = run(capsys, "--data", tmp_path, *words)
        assert (code, err) == (0, "")
        assert "Play the LSTM Game: you are the gates." in out
        monkeypatch.setattr("sys.stdin", io.StringIO("quit\n"))
