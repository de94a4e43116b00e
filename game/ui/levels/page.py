"""The cards of the world that is chosen, as they lie on the page: controls, places, and drawing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.ui.focus import Control
from game.ui.gui import Gui
from game.ui.levels.cards import Card
from game.ui.levels.chip import chip_box, draw_chip
from game.ui.levels.face import Face, draw_card
from game.ui.levels.grid import Grid
from game.ui.paint import Box, Painter
from game.ui.scene import Command
from game.ui.theme import PANEL_CORNER
from game.ui.view import HEIGHT, WIDTH


@dataclass
class Shown:
    """A card with its place on the page, before scrolling."""

    card: Card
    number: int
    x: float
    y: float
    control: Control
    chip: Control
    """What leads to its practice room; with keys it is the letter P."""


class CardPage:
    """Cards on a page that scrolls.

    Args:
        gui: takes the controls.
        measure: measures texts.
        grid: how the cards are laid out.
        top: where the page begins in the window.
        head: what stands over the cards, in units.
    """

    def __init__(self, gui: Gui, measure: Painter, grid: Grid, top: float, head: float) -> None:
        self._gui, self._measure, self.grid = gui, measure, grid
        self._top, self._head = top, head
        self.shown: list[Shown] = []

    @property
    def face(self) -> Face:
        """How every card looks."""
        return self.grid.face

    def add(self, card: Card, play: Callable[[], Command], practise: Callable[[], Command]) -> None:
        """Put a card behind the others; what choosing it does, and what its chip does."""
        view, n = self._gui.view, len(self.shown)
        x, y = self.grid.place(n)
        clip = view.rect(0, self._top, WIDTH, HEIGHT - self._top)
        nowhere = view.rect(0, 0, 0, 0)  # `follow` says where
        corner = view.px(PANEL_CORNER)
        control = Control(f"level:{card.name}", nowhere, play, clip=clip, corner=corner)
        chip = Control(f"practice:{card.name}", nowhere, practise, clip=clip)
        self._gui.area(control)
        self._gui.area(chip, keys=False)
        self.shown.append(Shown(card, n + 1, x, self._head + y, control, chip))

    def _box(self, shown: Shown, offset: float) -> Box:
        return shown.x, self._top + shown.y - offset, self.grid.wide, self.face.high

    def _chip(self, box: Box) -> Box:
        return chip_box(self._measure, box, poster=self.face.picture > 0)

    def follow(self, offset: float) -> None:
        """Put the controls where the page is when it has been scrolled so far."""
        for shown in self.shown:
            box = self._box(shown, offset)
            shown.control.rect = self._gui.view.rect(*box)
            shown.chip.rect = self._gui.view.rect(*self._chip(box))

    def of(self, control: Control | None) -> Shown | None:
        """The card that a control belongs to."""
        return next((one for one in self.shown if control in (one.control, one.chip)), None)

    @property
    def held(self) -> str:
        """The name of the card that the mouse is pressed on; empty for none."""
        return next((s.card.name for s in self.shown if self._gui.is_held(s.control)), "")

    def draw(self, p: Painter, offset: float, to_win: str | None) -> None:
        """Draw the cards that are in sight; `to_win` is the level to play next."""
        gui = self._gui
        for shown in self.shown:
            box, control = self._box(shown, offset), shown.control
            if box[1] > HEIGHT or box[1] + box[3] < self._top:
                continue
            hot = gui.hovered is control or (gui.focus.shown and gui.focus.current is control)
            draw_card(p, box, shown.card, shown.number, self.face, hot=hot,
                      held=gui.is_held(control), next=shown.card.name == to_win)  # fmt: skip
            draw_chip(p, self._chip(box), gui.hovered is shown.chip)
