"""The scene in which a network is looked into, at every stage of its training."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from typing import Final

import pygame

from game.level.model import Level
from game.lstm.weights import Weights
from game.rules.practice.inside import Inside, Look
from game.rules.practice.weight_maps import WeightMap, weight_maps
from game.ui.context import AppContext, HelpTopic, InsideTab
from game.ui.focus import Control, Way
from game.ui.ink.lettering import Drawn
from game.ui.paint import Box, Painter
from game.ui.practice.inside.glide import Glide
from game.ui.practice.inside.layout import TABS, InsideLayout, make_layout
from game.ui.practice.inside.map_place import At, MapPlace, neighbour, page_height, place_maps
from game.ui.practice.inside.screen import InsideScreen
from game.ui.scene import Command, Pop
from game.ui.screen import Screen
from game.ui.theme import PANEL_CORNER
from game.ui.view import WIDTH
from game.words import say

PIECES: Final = 2
"""How many pieces are measured between two frames."""


class InsideScene(Screen):
    """A level's network from inside.

    Args:
        app: settings and the other scenes.
        level: the level.
        world_title: the line beside the title.
        tab: what is shown first.

    Raises:
        NetworkError: the level has no network that fits it.
    """

    help_topic: HelpTopic = "inside"
    """Whose keys F1 shows."""
    contexts = ("inside",)

    def __init__(
        self, app: AppContext, level: Level, world_title: str = "", tab: InsideTab = "gates"
    ) -> None:
        super().__init__(app)
        self.level, self.world = level, world_title
        self.tab: InsideTab = tab
        self.first = "training"
        self.log: list[Drawn] | None = None
        """Collects the texts drawn, for tests."""
        self.glide, self.knob = Glide(), Glide()
        self.hovered: At | None = None
        self.selected: At = (0, 0, 0)
        self.place: InsideLayout
        self.screen: InsideScreen
        self.maps: tuple[MapPlace, ...] = ()
        self._open(level)

    def _open(self, level: Level) -> None:
        self.inside = Inside(level)
        self.chosen = len(self.inside.stages.all) - 1
        self._maps: dict[int, tuple[WeightMap, WeightMap]] = {}
        self._most: tuple[float, ...] | None = None
        self._shown: Look | None = None

    def reload(self, level: Level, network: Weights) -> None:
        """Look into the network of the level as it was saved."""
        self.level, self.selected, self.hovered = level, (0, 0, 0), None
        self._open(level)

    # -- what is looked at -----------------------------------------------------------------------

    @property
    def look(self) -> Look | None:
        """What was measured at the chosen stage; None while that is being done."""
        return self.inside.looks.get(self.inside.stages.all[self.chosen].name)

    def maps_of(self, stage: int) -> tuple[WeightMap, WeightMap]:
        """The weights of a stage."""
        if stage not in self._maps:
            found = self.inside.stages.all[stage].weights
            self._maps[stage] = weight_maps(self.level, found)
        return self._maps[stage]

    @property
    def most(self) -> tuple[float, ...]:
        """The ends of the maps' scales: the same at every stage, so that one sees weights grow."""
        if self._most is None:
            every = [self.maps_of(n) for n in range(len(self.inside.stages.all))]
            self._most = tuple(
                max(found.most for found in each) for each in zip(*every, strict=True)
            )
        return self._most

    # -- where everything is -------------------------------------------------------------------

    def build(self) -> None:
        """Place the panels, and make everything that can be pressed."""
        gui, p = self.gui, self.measure()
        self.place = place = make_layout(p, self.inside.stages, gui.button_height)
        self.screen = InsideScreen(self)
        self.knob.to({"knob": place.stops[self.chosen]}, still=True)
        self._place_page(p)
        corner = self.view.px(PANEL_CORNER)
        box = place.training
        gui.area(Control("training", self.view.rect(*box), None, self._slide_by_arrow,
                         corner=corner))  # fmt: skip
        for tab, tab_box in zip(TABS, place.tabs, strict=True):
            gui.area(Control(f"tab:{tab}", self.view.rect(*tab_box), partial(self.show, tab)))
        if self.tab == "weights":
            gui.area(Control("weights", self.view.rect(*place.page), None, self._select_by_arrow,
                             clip=self.view.rect(*place.page), corner=self.view.px(3),
                             part=lambda: self.view.rect(*self.weight(self.selected))))  # fmt: skip
        back = say("common.back")
        wide, high = gui.button_width(back, icon=True), gui.button_height
        at = (WIDTH - 48 - wide, place.head - high / 2, wide, high)
        gui.button("back", back, at, Pop, icon="back")

    def _place_page(self, p: Painter) -> None:
        """Find out how high the page is: of what it shows, and at this size of text."""
        x, y, w, h = self.place.page
        if self.tab == "weights":
            self.maps = place_maps(p, w - 12, self.maps_of(self.chosen))
            high = page_height(self.maps)
            m, r, c = self.selected
            found = self.maps[m].map
            self.selected = m, min(r, len(found.rows) - 1), min(c, len(found.columns) - 1)
        else:
            high = self.screen.page(p, (x, y, w - 12, h)) - y
        self.scroll.place((x, y, w, h), high)

    # -- what happens ----------------------------------------------------------------------------

    def show(self, tab: InsideTab) -> Command:
        """Show gates, weights or memory."""
        if tab != self.tab:
            self.tab, self.hovered = tab, None
            self.scroll.jump(0.0)
            self.layout(self.view)
        return None

    def choose(self, stage: int) -> None:
        """Look at another stage."""
        stage = min(max(stage, 0), len(self.inside.stages.all) - 1)
        if stage != self.chosen:
            self.chosen = stage
            self._place_page(self.measure())
            self.knob.to({"knob": self.place.stops[stage]}, still=self._still)
            self._take_look()

    @property
    def _still(self) -> bool:
        return self.app.settings.reduced_motion

    def _take_look(self) -> None:
        """Let the numbers of the chosen stage come, once they are measured."""
        look = self.look
        if look is None or look is self._shown:
            return
        self._shown = look
        goals: dict[Hashable, float] = {}
        for row in look.rows:
            goals[row.cls, row.condition, row.block, row.gate, "mean"] = row.mean
            goals[row.cls, row.condition, row.block, row.gate, "spread"] = row.spread
        self.glide.to(goals, still=self._still)
        self._place_page(self.measure())

    def _slide_by_arrow(self, way: Way) -> bool:
        if way not in ("left", "right"):
            return False
        self.choose(self.chosen + (1 if way == "right" else -1))
        return True

    def _select_by_arrow(self, way: Way) -> bool:
        """Arrows among the weights; from the outermost ones they lead on, up and down."""
        rows, columns = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}[way]
        found = neighbour(self.maps, self.selected, rows, columns)
        self.hovered = None
        if found is None:
            return columns != 0
        self.selected = found
        m, r, c = found
        _, y, _, h = self.maps[m].cell(r, c)
        self.scroll.reveal(y, y + h, margin=2 * h)
        return True

    @property
    def on_weights(self) -> bool:
        """Whether the weights have the keys."""
        return self.focus.current is not None and self.focus.current.name == "weights"

    def handle(self, event: pygame.Event) -> Command:
        """Take one event; arrows slide through training wherever nothing else wants them."""
        aside = not (self.on_weights and self.focus.shown)
        match self.asked(event):
            case "gates" | "weights" | "memory" as tab:
                return self.show(tab)
            case "next_tab":
                return self.show(TABS[(TABS.index(self.tab) + 1) % len(TABS)])
            case "always_before" | "always_after" as asked:
                self.choose(self.chosen + (1 if asked == "always_after" else -1))
                return None
            case "stage_before" | "stage_after" as asked if aside:
                self.choose(self.chosen + (1 if asked == "stage_after" else -1))
                return None
        command = super().handle(event)
        self._point(event)
        return command

    def _point(self, event: pygame.Event) -> None:
        """Choose the stage or the weight that the mouse is on."""
        if event.type not in (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN):
            return
        x, y = self.view.units(*event.pos)
        pressed = event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT
        control = self.focus.named("training")
        dragged = event.type == pygame.MOUSEMOTION and event.buttons[0]
        held = control is not None and self.gui.is_held(control)
        if control and ((pressed and control.at(event.pos)) or (dragged and held)):
            self.choose(self.place.nearest(x))
        self.hovered = self._weight_at(x, y) if self.tab == "weights" else None
        if pressed and self.hovered is not None:
            self.selected = self.hovered

    def weight(self, at: At) -> Box:
        """Where a weight is in the window."""
        m, r, c = at
        left, top, _, _ = self.place.page
        x, y, w, h = self.maps[m].cell(r, c)
        return left + x, top + y - self.scroll.offset, w, h

    def _weight_at(self, x: float, y: float) -> At | None:
        left, top, w, h = self.place.page
        if not (left <= x < left + w and top <= y < top + h):
            return None
        for m, place in enumerate(self.maps):
            found = place.at(x - left, y - top + self.scroll.offset)
            if found is not None:
                return m, *found
        return None

    # -- time and drawing --------------------------------------------------------------------------

    def animate(self, dt: float) -> None:
        """Measure a little more, and move what is on its way."""
        for _ in range(PIECES):
            self.inside.go_on()
        self._take_look()
        self.glide.update(dt)
        self.knob.update(dt)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the scene."""
        self.screen.draw(Painter(surface, self.view, self.theme, self.log))
        self.gui.draw(surface)
        self.gui.draw_focus(surface)
