"""Work on several levels at the same time, in processes, with the results in order."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from game.cli.console import CommandError
from game.level.processes import ctrl_c_not_handed_down, leave_ctrl_c, one_thread_each

Task = TypeVar("Task")
Found = TypeVar("Found")


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
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), leave_ctrl_c)
    ended = False
    try:
        with one_thread_each(), ctrl_c_not_handed_down():
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
