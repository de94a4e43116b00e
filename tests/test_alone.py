"""A lock on a file is held by one copy of the game, and ends with it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.alone import alone

ROOT = Path(__file__).parents[1]
HOLD = (
    "import sys, time\n"
    "from pathlib import Path\n"
    "from game.alone import alone\n"
    "with alone(Path(sys.argv[1])) as held:\n"
    "    print(held, flush=True)\n"
    "    time.sleep(600)\n"
)


def test_it_is_held_by_one_at_a_time_and_ends_with_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        with alone(path, 0.05) as held:
            assert not held
        other.kill()
    with alone(path, 5.0) as held:
        assert held
    with alone(path) as held:
        assert held


def test_a_file_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "level.json"
    path.write_text("{}", "utf-8")
    path.chmod(0o444)
    with alone(path) as held:
        assert held
        assert path.read_text("utf-8") == "{}"


def test_where_there_is_no_such_thing_nobody_else_is_known_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with alone(tmp_path / "nowhere" / "lock") as held:
        assert held
    refused = OSError(os.strerror(95), 95)
    monkeypatch.setattr("game.alone._lock", lambda file: (_ for _ in ()).throw(refused))
    with alone(tmp_path / "lock") as held:
        assert held
