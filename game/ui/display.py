"""Opening the window, and saying clearly when there is no display to open it on."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pygame

from game.ui.view import HEIGHT, WIDTH
from game.words import say

UNSEEN: Final = ("dummy", "offscreen")
"""SDL's drivers that draw where nobody can look; it falls back to them without a word."""


class NoDisplay(Exception):  # noqa: N818 - read as a sentence: raise NoDisplay
    """No display can be opened; the text says why, in one sentence."""


@dataclass
class Window:
    """The game's window, in its two states."""

    fullscreen: bool = False
    windowed: tuple[int, int] = (WIDTH, HEIGHT)

    def set_mode(self, *, fullscreen: bool) -> pygame.Surface:
        """Show the window in one state or the other, and give its surface.

        Raises:
            NoDisplay: SDL cannot open it.
        """
        if not self.fullscreen and (surface := pygame.display.get_surface()) is not None:
            self.windowed = surface.get_size()
        try:
            if fullscreen:
                surface = pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
            else:
                surface = pygame.display.set_mode(self.windowed, pygame.RESIZABLE)
        except pygame.error as error:
            raise NoDisplay(f"The window could not be opened ({error}).") from None
        self.fullscreen = fullscreen
        return surface


def open_display(environ: Mapping[str, str] = os.environ) -> None:
    """Start SDL's video, and nothing else of pygame.

    Raises:
        NoDisplay: there is no display, or SDL would draw where nobody can look.
    """
    wanted = environ.get("SDL_VIDEODRIVER", environ.get("SDL_VIDEO_DRIVER", ""))
    unix = sys.platform not in ("win32", "darwin", "cygwin", "emscripten")
    if unix and not wanted and not environ.get("DISPLAY") and not environ.get("WAYLAND_DISPLAY"):
        raise NoDisplay("There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set).")
    try:
        pygame.display.init()
    except pygame.error as error:
        raise NoDisplay(f"The display could not be opened ({error}).") from None
    driver = pygame.display.get_driver()
    if driver in UNSEEN and driver not in wanted.split(","):
        pygame.display.quit()
        raise NoDisplay(f"The display {environ.get('DISPLAY', '')!r} could not be opened.")
    pygame.font.init()


def dress(icon: pygame.Surface | None = None) -> None:
    """Give the window its title and its icon."""
    pygame.display.set_caption(say("common.game"))
    if icon is not None:
        pygame.display.set_icon(icon)
