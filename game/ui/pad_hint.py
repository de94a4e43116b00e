"""The standing hint for a gamepad: which button lists all that can be done, where nothing else is.

Most scenes tell it nowhere themselves. It is put where what was drawn has left room, the likeliest
place first, and gives way when something comes there; where there is little, a sign stands for the
words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

import pygame

from game.ui.context import AppContext
from game.ui.icons.drawing import draw_icon
from game.ui.paint import Box, Painter
from game.ui.play.footer import cap_width, draw_cap
from game.ui.scene import Scene
from game.ui.scroll import Scroll
from game.ui.view import HEIGHT, WIDTH, View
from game.words import say

AROUND: Final = 8.0
"""How much room there is to be around it at the foot and the head of the window, in units."""
AMID: Final = 16.0
"""The same among other things."""
EDGE: Final = 12.0
STEP: Final = 12.0
"""How far apart the places are that are tried."""
HEADS: Final = (44.0, 36.0, 28.0)
"""Where the middle of a header may be."""


Place: TypeAlias = tuple[Box, float]
"""A place, and how much room there is to be around it; in units."""


class PadHint:
    """The hint, and where it stands.

    Args:
        app: what buttons mean, and the look.
    """

    def __init__(self, app: AppContext) -> None:
        self._app = app
        self._place: Place | None = None
        self._left: Iterator[Place] | None = None

    def anew(self) -> None:
        """Something else is shown, or at another size: a place is to be found again."""
        self._place = self._left = None

    def draw(self, surface: pygame.Surface, view: View, scene: Scene) -> None:
        """Draw it over a scene that has been drawn, if it is played with a gamepad."""
        app = self._app
        if app.device != "pad" or getattr(scene, "tells_menu", False):
            return
        p = Painter(surface, view, app.theme)
        caps, words = app.caps("everywhere:menu"), say("controls.menu.hint")
        high, icon = p.line("small") + 3, p.line("small") * 0.8
        of_caps = sum(cap_width(p, cap) + 4 for cap in caps)
        widths = of_caps + 4 + p.width(words, "small"), of_caps + 4 + icon
        if self._left is None:
            self._left = (at for wide in widths for at in _places(wide, high, scene))
            self._place = next(self._left, None)
        while self._place is not None and not _free(surface, view, self._place):
            self._place = next(self._left, None)
        if self._place is None:
            return
        (x, y, wide, _), _ = self._place
        middle = y + high / 2
        for cap in caps:
            x += draw_cap(p, x, middle, cap) + 4
        if wide == widths[0]:
            p.text(x + 4, middle, words, "small", p.theme.muted)
        else:
            draw_icon(p, "list", x + 4 + icon / 2, middle, icon, p.theme.muted)

    @property
    def place(self) -> Box | None:
        """Where it stands, in units; None where there is no room."""
        return None if self._place is None else self._place[0]


def _places(wide: float, high: float, scene: Scene) -> Iterator[Place]:
    """Where it may stand: at the foot, at the head, then anywhere but on a page that moves."""
    scroll = getattr(scene, "scroll", None)
    moving = scroll.box if isinstance(scroll, Scroll) and scroll.most else None
    foot = [(HEIGHT - EDGE - high, AROUND), (HEIGHT - high - 2.0, AROUND)]
    head = [(middle - high / 2, AROUND) for middle in HEADS]
    rows = int((HEIGHT - high - 2 * EDGE) / STEP)
    amid = [(EDGE + n * STEP, around) for around in (AMID, AROUND) for n in range(rows, -1, -1)]
    for y, around in (*foot, *head, *amid):
        x = WIDTH - EDGE - around - wide
        while x >= EDGE:
            box = x, y, wide, high
            if moving is None or not _meet(box, moving):
                yield box, around
            x -= STEP


def _meet(a: Box, b: Box) -> bool:
    return (a[0] < b[0] + b[2] and b[0] < a[0] + a[2]
            and a[1] < b[1] + b[3] and b[1] < a[1] + a[3])  # fmt: skip


def _free(surface: pygame.Surface, view: View, place: Place) -> bool:
    """Whether nothing but one colour was drawn on a place and around it."""
    (x, y, w, h), around = place
    over = min(around, y, HEIGHT - y - h)
    rect = view.rect(x - around, y - over, w + 2 * around, h + 2 * over)
    rect = rect.clip(surface.get_rect())
    if not rect.w or not rect.h:
        return False
    pixels = pygame.surfarray.pixels2d(surface.subsurface(rect))
    return bool((pixels == pixels[0, 0]).all())
