"""How other processes are started, and how Ctrl+C is left to whoever can answer to it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

ONE_THREAD: Final = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""What NumPy's libraries read as they load: several processes must not each take all cores."""


@contextmanager
def one_thread_each() -> Iterator[None]:
    """The environment that new processes are to find."""
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def ctrl_c_not_handed_down() -> Iterator[None]:
    """New processes take over that Ctrl+C is ignored; only this one is to answer to it."""
    try:
        before: Any = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # not in the main thread, where no signal comes anyway
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def leave_ctrl_c() -> None:
    """In a new process: on Windows what is ignored is not taken over."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def noted_ctrl_c() -> Iterator[Callable[[], bool]]:
    """For work that can be left only between two of its steps: gives whether Ctrl+C was pressed.

    Pressed again, it ends the work wherever it is.
    """
    pressed = False

    def note(*_: Any) -> None:
        nonlocal pressed
        if pressed:
            raise KeyboardInterrupt
        pressed = True

    try:
        before: Any = signal.signal(signal.SIGINT, note)
    except ValueError:  # not in the main thread, where no signal comes anyway
        yield lambda: False
        return
    try:
        yield lambda: pressed
    finally:
        signal.signal(signal.SIGINT, before)
