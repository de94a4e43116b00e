"""What is wrong with the file that was saved, laid over the play, which stays where it is."""

from __future__ import annotations

from typing import Final

import pygame

from game.level.model import Level
from game.ui.context import AppContext, HelpTopic
from game.ui.paint import Painter
from game.ui.scene import Command, Pop, Replace
from game.ui.screen import Screen
from game.ui.theme import PANEL_CORNER
from game.ui.trouble import Trouble
from game.ui.view import HEIGHT, WIDTH
from game.words import say

PAD: Final = 32.0


class TroubleScene(Screen):
    """The problems of a level file, or the command that trains its network."""

    help_topic: HelpTopic = "trouble"
    overlay = True
    contexts = ("training",)
    takes = ("train",)

    def __init__(self, app: AppContext, trouble: Trouble) -> None:
        super().__init__(app)
        self.trouble = trouble
        self.first = "close"
        self._dim: pygame.Surface | None = None

    def tell(self, trouble: Trouble) -> None:
        """Show this trouble instead of the one before."""
        self.trouble = trouble
        self.scroll.jump(0.0)

    def build(self) -> None:
        """Measure the problems; when they are too many for the panel, they scroll."""
        p, gui = self.measure(), self.gui
        self._wide = min(880 + 320 * (self.view.text - 1.0), WIDTH - 48)
        self._x = (WIDTH - self._wide) / 2
        inner = self._wide - 2 * PAD
        self._title = p.wrap(self.trouble.title, inner, "title", lines=2)
        self._head = PAD + len(self._title) * p.line("title") + 16
        close, train = (
            say("common.close"),
            f"{say('trouble.train')}  {self.app.prompt('train', 'training')}",
        )
        wide = gui.button_width(close, bold=True) + 16
        more = gui.button_width(train, bold=True) + 8 if self.trouble.untrained else 0.0
        room = inner - wide - more - 24
        self._foot = p.wrap(say("trouble.foot", mend=self.trouble.mend), room, "body")
        foot = max(len(self._foot) * p.line("body"), gui.button_height) + 20 + PAD * 0.75
        page = self._page(p, 0, 0, inner - 20, draw=False)
        self._high = min(self._head + page + foot + 2, HEIGHT - 32)
        self._y = (HEIGHT - self._high) / 2
        box = (self._x + PAD, self._y + self._head, inner, self._high - self._head - foot)
        self.scroll.place(box, page)
        self._foot_y = self._y + self._high - PAD * 0.75
        y = self._foot_y - gui.button_height
        place = (self._x + self._wide - PAD - wide, y, wide, gui.button_height)
        level = self.trouble.untrained
        if level is None:
            gui.button("close", close, place, Pop, kind="primary")
        else:
            more = gui.button_width(train, bold=True)
            beside = (place[0] - 8 - more, y, more, gui.button_height)
            gui.button("train", train, beside, lambda: self._train(level), kind="primary")
            gui.button("close", close, place, Pop)
        self._dim = pygame.Surface(self.view.size)
        self._dim.fill(self.theme.ground)
        self._dim.set_alpha(200)

    def _train(self, level: Level) -> Command:
        return Replace(self.app.scenes.training(self.app, level, begin=True, over=True))

    def handle(self, event: pygame.Event) -> Command:
        """Take one event; T trains, where that is what is missing."""
        level = self.trouble.untrained
        if level is not None and self.asked(event) == "train":
            return self._train(level)
        return super().handle(event)

    def paint(self, painter: Painter) -> None:
        """Dim what lies below, and draw the problems on their panel."""
        p, theme = painter, self.theme
        if self._dim is not None:
            p.surface.blit(self._dim, (0, 0))
        p.rounded(self._x, self._y, self._wide, self._high, PANEL_CORNER, fill=theme.panel,
                  border=theme.wrong)  # fmt: skip
        line = p.line("title")
        for n, words in enumerate(self._title):
            p.text(self._x + PAD, self._y + PAD + line * (n + 0.5), words, "title", bold=True)
        x, y, w, _ = self.scroll.box
        with p.within(self.scroll.box, clip=True):
            self._page(p, x, y - self.scroll.offset, w - 20, draw=True)
        self.scroll.draw(p)
        line = p.line("body")
        middle = self._foot_y - max(len(self._foot) * line, self.gui.button_height) / 2
        top = middle - len(self._foot) * line / 2
        for n, words in enumerate(self._foot):
            p.text(self._x + PAD, top + line * (n + 0.5), words, "body", theme.muted)

    def _page(self, p: Painter, x: float, y: float, w: float, *, draw: bool) -> float:
        """The problems from y on; gives how high they are."""
        at, line = y, p.line("label")
        more = say("trouble.more", count=self.trouble.more) if self.trouble.more else ""
        parts = [(fault.where, fault.what) for fault in self.trouble.faults]
        for where, what in [*parts, *([("", more)] if more else [])]:
            for text, colour in ((where, self.theme.wrong), (what, self.theme.text)):
                for words in p.wrap(text, w, "label") if text else ():
                    if draw:
                        p.text(x, at + line / 2, words, "label", colour)
                    at += line
            at += 12
        return at - y
