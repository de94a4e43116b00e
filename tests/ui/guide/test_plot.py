import pygame
import pytest

from game.guide.figures import Chart, Curve, Kind
from game.ui.guide.plot import draw_chart, draw_figure, figure_height, kind_colour
from game.ui.ink.lettering import Drawn
from game.ui.paint import Painter
from game.ui.theme import DARK
from game.ui.view import View

NAMES = ["longer", "study", "learned", "gradient", "levels"]


@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", NAMES)
def test_its_words_stay_on_its_panel_and_apart(name: str, text: float) -> None:
    log: list[Drawn] = []
    p = Painter(pygame.Surface((1280, 1400)), View.fit((1280, 720), text), DARK, log)
    wide = 550.0 * text
    high = figure_height(p, name, wide)  # type: ignore[arg-type]
    draw_figure(p, name, (20, 20, wide, high))  # type: ignore[arg-type]
    assert len(log) > 5
    boxes = [pygame.Rect([round(side) for side in each.box]) for each in log]
    panel = pygame.Rect(20, 20, round(wide), round(high))
    for n, box in enumerate(boxes):
        assert panel.contains(box), log[n].text
        for m in range(n):
            assert not box.inflate(-4, -4).colliderect(boxes[m].inflate(-4, -4)), (
                log[n].text, log[m].text,
            )  # fmt: skip


def test_kinds_are_told_apart_by_colour_too() -> None:
    p = Painter(pygame.Surface((10, 10)), View.fit((1280, 720)), DARK)
    kinds: tuple[Kind, ...] = ("LSTM", "RNN", "LSTM untrained", "RNN untrained")
    assert len({kind_colour(p, kind) for kind in kinds}) == 4


def test_a_curve_of_one_point_is_drawn() -> None:
    """A curve that is measured point by point begins with one."""
    log: list[Drawn] = []
    p = Painter(pygame.Surface((640, 360)), View.fit((640, 360)), DARK, log)
    curves = (
        Curve("LSTM", "LSTM", ((10.0, 1.0),), marked=True),
        Curve("RNN", "RNN", ((10.0, 0.5),)),
        Curve("Novice", "LSTM untrained", ((10.0, 0.2),)),
        Curve("You", "you", ((10.0, 0.7),)),
    )
    shown = Chart("tokens", "right", curves, (5, 10, 20), (0, 1), log=True, across=(5.0, 20.0))
    draw_chart(p, (0, 0, 640, 360), shown)
    places = {each.text: each.box[0] for each in log}
    assert {"LSTM", "RNN", "Novice", "You"} <= places.keys()
    assert places["5"] < places["10"] < places["20"]
