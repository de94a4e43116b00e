"""When a window is drawn: with every frame while something moves, seldom while all stands still."""

from __future__ import annotations

import zlib
from typing import Final

import pygame

LOOK_MS: Final = 100.0
"""How often a picture is compared with the one before, and drawn at least, in milliseconds."""
STILL_LOOKS: Final = 5
"""So many pictures in a row must be the same until the window rests."""


class Rest:
    """Finds out from what is drawn whether anything moves, so that no scene has to know.

    While it rests a window is drawn a few times a second. The first press, or the first picture
    that is another one, and it is drawn with every frame again.
    """

    def __init__(self) -> None:
        self._since = 0.0
        self._same = 0
        self._seen: int | None = None

    @property
    def resting(self) -> bool:
        """Whether nothing has moved for a while."""
        return self._same >= STILL_LOOKS

    def wake(self) -> None:
        """Something happened: what is drawn may change with every frame."""
        self._same = 0

    def wants(self, dt: float) -> bool:
        """Whether to draw, dt milliseconds after this was last asked."""
        self._since += dt
        return not self.resting or self._since >= LOOK_MS

    def saw(self, surface: pygame.Surface) -> None:
        """Compare what was drawn with what was drawn a while ago."""
        if self._since < LOOK_MS:
            return
        self._since = 0.0
        seen = zlib.adler32(surface.get_view("0"))  # type: ignore[arg-type]
        picture = hash((surface.get_size(), seen))
        self._same = self._same + 1 if picture == self._seen else 0
        self._seen = picture
