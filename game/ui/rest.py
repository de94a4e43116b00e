"""When a window is drawn and shown: with every frame while something moves, else seldom."""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np
import pygame
from numpy.typing import NDArray

LOOK_MS: Final = 100.0
"""How often a picture is compared with the one before, and drawn at least, in milliseconds."""
STILL_LOOKS: Final = 5
"""So many pictures in a row must be the same until the window rests."""
SHOW_MS: Final = 1000.0
"""How often the same picture is shown again: whatever became of it on the way, it comes back."""

Pixels: TypeAlias = NDArray[np.uint8]


class Rest:
    """Finds out from what is drawn whether anything moves, so that no scene has to know.

    While it rests a window is drawn a few times a second, and shown only if that is another picture
    than before: to show one costs more than to draw it. The first press, or the first picture that
    is another one, and it is drawn and shown with every frame again.
    """

    def __init__(self) -> None:
        self._since = self._unshown = 0.0
        self._same = 0
        self._seen: Pixels | None = None

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
        self._unshown += dt
        return not self.resting or self._since >= LOOK_MS

    def shows(self, surface: pygame.Surface) -> bool:
        """Whether to show what was drawn, once it is compared with what was a while ago."""
        self._look(surface)
        if self.resting and self._unshown < SHOW_MS:
            return False
        self._unshown = 0.0
        return True

    def _look(self, surface: pygame.Surface) -> None:
        if self._since < LOOK_MS:
            return
        self._since = 0.0
        now: Pixels = np.frombuffer(surface.get_view("0"), np.uint8)  # type: ignore[call-overload]
        if self._seen is not None and np.array_equal(now, self._seen):
            self._same += 1
        else:
            self._same, self._seen = 0, now.copy()
