"""The row at the top of the play screen."""

import pygame
import pytest

from game.level.model import Mode
from game.ui.context import AppContext
from game.ui.ink.lettering import Drawn
from game.ui.library import FolderLibrary
from game.ui.paint import Painter
from game.ui.play.topbar import draw_top, play_figures
from game.ui.scene import Scene
from game.ui.theme import DARK
from game.ui.view import View
from game.words import say
from tests.ui.every_scene import finished_play
from tests.ui.play.conftest import Open
from tests.ui.seen import recording


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


def words_of(scene: Scene) -> list[str]:
    scene.layout(View.fit((1280, 720)))
    with recording() as seen:
        scene.draw(pygame.Surface((1280, 720)))
    return [text.asked for text in seen.texts]


def test_the_top_line_says_where_the_level_stands(app: AppContext) -> None:
    for n, path in enumerate(app.library.worlds()[0].levels, start=1):
        level = app.library.load(path)
        modes: tuple[Mode, ...] = ("play", "practice")
        for mode in modes:
            scene = app.scenes.play(level, app.plays.start(level, mode=mode), app, "First")
            assert f"World 1 · First · {n} of 2" in words_of(scene)
        watched = app.scenes.watch(app, finished_play(level), "First", "your best")
        assert f"World 1 · First · {n} of 2 · your best" in words_of(watched)


def test_a_table_says_where_its_level_stands(app: AppContext) -> None:
    app.library = FolderLibrary()
    level = app.library.load(app.library.worlds()[5].levels[2])
    scene = app.scenes.play(level, app.plays.start(level), app, "Long haul")
    assert f"World 6 · Long haul · 3 of {len(app.library.worlds()[5].levels)}" in words_of(scene)
