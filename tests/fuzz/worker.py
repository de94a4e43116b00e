"""A process of its own that plays cases, so that one which hangs or dies harms no other."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import shutil
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO, Final

from tests.fuzz.case import Case, Files
from tests.fuzz.judge import Target, Verdict, judge
from tests.fuzz.limits import DEADLINE, SECONDS, Took, bound_memory
from tests.fuzz.sandbox import Sandbox

ROOM: Final = 400_000_000
"""Bytes that the largest of cases may need, with all that is made of it."""


class Worker:
    """Plays cases in another process; a new one is begun when that had to be given up.

    Args:
        deadline: seconds after which a case is given up.
        seconds: the most of the processor that one command may take.
        targets: the module in which the targets are found by their names.
    """

    def __init__(
        self,
        deadline: float = DEADLINE,
        seconds: float = SECONDS,
        targets: str = "tests.fuzz.targets",
    ) -> None:
        self._deadline, self._seconds, self._targets = deadline, seconds, targets
        self._folder = tempfile.TemporaryDirectory(prefix="fuzz-", dir=_quick_place())
        self._process: multiprocessing.process.BaseProcess | None = None

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process, and take its folders away."""
        self._end()
        self._folder.cleanup()

    def play(self, case: Case, files: Files | None = None) -> Verdict:
        """Play one case.

        Args:
            case: which.
            files: what it is made of, where that is known already.
        """
        if self._process is None:
            self._begin()
        try:
            self._pipe.send((case, files))
            if not self._pipe.poll(self._deadline):
                why = f"hangs: no end after {self._deadline:.0f} s"
                return self._given_up(why, Took(self._deadline, 0.0))
            return self._pipe.recv()  # type: ignore[no-any-return]
        except (EOFError, OSError):
            return self._given_up("the process died", Took())

    def _begin(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._root = Path(tempfile.mkdtemp(dir=self._folder.name))
        self._log = self._root.with_suffix(".log")
        self._pipe, theirs = context.Pipe()
        how = (str(self._root), str(self._log), self._deadline, self._seconds, self._targets)
        self._process = context.Process(target=_serve, args=(theirs, *how), daemon=True)
        self._process.start()
        theirs.close()
        try:
            self._pipe.recv()  # that it is ready
        except (EOFError, OSError):
            self._end()
            raise RuntimeError("The process that plays cases could not begin.") from None

    def _given_up(self, why: str, took: Took) -> Verdict:
        self._end()
        where = self._log.read_text(encoding="utf-8", errors="replace").strip()
        return Verdict(False, (f"{why}\n{where}",), took)

    def _end(self) -> None:
        if self._process is not None:
            self._pipe.close()
            self._process.join(0.5)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
            self._process = None


def _quick_place() -> str | None:
    """Memory that is a folder, where there is one: progress waits for the disk at every write."""
    place = Path("/dev/shm")
    roomy = place.is_dir() and shutil.disk_usage(place).free > ROOM
    return str(place) if roomy and os.access(place, os.W_OK) else None


def _serve(
    pipe: Connection, root: str, log: str, deadline: float, seconds: float, targets: str
) -> None:
    """Play whatever case is asked for, until nobody asks any more."""
    from importlib import import_module

    os.environ |= {"OPENBLAS_NUM_THREADS": "1", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    found: dict[str, Target] = import_module(targets).TARGETS
    from tests.fuzz import good

    progress = good.progress()
    box = Sandbox(Path(root), progress)
    box.use()
    bound_memory()
    pipe.send("ready")
    with Path(log).open("w", encoding="utf-8") as noted:
        for case, files in _asked(pipe):
            target = found[case.kind]
            try:
                made = target.make(case.random()) if files is None else files
                pipe.send(_timed(target, box, made, noted, deadline, seconds))
            except Exception:  # ours, not the game's
                told = f"the fuzzer itself failed\n{traceback.format_exc()}"
                pipe.send(Verdict(False, (told,), Took()))


def _asked(pipe: Connection) -> Iterator[tuple[Case, Files | None]]:
    while True:
        try:
            yield pipe.recv()
        except EOFError:
            return


def _timed(
    target: Target, box: Sandbox, files: Files, noted: IO[str], deadline: float, seconds: float
) -> Verdict:
    """Play a case; shortly before it is given up, note where it hangs."""
    faulthandler.dump_traceback_later(deadline * 0.8, file=noted)
    try:
        verdict = judge(target, box, files, seconds)
        if verdict.took.seconds > seconds:  # once may be the machine's doing
            verdict = judge(target, box, files, seconds)
        return verdict
    finally:
        faulthandler.cancel_dump_traceback_later()


def shares(targets: Sequence[Target], count: int) -> dict[str, int]:
    """How many cases each target gets of so many: each at least one."""
    whole = sum(target.share for target in targets)
    return {each.name: max(round(count * each.share / whole), 1) for each in targets}
