"""One entry of the Field guide: its text in a column one likes to read, and where to go from it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

import pygame

from game.guide.catalogue import entries, neighbours
from game.guide.entry import Entry, Figure
from game.level.format.problems import LevelError
from game.ui.context import AppContext
from game.ui.guide.flow import TEXT, Flow, flow_of
from game.ui.guide.links import LinkKind, add_link, link_height
from game.ui.guide.page import FOOT, SIDE, GuidePage
from game.ui.paint import Box, Painter
from game.ui.scene import Command, Replace, Scene
from game.ui.scenes import order
from game.ui.view import HEIGHT, WIDTH
from game.words import say

MEASURE: Final = 76
"""Letters to a line, about."""

RAIL_UP_TO: Final = 1.25
"""The text size up to which links stand beside the text and not below it."""

RAIL_GAP: Final = 72.0
RAIL: Final = 340.0
BAR_ROOM: Final = 20.0
SAMPLE: Final = "guide.sample"
"""A line of text, by which it is known how wide a letter is."""


Going: TypeAlias = tuple[str, str, Callable[[], Command]]
"""A link: its name, its text, and where it goes."""


def _beside_head(before: Entry | None, after: Entry | None) -> str:
    """What stands over the links to the neighbours of an entry, of which the ends have one."""
    return say(f"guide.heads.{'both' if before and after else 'next' if after else 'previous'}")


class EntryScene(GuidePage):
    """An entry."""

    def __init__(self, app: AppContext, ident: str, trail: tuple[Scene, ...] = ()) -> None:
        super().__init__(app, trail)
        self.entry = entries()[ident]
        self._flow = Flow(0.0)
        self._labels: list[tuple[float, float, str, bool]] = []
        walk = any(isinstance(part, Figure) and part.name == "walk" for part in self.entry.parts)
        levels = [f"level:{path.stem}" for path, _ in self._levels()]
        self.first = "walk" if walk else [*levels, f"entry:{self.entry.see[0]}"][0]

    # -- where everything is -----------------------------------------------------------------------

    def build(self) -> None:
        """Lay out the text, and the links beside it or below."""
        p = self.measure()
        self.links, self._labels = [], []
        beside = self.view.text <= RAIL_UP_TO
        measure = p.width(say(SAMPLE), TEXT) / len(say(SAMPLE)) * MEASURE
        column = min(measure, WIDTH - 2 * SIDE - BAR_ROOM)
        whole = column + RAIL_GAP + RAIL if beside else column + BAR_ROOM
        self.side = max((WIDTH - whole) / 2, SIDE)
        self.header_buttons(index=True)
        summary = p.wrap(self.entry.summary, column, "heading")
        self._summary = summary
        self._flow = flow_of(p, self.entry, column)
        lead = len(summary) * p.line("heading") + 20
        self._lead = lead
        end = lead + self._flow.height
        self._box: Box = (self.side, self.body_top, column + BAR_ROOM, HEIGHT - self.body_top)
        window = self.view.rect(0, self.body_top, WIDTH, HEIGHT - self.body_top)
        if "walk" in self._flow.figures:
            x, y, w, h = self._flow.figures["walk"]
            box = (self.side + x, lead + y, w, h)
            walk = self._walk
            self.links.append(
                add_link(self.gui, "walk", say("guide.walk_link"), "walk", box, walk, window)
            )
        if beside:
            x = self.side + column + RAIL_GAP
            self._rail(p, x, self.body_top, WIDTH - self.side - x, None)
        else:
            end = self._rail(p, self.side, end + 12, column, window)
        self.scroll.place(self._box, end + FOOT)
        self.scrolled()

    def _rail(self, p: Painter, x: float, y: float, w: float, clip: pygame.Rect | None) -> float:
        """Levels, other entries, and the next one, one under the other; gives where they end."""
        high, page = link_height(p), clip is not None
        for head, kind, rows in self._rows():
            if not rows:
                continue
            self._labels.append((x, y + p.line("body") / 2, head, page))
            y += p.line("body") + 8
            for name, text, press in rows:
                box = (x, y, w, high)
                self.links.append(add_link(self.gui, name, text, kind, box, press, clip))
                y += high + 6
            y += 14
        return y

    def _rows(self) -> list[tuple[str, LinkKind, list[Going]]]:
        """The links in groups, each with its heading."""
        every = entries()
        levels: list[Going] = [
            (f"level:{path.stem}", title, partial(self.play, path))
            for path, title in self._levels()
        ]
        see: list[Going] = [
            (f"entry:{i}", every[i].title, partial(self.read, i)) for i in self.entry.see
        ]
        before, after = neighbours(self.entry.id)
        beside: list[Going] = [
            (name, other.title, partial(self.read, other.id))
            for name, other in (("next", after), ("previous", before))
            if other is not None
        ]
        return [
            (say(f"guide.heads.{'level' if len(levels) == 1 else 'levels'}"), "level", levels),
            (say("guide.heads.see"), "entry", see),
            (_beside_head(before, after), "entry", beside),
        ]

    def _levels(self) -> list[tuple[Path, str]]:
        """Those levels of the entry that there are, with their titles."""
        paths = {path.stem: path for path in order.paths(self.app)}
        found = []
        for ident in self.entry.levels:
            if ident in paths:
                try:
                    found.append((paths[ident], self.app.library.load(paths[ident]).title))
                except (LevelError, OSError):
                    continue  # the list of levels says what is wrong with it
        return found

    # -- what happens ------------------------------------------------------------------------------

    def handle(self, event: pygame.Event) -> Command:
        """Up and Down move the text, since it is there to be read; Tab goes through the links."""
        if self.scroll.nudge(self._meaning(event)):
            return None
        return super().handle(event)

    def _walk(self) -> Command:
        return Replace(self.app.scenes.walk(self.app, (*self.trail, self)))

    # -- drawing -----------------------------------------------------------------------------------

    def paint(self, painter: Painter) -> None:
        """Draw the text, then what lies beside and above it."""
        p = painter
        x, top, _, high = self._box
        with p.within((0, top, WIDTH, high), clip=True):
            y = top - self.scroll.offset
            line = p.line("heading")
            for n, words in enumerate(self._summary):
                p.text(x, y + (n + 0.5) * line, words, "heading", self.theme.muted)
            self._flow.draw(p, x, y + self._lead, (top, top + high))
            for left, at, text, page in self._labels:
                if page:
                    p.text(left, y + at, text, "small", self.theme.muted, bold=True)
            self.draw_links(p)
        for left, at, text, page in self._labels:
            if not page:
                p.text(left, at, text, "small", self.theme.muted, bold=True)
        self.draw_header(p, self.entry.title)
        self.scroll.draw(p)
