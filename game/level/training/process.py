"""A level's training in a process of its own, seen from the game: started, polled, ended."""

from __future__ import annotations

import multiprocessing
import os
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from time import monotonic
from typing import Final

from game.level.processes import ctrl_c_not_handed_down, leave_ctrl_c, one_thread_each
from game.level.training.messages import Ask, Failed, Message, Report
from game.level.training.unfinished import KEEP_EVERY

PATIENCE: Final = 3.0
"""Seconds that a process has to keep what it has when the game is left."""

NICE: Final = 5
"""How far the process stands back behind others: the game, first of all."""

ENDED: Final = (
    "The process that trained was ended from outside, perhaps for want of memory. Train again, and "
    "it goes on from where it was a few seconds before."
)


class TrainingProcess:
    """One training in a process of its own; nothing here waits but `close`.

    When the game ends, however it ends, the other process sees that nobody is there any more,
    keeps what it has and ends too.
    """

    def __init__(
        self, process: SpawnProcess | None, connection: Connection, unsaid: str = ""
    ) -> None:
        self._process, self._connection = process, connection
        self._unsaid = unsaid
        self._last = False  # whether the process has said its last word
        self._stopping = False

    @classmethod
    def start(cls, path: Path, keep_every: float = KEEP_EVERY) -> TrainingProcess:
        """Start training a level.

        The process is started anew and not forked, so that it is the same on every system; what
        keeps it from starting is told by `poll`.

        Args:
            path: the level's file.
            keep_every: how many seconds of the training a kill of the process may lose.
        """
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=_enter, args=(theirs, path, keep_every), name="training", daemon=True
        )
        try:
            with one_thread_each(), ctrl_c_not_handed_down():
                process.start()
        except OSError as error:
            return cls(None, ours, f"No process can be started ({error.strerror or error}).")
        finally:
            theirs.close()
        return cls(process, ours)

    @property
    def alive(self) -> bool:
        """Whether the process is still there, at work or ending."""
        return self._process is not None or not self._last

    @property
    def ident(self) -> int | None:
        """The number that the system gave to the process; None when it has ended."""
        return None if self._process is None else self._process.pid

    def poll(self) -> list[Message]:
        """What has been told since; at once, and never an error. A report is asked for again."""
        if not self.alive:
            return []
        ended = self._process is None or not self._process.is_alive()  # before the last is read
        said = self._read()
        if ended and not self._last:
            said.append(self._hung_up())
        if ended:
            self._forget()
        return said

    def _read(self) -> list[Message]:
        said: list[Message] = []
        try:
            while not self._last and self._connection.poll():
                message: Message = self._connection.recv()
                said.append(message)
                if isinstance(message, Report):
                    self._ask("report")
                else:
                    self._close_line()
        except (EOFError, OSError):
            said.append(self._hung_up())
        return said

    def _hung_up(self) -> Failed:
        """The process is gone, or about to go, without a last word."""
        self._close_line()
        return Failed(self._unsaid or ENDED)

    def _close_line(self) -> None:
        """Nothing more is to be told, and the process may go: it waits for this."""
        self._last = True
        self._connection.close()

    def cancel(self) -> None:
        """Ask the process to keep what it has and end; `poll` tells when it has."""
        if not self._stopping:
            self._stopping = True
            self._ask("stop", always=True)

    def close(self, patience: float = PATIENCE) -> None:
        """End the process: kept, if it manages within so many seconds, else as last kept."""
        self.cancel()
        until = monotonic() + patience
        while self._process is not None and (left := until - monotonic()) > 0:
            self._process.join(min(left, 0.01))
            self.poll()
        if self._process is not None:
            self._process.kill()
        self._forget()

    def _ask(self, ask: Ask, *, always: bool = False) -> None:
        if self._stopping and not always:
            return
        with suppress(OSError):
            self._connection.send(ask)

    def _forget(self) -> None:
        """Let go of a process that has ended."""
        self._close_line()
        if self._process is not None:
            self._process.join()
            self._process.close()
            self._process = None


def _enter(connection: Connection, path: Path, keep_every: float) -> None:
    """Where the other process begins; only there is the engine's training loaded."""
    leave_ctrl_c()
    if hasattr(os, "nice"):  # not on Windows
        os.nice(NICE)
    from game.level.training.worker import train_for

    train_for(connection, path, keep_every)
