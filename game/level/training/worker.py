"""What a process of its own does to train a level: the job, and what it tells when it is asked.

It speaks only when it is asked to, and at its end: so it never waits for anybody who is busy, and
nobody who is busy is flooded. Told to stop, or when nobody is there any more, it keeps what it has
and ends.
"""

from __future__ import annotations

import traceback
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic
from typing import Final

from game.level.format.problems import LevelError
from game.level.loader import load_level
from game.level.measure.legibility import GateRow, Legibility
from game.level.training.attempts import Progress
from game.level.training.gates_now import GateWatch
from game.level.training.job import LevelJob, Result, UnwritableError
from game.level.training.messages import Ask, Done, Failed, Kept, Message, Outcome, Report
from game.level.training.pace import Pace
from game.lstm.descent import DivergedError
from game.lstm.weights import Weights

LOOK_SHARE: Final = 0.05
"""How much of the time may go into looking at gates."""

LOOK_EVERY: Final = 0.08
"""Seconds between two looks at least."""


def train_for(connection: Connection, path: Path, keep_every: float) -> None:
    """Train a level to its end, or until nobody wants it any more.

    Args:
        connection: where to tell of it, and to be asked.
        path: the level's file.
        keep_every: how many seconds of it a kill may lose.
    """
    line = _Line(connection)
    try:
        line.say(_work(LevelJob(load_level(path), keep_every=keep_every), line))
    except (LevelError, DivergedError, UnwritableError) as error:
        line.say(Failed(str(error)))
    except MemoryError:
        line.say(Failed("There is not enough memory to train this level."))
    except Exception as error:  # the last resort: nobody would see it here
        line.say(Failed(_unforeseen(error)))
    finally:
        line.close()


def _work(job: LevelJob, line: _Line) -> Message:
    watched = _Watched(job)
    line.say(watched.report())
    for at in job.run():
        watched.add(at)
        match line.asked():
            case "report":
                line.say(watched.report())
            case "stop":
                return _kept(job)
    assert job.result is not None
    return _done(job.result, watched.outcomes())


def _kept(job: LevelJob) -> Message:
    try:
        job.keep()
    except UnwritableError as error:
        return Failed(f"Stopped, and the last few seconds are lost: {error}")
    return Kept()


class _Line:
    """The way to whoever started the process; closed at the other end, it asks to stop."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def asked(self) -> Ask | None:
        """What is asked for now, if anything."""
        try:
            if not self._connection.poll():
                return None
            ask: Ask = self._connection.recv()
            return ask
        except (EOFError, OSError):
            return "stop"

    def say(self, message: Message) -> None:
        """Tell it, if anybody is there."""
        with suppress(OSError):
            self._connection.send(message)

    def close(self) -> None:
        """Close it once the other end is closed: what is still on its way would be lost before."""
        with suppress(EOFError, OSError):
            while True:
                self._connection.recv()
        self._connection.close()


class _Watched:
    """A job, and what has been told of it."""

    def __init__(self, job: LevelJob) -> None:
        self.job = job
        self._attempts = {stage.kind: stage.count for stage in (job.lstms, job.rnns)}
        self._pace = Pace(self._attempts, job.lstms.recipe)
        self._gates = GateWatch(job.level)
        self._at: Progress | None = None
        self._glance: Legibility | None = None
        self._points = 0
        self._best_shown = False
        self._look_again = 0.0

    def add(self, at: Progress) -> None:
        """Note a step."""
        self._pace.add(at)
        found = at.legibility
        if at.kind != "LSTM" and (self._at is None or self._at.kind == "LSTM"):
            found = self.job.lstms.best.legibility
        if found is not None:
            worst = sorted(found.rows, key=lambda row: -row.spread)[:1]
            self._glance = replace(found, rows=tuple(worst))  # whose spread is the one that is told
        self._at = replace(at, legibility=None)

    def report(self) -> Report:
        """What has come since the last report."""
        points = self.job.curves.points
        new, self._points = tuple(points[self._points :]), len(points)
        return Report(
            attempts=self._attempts,
            steps=self.job.lstms.recipe.steps,
            resumed=self.job.resumed,
            at=self._at,
            points=new,
            outcomes=self.outcomes(),
            gates=self._look(),
            gates_of=self._looked_at(),
            glance=self._glance,
            seconds_left=None if self._at is None else self._pace.left(self._at),
        )

    def outcomes(self) -> tuple[Outcome, ...]:
        """The attempts that are through."""
        lstms = (
            Outcome("LSTM", n, each.legibility.own, each.legibility.right, each.legibility.passes)
            for n, each in enumerate(self.job.lstms.finished)
        )
        rnns = (
            Outcome("RNN", n, each.attempt.play.confidence, each.attempt.play.right)
            for n, each in enumerate(self.job.rnns.finished)
        )
        return *lstms, *rnns

    def _looked_at(self) -> int:
        lstms = self.job.lstms
        through = len(lstms.finished)
        return through if through < lstms.count else lstms.finished.index(lstms.best)

    def _look(self) -> tuple[GateRow, ...] | None:
        """The gates as they are now, unless that would take too much of the time."""
        lstms, now = self.job.lstms, monotonic()
        if len(lstms.finished) == lstms.count:
            rows = None if self._best_shown else lstms.best.legibility.rows
            self._best_shown = True
            return rows
        if now < self._look_again:
            return None
        current = lstms.current
        if current is None:  # between two attempts
            return None
        rows = self._gates.rows(Weights(lstms.task.sizes, current.weights.arrays))
        took = monotonic() - now
        self._look_again = now + max(LOOK_EVERY, took / LOOK_SHARE)
        return rows


def _done(result: Result, outcomes: tuple[Outcome, ...]) -> Done:
    rivals = result.rivals
    return Done(
        best=result.attempts.index(result.best),
        legibility=result.best.legibility,
        outcomes=outcomes,
        snapshots={name: each.play.confidence for name, each in rivals.snapshots.items()},
        rnn=rivals.attempts[0].play.confidence,
    )


def _unforeseen(error: Exception) -> str:
    """What is said of an error nobody foresaw, with the place where it arose."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}: {error}".strip().rstrip(":").splitlines()[0][:200]
    return (
        f"Training met an error it did not expect: {what} ({Path(where.filename).name}, line "
        f"{where.lineno}). What was kept before is still there."
    )
