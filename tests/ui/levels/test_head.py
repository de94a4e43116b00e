"""What stands over a world's cards: its brief, and of a lesson its title and its time as well."""

import pygame
import pytest

from game.ui.context import AppContext
from game.ui.ink.lettering import Drawn
from game.ui.levels.head import draw_head, head_high
from game.ui.paint import Painter
from game.ui.view import View

CLOCK = "2 minutes left"


def head(app: AppContext, clock: str, text: float = 1.0) -> tuple[list[Drawn], float]:
    log: list[Drawn] = []
    surface = pygame.Surface((1280, 720))
    p = Painter(surface, View.fit((1280, 720), text), app.theme, log)
    [world, *_] = app.library.worlds()
    draw_head(p, world, clock, 100.0)
    return log, head_high(p, world, clock)


def test_a_world_has_its_brief_and_neither_title_nor_clock(app: AppContext) -> None:
    [world, *_] = app.library.worlds()
    said = " ".join(one.text for one in head(app, "")[0])
    assert world.brief.startswith(said.removesuffix("…"))
    assert said


def test_a_lesson_has_its_title_first_and_its_time_last(app: AppContext) -> None:
    [world, *_] = app.library.worlds()
    said = [one.text for one in head(app, CLOCK)[0]]
    assert (said[0], said[-1]) == (world.title, CLOCK)


@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("clock", ["", CLOCK])
def test_it_is_as_high_as_it_says(app: AppContext, clock: str, text: float) -> None:
    log, high = head(app, clock, text)
    lowest = max(y + h for _, y, _, h in (one.box for one in log))
    assert min(one.box[1] for one in log) >= 99.0
    assert 100.0 + high - 20.0 <= lowest <= 100.0 + high
    assert high > head(app, "", text)[1] or not clock
