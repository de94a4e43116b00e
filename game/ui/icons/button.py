"""A button of pygame_gui with an icon beside its text, in the colour of that text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import pygame
from pygame_gui.core.interfaces import IUIManagerInterface
from pygame_gui.elements import UIButton

from game.ui.icons.pictures import icon_picture
from game.ui.icons.shapes import IconName
from game.ui.paint import Painter
from game.ui.scripts import shaping
from game.ui.theme import TEXT_UNITS
from game.ui.view import View

BEFORE_CAP: Final = "    "
"""Room before a gamepad's button at the end of a text."""
IN_CAP: Final = "  "
"""Room at the end for the key around it."""
HIGH: Final = 1.42
"""How high that key is beside letters."""


@dataclass(frozen=True, slots=True)
class ButtonIcon:
    """The icon of a button.

    Args:
        name: which one.
        side: its side in pixels.
        left: how far from the button's left edge it is in pixels; None for in the middle.
        wide: how wide the button is in pixels.
    """

    name: IconName
    side: int
    left: int | None
    wide: int

    @property
    def at(self) -> tuple[float, float]:
        """Its place as pygame_gui counts it: the share of the free room that lies before it."""
        free = self.wide - self.side
        return (0.5 if self.left is None or free <= 0 else self.left / free), 0.5


@dataclass(frozen=True, slots=True)
class ButtonCap:
    """The name of a gamepad's button at the end of a text, to be drawn as a key.

    Args:
        before: how wide what stands before it is, in pixels.
        wide: how wide the name is, in pixels.
        whole: how wide the text is, in pixels.
        high: how high the key is, in pixels.
        left: where the text begins on the button, in pixels; None for in its middle.
    """

    before: int
    wide: int
    whole: int
    high: int
    left: int | None = None

    def within(self, button: pygame.Rect) -> pygame.Rect:
        """Where the key is on a button with this text."""
        middle = button.centerx - self.whole // 2
        left = (middle if self.left is None else button.left + self.left) + self.before
        place = pygame.Rect(left, 0, self.wide, self.high)
        place.centery = button.centery
        return place


def with_cap(said: str, cap: str) -> str:
    """A text with room for a key around the end of it, if there is one."""
    return f"{said}{BEFORE_CAP}{cap}{IN_CAP}" if cap else said


def button_cap(
    view: View, said: str, cap: str, *, bold: bool, left: float | None = None
) -> ButtonCap:
    """The key around the end of a button's text, which begins `left` units from its edge."""
    px = view.type_px(TEXT_UNITS["label"])

    def width(text: str) -> int:
        return round(shaping.measure(text, "sans", px, bold))

    before, whole = width(f"{said}{BEFORE_CAP}"), width(with_cap(said, cap))
    pad = whole - width(f"{said}{BEFORE_CAP}{cap}")
    at = None if left is None else view.px(left)
    return ButtonCap(before - pad, whole - before + pad, whole, round(px * HIGH), at)


class IconButton(UIButton):
    """A button that may have an icon, and a key drawn around the end of its text."""

    cap: ButtonCap | None = None

    def __init__(
        self,
        place: pygame.Rect,
        text: str,
        manager: IUIManagerInterface,
        icon: ButtonIcon | None = None,
        **options: Any,
    ) -> None:
        self.icon = icon
        super().__init__(place, text, manager, **options)

    def _set_any_images_from_theme(self) -> bool:
        """Take the icon for an image of the theme's, which is how the library draws images."""
        if self.icon is None:
            return bool(super()._set_any_images_from_theme())
        for state in ("normal", "hovered", "selected", "disabled"):
            ink = self.ui_theme.get_colour(f"{state}_text", self.combined_element_ids)
            picture = icon_picture(self.icon.name, self.icon.side, (ink.r, ink.g, ink.b))
            setattr(self, f"{state}_images", [picture])
            setattr(self, f"{state}_image_positions", [self.icon.at])
        return True

    def draw_cap(self, p: Painter) -> None:
        """Draw the key around the end of the text, if there is one."""
        if self.cap is None or not self.visible:
            return
        ink: Any = self.colours["normal_text" if self.is_enabled else "disabled_text"]
        x, y, w, h = self.cap.within(self.rect)
        left, top = p.view.units(x, y)
        scale = p.view.scale
        p.rounded(left, top, w / scale, h / scale, 5, border=(ink.r, ink.g, ink.b))
