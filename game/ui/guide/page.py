"""What the pages of the Field guide share: the header, going on to another page, and going back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from game.ui.context import AppContext, HelpTopic
from game.ui.focus import Control
from game.ui.guide.links import Link
from game.ui.icons.shapes import IconName
from game.ui.paint import Painter
from game.ui.scene import Command, Pop, Push, Replace, Scene
from game.ui.scenes import order
from game.ui.screen import Screen
from game.ui.view import HEIGHT, WIDTH
from game.words import say

SIDE: Final = 64.0
TOP: Final = 28.0
FOOT: Final = 32.0


class GuidePage(Screen):
    """A page of the Field guide.

    Pages follow each other in one place, so that leaving the guide is one step; the pages that
    were read before are kept as they were, for the way back.
    """

    help_topic: HelpTopic = "guide"

    def __init__(self, app: AppContext, trail: tuple[Scene, ...] = ()) -> None:
        super().__init__(app)
        self.trail = trail
        self.links: list[Link] = []
        self.notice = ""
        self.side = SIDE
        """How far from the window's edges the page stands."""

    # -- the way through the guide -----------------------------------------------------------------

    def read(self, ident: str | None) -> Command:
        """On to an entry, or to the list of all."""
        return Replace(self.app.scenes.guide(self.app, ident, (*self.trail, self)))

    def back(self) -> Command:
        """To the page before this one; out of the guide from the first."""
        return Replace(self.trail[-1]) if self.trail else Pop()

    def play(self, path: Path) -> Command:
        """Into a level; leaving it comes back here."""
        scene = order.play_scene(self.app, path)
        if isinstance(scene, str):
            self.notice = scene
            return None
        return Push(scene)

    # -- the header --------------------------------------------------------------------------------

    @property
    def body_top(self) -> float:
        """Where the page begins, below the header."""
        return TOP + max(self.gui.button_height, self.measure().line("title")) + 20

    def header_buttons(self, *, index: bool) -> None:
        """Back, the list of entries, and the way out, at the top right."""
        gui = self.gui
        rows: list[tuple[str, str, IconName, Callable[[], Command]]] = [
            ("close", say("common.close"), "cross", Pop)
        ]
        if index:
            rows.insert(0, ("index", say("common.entries"), "list", lambda: self.read(None)))
        if self.trail:
            rows.insert(0, ("back", say("common.back"), "back", self.back))
        x = WIDTH - self.side - sum(gui.button_width(row[1], icon=True) + 8 for row in rows) + 8
        self._title_room = x - self.side - 24
        for name, text, icon, press in rows:
            wide = gui.button_width(text, icon=True)
            gui.button(name, text, (x, TOP, wide, gui.button_height), press, icon=icon)
            x += wide + 8

    def draw_header(self, p: Painter, title: str) -> None:
        """The title, and a line once the page is scrolled under it."""
        middle = TOP + self.gui.button_height / 2
        colour = self.theme.wrong if self.notice else self.theme.text
        size = "label" if self.notice else "title"
        p.text(self.side, middle, self.notice or title, size, colour, bold=True,  # type: ignore[arg-type]
               width=self._title_room)  # fmt: skip
        if self.scroll.offset > 0:
            p.rect(0, self.body_top - 1, WIDTH, 1, self.theme.line)

    # -- links on the page -------------------------------------------------------------------------

    def scrolled(self) -> None:
        """Put the links' controls where the page now is."""
        for link in self.links:
            if link.control.clip is not None:
                x, y, w, h = link.box
                link.control.rect = self.view.rect(x, self._on_page(y), w, h)

    def _on_page(self, y: float) -> float:
        return self.body_top + y - self.scroll.offset

    def reveal(self, control: Control) -> None:
        """Scroll to a link that the keys have moved to."""
        for link in self.links:
            if link.control is control and control.clip is not None:
                self.scroll.reveal(link.box[1], link.box[1] + link.box[3], margin=48.0)

    def draw_links(self, p: Painter) -> None:
        """Draw every link where it is."""
        for link in self.links:
            x, y, _, h = link.box
            top = y if link.control.clip is None else self._on_page(y)
            if top > HEIGHT or top + h < 0:
                continue
            hot = self.gui.hovered is link.control or (
                self.focus.shown and self.focus.current is link.control
            )
            link.draw(p, x, top, hot=hot, held=self.gui.is_held(link.control))
