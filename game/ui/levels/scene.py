"""The map: the worlds along the highway, and the levels of the chosen one as cards below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pygame

from game.level.format.problems import LevelError
from game.level.model import World
from game.ui.context import AppContext, HelpTopic
from game.ui.focus import Control, Way
from game.ui.levels.cards import card_for
from game.ui.levels.detail import detail_high, draw_detail
from game.ui.levels.grid import GAP, POSTERS_UP_TO, choose_grid
from game.ui.levels.head import draw_head, head_high
from game.ui.levels.header import draw_header
from game.ui.levels.page import CardPage, Shown
from game.ui.levels.road import SIDE, Station, draw_road, place_stations, station_high
from game.ui.levels.ways_out import add_ways_out
from game.ui.paint import Box, Painter
from game.ui.scene import Command, Pop, Push, Scene
from game.ui.scenes import order
from game.ui.screen import Screen
from game.ui.theme import CORNER
from game.ui.view import HEIGHT, WIDTH

BAR_ROOM = 16.0
TOP = 24.0
FOOT = 24.0
"""How much is left free below the last card."""


class LevelsScene(Screen):
    """The map: the worlds as stations, and the levels of the one that is chosen.

    It opens on the world of the level in focus; the keys 1 to 9 choose a world too.
    """

    help_topic: HelpTopic = "levels"
    contexts = ("levels",)

    def __init__(self, app: AppContext, focus: str | None = None) -> None:
        super().__init__(app)
        self.first = f"level:{focus}" if focus else None
        self._worlds: Sequence[World] = ()
        self._world: World | None = None
        self._stations: list[Station] = []
        self._to_win: str | None = None
        self._earned = 0, 0
        self._picture: tuple[tuple[object, ...], pygame.Surface] | None = None
        self._cards: CardPage
        self._trouble = ""
        self._opened = False
        self._notice = ""
        self._told_clock = self._clock

    # -- where everything is -------------------------------------------------------------------

    def build(self) -> None:
        """Lay out the map, the cards of the world that is chosen, and the ways out."""
        gui, p = self.gui, self.measure()
        self._picture = None
        self._find_worlds()
        y = TOP + max(gui.button_height, p.line("title")) + 14
        self._top = self._lay_out_road(p, y)
        self._lay_out()
        self._header_room = add_ways_out(self.gui, p, self.app, TOP, self._earned)
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
        self._earned = order.stars(self.app)
        path = order.still_to_win(self.app)
        self._to_win = path.stem if path else None
        if self._world is None:
            if self.first is None:
                self.first = f"level:{self._to_win}" if self._to_win else None
            homes = {f"level:{path.stem}": world for world in self._worlds for path in world.levels}
            self._world = homes.get(self.first or "", next(iter(self._worlds), None))

    def _lay_out_road(self, p: Painter, y: float) -> float:
        """The map from y on; gives where the page begins."""
        self._stations = []
        if len(self._worlds) < 2:
            return y + 8
        self._stations = place_stations(p, self._worlds, self.app, self._to_win, y)
        for station in self._stations:
            place = self.view.rect(*station.box)
            name, press = f"world:{station.world.id}", self._chooser(station.world)
            corner = self.view.px(CORNER)
            self.gui.area(Control(name, place, press, self._from_map, corner=corner))
        return self._stations[-1].box[1] + station_high(p) + 12

    def _lay_out(self) -> None:
        """Put the world's brief and cards on the page, and keep room for what is told of one."""
        p, world = self.measure(), self._world
        self._detail: Box | None = None
        if world is None:
            self._cards = CardPage(self.gui, p, choose_grid(p, (), 0.0), self._top, 0.0)
            return
        cards = [card_for(path, self.app) for path in world.levels]
        head, foot = head_high(p, world, self._clock), FOOT
        if self.view.text <= POSTERS_UP_TO:
            foot += detail_high(p) + GAP
        grid = choose_grid(p, cards, HEIGHT - self._top - head - foot)
        if grid.face.picture > 0:
            y = self._top + head + grid.high + GAP
            self._detail = (SIDE, y, WIDTH - 2 * SIDE, detail_high(p))
        else:
            foot = FOOT
        self._cards = CardPage(self.gui, p, grid, self._top, head)
        for path, card in zip(world.levels, cards, strict=True):
            self._cards.add(card, self._opener(path), self._opener(path, order.room_scene))
        box: Box = (SIDE, self._top, WIDTH - 2 * SIDE + BAR_ROOM, HEIGHT - self._top)
        self.scroll.place(box, head + grid.high + foot)

    def _reveal_first(self) -> None:
        start = self.focus.named(self.first) if self.first else None
        if start is not None:
            self.focus.take(start)
            self.reveal(start)
            self.scroll.jump(self.scroll.target)
            self.scrolled()

    @property
    def _clock(self) -> str:
        """What is said of the time that a lesson has left; nothing where there is no lesson."""
        lesson = self.app.lesson
        return lesson.told if lesson is not None else ""

    def animate(self, dt: float) -> None:
        """Say the new minute when one has gone by; that is all that a clock does."""
        if self._clock != self._told_clock:
            self._told_clock = self._clock
            self.layout(self.view)

    def scrolled(self) -> None:
        """Put the cards' controls where the page now is."""
        self._cards.follow(self.scroll.offset)

    def reveal(self, control: Control) -> None:
        """Scroll to the card that has the keys; to the world's brief too for a first row."""
        shown = self._cards.of(control)
        if shown is not None:
            top = 0.0 if shown.y == self._cards.shown[0].y else shown.y
            self.scroll.reveal(top, shown.y + self._cards.face.high)

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
        """What choosing a station does."""

        def choose() -> Command:
            self._world, self._notice = world, ""
            self.scroll.jump(0.0)
            self.layout(self.view)
            return None

        return choose

    def back(self) -> Command:
        """Leave the list; where its levels were only visited, those there were are back."""
        self.app.go_home()
        return Pop()

    def handle(self, event: pygame.Event) -> Command:
        """Take one event; a digit chooses a world."""
        match self.asked(event):
            case "practice":
                here = self._cards.of(self.focus.current)
                return here.chip.press() if here is not None and here.chip.press else None
            case "world_before" | "world_after" as asked:
                worlds = [world.id for world in self._worlds]
                here_at = worlds.index(self._world.id) if self._world is not None else 0
                self._go_to(here_at + (1 if asked == "world_after" else -1))
                return None
            case str(asked) if asked.startswith("world_"):
                self._go_to(int(asked.removeprefix("world_")) - 1)
                return None
        return super().handle(event)

    def _from_map(self, way: Way) -> bool:
        """Down from the map to the cards: to the level to play next, else to the first."""
        shown = self._cards.shown
        if way != "down" or not shown:
            return False
        wanted = [one for one in shown if one.card.name == self._to_win]
        to = next(iter(wanted), shown[0]).control
        self.focus.take(to)
        self.reveal(to)
        return True

    def _go_to(self, n: int) -> None:
        """Show the world of this number, if there is one, with its first level in focus."""
        if 0 <= n < len(self._worlds) > 1:
            world = self._worlds[n]
            self._chooser(world)()
            self.focus.take(self.focus.named(f"level:{world.levels[0].stem}"))

    # -- drawing -----------------------------------------------------------------------------------

    def paint(self, painter: Painter) -> None:
        """Draw the page; it is kept as a picture until something on it changes."""
        if painter.log is not None:
            self._page(painter)
        else:
            self._blit_page(painter)
        self.scroll.draw(painter)

    def _blit_page(self, painter: Painter) -> None:
        keys = self.focus.current.name if self.focus.current else ""
        pointed = self.gui.hovered.name if self.gui.hovered else ""
        key = (painter.surface.get_size(), self.theme.name, self.scroll.offset, keys,
               self.focus.shown, pointed, self._cards.held, self._notice,
               self._told_clock)  # fmt: skip
        if self._picture is None or self._picture[0] != key:
            surface = pygame.Surface(painter.surface.get_size())
            surface.fill(self.theme.ground)
            self._page(Painter(surface, self.view, self.theme))
            self._picture = key, surface
        painter.surface.blit(self._picture[1], (0, 0))

    def _page(self, p: Painter) -> None:
        """Draw what is scrolled: brief, cards, what is told of one; then the map over it."""
        with p.within((0, self._top, WIDTH, HEIGHT - self._top), clip=True):
            if self._world is not None:
                draw_head(p, self._world, self._told_clock, self._top - self.scroll.offset)
            self._cards.draw(p, self.scroll.offset, self._to_win)
            told = self._told()
            if self._detail is not None and told is not None:
                x, y, w, h = self._detail
                draw_detail(p, (x, y - self.scroll.offset, w, h), told.card)
        if self._trouble:
            for n, words in enumerate(p.wrap(self._trouble, WIDTH - 2 * SIDE, "label", lines=12)):
                p.text(SIDE, self._top + 24 + n * p.line("label"), words, "label", self.theme.wrong)
        self._header(p)

    def _told(self) -> Shown | None:
        """The level that is told of: the one pointed at, else the one with the keys, else the one
        to go on with."""
        told = self._cards.of(self.gui.hovered) or self._cards.of(self.focus.current)
        wanted = [shown for shown in self._cards.shown if shown.card.name == self._to_win]
        return told or next(iter([*wanted, *self._cards.shown]), None)

    def _header(self, p: Painter) -> None:
        if self.scroll.offset > 0:
            p.rect(0, 0, WIDTH, self._top, self.theme.ground)
            p.rect(0, self._top - 1, WIDTH, 1, self.theme.line)
        middle = TOP + self.gui.button_height / 2
        draw_header(p, middle, self._header_room, self._earned, self._notice)
        chosen = self._world.id if self._world else None
        pointed = self.gui.hovered.name.removeprefix("world:") if self.gui.hovered else None
        draw_road(p, self._stations, chosen, pointed)
