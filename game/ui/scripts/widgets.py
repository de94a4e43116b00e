"""The font of widgets, which has all scripts too: what is not plain is drawn as anywhere else."""

from __future__ import annotations

from functools import cache

import pygame
from pygame_gui.core.gui_font_pygame import GUIFontPygame

from game.ui.scripts import fonts, shaping
from game.ui.scripts.script import is_plain


class ScriptFont(GUIFontPygame):
    """Noto Sans for pygame_gui, in one size and weight.

    Args:
        px: the height in pixels.
        bold: whether it is the bold face.
    """

    def __init__(self, px: int, bold: bool) -> None:
        super().__init__(fonts.folder() / fonts.FILES["sans", bold], px)
        self._of = ("sans", px, bold)

    def get_rect(self, text: str) -> pygame.Rect:
        """Where a text is, from its base line on."""
        if is_plain(text):
            return super().get_rect(text)
        line = shaping.line_of(text, "sans", self._of[1], self._of[2])
        return pygame.Rect(0, line.ascent + line.beyond, line.width, line.high + 2 * line.beyond)

    def render_premul(self, text: str, text_color: pygame.Color) -> pygame.Surface:
        """A picture of a text."""
        if is_plain(text):
            return super().render_premul(text, text_color)
        return self._drawn(text, text_color)

    def render_premul_to(
        self,
        text: str,
        text_colour: pygame.Color,
        surf_size: tuple[int, int],
        surf_position: tuple[int, int],
    ) -> pygame.Surface:
        """The same on a surface of some size, with its base line at some place."""
        if is_plain(text):
            return super().render_premul_to(text, text_colour, surf_size, surf_position)
        surface = pygame.Surface(surf_size, flags=pygame.SRCALPHA, depth=32)
        x, y = surf_position
        place = (x, y - self.get_rect(text).y)
        surface.blit(
            self._drawn(text, text_colour), place, special_flags=pygame.BLEND_PREMULTIPLIED
        )
        return surface

    def _drawn(self, text: str, colour: pygame.Color) -> pygame.Surface:
        _, px, bold = self._of
        image = shaping.render(text, "sans", px, bold, (colour.r, colour.g, colour.b))
        return image.convert_alpha().premul_alpha() if image.get_width() else image


@cache
def widget_font(px: int, bold: bool) -> ScriptFont:
    """The font of widgets; the same object for the same question."""
    return ScriptFont(px, bold)
