"""Films and frames saved a little at a time, and given up without a trace."""

import io
import os
import sys
from pathlib import Path

import pytest
from PIL import Image

from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.export.files import ExportError
from game.ui.export.film import Film
from game.ui.export.tasks import Task, film_task, frames_task
from tests.ui.export.test_film import long_play

MAX_BYTES = 5_000_000


def finish(task: Task) -> Path:
    turns = 0
    while task.advance():
        turns += 1
        assert 0 <= task.done <= task.total
    assert turns > task.total  # never more than one frame in one go
    assert task.path is not None
    return task.path


def test_a_film_opens_with_all_its_frames(
    app: AppContext, finished: Session, tmp_path: Path
) -> None:
    film = Film(finished, app, "First")
    path = finish(film_task(film, tmp_path, "toy-7"))
    assert path == tmp_path / "toy-7.gif"
    with Image.open(path) as image:
        assert image.n_frames == 4 * len(finished.moves) + 1  # type: ignore[attr-defined]
        assert image.size == (960, 540)


def test_the_film_of_a_hundred_steps_is_small(app: AppContext, tmp_path: Path) -> None:
    session = long_play()
    path = finish(film_task(Film(session, app), tmp_path, "long"))
    assert path.stat().st_size < MAX_BYTES
    with Image.open(path) as image:
        assert image.n_frames == len(session.moves) + 1  # type: ignore[attr-defined]


def test_frames_lie_in_a_folder_of_their_own(
    app: AppContext, finished: Session, tmp_path: Path
) -> None:
    film = Film(finished, app, size=(320, 180))
    path = finish(frames_task(film, tmp_path, "toy-7"))
    assert path == tmp_path / "toy-7-frames"
    files = sorted(path.iterdir())
    assert [file.name for file in files] == [f"{n + 1:02}.png" for n in range(len(film))]
    with Image.open(io.BytesIO(files[-1].read_bytes())) as image:
        assert image.size == (320, 180)
        assert image.format == "PNG"


@pytest.mark.parametrize("make", [film_task, frames_task])
@pytest.mark.parametrize("turns", [0, 1, 9])
def test_what_is_stopped_leaves_nothing(
    app: AppContext, finished: Session, tmp_path: Path, make, turns: int
) -> None:
    task = make(Film(finished, app, size=(320, 180)), tmp_path, "toy")
    for _ in range(turns):
        assert task.advance()
    task.stop()
    assert list(tmp_path.iterdir()) == []
    assert task.path is None


def test_frames_that_cannot_be_written_leave_nothing(
    app: AppContext, finished: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync, written = os.fsync, []

    def fills_up(number: int) -> None:
        if len(written) == 3:
            raise OSError(28, "No space left on device")
        written.append(number)
        sync(number)

    monkeypatch.setattr("os.fsync", fills_up)
    task = frames_task(Film(finished, app, size=(320, 180)), tmp_path, "toy")
    with pytest.raises(ExportError, match="No space left on device"):
        finish(task)
    assert len(written) == 3
    assert list(tmp_path.iterdir()) == []


def test_without_pillow_it_is_said_what_to_do(
    app: AppContext, finished: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "game.ui.export.gif", raising=False)
    monkeypatch.setitem(sys.modules, "PIL", None)
    with pytest.raises(ExportError, match="pip install pillow"):
        film_task(Film(finished, app), tmp_path, "toy").advance()
