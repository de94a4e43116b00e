"""Who came out where: every line readable at every text size."""

import pygame
import pytest

from game.rules.practice.race import Standing
from game.ui.paint import Painter
from game.ui.practice.people import EVERYONE, called
from game.ui.practice.standings import draw_standings
from game.ui.theme import DARK
from game.ui.view import View

SAID = "You did better than some and as well as others. This play earned three stars, as it should."


@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
def test_no_two_lines_lie_on_each_other(text: float) -> None:
    standings = [
        Standing(n + 1, name, 1.0 - n / 10, 1, 1, -0.1 * n) for n, name in enumerate(EVERYONE)
    ]
    p = Painter(pygame.Surface((1280, 720)), View.fit((1280, 720), text), DARK, [])
    draw_standings(p, (24, 420, 700, 270), standings, SAID)
    assert p.log is not None
    rects = [pygame.Rect(*(round(part) for part in each.box)) for each in p.log]
    assert {called(name) for name in EVERYONE} <= {each.text for each in p.log}
    for n, one in enumerate(rects):
        assert one.bottom <= 420 + 270
        assert one.collidelist(rects[n + 1 :]) == -1, p.log[n].text
