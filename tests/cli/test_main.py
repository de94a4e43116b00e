"""What ends a command otherwise than it should, and the game as a program of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import game.cli.sample
from game.cli.console import print_error
from game.progress.file.opening import FILE
from tests.commands import run
from tests.wired import write_level

ROOT = Path(__file__).parents[2]


def test_an_unforeseen_error_becomes_a_sentence_and_a_log(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_it(args: object) -> int:
        raise ZeroDivisionError("oh no")

    monkeypatch.setenv("LSTM_GAME_DATA", str(tmp_path))
    monkeypatch.setattr(game.cli.sample, "sample", break_it)
    code, out, err = run(capsys, "sample", "fluent")
    assert (code, out) == (1, "")
    assert "ZeroDivisionError: oh no" in err
    assert err.count("\n") == 1
    log = tmp_path / "logs" / "game.log"
    assert str(log) in err
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_a_play_that_fails_says_how_to_go_on(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_it(*args: object) -> int:
        raise ZeroDivisionError("oh no")

    monkeypatch.setattr("game.cli.play_text.play_text", break_it)
    code, out, err = run(capsys, "play", "fluent", "--text", "--data", tmp_path / "mine")
    assert (code, out) == (1, "")
    assert "--resume goes on from the last one" in err
    assert (tmp_path / "mine" / "logs" / "game.log").is_file()


def test_trouble_with_progress_is_in_the_log(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / FILE).write_text("no database" * 99)
    _, _, err = run(capsys, "progress", "--data", tmp_path)
    assert "set aside" in err
    assert "set aside" in (tmp_path / "logs" / "game.log").read_text(encoding="utf-8")


def test_ctrl_c_is_130_with_a_calm_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(args: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(game.cli.sample, "sample", stop)
    assert run(capsys, "sample", "fluent") == (130, "", "Stopped.\n")


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


def test_an_error_says_nothing_that_a_terminal_would_obey(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_error("no \x1b[2J\x00\x9b\nyes\té")
    assert capsys.readouterr().err == "no ·[2J··\nyes\té\n"
