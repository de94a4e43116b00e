"""The verdict on a replay, laid over its review: what is claimed beside what comes out."""

from __future__ import annotations

from typing import Final

import pygame

from game.rules.practice.attempts import shown_stream
from game.rules.replays.told import Row, headline, of_what, rows, sentence
from game.rules.replays.verdict import Outcome
from game.rules.replays.verify import Again
from game.ui.context import AppContext, HelpTopic
from game.ui.icons.drawing import draw_icon
from game.ui.icons.shapes import IconName
from game.ui.paint import Painter
from game.ui.scene import Command, Pop, Replace, Scene
from game.ui.screen import Screen
from game.ui.theme import PANEL_CORNER, Colour, Theme
from game.ui.view import HEIGHT, WIDTH
from game.words import capital, say

PAD: Final = 32.0
GAP: Final = 16.0
COLUMN_GAP: Final = 28.0
SIGNS: Final[dict[Outcome, IconName]] = {
    "confirmed": "check",
    "refuted": "cross",
    "open": "help",
}


def ink_of(outcome: Outcome, theme: Theme) -> Colour:
    """The colour of an outcome, which its sign and its word say as well."""
    return {"confirmed": theme.right, "refuted": theme.wrong, "open": theme.memory}[outcome]


class VerdictScene(Screen):
    """Whether a replay is what it claims to be.

    Args:
        app: the other scenes.
        again: the replay, recomputed.
    """

    overlay = True
    help_topic: HelpTopic = "verdict"

    def __init__(self, app: AppContext, again: Again) -> None:
        super().__init__(app)
        self.again = again
        self.first = "look"
        self._dim: pygame.Surface | None = None

    @property
    def played(self) -> bool:
        """Whether there is anything to look at."""
        return self.again.session is not None or self.again.run is not None

    def build(self) -> None:
        """Measure the panel; what is too much for it scrolls."""
        p, gui = self.measure(), self.gui
        self._wide = min(720 + 440 * (self.view.text - 1.0), WIDTH - 48)
        self._x = (WIDTH - self._wide) / 2
        inner = self._wide - 2 * PAD
        self._rows = rows(self.again.verdict)
        self._why = p.wrap(capital(sentence(self.again.verdict)), inner - 20, "body")
        self._what = p.wrap(of_what(self.again.saved), inner, "body", lines=2)
        line = p.line("body")
        self._head = PAD + p.line("title") + 8 + len(self._what) * line + GAP
        foot = gui.button_height + GAP + PAD * 0.75
        page = self._page(p, 0, 0, inner - 20, draw=False)
        self._high = min(self._head + page + foot + 2, HEIGHT - 32)
        self._y = (HEIGHT - self._high) / 2
        box = (self._x + PAD, self._y + self._head, inner, self._high - self._head - foot)
        self.scroll.place(box, page)
        self._buttons(self._y + self._high - PAD * 0.75 - gui.button_height)
        self._dim = pygame.Surface(self.view.size)
        self._dim.fill(self.theme.ground)
        self._dim.set_alpha(200)

    def _buttons(self, y: float) -> None:
        gui, x = self.gui, self._x + PAD
        if not self.played:
            words = say("common.close")
            wide = gui.button_width(words, bold=True)
            gui.button("look", words, (x, y, wide, gui.button_height), Pop, kind="primary")
            return
        words = say("replay.look")
        wide = gui.button_width(words, bold=True, icon=True)
        gui.button("look", words, (x, y, wide, gui.button_height), Pop, kind="primary",
                   icon="review")  # fmt: skip
        x += wide + 8
        words = say("replay.watch")
        wide = gui.button_width(words, icon=True)
        place = (x, y, wide, gui.button_height)
        gui.button("watch", words, place, self._watch, icon="film")

    def _watch(self) -> Command:
        return Replace(self._film())

    def _film(self) -> Scene:
        again, told = self.again, headline(self.again.verdict)
        if again.run is not None:
            session = again.run.open(shown_stream(again.run))
        else:
            assert again.session is not None  # else there is no such button
            session = again.session
        return self.app.scenes.watch(self.app, session, "", told)

    # -- drawing -----------------------------------------------------------------------------------

    def paint(self, painter: Painter) -> None:
        """Dim what lies below, and draw the panel."""
        p, theme = painter, self.theme
        if self._dim is not None:
            p.surface.blit(self._dim, (0, 0))
        outcome = self.again.verdict.outcome
        ink = ink_of(outcome, theme)
        p.rounded(self._x, self._y, self._wide, self._high, PANEL_CORNER, fill=theme.panel,
                  border=ink)  # fmt: skip
        x, y, side = self._x + PAD, self._y + PAD, p.line("title") * 0.9
        middle = y + p.line("title") / 2
        draw_icon(p, SIGNS[outcome], x + side / 2, middle, side, ink)
        p.text(x + side + 12, middle, headline(self.again.verdict), "title", bold=True)
        y += p.line("title") + 8
        for words in self._what:
            p.text(x, y + p.line("body") / 2, words, "body", theme.muted)
            y += p.line("body")
        x, y, w, _ = self.scroll.box
        with p.within(self.scroll.box, clip=True):
            self._page(p, x, y - self.scroll.offset, w - 20, draw=True)
        self.scroll.draw(p)

    def _page(self, p: Painter, x: float, y: float, w: float, *, draw: bool) -> float:
        """Why, and all figures, from y on; gives how high they are."""
        at, line = y, p.line("body")
        for words in self._why:
            if draw:
                p.text(x, at + line / 2, words, "body")
            at += line
        if not self._rows:
            return at - y
        at += GAP
        claimed, found = say("replay.columns.claimed"), say("replay.columns.found")
        widths = p.width(claimed, "small"), p.width(found, "small")
        column = max(*widths, p.width("0.000000", "body", mono=True)) + COLUMN_GAP
        if draw:
            middle = at + p.line("small") / 2
            p.text(x + w - column, middle, claimed, "small", p.theme.muted, align="right")
            p.text(x + w, middle, found, "small", p.theme.muted, align="right")
        at += p.line("small") + 6
        for row in self._rows:
            if draw:
                self._row(p, row, (x, at, w, line + 8), column)
            at += line + 8
        return at - y

    def _row(
        self, p: Painter, row: Row, box: tuple[float, float, float, float], column: float
    ) -> None:
        """A figure: a sign for whether it holds, its name, and both values."""
        theme, (x, y, w, h) = p.theme, box
        middle, side = y + h / 2, p.line("body") * 0.8
        p.rect(x, y, w, 1, theme.line)
        ink = theme.right if row.holds else theme.wrong
        draw_icon(p, "check" if row.holds else "cross", x + side / 2, middle, side, ink)
        room = w - 2 * column - side - 16
        p.text(x + side + 8, middle, row.name, "body", bold=not row.holds, width=room)
        colour = theme.text if row.holds else theme.readable(theme.wrong, theme.panel)
        p.text(x + w - column, middle, row.claimed, "body", colour, mono=True, align="right")
        p.text(x + w, middle, row.found, "body", mono=True, align="right")
