"""All of a level's training: LSTMs, RNNs, rivals and both files, stopped at any time and gone on.

Whoever trains a level runs this: the command, the process that the window starts, the text game.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from time import monotonic

from game.alone import alone
from game.level.model import Level
from game.level.rivals import Rivals, rivals_path, save_rivals
from game.level.training.attempts import Progress
from game.level.training.curves import Curves
from game.level.training.level_training import LevelTraining, Trained
from game.level.training.permit import try_folder
from game.level.training.rivals_training import RnnAttempts, rivals_in_steps
from game.level.training.unfinished import KEEP_EVERY, resume, save_unfinished, unfinished_path
from game.lstm.checkpoint import save_checkpoint
from game.lstm.descent import DivergedError
from game.whole import clear_parts


class UnwritableError(Exception):
    """A file of a training that cannot be written, or that another one writes; the text says so."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a training came to.

    Args:
        best: the most legible network, which was written.
        attempts: every LSTM, that one among them.
        rivals: the rivals that were written with it.
        files: where the two lie.
    """

    best: Trained
    attempts: tuple[Trained, ...]
    rivals: Rivals
    files: tuple[Path, Path]


class LevelJob:
    """The training of one level, from where it was left.

    Args:
        level: the level; it comes from a file.
        seeds: how many LSTMs are tried; as many as the level says when not given.
        keep_every: how many seconds of it a kill may lose.
        clock: tells the time in seconds.
    """

    def __init__(
        self,
        level: Level,
        seeds: int | None = None,
        *,
        keep_every: float = KEEP_EVERY,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        network, rivals = level.network_path, rivals_path(level)
        assert level.path is not None
        assert network is not None
        assert rivals is not None
        self.level, self._clock, self._keep_every = level, clock, keep_every
        self.files = network, rivals
        self.unfinished = unfinished_path(level.path)
        self.lstms = LevelTraining(level, seeds)
        self.rnns = RnnAttempts(self.lstms)
        self.curves = Curves()
        self.resumed = resume(self.unfinished, level, self.lstms, self.rnns, curves=self.curves)
        self.result: Result | None = None

    def run(self) -> Iterator[Progress]:
        """Train to the end and write both files, yielding after each step.

        How far it came is kept every few seconds; what a kill leaves is gone on from. Left between
        two steps, it is to be kept with `keep`.

        Raises:
            DivergedError: an attempt ran away whatever was tried; there is nothing to go on from.
            UnwritableError: a file cannot be written, or another copy of the game trains the level.
        """
        self._try_folder()
        assert self.level.path is not None
        with alone(self.level.path) as held:
            if not held:
                raise UnwritableError(
                    f"{self.level.path}: another copy of the game is training this level just now. "
                    "Let that one end, or stop it; what it has done is then gone on from here."
                )
            yield from self._run()

    def _run(self) -> Iterator[Progress]:
        kept = self._clock()
        try:
            for at in chain(self.lstms.run(), self.rnns.run()):
                if self._clock() - kept >= self._keep_every:
                    self._keep_if_possible()
                    kept = self._clock()
                self.curves.add(at)
                yield at
        except DivergedError:
            self._clear()
            raise
        self._keep_if_possible()
        rivals = yield from rivals_in_steps(self.lstms, self.rnns)
        best = self.lstms.best
        self._write(best, rivals)
        self._clear()
        self.result = Result(best, tuple(self.lstms.finished), rivals, self.files)

    def keep(self) -> None:
        """Keep how far the training came, so that the next one goes on from there.

        Raises:
            UnwritableError: it cannot be kept.
        """
        try:
            stages = self.lstms, self.rnns
            save_unfinished(self.unfinished, self.level, *stages, curves=self.curves)
        except OSError as error:
            raise unwritable(self.unfinished, error) from None

    def _keep_if_possible(self) -> None:
        """A full disk is no reason to end: by the time there is a network there may be room."""
        try:
            self.keep()
        except UnwritableError:
            return

    def _try_folder(self) -> None:
        """Find out now, and not in the end, that nothing can be written."""
        try:
            try_folder(self.unfinished.parent)
        except OSError as error:
            raise unwritable(self.unfinished.parent, error) from None

    def _write(self, trained: Trained, rivals: Rivals) -> None:
        """Write both files; killed in between, the next load finds that they part."""
        path, beside = self.files
        try:
            save_checkpoint(path, trained.checkpoint)
            path = beside
            save_rivals(path, self.level, trained.checkpoint.weights, rivals)
        except OSError as error:
            raise unwritable(path, error) from None

    def _clear(self) -> None:
        """Remove what is of no use any more, and what a kill while writing may have left."""
        with suppress(OSError):  # nobody misses a training because of what is left over
            self.unfinished.unlink(missing_ok=True)
        for path in (self.unfinished, *self.files):
            clear_parts(path)


def unwritable(path: Path, error: OSError) -> UnwritableError:
    """What is said of a file or folder that cannot be written."""
    return UnwritableError(f"{path}: cannot be written ({error.strerror or error}).")
