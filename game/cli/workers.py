"""Work on several levels at the same time, in processes, with the results in order."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from game.cli.console import CommandError

Task = TypeVar("Task")
Found = TypeVar("Found")

ONE_THREAD: Final = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""What NumPy's libraries read as they load: several processes must not each take all cores."""


def each_in_turn(
    work: Callable[[Task], Found], tasks: Sequence[Task], jobs: int | None = None
) -> Generator[Found]:
    """The results of the tasks, in their order, worked out side by side.

    Processes are started anew and not forked, so that it is the same on every system; a single
    task, or a single job, is done in this process. When the caller stops early, or on Ctrl+C, the
    processes end at once.

    Args:
        work: a function that another process can import.
        tasks: what it is called with, each in plain values.
        jobs: how many at the same time; one on each core when not given.

    Raises:
        CommandError: a process was ended from outside.
    """
    jobs = min(jobs or cores(), len(tasks))
    if jobs <= 1:
        yield from map(work, tasks)
        return
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _leave_ctrl_c)
    ended = False
    try:
        with _one_thread_each(), _ctrl_c_not_handed_down():
            futures = [pool.submit(work, task) for task in tasks]
        for future in futures:
            yield future.result()
        ended = True
    except BrokenProcessPool:
        raise CommandError(
            "One of the processes that work side by side was ended from outside, perhaps for want "
            "of memory. Try with --jobs 1."
        ) from None
    finally:
        if not ended:
            for process in multiprocessing.active_children():
                process.terminate()
        pool.shutdown(cancel_futures=True)


def cores() -> int:
    """How many processes can really run at the same time here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _one_thread_each() -> Iterator[None]:
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
def _ctrl_c_not_handed_down() -> Iterator[None]:
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


def _leave_ctrl_c() -> None:
    """In a new process: on Windows what is ignored is not taken over."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
