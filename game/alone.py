"""One copy of the game alone at something: a lock on a file, which ends with whoever holds it."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Final

BYTE: Final = 2**30
"""Where Windows is asked for its lock: beyond the end, since it lets nobody read what is locked."""
AGAIN_SECONDS: Final = 0.02
HELD: Final = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


@contextmanager
def alone(path: Path, patience: float = 0.0) -> Iterator[bool]:
    """Hold a file, so that no other copy of the game can; whether that was possible.

    The system lets go of it when the game ends, however that comes about. Where there are no such
    locks, or the file cannot be opened, nobody else is known of, and that counts as being alone.

    Args:
        path: the file; made if it is not there. It is neither read nor written.
        patience: how many seconds to wait for another one to let go of it.
    """
    try:
        file = os.open(path, os.O_RDONLY | os.O_CREAT, 0o644)
    except OSError:
        yield True
        return
    held = False
    try:
        until = monotonic() + patience
        while not (held := _hold(file)) and monotonic() < until:
            sleep(AGAIN_SECONDS)
        yield held
    finally:
        if held:
            _let_go(file)
        os.close(file)


def _hold(file: int) -> bool:
    try:
        _lock(file)
    except OSError as error:
        return error.errno not in HELD
    except ImportError:  # a system without locks, such as a browser
        return True
    return True


def _let_go(file: int) -> None:
    with suppress(OSError, ImportError):  # where nothing could be locked
        _unlock(file)


if sys.platform == "win32":

    def _lock(file: int) -> None:
        import msvcrt

        os.lseek(file, BYTE, os.SEEK_SET)  # it locks from where the file stands
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

    def _unlock(file: int) -> None:
        # What is closed is let go of in the end, but only asking for it has that happen at once.
        import msvcrt

        os.lseek(file, BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:

    def _lock(file: int) -> None:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(file: int) -> None:
        """Nothing more is to be done: closing lets go of it."""
