"""Work side by side: in order, in processes of their own, and ended when it is stopped."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.cli.console import CommandError
from game.cli.workers import each_in_turn
from game.level.processes import ONE_THREAD
from tests.wired import write_level

ROOT = Path(__file__).parents[2]


def later_first(n: int) -> tuple[int, int, list[str | None]]:
    time.sleep(0.2 if n == 0 else 0.0)
    return n, os.getpid(), [os.environ.get(name) for name in ONE_THREAD]


def fall(n: int) -> int:
    if n:
        os._exit(3)
    return n


def refuse(n: int) -> int:
    raise CommandError(f"not {n}")


def test_results_come_in_order_from_other_processes_with_one_thread_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    monkeypatch.delenv("MKL_NUM_THREADS", raising=False)
    found = list(each_in_turn(later_first, [0, 1, 2], jobs=2))
    assert [n for n, _, _ in found] == [0, 1, 2]
    assert os.getpid() not in {process for _, process, _ in found}
    assert all(threads == ["1"] * len(ONE_THREAD) for _, _, threads in found)
    assert os.environ["OMP_NUM_THREADS"] == "7"
    assert "MKL_NUM_THREADS" not in os.environ
    assert not multiprocessing.active_children()


@pytest.mark.parametrize(("tasks", "jobs"), [([5], 4), ([5, 6], 1)])
def test_what_needs_no_other_process_starts_none(tasks: list[int], jobs: int) -> None:
    assert {process for _, process, _ in each_in_turn(later_first, tasks, jobs)} == {os.getpid()}


def test_a_process_that_is_ended_from_outside_is_said() -> None:
    with pytest.raises(CommandError, match="ended from outside"):
        list(each_in_turn(fall, [0, 1], jobs=2))
    assert not multiprocessing.active_children()


def test_an_error_in_another_process_is_the_callers() -> None:
    with pytest.raises(CommandError, match="not 1"):
        list(each_in_turn(refuse, [1, 2], jobs=2))


def test_who_stops_early_leaves_no_process_behind() -> None:
    results = each_in_turn(later_first, [1, 2, 3], jobs=2)
    next(results)
    results.close()
    assert not multiprocessing.active_children()


@pytest.mark.skipif(sys.platform == "win32", reason="signals to process groups are POSIX")
def test_ctrl_c_ends_a_check_of_many_levels_calmly(tmp_path: Path) -> None:
    paths = [str(write_level(tmp_path, id=f"toy{n}")) for n in range(40)]
    check = subprocess.Popen(
        [sys.executable, "main.py", "check", *paths, "--jobs", "2"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert check.stderr is not None
    said = [check.stderr.readline(), check.stderr.readline()]  # the first level is proved
    os.killpg(check.pid, signal.SIGINT)
    out, err = check.communicate(timeout=60)
    assert check.returncode == 130
    assert out == ""
    assert all(line.startswith("Checking toy") for line in said)
    assert err.splitlines()[-1] == "Stopped."
    assert "Traceback" not in err
    for _ in range(100):  # nobody of the group is left, once all have had the time to go
        try:
            os.killpg(check.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    raise AssertionError("a process is left behind")
