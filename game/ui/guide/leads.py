"""Where a level leads on to in the Field guide: links beside a result, or under what it tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from game.guide.catalogue import titles
from game.ui.focus import Control
from game.ui.gui import Gui
from game.ui.guide.links import Link, add_link, in_rows
from game.ui.paint import Box, Painter
from game.ui.scene import Command
from game.ui.theme import TextSize
from game.ui.view import WIDTH
from game.words import say

SIZE: Final[TextSize] = "body"
GAP: Final = 12.0
HEAD: Final = "guide.lead"


class Leads:
    """The links of a level to entries of the Field guide.

    Args:
        ids: the entries; those that there are not are left out.
        read: goes to an entry.
    """

    def __init__(self, ids: Sequence[str], read: Callable[[str], Command]) -> None:
        self._named, self._read = titles(ids), read
        self._boxes: list[Box] = []
        self._fixed = False
        self._links: list[Link] = []

    def beside(self, p: Painter, left: float, right: float, middle: float) -> bool:
        """Stand in one row that ends at the right; False where there is no room for all."""
        boxes, end = in_rows(p, [title for _, title in self._named], 0, 0, WIDTH, SIZE)
        wide = max((x + w for x, _, w, _ in boxes), default=0.0)
        head = p.width(say(HEAD), SIZE) + GAP
        if wide + head > right - left or end > 2 * middle:
            return False
        self._fixed = True
        self._boxes = [(right - wide + x, middle - h / 2, w, h) for x, _, w, h in boxes]
        return True

    def under(self, p: Painter, x: float, y: float, wide: float, pad: float) -> float:
        """Stand in rows on a page below y, where a panel ends; gives where it ends with them."""
        self._fixed = False
        texts = [title for _, title in self._named]
        self._boxes, end = in_rows(p, texts, x, y - pad + GAP, wide, SIZE)
        return end + pad if texts else y

    def add(self, gui: Gui, page: Box) -> None:
        """Make the controls; `page` is the part of the window that is scrolled."""
        clip = None if self._fixed else gui.view.rect(*page)
        self._links = [
            add_link(gui, f"guide:{ident}", title, "entry", box, partial(self._read, ident), clip,
                     SIZE)
            for (ident, title), box in zip(self._named, self._boxes, strict=True)
        ]  # fmt: skip

    def scrolled(self, gui: Gui, at: Callable[[Box], Box]) -> None:
        """Put the controls where the page now is; `at` says where a box of it is."""
        if not self._fixed:
            for link in self._links:
                link.control.rect = gui.view.rect(*at(link.box))

    def place_of(self, control: Control) -> Box | None:
        """Where on the page a control of these is; None if it is not on the page."""
        boxes = [link.box for link in self._links if link.control is control]
        return boxes[0] if boxes and not self._fixed else None

    def look(self, gui: Gui) -> tuple[tuple[bool, bool], ...]:
        """What the links' look depends on: of each, whether it is hot, and whether held."""
        return tuple((self._hot(link, gui), gui.is_held(link.control)) for link in self._links)

    def _hot(self, link: Link, gui: Gui) -> bool:
        focused = gui.focus.shown and gui.focus.current is link.control
        return focused or gui.hovered is link.control

    def draw(self, p: Painter, at: Callable[[Box], Box], gui: Gui, *, on_page: bool) -> None:
        """Draw the links, if they are where this is asked for: on the page, or beside it."""
        if on_page is self._fixed:
            return
        if self._fixed and self._boxes:
            x, y, _, h = self._boxes[0]
            p.text(x - GAP, y + h / 2, say(HEAD), SIZE, p.theme.muted, align="right")
        for link in self._links:
            x, y, _, _ = link.box if self._fixed else at(link.box)
            held = gui.is_held(link.control)
            link.draw(p, x, y, hot=self._hot(link, gui), held=held)
