"""The list of levels: one world at a time, its levels as cards, and the way to the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pygame

from game.level.format.problems import LevelError
from game.level.model import World
from game.ui.context import AppContext
from game.ui.focus import Control
from game.ui.gui import Kind
from game.ui.paint import Box, Painter
from game.ui.scene import Command, Pop, Push, Scene
from game.ui.scenes import order
from game.ui.scenes.card_faces import (
    PAD,
    Face,
    chip_size,
    draw_card,
    draw_chip,
    plain_face,
    poster_face,
)
from game.ui.scenes.cards import Card, card_for
from game.ui.screen import Screen
from game.ui.theme import PANEL_CORNER
from game.ui.view import HEIGHT, WIDTH

SIDE = 48.0
GAP = 16.0
WIDEST_CARD = 280.0
SLIM_CARD = 216.0
"""How wide a poster is at least."""
BAR_ROOM = 16.0
TAB_GAP = 8.0
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
    chip: Control
    """What leads to its practice room; with keys it is the letter P."""


class LevelsScene(Screen):
    """The list of levels: the worlds as tabs, and the levels of the one that is chosen.

    It opens on the world of the level in focus; the keys 1 to 9 choose a world too.
    """

    contexts = ("levels",)

    def __init__(self, app: AppContext, focus: str | None = None) -> None:
        super().__init__(app)
        self.first = f"level:{focus}" if focus else None
        self._worlds: Sequence[World] = ()
        self._world: World | None = None
        self._shown: list[_Shown] = []
        self._face = Face(0.0)
        self._trouble = ""
        self._opened = False
        self._notice = ""

    # -- where everything is -------------------------------------------------------------------

    def build(self) -> None:
        """Lay out the tabs of the worlds, and the cards of the one that is chosen."""
        gui = self.gui
        wide = gui.button_width("Back")
        more = gui.button_width("Field guide")
        place = (WIDTH - SIDE - wide, 32.0, wide, gui.button_height)
        self._find_worlds()
        self._top = self._lay_out_tabs(32 + max(gui.button_height, self.measure().line("title")))
        self._lay_out()
        beside = (place[0] - 8 - more, 32.0, more, gui.button_height)
        gui.button("guide", "Field guide", beside, lambda: Push(self.app.scenes.guide(self.app)))
        gui.button("back", "Back", place, Pop)
        self.scrolled()
        if not self._opened:
            self._opened = True
            self._reveal_first()

    def _find_worlds(self) -> None:
        """Read what worlds there are, and choose the one with the level that comes first."""
        try:
            self._worlds, self._trouble = self.app.library.worlds(), ""
        except LevelError as error:
            self._worlds, self._world, self._trouble = (), None, str(error)
            return
        if self._world is None:
            if self.first is None:
                path = order.still_to_win(self.app)
                self.first = f"level:{path.stem}" if path else None
            homes = {f"level:{path.stem}": world for world in self._worlds for path in world.levels}
            self._world = homes.get(self.first or "", next(iter(self._worlds), None))

    def _lay_out_tabs(self, y: float) -> float:
        """The tabs from y on, in as many rows as they need; gives where the page begins."""
        if len(self._worlds) < 2:
            return y + 24
        gui, x, y = self.gui, SIDE, y + 20
        for number, world in enumerate(self._worlds, start=1):
            words = f"{number}  {world.title}"
            wide = gui.button_width(words)
            if x > SIDE and x + wide > WIDTH - SIDE:
                x, y = SIDE, y + gui.button_height + TAB_GAP
            kind: Kind = "chosen" if self._is_chosen(world) else "quiet"
            place = (x, y, wide, gui.button_height)
            gui.button(f"world:{world.id}", words, place, self._chooser(world), kind=kind)
            x += wide + TAB_GAP
        return y + gui.button_height + 20

    def _is_chosen(self, world: World) -> bool:
        return self._world is not None and self._world.id == world.id

    def _lay_out(self) -> None:
        """Put the world's heading and cards on the page."""
        p, world = self.measure(), self._world
        self._shown = []
        if world is None:
            return
        box: Box = (SIDE, self._top, WIDTH - 2 * SIDE + BAR_ROOM, HEIGHT - self._top)
        cards = [card_for(path, self.app) for path in world.levels]
        head = self._head_height(p, world)
        self._choose_face(p, cards, box[3] - FOOT - head)
        for n, (path, card) in enumerate(zip(world.levels, cards, strict=True)):
            x = SIDE + (n % self._columns) * (self._wide + GAP)
            self._add(path, card, n + 1, x, head + (n // self._columns) * (self._high + GAP))
        rows = -(-len(cards) // self._columns)
        self.scroll.place(box, head + rows * (self._high + GAP) - GAP + FOOT)

    def _choose_face(self, p: Painter, cards: list[Card], room: float) -> None:
        """Posters if all can be seen at once in one row; else plain cards, in even rows."""
        across, n = WIDTH - 2 * SIDE, max(len(cards), 1)
        most = max(1, int((across + GAP) / (WIDEST_CARD * self.view.text + GAP)))
        self._columns = max(n, most)
        self._wide = (across - GAP * (self._columns - 1)) / self._columns
        if self._wide >= SLIM_CARD * self.view.text:
            poster = poster_face(p, cards, self._wide, room)
            if poster is not None:
                self._face = poster
                return
        rows = -(-n // most)
        self._columns = most if rows == 1 else -(-n // rows)
        self._wide = (across - GAP * (self._columns - 1)) / self._columns
        self._face = plain_face(p, cards, self._wide)

    def _reveal_first(self) -> None:
        start = self.focus.named(self.first) if self.first else None
        if start is not None:
            self.focus.take(start)
            self.reveal(start)
            self.scroll.jump(self.scroll.target)
            self.scrolled()

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
        chip = Control(f"practice:{card.name}", self.view.rect(*self._chip_box(x, y)),
                       self._opener(path, order.room_scene), clip=control.clip)  # fmt: skip
        self.gui.area(chip, keys=False)
        self._shown.append(_Shown(card, number, x, y, control, chip))

    def _chip_box(self, x: float, y: float) -> Box:
        """Where a card's way into practice is, on its upper edge."""
        wide, high = chip_size(self.measure())
        return x + self._wide - PAD - wide, y - min(high / 2, GAP - 2), wide, high

    def _head_height(self, p: Painter, world: World) -> float:
        lines = len(p.wrap(world.brief, WIDTH - 2 * SIDE, "body", lines=3))
        return p.line("heading") + 4 + lines * p.line("body") + 16

    def scrolled(self) -> None:
        """Put the cards' controls where the page now is."""
        for shown in self._shown:
            y = self._top + shown.y - self.scroll.offset
            shown.control.rect = self.view.rect(shown.x, y, self._wide, self._high)
            shown.chip.rect = self.view.rect(*self._chip_box(shown.x, y))

    def reveal(self, control: Control) -> None:
        """Scroll to the card that has the keys; to the world's heading too for a first row."""
        for shown in self._shown:
            if shown.control is control:
                top = 0.0 if shown.y == self._shown[0].y else shown.y
                self.scroll.reveal(top, shown.y + self._high)

    # -- what happens ----------------------------------------------------------------------------

    def _opener(
        self, path: Path, make: Callable[[AppContext, Path], Scene | str] = order.play_scene
    ) -> Callable[[], Command]:
        """What choosing a card does: play, or say once more why not; its chip leads to practice."""

        def open_level() -> Command:
            scene = make(self.app, path)
            if isinstance(scene, str):
                self._notice = scene
                return None
            return Push(scene)

        return open_level

    def _chooser(self, world: World) -> Callable[[], Command]:
        """What choosing a tab does."""

        def choose() -> Command:
            self._world, self._notice = world, ""
            self.scroll.jump(0.0)
            self.layout(self.view)
            return None

        return choose

    def handle(self, event: pygame.Event) -> Command:
        """Take one event; a digit chooses a world."""
        match self.asked(event):
            case "practice":
                here = [shown.chip for shown in self._shown if shown.control is self.focus.current]
                return here[0].press() if here and here[0].press else None
            case "world_before" | "world_after" as asked:
                worlds = [world.id for world in self._worlds]
                here_at = worlds.index(self._world.id) if self._world is not None else 0
                self._go_to(here_at + (1 if asked == "world_after" else -1))
                return None
            case str(asked) if asked.startswith("world_"):
                self._go_to(int(asked.removeprefix("world_")) - 1)
                return None
        return super().handle(event)

    def _go_to(self, n: int) -> None:
        """Show the world of this number, if there is one, with its first level in focus."""
        if 0 <= n < len(self._worlds) > 1:
            world = self._worlds[n]
            self._chooser(world)()
            self.focus.take(self.focus.named(f"level:{world.levels[0].stem}"))

    # -- drawing -----------------------------------------------------------------------------------

    def paint(self, painter: Painter) -> None:
        """Draw headings and cards; then the header over what is scrolled under it."""
        p = painter
        with p.within((0, self._top, WIDTH, HEIGHT - self._top), clip=True):
            if self._world is not None:
                self._head(p, self._world, self._top - self.scroll.offset)
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
                draw_chip(p, self._chip_box(shown.x, y), self.gui.hovered is shown.chip)
        if self._trouble:
            for n, words in enumerate(p.wrap(self._trouble, WIDTH - 2 * SIDE, "label", lines=12)):
                p.text(SIDE, self._top + 24 + n * p.line("label"), words, "label", self.theme.wrong)
        self._header(p)
        self.scroll.draw(p)

    def _header(self, p: Painter) -> None:
        middle = 32 + self.gui.button_height / 2
        taken = p.text(SIDE, middle, "Levels", "title", bold=True)
        words = self._stars(self._worlds)
        room = WIDTH - 2 * SIDE - taken - 24 - 24
        room -= self.gui.button_width("Back") + 8 + self.gui.button_width("Field guide")
        colour = self.theme.wrong if self._notice else self.theme.muted
        p.text(SIDE + taken + 24, middle + 2, self._notice or words, "label", colour, width=room)
        if self.scroll.offset > 0:
            p.rect(0, self._top - 1, WIDTH, 1, self.theme.line)

    def _stars(self, worlds: Sequence[World]) -> str:
        """How many stars of those to be had were earned."""
        every = [path.stem for world in worlds for path in world.levels]
        best = [self.app.store.best(name) for name in every]
        earned = sum(each.stars for each in best if each is not None)
        return f"{earned} of {3 * len(every)} stars"

    def _head(self, p: Painter, world: World, y: float) -> None:
        line = p.line("heading")
        taken = p.text(SIDE, y + line / 2, world.title, "heading", bold=True)
        if len(self._worlds) > 1:
            p.text(SIDE + taken + 16, y + line / 2, self._stars([world]), "body", self.theme.muted)
        y += line + 4
        for words in p.wrap(world.brief, WIDTH - 2 * SIDE, "body", lines=3):
            p.text(SIDE, y + p.line("body") / 2, words, "body", self.theme.muted)
            y += p.line("body")
