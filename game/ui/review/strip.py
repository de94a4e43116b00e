"""The review strip of a play in a scene: steps chosen by arrows, clicks and drags, drawn once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.ui.focus import Control, Way
from game.ui.paint import Box, Painter
from game.ui.review.overview import Review
from game.ui.review.plate import Plate
from game.ui.theme import PANEL_CORNER

if TYPE_CHECKING:
    from game.ui.screen import Screen


class Strip:
    """Which step of a review is chosen, and the picture of it all.

    Args:
        review: the finished play.
    """

    def __init__(self, review: Review) -> None:
        self.review = review
        self.chosen = review.worst()
        self.control: Control
        self._plate = Plate()

    def place(self, screen: Screen, view_box: Box) -> None:
        """Make the control; where it is, `put` says."""
        self._plate.forget()  # the language may be another one
        self.control = Control(
            "steps",
            pygame.Rect(0, 0, 0, 0),
            None,
            self._arrow,
            clip=screen.view.rect(*view_box),
            corner=screen.view.px(PANEL_CORNER),
        )

    def _arrow(self, way: Way) -> bool:
        if way not in ("left", "right"):
            return False
        by = 1 if way == "right" else -1
        self.chosen = min(max(self.chosen + by, 0), self.review.length - 1)
        return True

    def handle(self, screen: Screen, event: pygame.Event, x: float, w: float) -> None:
        """Choose the step that the mouse is on, if it is pressed down on the strip."""
        pressed = event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT
        dragged = (
            event.type == pygame.MOUSEMOTION
            and event.buttons[0]
            and screen.gui.is_held(self.control)
        )
        if (pressed and self.control.at(event.pos)) or dragged:
            at = screen.view.units(*event.pos)[0]
            self.chosen = self.review.columns(screen.measure(), x, w).step_at(at)

    def draw(self, p: Painter, box: Box) -> None:
        """Put the strip where its control is; it is drawn anew only when another step is chosen."""
        chosen = self.chosen
        self._plate.show(p, self.control.rect, chosen, lambda q: self.review.draw(q, box, chosen))
