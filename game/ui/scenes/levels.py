"""The list of levels: worlds as sections, levels as cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.level.format.problems import LevelError
from game.level.model import World
from game.ui.context import AppContext
from game.ui.focus import Control
from game.ui.paint import Box, Painter
from game.ui.scene import Command, Pop, Push
from game.ui.scenes import order
from game.ui.scenes.card_faces import Face, draw_card, plain_face, poster_face
from game.ui.scenes.cards import Card, card_for
from game.ui.screen import Screen
from game.ui.theme import PANEL_CORNER
from game.ui.view import HEIGHT, WIDTH

SIDE = 48.0
GAP = 16.0
WIDEST_CARD = 280.0
BAR_ROOM = 16.0
WORLD_GAP = 24.0
FOOT = 32.0
"""How much is left free below the last card."""


@dataclass
class _Shown:
    """A card with its place on the page, before scrolling."""

    card: Card
    number: int
    x: float
    y: float
    control: Control


class LevelsScene(Screen):
    """The list of levels."""

    def __init__(self, app: AppContext, focus: str | None = None) -> None:
        super().__init__(app)
        self.first = f"level:{focus}" if focus else None
        self._shown: list[_Shown] = []
        self._face = Face(0.0)
        self._heads: list[tuple[World, float]] = []
        self._trouble = ""
        self._opened = False
        self._notice = ""

    # -- where everything is -------------------------------------------------------------------

    def build(self) -> None:
        """Read every level and lay the cards out under their worlds."""
        gui, p = self.gui, self.measure()
        wide = gui.button_width("Back")
        self._top = 32 + max(gui.button_height, p.line("title")) + 24
        box: Box = (SIDE, self._top, WIDTH - 2 * SIDE + BAR_ROOM, HEIGHT - self._top)
        text = self.view.text
        room = WIDTH - 2 * SIDE
        self._columns = max(1, int((room + GAP) / (WIDEST_CARD * text + GAP)))
        self._wide = (room - GAP * (self._columns - 1)) / self._columns
        self._shown, self._heads, self._trouble = [], [], ""
        end = self._lay_out(p, box[3] - FOOT)
        self.scroll.place(box, end + FOOT)
        more = gui.button_width("Field guide")
        place = (WIDTH - SIDE - wide - 8 - more, 32.0, more, gui.button_height)
        gui.button("guide", "Field guide", place, lambda: Push(self.app.scenes.guide(self.app)))
        place = (WIDTH - SIDE - wide, 32.0, wide, gui.button_height)
        gui.button("back", "Back", place, Pop)
        if self.first is None:
            path = order.still_to_win(self.app)
            self.first = f"level:{path.stem}" if path else None
        self.scrolled()
        if not self._opened:
            self._opened = True
            start = self.focus.named(self.first) if self.first else None
            if start is not None:
                self.focus.take(start)
                self.reveal(start)
                self.scroll.jump(self.scroll.target)
                self.scrolled()

    def _lay_out(self, p: Painter, room: float) -> float:
        """Put headings and cards on the page; gives where the last card ends."""
        try:
            worlds = self.app.library.worlds()
        except LevelError as error:
            self._trouble = str(error)
            return 0.0
        cards = {path: card_for(path, self.app) for world in worlds for path in world.levels}
        self._face = self._choose_face(p, worlds, list(cards.values()), room)
        y, number = 0.0, 0
        for world in worlds:
            self._heads.append((world, y))
            y += self._head_height(p, world)
            for n, path in enumerate(world.levels):
                number += 1
                x = SIDE + (n % self._columns) * (self._wide + GAP)
                top = y + (n // self._columns) * (self._high + GAP)
                self._add(path, cards[path], number, x, top)
            y += self._rows(world) * (self._high + GAP) + WORLD_GAP
        return y - GAP - WORLD_GAP

    def _choose_face(
        self, p: Painter, worlds: Sequence[World], cards: list[Card], room: float
    ) -> Face:
        """Posters if all can then be seen at once; else plain cards, and the page scrolls."""
        rows = sum(self._rows(world) for world in worlds)
        if rows == 0:
            return plain_face(p)
        heads = sum(self._head_height(p, world) for world in worlds)
        between = (rows - 1) * GAP + (len(worlds) - 1) * WORLD_GAP
        each = (room - heads - between) / rows
        return poster_face(p, cards, self._wide, each) or plain_face(p)

    def _rows(self, world: World) -> int:
        return -(-len(world.levels) // self._columns)

    @property
    def _high(self) -> float:
        return self._face.high

    def _add(self, path: Path, card: Card, number: int, x: float, y: float) -> None:
        control = Control(
            f"level:{card.name}",
            self.view.rect(x, y, self._wide, self._high),
            self._opener(path),
            clip=self.view.rect(0, self._top, WIDTH, HEIGHT - self._top),
            corner=self.view.px(PANEL_CORNER),
        )
        self.gui.area(control)
        self._shown.append(_Shown(card, number, x, y, control))

    def _head_height(self, p: Painter, world: World) -> float:
        lines = len(p.wrap(world.brief, WIDTH - 2 * SIDE, "body", lines=3))
        return p.line("heading") + 4 + lines * p.line("body") + 16

    def scrolled(self) -> None:
        """Put the cards' controls where the page now is."""
        for shown in self._shown:
            y = self._top + shown.y - self.scroll.offset
            shown.control.rect = self.view.rect(shown.x, y, self._wide, self._high)

    def reveal(self, control: Control) -> None:
        """Scroll to the card that has the keys; its world's heading too for a first row."""
        for shown in self._shown:
            if shown.control is control:
                heads = [y for _, y in self._heads if y <= shown.y]
                near = heads and shown.y - heads[-1] < 140
                self.scroll.reveal(heads[-1] if near else shown.y, shown.y + self._high)

    # -- what happens ----------------------------------------------------------------------------

    def _opener(self, path: Path) -> Callable[[], Command]:
        """What choosing a card does: play, or say once more why not."""

        def open_level() -> Command:
            scene = order.play_scene(self.app, path)
            if isinstance(scene, str):
                self._notice = scene
                return None
            return Push(scene)

        return open_level

    # -- drawing -----------------------------------------------------------------------------------

    def paint(self, painter: Painter) -> None:
        """Draw headings and cards; then the header over what is scrolled under it."""
        p = painter
        with p.within((0, self._top, WIDTH, HEIGHT - self._top), clip=True):
            for world, y in self._heads:
                self._head(p, world, self._top + y - self.scroll.offset)
            for shown in self._shown:
                y = self._top + shown.y - self.scroll.offset
                if y > HEIGHT or y + self._high < self._top:
                    continue
                hot = self.gui.hovered is shown.control or (
                    self.focus.shown and self.focus.current is shown.control
                )
                held = self.gui.is_held(shown.control)
                box = (shown.x, y, self._wide, self._high)
                draw_card(p, box, shown.card, shown.number, self._face, hot=hot, held=held)
        if self._trouble:
            for n, words in enumerate(p.wrap(self._trouble, WIDTH - 2 * SIDE, "label", lines=12)):
                p.text(SIDE, self._top + 24 + n * p.line("label"), words, "label", self.theme.wrong)
        self._header(p)
        self.scroll.draw(p)

    def _header(self, p: Painter) -> None:
        middle = 32 + self.gui.button_height / 2
        taken = p.text(SIDE, middle, "Levels", "title", bold=True)
        sound = [shown.card for shown in self._shown if shown.card.level is not None]
        stars = sum(card.best.stars for card in sound if card.best)
        words = f"{stars} of {3 * len(sound)} stars" if sound else "no level can be played yet"
        room = WIDTH - 2 * SIDE - taken - 24 - 24
        room -= self.gui.button_width("Back") + 8 + self.gui.button_width("Field guide")
        colour = self.theme.wrong if self._notice else self.theme.muted
        p.text(SIDE + taken + 24, middle + 2, self._notice or words, "label", colour, width=room)
        if self.scroll.offset > 0:
            p.rect(0, self._top - 1, WIDTH, 1, self.theme.line)

    def _head(self, p: Painter, world: World, y: float) -> None:
        line = p.line("heading")
        p.text(SIDE, y + line / 2, world.title, "heading", bold=True)
        y += line + 4
        for words in p.wrap(world.brief, WIDTH - 2 * SIDE, "body", lines=3):
            p.text(SIDE, y + p.line("body") / 2, words, "body", self.theme.muted)
            y += p.line("body")
