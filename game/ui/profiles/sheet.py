"""A sheet laid over the list of who plays: a title, some words, perhaps a line to type, ways on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import pygame

from game.ui.context import AppContext, HelpTopic
from game.ui.gui import Kind
from game.ui.icons.shapes import IconName
from game.ui.paint import Painter
from game.ui.profiles.people import People
from game.ui.scene import Command, Pop
from game.ui.screen import Screen
from game.ui.theme import PANEL_CORNER, Colour, TextSize
from game.ui.view import HEIGHT, WIDTH

PAD: Final = 36.0
GAP: Final = 12.0


@dataclass(frozen=True, slots=True)
class Way:
    """A button: its name, its text, what it does, how it looks."""

    name: str
    text: str
    press: Callable[[], Command]
    icon: IconName
    kind: Kind = "plain"


class Sheet(Screen):
    """What is laid over the list; each kind of it says what stands there.

    Args:
        app: what scenes are handed.
        people: who plays here, shared with the list.
    """

    overlay = True
    help_topic: HelpTopic = "profiles"
    """What F1 tells of."""

    def __init__(self, app: AppContext, people: People) -> None:
        super().__init__(app)
        self.people = people
        self._dim: pygame.Surface | None = None

    # -- what each kind says for itself ------------------------------------------------------------

    def title(self) -> str:
        """What is asked."""
        raise NotImplementedError

    def words(self) -> Sequence[tuple[str, Colour]]:
        """Paragraphs, and in which colour each is written."""
        raise NotImplementedError

    def ways(self) -> Sequence[Way]:
        """The ways on, the likeliest first."""
        raise NotImplementedError

    def place_entry(self, x: float, y: float, wide: float) -> float:
        """Place a line to type, or a list, at some place; gives how much room it takes."""
        return 0.0

    # -- the rest is the same ----------------------------------------------------------------------

    def build(self) -> None:
        """Place the words, what is typed, and the ways on."""
        p, gui = self.measure(), self.gui
        self._wide = 700 + 340 * (self.view.text - 1.0)
        inner = self._wide - 2 * PAD
        parts: list[tuple[TextSize, bool, Colour, str]] = [
            ("title", True, self.theme.text, self.title()),
            *(("label", False, colour, text) for text, colour in self.words()),
        ]
        self._parts = [
            (size, bold, colour, p.wrap(text, inner, size, bold=bold))
            for size, bold, colour, text in parts
        ]
        gap = self._gap = GAP if self.view.text < 1.6 else GAP * 0.6
        rows = self._rows(inner)
        step = gui.button_height + gap
        high = sum(len(lines) * p.line(size) + gap for size, _, _, lines in self._parts)
        self._x = (WIDTH - self._wide) / 2
        typed = self._typed_high
        self._high = high + typed + gap + len(rows) * step - gap + 2 * PAD
        self._y = max((HEIGHT - self._high) / 2, 4.0)
        y = self._y + PAD + high
        y += self.place_entry(self._x + PAD, y, inner) + gap
        for row in rows:
            x = self._x + PAD
            for way, wide in row:
                place = (x, y, wide, gui.button_height)
                gui.button(way.name, way.text, place, way.press, kind=way.kind, icon=way.icon)
                x += wide + gap
            y += step
        self._dim = pygame.Surface(self.view.size)
        self._dim.fill(self.theme.ground)
        self._dim.set_alpha(216)

    @property
    def _typed_high(self) -> float:
        return 0.0

    def _rows(self, wide: float) -> list[list[tuple[Way, float]]]:
        """The ways on, each as wide as its text, in as many rows as they need."""
        rows: list[list[tuple[Way, float]]] = []
        room = 0.0
        for way in self.ways():
            bold = way.kind == "primary"
            each = self.gui.button_width(way.text, bold=bold, icon=True)
            if not rows or each > room:
                rows.append([(way, each)])
                room = wide - each - self._gap
            else:
                rows[-1].append((way, each))
                room -= each + self._gap
        return rows

    def back(self) -> Command:
        """Esc leaves all as it is."""
        return Pop()

    def paint(self, painter: Painter) -> None:
        """Dim what lies below, and draw the sheet and its words."""
        p, theme = painter, self.theme
        if self._dim is not None:
            p.surface.blit(self._dim, (0, 0))
        p.rounded(self._x, self._y, self._wide, self._high, PANEL_CORNER, theme.panel, theme.line)
        y, inner = self._y + PAD, self._wide - 2 * PAD
        for size, bold, colour, lines in self._parts:
            y = p.flow(self._x + PAD, y, inner, lines, size, colour, bold=bold) + self._gap
