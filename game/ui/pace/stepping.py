"""What a press means while a step plays out: it goes on to the next part, or the step is over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import pygame

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
    menus = scene.app.controls.action(event, "menus")
    asked = scene.app.controls.action(event, *scene.contexts)
    if menus in ("next", "previous"):
        return "leaves"
    held = focus.current.name if focus.current is not None and focus.shown else None
    if (held == "skip" and menus == "press") or asked == "last" or menus == "back":
        model.finish_run()
        return "goes_on"
    on_other = scene.on_button and held not in (None, *OF_PARTS)
    if not on_other and (asked == "step" or (held == "step" and menus == "press")):
        model.next_part()
        return "goes_on"
    return "ends"
