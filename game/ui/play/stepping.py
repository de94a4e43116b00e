"""What a press means while a step plays out: it goes on to the next part, or the step is over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import pygame

from game.ui.focus import PRESS
from game.ui.play.keys import SKIP_PARTS

if TYPE_CHECKING:
    from game.ui.play.scene import PlayScene

Meaning: TypeAlias = Literal["goes_on", "leaves", "ends"]

OF_PARTS: Final = ("step", "skip")
"""The buttons that go on to the next part, and over those that are left."""


def meaning(scene: PlayScene, event: pygame.Event) -> Meaning:
    """Take a press that is about the parts of a step, and say what else it does to the step.

    Whoever does something else never waits: the step is over at once, and the press counts.

    Args:
        scene: the play screen.
        event: a key that went down, or the left button of the mouse.

    Returns:
        `goes_on` if the press was taken here; `leaves` if it means something that leaves the step
        as it is; `ends` if the step is over now.
    """
    model, focus = scene.model, scene.focus
    if model.run is None or not model.run.stepped:
        return "ends"
    if event.type != pygame.KEYDOWN:
        under = next((c.name for c in focus.controls if c.at(event.pos)), None)
        if under is None:
            model.next_part()
            return "goes_on"
        return "leaves" if under in OF_PARTS else "ends"
    if event.key == pygame.K_TAB:
        return "leaves"
    held = focus.current.name if focus.current is not None and focus.shown else None
    skips = held == "skip" and event.key in PRESS
    if skips or event.key in SKIP_PARTS:
        model.finish_run()
        return "goes_on"
    on_other = scene.on_button and held not in (None, *OF_PARTS)
    if event.key == pygame.K_SPACE or (event.key in PRESS and held == "step"):
        if on_other:
            return "ends"
        model.next_part()
        return "goes_on"
    return "ends"
