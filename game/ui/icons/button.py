"""A button of pygame_gui with an icon beside its text, in the colour of that text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pygame
from pygame_gui.core.interfaces import IUIManagerInterface
from pygame_gui.elements import UIButton

from game.ui.icons.pictures import icon_picture
from game.ui.icons.shapes import IconName


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


class IconButton(UIButton):
    """A button that may have an icon."""

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
