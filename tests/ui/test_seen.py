"""The recorder sees what a player sees: on the window, on pieces of it, and on buttons."""

import pygame
import pytest

from game.ui.context import AppContext
from game.ui.gui import Gui
from game.ui.paint import Painter
from game.ui.screenshot import picture
from game.ui.theme import DARK
from game.ui.view import View
from tests.ui import every_scene
from tests.ui.every_scene import Stage
from tests.ui.seen import recording

VIEW = View.fit((1280, 720))


def test_a_text_is_seen_as_asked_for_and_as_drawn() -> None:
    p = Painter(pygame.Surface(VIEW.size), VIEW, DARK)
    with recording() as seen:
        p.text(100, 50, "Everything there is", "label", DARK.muted, width=90, bold=True)
        p.text(100, 90, "Whole")
    cut, whole = seen.texts
    assert (cut.asked, cut.shortened, whole.shortened) == ("Everything there is", True, False)
    assert cut.drawn.endswith("…")
    assert cut.colour == DARK.muted
    assert cut.bold
    assert (cut.px, cut.line.left) == (15, 100)
    assert cut.line.contains(cut.ink)
    assert not cut.cut
    assert seen.words == "Everything there is Whole"


def test_a_text_on_a_piece_of_the_window_is_seen_where_the_piece_lies() -> None:
    p = Painter(pygame.Surface(VIEW.size), VIEW, DARK)
    image = pygame.Surface((200, 30))
    with recording() as seen:
        p.onto(image, 300, 400).text(310, 415, "on it")
        p.onto(image, 300, 400).text(310, 428, "over its edge")
    first, second = seen.texts
    assert first.line.left == 310
    assert first.ink.top == pytest.approx(410, abs=4)
    assert not first.cut
    assert second.cut
    assert second.in_sight


def test_a_text_cut_by_its_frame_is_seen_to_be_cut() -> None:
    p = Painter(pygame.Surface(VIEW.size), VIEW, DARK)
    with recording() as seen, p.within((100, 100, 50, 20), clip=True):
        p.text(100, 110, "much longer than that")
        p.text(100, 300, "far away")
    assert [(text.cut, text.in_sight) for text in seen.texts] == [(True, True), (True, False)]


def test_what_is_only_measured_is_not_seen() -> None:
    with recording() as seen:
        Painter(pygame.Surface((1, 1)), VIEW, DARK).text(0, 0, "nowhere")
    assert not seen.texts


def test_buttons_are_seen_and_whether_they_can_be_pressed() -> None:
    gui = Gui(DARK, VIEW)
    gui.button("one", "Press", (100, 100, 120, 40), lambda: None, kind="primary")
    gui.button("two", "Do not", (300, 100, 120, 40), lambda: None, enabled=False)
    with recording() as seen:
        gui.draw(pygame.Surface(VIEW.size))
    one, two = seen.texts
    assert (one.button, one.drawn, one.bold, one.enabled) == ("one", "Press", True, True)
    assert one.colour == DARK.ground
    assert one.line.centerx == pytest.approx(160, abs=1)
    assert (two.bold, two.enabled) == (False, False)


def test_without_ink_what_lies_behind_is_drawn() -> None:
    surface = pygame.Surface(VIEW.size)
    with recording(ink=False) as seen:
        Painter(surface, VIEW, DARK).text(100, 50, "not there")
    assert seen.words == "not there"
    assert surface.get_bounding_rect().size == VIEW.size
    assert pygame.mask.from_threshold(surface, (0, 0, 0), (1, 1, 1)).count() == 1280 * 720


def test_nothing_is_recorded_afterwards() -> None:
    with recording() as seen:
        pass
    Painter(pygame.Surface(VIEW.size), VIEW, DARK).text(100, 50, "later")
    assert not seen.texts


@pytest.mark.parametrize("name", every_scene.NAMES)
def test_a_scene_shows_its_texts_again_when_it_is_laid_out_anew(
    name: str, app: AppContext, levels_folder: object, tmp_path: object
) -> None:
    """Nothing is kept across layouts: else a change of theme would leave old colours behind."""
    scene = every_scene.make(name, Stage(app, levels_folder, tmp_path))  # type: ignore[arg-type]
    with recording() as first:
        picture(scene, app, VIEW.size)
    with recording() as second:
        picture(scene, app, VIEW.size)
    assert first.words == second.words
