"""The picture of a review: as large as asked for, of a play by hand or of one stream of a table."""

from dataclasses import replace

import pygame
import pytest

from game.rules.session import Session
from game.rules.wiring.run import run_table
from game.rules.wiring.table import GateTable
from game.ui.context import AppContext
from game.ui.export.review import SIZE, review_picture
from tests.ui.export.test_film import long_play


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


def test_it_is_the_same_whatever_the_player_has_set(app: AppContext, finished: Session) -> None:
    image = review_picture(app, finished, "First")
    assert image.get_size() == SIZE == (1920, 1080)
    app.settings = replace(app.settings, text=2.0, reduced_motion=False)
    assert pixels(review_picture(app, finished, "First")) == pixels(image)
    assert app.store.attempts(finished.level.id) == ()


@pytest.mark.parametrize("size", [(1280, 720), (640, 360)])
def test_a_hundred_steps_fit_too(app: AppContext, size: tuple[int, int]) -> None:
    session = long_play()
    table = GateTable.start(session.level)
    run = run_table(table, session.deal.network, 1)
    shots = {
        pixels(review_picture(app, session, size=size)),
        pixels(review_picture(app, session, "World", size=size)),
        pixels(review_picture(app, run.open(0), run=(run, 0), size=size)),
        pixels(review_picture(app, run.open(1), run=(run, 1), size=size)),
    }
    assert len(shots) == 4
