"""The bridge to the widgets: what making them leaves behind."""

import itertools

import i18n
import pygame

from game.ui.focus import Control
from game.ui.gui import Gui
from game.ui.theme import DARK
from game.ui.view import View


def test_to_lay_out_anew_adds_no_more_folders_to_look_for_texts_in() -> None:
    Gui(DARK, View.fit((1280, 720)))
    before = list(i18n.load_path)
    for _ in range(3):
        Gui(DARK, View.fit((1280, 720)))
    assert i18n.load_path == before
    assert len(set(before)) == len(before)


def test_what_is_typed_is_seen_at_once_and_so_is_where_it_goes_on() -> None:
    view = View.fit((1280, 720))
    gui = Gui(DARK, view)
    told: list[str] = []
    control = gui.entry("name", "Ada", (100, 100, 400, 48), told.append, lambda: None)
    gui.focus.take(control)
    looks = [_look(gui, control)]

    def press(key: int, text: str = "") -> None:
        gui.type(pygame.Event(pygame.KEYDOWN, key=key, mod=0, unicode=text, scancode=0))
        if text:
            gui.type(pygame.Event(pygame.TEXTINPUT, text=text))
        looks.append(_look(gui, control))

    for sign in "Bob":
        press(pygame.key.key_code(sign.lower()), sign)
    press(pygame.K_LEFT)
    press(pygame.K_BACKSPACE)
    assert told == ["B", "Bo", "Bob", "Bb"]
    assert all(one != other for one, other in itertools.pairwise(looks))
    gui.update(900.0)
    assert _look(gui, control) == looks[-1]  # the cursor does not blink


def _look(gui: Gui, control: Control) -> bytes:
    gui.update(16.0)
    surface = pygame.Surface((1280, 720))
    gui.draw(surface)
    return pygame.image.tobytes(surface.subsurface(control.rect), "RGB")
