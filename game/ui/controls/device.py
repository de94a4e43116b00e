"""Which device was used last, told from the events it makes."""

from __future__ import annotations

from typing import Literal, TypeAlias

import pygame

from game.ui.controls.keys import asked_for, pad_button

Device: TypeAlias = Literal["keys", "mouse", "pad", "touch"]
"""What a player plays with."""


def device_of(event: pygame.Event, before: Device) -> Device:
    """The device in use after an event.

    A mouse takes over when it is pressed or its wheel turned; from a gamepad as soon as it moves,
    so that what is shown for the gamepad does not change in the middle of a click.
    """
    match event.type:
        case pygame.KEYDOWN if asked_for(event) is not None:
            return before
        case pygame.KEYDOWN:
            return "keys" if pad_button(event) is None else "pad"
        case pygame.MOUSEBUTTONDOWN:
            return "touch" if getattr(event, "touch", False) else "mouse"
        case pygame.MOUSEMOTION if before == "pad" and any(event.rel):
            return "mouse"
        case pygame.MOUSEWHEEL:
            return "mouse"
        case pygame.FINGERDOWN:
            return "touch"
    return before
