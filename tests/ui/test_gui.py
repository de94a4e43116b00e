"""The bridge to the widgets: what making them leaves behind."""

import i18n

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
