"""Films: a frame for every step and one for the end, the same every time."""

from hashlib import sha256
from itertools import pairwise

import pygame
import pytest

from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.export.film import SIZE, Film
from game.ui.library import FolderLibrary
from tests.shipped import levels_of


def long_play() -> Session:
    """A level whose streams have a hundred steps, played by its author."""
    level = FolderLibrary().load(levels_of("wire")[0])
    session = Session.start(level, 1)
    return session.play_all(session.deal.reference)


def pixels(surface: pygame.Surface) -> str:
    """Told apart by a digest: to find where two pictures differ takes minutes."""
    return sha256(pygame.image.tobytes(surface, "RGB")).hexdigest()


def test_a_short_play_is_seen_to_happen(app: AppContext, finished: Session) -> None:
    film = Film(finished, app, "First")
    assert film.per_step == 4
    assert len(film) == 4 * len(finished.moves) + 1
    shots = {n: pixels(film.frame(n)) for n in (0, 1, 4, len(film) - 1)}
    assert len(set(shots.values())) == 4
    assert pixels(film.frame(1)) == shots[1]  # in whatever order
    assert film.frame(0).get_size() == SIZE


def test_a_long_play_has_a_frame_a_step(app: AppContext) -> None:
    session = long_play()
    film = Film(session, app)
    T = len(session.moves)
    assert T > 80
    assert len(film) == T + 1
    total = sum(film.duration(n) for n in range(len(film))) / 1000
    assert 15 < total < 60


def test_the_last_frame_tells_what_was_earned(app: AppContext, finished: Session) -> None:
    film = Film(finished, app)
    last = film.frame(len(film) - 1)
    view = film._reel.screen.view
    box = view.rect(*film._reel.screen.layout.step)
    before = film.frame(len(film) - 2)
    assert pixels(last.subsurface(box)) != pixels(before.subsurface(box))


@pytest.mark.parametrize("size", [(320, 180), (1280, 720)])
def test_frames_have_the_size_asked_for(
    app: AppContext, finished: Session, size: tuple[int, int]
) -> None:
    assert Film(finished, app, size=size).frame(3).get_size() == size


def test_no_cell_of_a_large_memory_is_lost_in_a_small_frame(app: AppContext) -> None:
    """Four blocks of six cells, all of them full at the end: a line each, none between pixels."""
    path = next(path for path in levels_of("hand") if path.stem == "copy-four")
    session = Session.start(FolderLibrary().load(path), 3)
    session = session.play_all(session.deal.reference)
    assert abs(session.moves[-1].trace.c).min() > 0.5
    film = Film(session, app)
    frame = film.frame(len(film) - 1)
    screen = film._reel.screen
    columns = screen.columns(film._reel.model)
    t = len(session.moves) - 2  # the last one is outlined
    x, top = map(round, screen.view.point(columns.x(t) + columns.wide / 2, columns.top - 2))
    bottom = round(screen.view.point(0, columns.gates_top - columns.block_gap)[1])
    bright = [max(frame.get_at((x, y))[:3]) > 90 for y in range(top, bottom + 1)]
    lines = sum(now and not before for before, now in pairwise([False, *bright]))
    assert lines == len(session.moves[-1].trace.c) == 24
