"""The row at the top of the play screen."""

import pygame
import pytest

from game.ui.lettering import Drawn
from game.ui.paint import Painter
from game.ui.play.topbar import draw_top, play_figures
from game.ui.theme import DARK
from game.ui.view import View
from game.words import say
from tests.ui.play.conftest import Open


@pytest.mark.parametrize("text", [1.5, 2.0])
def test_no_letter_of_the_figures_is_cut_at_large_text(opened: Open, text: float) -> None:
    scene = opened(text=text)
    top = scene.screen.layout.top
    log: list[Drawn] = []
    painter = Painter(pygame.Surface((1280, 720)), View.fit((1280, 720), text), DARK, log)
    figures = play_figures(scene.model.session)
    draw_top(painter, top, "A level", "A world", figures, (24.0, 640.0))
    for label, _, _ in figures:
        _, y, _, h = next(drawn.box for drawn in log if drawn.text == say(f"{label}_short"))
        middle, half = y + h / 2, painter.line("small") / 2
        assert top[1] <= middle - half + 0.5
        assert middle + half <= top[1] + top[3] + 0.5
