"""Tabs on a panel of a page that scrolls, the chosen one lit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Generic, TypeVar

from game.ui.focus import Control
from game.ui.gui import Gui
from game.ui.paint import Box, Painter, mix
from game.ui.scene import Command
from game.ui.theme import CORNER

Name = TypeVar("Name", bound=str)
GAP = 6.0


@dataclass
class Tabs(Generic[Name]):
    """A row of tabs.

    Args:
        titles: what each is called.
        choose: what choosing one does.
    """

    titles: Mapping[Name, str]
    choose: Callable[[Name], Command]
    _made: list[tuple[Name, Control, Box]] = field(default_factory=list)

    def add(self, gui: Gui, x: float, y: float, page: Box | None) -> float:
        """Make the controls in a row from x on; gives where it ends. `page` is what is scrolled."""
        self._made = []
        clip = None if page is None else gui.view.rect(*page)
        for name, title in self.titles.items():
            wide, high = gui.button_width(title), gui.button_height
            box = (x, y, wide, high)
            control = Control(f"tab:{name}", gui.view.rect(*box), partial(self.choose, name),
                              clip=clip, corner=gui.view.px(CORNER))  # fmt: skip
            gui.area(control)
            self._made.append((name, control, box))
            x += wide + GAP
        return x - GAP

    def scrolled(self, gui: Gui, at: Callable[[Box], Box]) -> None:
        """Put the controls where the page now is; `at` says where a box of it is."""
        for _, control, box in self._made:
            control.rect = gui.view.rect(*at(box))

    def draw(self, p: Painter, gui: Gui, at: Callable[[Box], Box], chosen: Name) -> None:
        """Draw them."""
        theme = p.theme
        for name, control, box in self._made:
            x, y, w, h = at(box)
            hot = gui.hovered is control
            border = None
            if name == chosen:
                fill, ink = theme.output, theme.ground
            else:
                fill = theme.raised if hot else mix(theme.ground, theme.panel, 0.8)
                ink = theme.text if hot else mix(theme.muted, theme.text, 0.4)
                border = theme.line
            p.rounded(x, y, w, h, CORNER, fill=fill, border=border)
            p.text(x + w / 2, y + h / 2, self.titles[name], "label", ink, bold=name == chosen,
                   align="center")  # fmt: skip
