"""One stream of a run, stepped through: what the table did, and what the network would have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pygame

from game.rules.ending import percent
from game.rules.replays.told import headline
from game.rules.replays.verdict import Verdict
from game.rules.wiring.failure import failure
from game.rules.wiring.run import TableRun
from game.ui.context import AppContext, HelpTopic
from game.ui.focus import Control
from game.ui.gui import Kind
from game.ui.icons.shapes import IconName
from game.ui.paint import Box, Painter
from game.ui.review.detail import Detail
from game.ui.review.overview import Review
from game.ui.review.strip import Strip
from game.ui.scene import Command, Pop, Push, Replace
from game.ui.screen import Screen
from game.ui.view import HEIGHT, WIDTH
from game.words import say

MARGIN: Final = 24.0
GAP: Final = 16.0


class StreamScene(Screen):
    """A stream of a run, in the review that plays by hand have.

    Args:
        run: the run.
        n: which of its streams.
        app: the other scenes.
        world_title: the title of the level's world.
        of: what came of the replay that the run is, if it is one.
    """

    help_topic: HelpTopic = "stream"
    contexts = ("wire",)
    takes = ("failure",)

    def __init__(
        self, run: TableRun, n: int, app: AppContext, world_title: str = "",
        of: Verdict | None = None,
    ) -> None:  # fmt: skip
        super().__init__(app)
        self.run, self.n, self.world_title, self._of = run, n, world_title, of
        session = run.open(n)
        self.detail = Detail(session)
        self.strip = Strip(Review(session))
        self.told = ""
        if n in run.failures:
            found = failure(run, n)
            self.strip.chosen = found.t
            self.told = f"{found.said}. {found.why}"
        self.first = "steps"

    @property
    def outcome(self) -> str:
        """What came of the replay, in a few words; "" where it is none."""
        return "" if self._of is None else headline(self._of)

    def build(self) -> None:
        """Place the strip, the details of the chosen step, and the buttons under them."""
        p, gui = self.measure(), self.gui
        bar = gui.button_height + 2 * GAP
        wide = WIDTH - 2 * MARGIN
        lines = p.wrap(self.told, wide - 8, "body", lines=2)
        self._lines = lines
        self._top = MARGIN + max(p.line("title"), 28) + 8 + len(lines) * p.line("body") + 8
        view_box: Box = (0, self._top, WIDTH, HEIGHT - self._top - bar)
        detail = self.detail.height(p, wide)
        strip = self.strip.review.height(p, wide, view_box[3] - GAP - detail)
        detail = max(detail, view_box[3] - GAP - strip)
        self._strip: Box = (MARGIN, 0, wide, strip)
        self._detail: Box = (MARGIN, strip + GAP, wide, detail)
        self.scroll.place(view_box, strip + GAP + detail)
        self.strip.place(self, view_box)
        gui.area(self.strip.control)
        x, y = MARGIN, HEIGHT - GAP - gui.button_height
        rows: list[tuple[str, str, Callable[[], Command]]] = [
            ("back", say("wire.stream.back"), Pop),
            ("before", say("wire.stream.before"), lambda: self._go(self.n - 1)),
            ("after", say("wire.stream.after"), lambda: self._go(self.n + 1)),
            ("review", say("wire.stream.review"), self._review),
        ]
        if self.run.failures:
            rows.insert(1, ("failure", say("wire.stream.failure"), self._next_failure))
        for n, (name, text, press) in enumerate(rows):
            kind: Kind = "plain" if n else "primary"
            icon: IconName | None = "back" if name == "back" else None
            width = gui.button_width(text, bold=not n, icon=icon is not None)
            width -= 8 if self.view.text > 1.4 else 0
            gui.button(name, text, (x, y, width, gui.button_height), press, kind=kind, icon=icon)
            x += width + (6 if self.view.text > 1.4 else GAP)
        self.scrolled()

    def _go(self, n: int) -> Command:
        count = self.run.result.streams
        scenes, title = self.app.scenes, self.world_title
        return Replace(scenes.stream(self.run, n % count, self.app, title, self._of))

    def _review(self) -> Command:
        """The whole review of this stream: what if, blame, the highway."""
        session, title = self.detail.session, self.world_title
        if self.outcome:
            title = say("replay.beside", outcome=self.outcome, place=title or session.level.title)
        return Push(self.app.scenes.review(self.app, session, title))

    def _next_failure(self) -> Command:
        order = self.run.failures
        here = order.index(self.n) if self.n in order else -1
        return self._go(order[(here + 1) % len(order)])

    def _at(self, box: Box) -> Box:
        x, y, w, h = box
        return x, self._top + y - self.scroll.offset, w, h

    def scrolled(self) -> None:
        """Put the strip's control where the page now is."""
        self.strip.control.rect = self.view.rect(*self._at(self._strip))

    def reveal(self, control: Control) -> None:
        """Scroll to the strip when the keys are on it."""
        if control is self.strip.control:
            self.scroll.reveal(self._strip[1], self._strip[1] + self._strip[3])

    def handle(self, event: pygame.Event) -> Command:
        """Take one event; the mouse chooses steps on the strip."""
        self.strip.handle(self, event, self._strip[0], self._strip[2])
        if self.run.failures and self.asked(event) == "failure":
            return self._next_failure()
        return super().handle(event)

    def paint(self, painter: Painter) -> None:
        """Draw the page, then the header over it."""
        p, theme = painter, self.theme
        with p.within(self.scroll.box, clip=True):
            self.strip.draw(p, self._at(self._strip))
            self.detail.draw(p, *self._at(self._detail), self.strip.chosen)
        line = p.line("title")
        session = self.detail.session
        title = say("wire.stream.title", n=self.n + 1, all=self.run.result.streams)
        used = p.text(MARGIN + 4, MARGIN + line / 2, title, "title", bold=True)
        facts = say(
            "wire.stream.facts",
            title=session.level.title,
            own=percent(session.confidence),
            par=percent(session.par),
        )
        if self.outcome:
            facts = say("replay.beside", outcome=self.outcome, place=facts)
        p.text(MARGIN + used + 24, MARGIN + line / 2 + 2, facts, "body", theme.muted,
               width=WIDTH - 2 * MARGIN - used - 24)  # fmt: skip
        at = MARGIN + max(line, 28) + 8
        for words in self._lines:
            p.text(MARGIN + 4, at + p.line("body") / 2, words, "body")
            at += p.line("body")
        self.scroll.draw(p)
