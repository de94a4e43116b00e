"""A lock on a file is held by one copy of the game, and ends with it."""

import errno
import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from types import ModuleType

import pytest

import game.alone
from game.alone import BYTE, alone

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


# -- Windows ---------------------------------------------------------------------------------------


class Msvcrt(ModuleType):
    """Locks as the C runtime of Windows has them, as its documentation tells of `_locking`.

    So many bytes from where the file stands, each region locked and unlocked as a whole by one
    handle; EACCES for what another one holds, and for what is unlocked without being locked. What
    is closed while it is locked is let go of some time or other: here never.
    """

    LK_UNLCK, LK_LOCK, LK_NBLCK = 0, 1, 2

    def __init__(self) -> None:
        super().__init__("msvcrt")
        self.held: dict[tuple[int, range], int] = {}
        self.asked: list[tuple[int, int, int]] = []
        self.fails: int | None = None

    def locking(self, fd: int, mode: int, nbytes: int) -> None:
        at = os.lseek(fd, 0, os.SEEK_CUR)  # EBADF for a handle that is none
        self.asked.append((mode, at, nbytes))
        if self.fails is not None:
            raise OSError(self.fails, os.strerror(self.fails))
        file, region = os.fstat(fd).st_ino, range(at, at + nbytes)
        if mode == self.LK_NBLCK and not any(
            held == file and max(other[0], at) < min(other[-1] + 1, at + nbytes)
            for held, other in self.held
        ):
            self.held[file, region] = fd
        elif mode == self.LK_UNLCK and self.held.get((file, region)) == fd:
            del self.held[file, region]
        else:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))


Alone = Callable[..., AbstractContextManager[bool]]


@pytest.fixture
def msvcrt(monkeypatch: pytest.MonkeyPatch) -> Msvcrt:
    made = Msvcrt()
    monkeypatch.setitem(sys.modules, "msvcrt", made)
    return made


@pytest.fixture
def on_windows(msvcrt: Msvcrt, monkeypatch: pytest.MonkeyPatch) -> Alone:
    """The same module as it is there."""
    assert game.alone.__file__ is not None
    spec = importlib.util.spec_from_file_location("alone_on_windows", game.alone.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with monkeypatch.context() as there:
        there.setattr(sys, "platform", "win32")
        spec.loader.exec_module(module)
    found: Alone = module.alone
    return found


def test_windows_locks_a_byte_behind_the_end_and_unlocks_it_before_it_closes(
    on_windows: Alone, msvcrt: Msvcrt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, close = tmp_path / "lock", os.close
    path.write_text("{}", "utf-8")
    still_held: list[int] = []

    def closing(fd: int) -> None:
        still_held.append(len(msvcrt.held))
        close(fd)

    with on_windows(path) as held:
        assert held
        monkeypatch.setattr(os, "close", closing)
    monkeypatch.undo()
    assert msvcrt.asked == [(msvcrt.LK_NBLCK, BYTE, 1), (msvcrt.LK_UNLCK, BYTE, 1)]
    assert still_held == [0]
    assert BYTE > path.stat().st_size == 2


def test_on_windows_it_is_held_by_one_at_a_time(
    on_windows: Alone, msvcrt: Msvcrt, tmp_path: Path
) -> None:
    path = tmp_path / "lock"
    with on_windows(path) as held, on_windows(path, 0.05) as other, on_windows(path) as third:
        assert (held, other, third) == (True, False, False)
        assert len(msvcrt.asked) > 3  # whoever has patience asks again
    assert [mode for mode, _, _ in msvcrt.asked].count(msvcrt.LK_UNLCK) == 1
    with on_windows(path) as held, on_windows(tmp_path / "other") as other:
        assert (held, other) == (True, True)


def test_on_windows_it_is_let_go_of_when_something_fails(
    on_windows: Alone, msvcrt: Msvcrt, tmp_path: Path
) -> None:
    with pytest.raises(ZeroDivisionError), on_windows(tmp_path / "lock"):
        raise ZeroDivisionError
    assert msvcrt.held == {}


@pytest.mark.parametrize("code", [errno.EINVAL, errno.EBADF, errno.ENOLCK])
def test_where_windows_has_no_locks_nobody_else_is_known_of(
    on_windows: Alone, msvcrt: Msvcrt, tmp_path: Path, code: int
) -> None:
    msvcrt.fails = code
    with on_windows(tmp_path / "lock") as held:
        assert held


@pytest.mark.parametrize("code", [errno.EACCES, errno.EDEADLK])
def test_what_windows_says_of_a_lock_that_another_one_holds_is_understood(
    on_windows: Alone, msvcrt: Msvcrt, tmp_path: Path, code: int
) -> None:
    msvcrt.fails = code
    with on_windows(tmp_path / "lock") as held:
        assert not held
