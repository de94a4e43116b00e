"""The files with progress that can be taken over: all there are, in a list that scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

import pygame

from game.ui.context import AppContext
from game.ui.dropped.kind import kind_of
from game.ui.focus import Control
from game.ui.icons.drawing import draw_icon
from game.ui.paint import Painter
from game.ui.profiles.passing import found_files, take_over
from game.ui.profiles.people import People
from game.ui.profiles.sheet import PAD, Sheet, Way
from game.ui.scene import Command, Pop
from game.ui.theme import CORNER, Colour
from game.ui.view import HEIGHT
from game.words import say

BETWEEN: Final = 8.0
BAR: Final = 16.0
"""How much of the width is left for what shows where in the list one is."""


class ImportScene(Sheet):
    """The files that can be taken over, the newest first."""

    def __init__(self, app: AppContext, people: People) -> None:
        super().__init__(app, people)
        self._files = found_files(app.exports_folder)
        self._listed: list[Control] = []
        self.first = f"file:{self._files[0].name}" if self._files else "cancel"

    def title(self) -> str:
        """What this is."""
        return say("profiles.passing.import_title")

    def words(self) -> Sequence[tuple[str, Colour]]:
        """What happens with a file, and where the listed ones are."""
        folder = self.app.exports_folder
        word = "import" if self._files else "none"
        return [(say(f"profiles.passing.{word}", folder=folder), self.theme.muted)]

    def ways(self) -> Sequence[Way]:
        """The way back."""
        return [Way("cancel", say("profiles.sure.cancel"), self.back, "cross")]

    # -- the list ------------------------------------------------------------------------------

    @property
    def _step(self) -> float:
        return self.gui.button_height + BETWEEN

    @property
    def _whole(self) -> float:
        """How high the list is."""
        return max(len(self._files) * self._step - BETWEEN, 0.0)

    @property
    def _typed_high(self) -> float:
        """How much of the list is in sight: all of it, if there is room."""
        p = self.measure()
        said = sum(len(lines) * p.line(size) + self._gap for size, _, _, lines in self._parts)
        room = HEIGHT - 16.0 - said - self._gap - self.gui.button_height - 2 * PAD
        return min(self._whole, max(room, self.gui.button_height))

    def place_entry(self, x: float, y: float, wide: float) -> float:
        """Place the list."""
        high, gui = self._typed_high, self.gui
        self.scroll.place((x, y, wide, high), self._whole)
        around, clip = self.view.rect(x, y, wide, high), self.view.rect(x - 4, y, wide + 4, high)
        self._listed = [
            gui.area(Control(f"file:{path.name}", around.copy(), partial(self._take, path),
                             clip=clip, corner=self.view.px(CORNER)))
            for path in self._files
        ]  # fmt: skip
        self.scrolled()
        return high

    def _place_of(self, n: int) -> tuple[float, float, float, float]:
        x, y, wide, _ = self.scroll.box
        top = y + n * self._step - self.scroll.offset
        return x, top, wide - (BAR if self.scroll.most else 0.0), self.gui.button_height

    def scrolled(self) -> None:
        """Put the rows where the page now is."""
        for n, control in enumerate(self._listed):
            control.rect = self.view.rect(*self._place_of(n))

    def reveal(self, control: Control) -> None:
        """Scroll to the file that has the keys."""
        if control in self._listed:
            top = self._listed.index(control) * self._step
            self.scroll.reveal(top, top + self.gui.button_height, margin=BETWEEN)

    # -- what happens --------------------------------------------------------------------------

    def wants(self, event: pygame.Event) -> bool:
        """Whether a file that is dropped is meant for this sheet."""
        return event.type == pygame.DROPFILE and kind_of(Path(event.file)) == "progress"

    def handle(self, event: pygame.Event) -> Command:
        """Take one event; a file that is dropped is taken over."""
        return self._take(Path(event.file)) if self.wants(event) else super().handle(event)

    def _take(self, path: Path) -> Command:
        take_over(self.people, path)
        return Pop()

    # -- drawing -------------------------------------------------------------------------------

    def paint(self, painter: Painter) -> None:
        """Draw the sheet and the files on it."""
        super().paint(painter)
        if not self._listed:
            return
        _, top, _, high = self.scroll.box
        with painter.within(self.scroll.box, clip=True):
            for n, (path, control) in enumerate(zip(self._files, self._listed, strict=True)):
                _, y, _, h = self._place_of(n)
                if top - h < y < top + high:
                    self._draw_row(painter, n, path.name, control)
        self.scroll.draw(painter)

    def _draw_row(self, p: Painter, n: int, name: str, control: Control) -> None:
        (x, y, w, h), theme = self._place_of(n), self.theme
        hot = self.gui.hovered is control and not self.gui.is_held(control)
        edge = theme.line if theme.edged else None
        p.rounded(x, y, w, h, CORNER, theme.line if hot else theme.raised, edge)
        side = p.line("label") * 0.8
        draw_icon(p, "go", x + 16 + side / 2, y + h / 2, side, theme.text)
        left = x + 16 + side + 10
        p.text(left, y + h / 2, name, "label", width=x + w - 16 - left)
