"""How to play: what it is about and which keys there are, laid over whatever is shown."""

from __future__ import annotations

from typing import Final

import pygame

from game.level.model import Level
from game.ui.context import AppContext, HelpTopic
from game.ui.controls.reach import own_actions
from game.ui.help.page import gates
from game.ui.help.pages import PAGES
from game.ui.paint import Painter
from game.ui.play.footer import Keys, cap_width, draw_cap
from game.ui.play.valve import draw_sign
from game.ui.scene import Command, Pop, Replace, Scene
from game.ui.scenes import order
from game.ui.screen import Screen
from game.ui.theme import PANEL_CORNER
from game.ui.view import HEIGHT, WIDTH
from game.words import say

PAD: Final = 40.0

TWO_COLUMNS_UP_TO: Final = 1.25


class HelpScene(Screen):
    """The objective, the three gates and the keys; of a published task also whose it is.

    Args:
        app: the other scenes.
        topic: whose keys are listed.
        level: the level that is shown below.
        under: the scene below, all of whose own keys are listed.
    """

    overlay = True
    tells_menu = True
    """Whether it tells itself what a gamepad lists all actions with."""
    is_help = True
    """No other help is laid over it: what asks for help leads back from here."""

    def __init__(
        self,
        app: AppContext,
        topic: HelpTopic = "hand",
        level: Level | None = None,
        under: Scene | None = None,
    ) -> None:
        super().__init__(app)
        self._level = level
        self.first = "close"
        self._page_of = PAGES[topic]
        self._own = () if under is None else own_actions(under)
        self._dim: pygame.Surface | None = None

    def build(self) -> None:
        """Measure the page; at large text it is higher than the panel, and scrolls."""
        p, gui = self.measure(), self.gui
        self._wide = 800 + 320 * (self.view.text - 1.0)
        self._x = (WIDTH - self._wide) / 2
        inner = self._wide - 2 * PAD
        self._head = PAD + p.line("title") + 16
        foot = gui.button_height + 16 + PAD * 0.75
        page = self._page(p, 0, 0, inner, draw=False)
        self._high = min(self._head + page + foot + 8, HEIGHT - 32)
        self._y = (HEIGHT - self._high) / 2
        box = (self._x + PAD, self._y + self._head, inner + 20, self._high - self._head - foot)
        self.scroll.place(box, page)
        close, guide = say("common.close"), say("common.guide")
        wide = gui.button_width(close, bold=True, icon=True)
        y = self._y + self._high - PAD * 0.75 - gui.button_height
        place = (self._x + self._wide - PAD - wide, y, wide, gui.button_height)
        more = gui.button_width(guide, icon=True)
        left = (self._x + PAD, y, more, gui.button_height)
        gui.button("guide", guide, left, self._guide, tip=say("help.guide_tip"), icon="guide")
        gui.button("close", close, place, Pop, kind="primary", icon="cross")
        again, beside = say("tutorial.replay.button"), self._x + PAD + more + 12
        place = (beside, y, gui.button_width(again, icon=True), gui.button_height)
        gui.button("tutorial", again, place, self._tutorial, tip=say("tutorial.replay.note"),
                   icon="restart")  # fmt: skip
        self._dim = pygame.Surface(self.view.size)
        self._dim.fill(self.theme.ground)
        self._dim.set_alpha(216)

    @property
    def listed(self) -> Keys:
        """The caps of the keys that are told of, and what they do."""
        return self._page_of.keys(self.app.caps, self._own)

    def _guide(self) -> Command:
        """To the Field guide; leaving it comes back to where help was asked for."""
        return Replace(self.app.scenes.guide(self.app))

    def _tutorial(self) -> Command:
        """The tutorial once more; leaving it comes back to where help was asked for."""
        scene = order.tutorial(self.app)
        return Pop() if scene is None else Replace(scene)

    def handle(self, event: pygame.Event) -> Command:
        """Keys that close it, besides Esc; and a click beside the panel."""
        if self.app.controls.action(event, "everywhere") == "help":
            return Pop()
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            panel = self.view.rect(self._x, self._y, self._wide, self._high)
            if not panel.collidepoint(event.pos):
                return Pop()
        return super().handle(event)

    def paint(self, painter: Painter) -> None:
        """Dim what lies below, and draw the page on its panel."""
        p, theme = painter, self.theme
        if self._dim is not None:
            p.surface.blit(self._dim, (0, 0))
        p.rounded(self._x, self._y, self._wide, self._high, PANEL_CORNER, fill=theme.panel,
                  border=theme.line)  # fmt: skip
        p.text(self._x + PAD, self._y + PAD + p.line("title") / 2, say("help.title"), "title",
               bold=True)  # fmt: skip
        x, y, w, _ = self.scroll.box
        with p.within(self.scroll.box, clip=True):
            self._page(p, x, y - self.scroll.offset, w - 20, draw=True)
        self.scroll.draw(p)

    def _page(self, p: Painter, x: float, y: float, w: float, *, draw: bool) -> float:
        """The page from y on; gives how high it is."""
        at = self._objective(p, x, y, w, draw=draw)
        for paragraph in self._page_of.paragraphs():
            lines = p.wrap(paragraph, w, "label")
            if draw:
                p.flow(x, at, w, lines, "label")
            at += len(lines) * p.line("label") + 10
        if self._page_of.gates:
            at = self._gates(p, x, at + 8, w, draw)
        at += 18
        columns = 2 if p.view.text <= TWO_COLUMNS_UP_TO else 1
        listed = self.listed
        half = -(-len(listed) // columns)
        room = (w - 32 * (columns - 1)) / columns
        ends = [
            self._keys(p, x + n * (room + 32), at, room, listed[n * half : (n + 1) * half], draw)
            for n in range(columns)
        ]
        return self._source(p, x, max(ends), w, draw=draw) - y

    def _objective(self, p: Painter, x: float, at: float, w: float, *, draw: bool) -> float:
        """What the level that is shown asks for, if there is one; gives where that ends."""
        level = self._level
        if level is None:
            return at
        line = p.line("label")
        if draw:
            p.text(x, at + line / 2, level.title, "label", bold=True, width=w)
        at += line + 2
        for words in p.wrap(level.brief, w, "label"):
            if draw:
                p.text(x, at + line / 2, words, "label", self.theme.memory)
            at += line
        return at + 14

    def _source(self, p: Painter, x: float, at: float, w: float, *, draw: bool) -> float:
        """Whose task the level takes up, if it was published; gives where that ends."""
        level = self._level
        if level is None or not level.source:
            return at
        at += 18
        if draw:
            title = say("help.source", level=level.title)
            p.text(x, at + p.line("label") / 2, title, "label", bold=True, width=w)
        at += p.line("label") + 4
        for line in p.wrap(level.source, w, "body"):
            if draw:
                p.text(x, at + p.line("body") / 2, line, "body", self.theme.muted)
            at += p.line("body")
        return at

    def _keys(self, p: Painter, x: float, at: float, w: float, keys: Keys, draw: bool) -> float:
        """One column of keys; gives where it ends."""
        column = max(sum(cap_width(p, cap) + 4 for cap in caps) for caps, _ in keys) + 16
        line = p.line("label") + 4
        for caps, what in keys:
            lines = p.wrap(say(what), w - column, "label")
            if draw:
                along = x
                for cap in caps:
                    along += draw_cap(p, along, at + line / 2, cap) + 4
                for n, words in enumerate(lines):
                    p.text(x + column, at + (n + 0.5) * line, words, "label", self.theme.muted)
            at += len(lines) * line
        return at

    def _gates(self, p: Painter, x: float, at: float, w: float, draw: bool) -> float:
        theme = self.theme
        r = p.line("label") * 0.62
        named = gates()
        column = 2 * r + 12 + max(p.width(name, "label", bold=True) for _, name, _ in named) + 24
        for gate, name, what in named:
            lines = p.wrap(what, w - column, "label")
            line = p.line("label") + 8
            if draw:
                colour = theme.gate(gate)
                draw_sign(p, x + r, at + line / 2, r, gate)
                p.text(x + 2 * r + 12, at + line / 2, name, "label", colour, bold=True)
                for n, words in enumerate(lines):
                    p.text(x + column, at + (n + 0.5) * line, words, "label", theme.text)
            at += len(lines) * line
        return at
