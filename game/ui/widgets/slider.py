"""A slider of the toolkit's, for hands that drag and for those that would rather click."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pygame_gui.elements import UIHorizontalSlider


@dataclass(frozen=True, slots=True)
class Slider:
    """A slider: its widget, the step that a value is nearest to, and what taking a value does."""

    element: UIHorizontalSlider
    snap: Callable[[float], float]
    take: Callable[[float], None]

    @property
    def stands_at(self) -> float:
        """The step it is nearest to, also while it is dragged and nothing has been taken yet."""
        return self.snap(float(self.element.current_value))

    def press(self, pos: tuple[int, int]) -> None:
        """A press beside the knob brings the knob there; one on it is the beginning of a drag."""
        knob, bar = self.element.sliding_button, self.element.rect
        if knob is None or knob.rect.collidepoint(pos):
            return
        low, high = self.element.value_range
        self.element.set_current_value(low + (pos[0] - bar.left) / bar.width * (high - low))

    def update(self) -> None:
        """Take the value it was moved to, once it is let go.

        What it changes may lay the whole scene out anew: a slider taken at its word while it is
        dragged would be gone from under the mouse after the first step.
        """
        if self.element.has_moved_recently and not self.element.grabbed_slider:
            self.take(float(self.element.get_current_value()))
