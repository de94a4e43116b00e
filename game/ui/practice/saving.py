"""What can be done with one attempt: watched, reviewed, and saved as four kinds of file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from game.level.model import Level
from game.lstm.weights import Weights
from game.rules.practice.attempts import (
    AnyAttempt,
    drift,
    file_stem,
    replayed,
    rerun,
    shown_stream,
)
from game.rules.replays.file import save_replay, save_table_replay
from game.rules.session import Session
from game.rules.wiring.run import TableRun
from game.ui.context import AppContext
from game.ui.export.files import save_bytes, save_new
from game.ui.export.film import Film
from game.ui.export.review import review_picture
from game.ui.export.tasks import Task, film_task, frames_task, png
from game.ui.scene import Scene
from game.words import say


@dataclass(frozen=True)
class Chosen:
    """One attempt, played again when that is first asked for.

    Of a table, one stream is shown: the worst of those that went wrong, or the first.

    Args:
        app: where files go, and the other scenes.
        level: the level.
        network: its network as it is now.
        attempt: the attempt.
        world_title: the line beside the level's title.
    """

    app: AppContext
    level: Level
    network: Weights
    attempt: AnyAttempt
    world_title: str

    @cached_property
    def run(self) -> tuple[TableRun, int] | None:
        """The run of its table, and the stream that is shown; None of a play by hand.

        Raises:
            ReplayError: it cannot be played again.
        """
        if self.attempt.act != "wire":
            return None
        run = rerun(self.level, self.network, self.attempt)
        return run, shown_stream(run)

    @cached_property
    def session(self) -> Session:
        """The play.

        Raises:
            ReplayError: it cannot be played again.
        """
        if self.run is not None:
            run, n = self.run
            return run.open(n)
        return replayed(self.level, self.network, self.attempt)

    @property
    def drifted(self) -> str:
        """What the network of now makes of it, if another one was played then; else nothing.

        Raises:
            ReplayError: it cannot be played again.
        """
        found = self.run[0].result if self.run is not None else self.session.result
        return "" if found is None else drift(self.attempt, found.confidence)

    @property
    def told(self) -> str:
        """What is shown, in a few words."""
        if self.run is None:
            return ""
        count = self.run[0].result.streams
        return say("practice.watch.stream_of", number=self.run[1] + 1, count=count)

    # -- looked at -----------------------------------------------------------------------------

    def watch(self) -> Scene:
        """The scene that shows it move by move.

        Raises:
            ReplayError: it cannot be played again.
        """
        return self.app.scenes.watch(self.app, self.session, self.world_title, self.told)

    def review(self) -> Scene:
        """Its review.

        Raises:
            ReplayError: it cannot be played again.
        """
        if self.run is not None:
            return self.app.scenes.stream(*self.run, self.app, self.world_title)
        return self.app.scenes.review(self.app, self.session, self.world_title)

    # -- saved ---------------------------------------------------------------------------------

    @property
    def _where(self) -> tuple[Path, str]:
        return self.app.exports_folder, file_stem(self.level, self.attempt)

    def save_replay(self) -> Path:
        """Save it as a replay, which anybody can verify.

        Raises:
            ReplayError: it cannot be played again, or the file cannot be written.
            ExportError: the folder cannot be made.
        """
        session, run = self.session, self.run

        def make(path: Path) -> None:
            if run is None:
                save_replay(path, session)
            else:
                save_table_replay(path, run[0])

        return save_new(*self._where, ".json", make)

    def save_picture(self) -> Path:
        """Save the picture of its review.

        Raises:
            ReplayError: it cannot be played again.
            ExportError: the file cannot be written.
        """
        image = review_picture(self.app, self.session, self.world_title, self.run)
        return save_bytes(*self._where, ".png", png(image))

    def film(self) -> Task:
        """Begin to save its film.

        Raises:
            ReplayError: it cannot be played again.
        """
        return film_task(Film(self.session, self.app, self.world_title), *self._where)

    def frames(self) -> Task:
        """Begin to save the frames of its film, larger than there.

        Raises:
            ReplayError: it cannot be played again.
        """
        film = Film(self.session, self.app, self.world_title, size=(1280, 720))
        return frames_task(film, *self._where)
