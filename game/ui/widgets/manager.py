"""pygame_gui's manager of widgets in our looks, which are made once each and kept."""

from __future__ import annotations

from itertools import product
from typing import Any, ClassVar, Final

import pygame
from pygame_gui import UIManager
from pygame_gui.core.resource_loaders import IResourceLoader
from pygame_gui.core.ui_appearance_theme import UIAppearanceTheme

from game.ui.scripts.widgets import widget_font
from game.ui.theme import Theme
from game.ui.view import View
from game.ui.widgets.looks import font_sizes, gui_theme
from game.ui.widgets.tips import EDGE
from game.words import keep_folders_once, language

LOOKS_KEPT: Final = 12


class _LoadAtOnce(IResourceLoader):
    """Loads what it is given on the spot: the game starts no threads, a browser has none."""

    def __init__(self) -> None:
        self._started = False

    def add_resource(self, resource: Any) -> None:
        error = resource.load()
        if error is not None:
            raise error

    def start(self) -> None:
        self._started = True

    def update(self) -> tuple[bool, float]:
        return True, 1.0

    def started(self) -> bool:
        return self._started


class Manager(UIManager):
    """A manager of widgets whose theme was made before, if this look has been shown before."""

    looks: ClassVar[dict[tuple[str, float, float, str], UIAppearanceTheme]] = {}

    def __init__(self, theme: Theme, view: View) -> None:
        self._look = theme, view
        super().__init__(view.size, None, False, _LoadAtOnce())
        keep_folders_once()

    def create_new_theme(self, theme_path: Any = None) -> UIAppearanceTheme:
        """The theme for palette, scale and text size, with every font it needs.

        pygame_gui warns about fonts that it must load on demand, and our tests take warnings for
        errors; so the sizes of this view are loaded here.
        """
        theme, view = self._look
        key = theme.name, view.scale, view.text, language().code  # which decides on fonts
        if key not in self.looks:
            if len(self.looks) >= LOOKS_KEPT:
                self.looks.clear()
            made = super().create_new_theme()
            dictionary: Any = made.get_font_dictionary()
            for size, bold in product(font_sizes(view), (False, True)):
                ident = dictionary.create_font_id(size, "noto_sans", bold, False)
                if not dictionary.check_font_preloaded(ident):
                    dictionary.preload_font(
                        size, "noto_sans", bold, False, force_immediate_load=True
                    )
                found = dictionary.find_font_resource(size, "noto_sans", bold, False)
                found.loaded_font = widget_font(size, bold)
            made.load_theme(gui_theme(theme, view))
            self.looks[key] = made
        return self.looks[key]

    def create_tool_tip(self, *args: Any, **named: Any) -> Any:
        """A pointer's tip; unlike pygame_gui's it keeps its distance from the window's edges."""
        tip: Any = super().create_tool_tip(*args, **named)
        _, view = self._look
        inner = pygame.Rect((0, 0), view.size).inflate(*[-2 * view.px(EDGE)] * 2)
        place = tip.rect.clamp(inner)
        if place != tip.rect:
            tip.rect = place
            tip._copy_rect_to_rel_and_set_text_pos()
        return tip
