import pygame
import pytest

from game.ui.context import AppContext
from game.ui.paint import Painter
from game.ui.theme import DARK
from game.ui.title.belt import draw_belt
from game.ui.title.place import make_place
from game.ui.title.show import BEAT_MS, open_show
from game.ui.view import View
from tests.ui.title.test_show import shipped as shipped  # the fixture


def test_no_dot_lies_on_the_token_that_comes(
    shipped: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = next(open_show(shipped))
    p = Painter(pygame.Surface((1280, 720)), View.fit((1280, 720)), DARK)
    chips: list[tuple[float, float]] = []
    dots: list[float] = []
    monkeypatch.setattr(p, "rounded", lambda x, y, w, h, *_: chips.append((x, x + w)))
    monkeypatch.setattr(p, "disc", lambda x, y, radius, *_: dots.append(x))
    place = make_place(520.0, crossing=True)
    seen = 0
    for since in range(0, int(BEAT_MS), 20):
        chips.clear()
        dots.clear()
        draw_belt(p, place, show, show.moment(1, float(since)))
        seen += len(dots)
        assert not [x for x in dots for left, right in chips if left - 3 < x < right + 3]
    assert seen
