"""The end of a play: the result, and the review that shows what was hidden while it ran."""

from __future__ import annotations

import pygame

from game.level.model import Level, Mode
from game.lstm.weights import Weights
from game.rules.session import Session
from game.ui.context import AppContext, HelpTopic
from game.ui.focus import Control
from game.ui.guide.leads import Leads
from game.ui.paint import Box, Painter
from game.ui.review.detail import Detail
from game.ui.review.overview import Review
from game.ui.review.strip import Strip
from game.ui.scene import Command, Push, Replace, Return
from game.ui.scenes import order
from game.ui.scenes.summary import PAD, WIDEST, Summary
from game.ui.scenes.ways_on import Way, add_ways
from game.ui.screen import Screen
from game.ui.view import HEIGHT, WIDTH
from game.words import say

MARGIN = 24.0
GAP = 16.0
DEAF_MS = 700.0
"""Whoever is stepping through the stream must not step over its result."""

COLUMN = 376.0
TWO_COLUMNS_UP_TO = 1.25
"""The text size up to which summary and review stand side by side."""


class ResultScene(Screen):
    """Shows a finished session.

    Args:
        session: the play.
        app: settings, seeds and the other scenes.
        world_title: the title of the level's world.
        retry: whether its stream had been seen before, as was found when it was recorded; None for
            a play that is still to be recorded, which is done at once.

    Raises:
        ValueError: the stream has not ended.
    """

    help_topic: HelpTopic = "result"
    contexts = ("stream",)
    takes = ("guide",)

    def __init__(
        self,
        session: Session,
        app: AppContext,
        world_title: str = "",
        retry: bool | None = None,
    ) -> None:
        super().__init__(app)
        result = session.result
        if result is None:
            raise ValueError("A result needs a play whose stream has ended.")
        if retry is None:
            retry = app.plays.record(session)
        self.session, self.world_title = session, world_title
        self._saved: tuple[Level, Weights] | None = None
        self.summary = Summary(
            result, retry, session.level.after, practice=session.mode != "play",
            guided=session.mode == "guided",
        )  # fmt: skip
        self.strip, self.detail = Strip(Review(session)), Detail(session)
        self.time = 1e9 if app.settings.reduced_motion else 0.0
        self.shown_ms = 0.0
        self._stars_heard = 0
        self.notice = ""
        self._leads = Leads(session.level.guide, self._read)
        self._next = order.after(app, session.level.path)
        self._practice, self._guided = session.mode == "practice", session.mode == "guided"
        self._won = bool(result.stars) and not retry and session.mode == "play"
        self.first = "next" if self._next is not None and self._won else "again"
        if self._guided:
            self.first = "own"

    # -- where everything is -------------------------------------------------------------------

    def build(self) -> None:
        """Place the panels on the page and the buttons under it."""
        p, gui = self.measure(), self.gui
        bar = gui.button_height + 2 * GAP
        self._top = MARGIN + max(p.line("title"), 28) + 12
        view_box: Box = (0, self._top, WIDTH, HEIGHT - self._top - bar)
        wide = WIDTH - 2 * MARGIN
        if self.view.text <= TWO_COLUMNS_UP_TO:
            column = COLUMN + 80 * (self.view.text - 1.0)
            rest = wide - column - GAP
            detail = self.detail.height(p, rest)
            strip = self.strip.review.height(p, rest, view_box[3] - GAP - detail)
            told = self.summary.height(p, column)
            left, middle = MARGIN + self._header(p, draw=False) + 24, MARGIN + p.line("title") / 2
            beside = self._leads.beside(p, left, WIDTH - MARGIN, middle)
            reads = told if beside else self._lead_on(p, told, column)
            high = max(reads, strip + GAP + detail, view_box[3])
            self._summary: Box = (MARGIN, 0, column, high)
            self._strip: Box = (MARGIN + column + GAP, 0, rest, strip)
            self._detail: Box = (MARGIN + column + GAP, strip + GAP, rest, high - strip - GAP)
            end = high
        else:
            told = self.summary.height(p, wide)
            top = self._lead_on(p, told, wide)
            strip, detail = self.strip.review.height(p, wide), self.detail.height(p, wide)
            self._summary = (MARGIN, 0, wide, top)
            self._strip = (MARGIN, top + GAP, wide, strip)
            self._detail = (MARGIN, top + strip + 2 * GAP, wide, detail)
            end = top + strip + detail + 2 * GAP
        self.scroll.place(view_box, end)
        self.strip.place(self, view_box)
        gap = GAP if self.view.text <= TWO_COLUMNS_UP_TO else GAP / 2
        y = HEIGHT - GAP - gui.button_height
        self._notice_x = add_ways(gui, self._ways_on(), MARGIN, y, gap)
        self._leads.add(gui, view_box)
        gui.area(self.strip.control)
        self.scrolled()

    def _lead_on(self, p: Painter, told: float, wide: float) -> float:
        """Put links to the Field guide under what was told; gives where the panel ends."""
        inner = min(wide - 2 * PAD, WIDEST)
        return self._leads.under(p, MARGIN + (wide - inner) / 2, told, inner, PAD)

    def _read(self, ident: str | None) -> Command:
        return Push(self.app.scenes.guide(self.app, ident))

    def _ways_on(self) -> list[Way]:
        """What to do next, the likeliest first: go on after a star that counts, else try again."""
        if self._guided:
            return [
                Way("own", "star", self.play_for_stars),
                Way("guided", "restart", self.play_again),
                Way("review", "review", self.review),
                Way("levels", "map", self.back),
            ]
        again = Way("practise_again" if self._practice else "again", "restart", self.play_again)
        ways = [again, Way("same", "undo", self.same_again), Way("review", "review", self.review)]
        if self._practice:
            ways.insert(1, Way("stars", "star", self.play_for_stars))
        else:
            ways.insert(2, Way("practice", "practice", self.practise))
            if self._next is not None:
                title = order.title(self.app, self._next)
                ways.insert(0 if self._won else 2, Way("next", "go", self.next_level, title))
        return [*ways, Way("levels", "map", self.back)]

    def _at(self, box: Box) -> Box:
        """A box of the page where it now is in the window."""
        x, y, w, h = box
        return x, self._top + y - self.scroll.offset, w, h

    def scrolled(self) -> None:
        """Put the strip's control where the page now is."""
        self.strip.control.rect = self.view.rect(*self._at(self._strip))
        self._leads.scrolled(self.gui, self._at)

    def reveal(self, control: Control) -> None:
        """Scroll to the strip, and to its details, when the keys are on it."""
        if control is self.strip.control:
            self.scroll.reveal(self._strip[1], self._strip[1] + self._strip[3])
        if (box := self._leads.place_of(control)) is not None:
            self.scroll.reveal(box[1], box[1] + box[3])

    # -- what happens ----------------------------------------------------------------------------

    def handle(self, event: pygame.Event) -> Command:
        """Choosing a step with the mouse is done here, and the key of the Field guide taken."""
        if self._meaning(event) == "press" and self.shown_ms < DEAF_MS:
            return None
        if self.asked(event) == "guide":
            return self._read(next(iter(self.level.guide), None))
        self.strip.handle(self, event, self._strip[0], self._strip[2])
        return super().handle(event)

    @property
    def level(self) -> Level:
        """The level that was played."""
        return self.session.level

    def reload(self, level: Level, network: Weights) -> None:
        """Play this level with this network from now on; the result shown stays as it was."""
        self._saved = level, network

    def back(self) -> Command:
        """To the levels, this one in focus."""
        return Return(self.app.scenes.levels(self.app, self.session.level.id))

    def play_again(self) -> Command:
        """The level once more, on a fresh stream; its network is at hand already."""
        return self._play(self.app.new_seed())

    def same_again(self) -> Command:
        """The same stream once more."""
        return self._play(self.session.seed)

    def play_for_stars(self) -> Command:
        """The level on a fresh stream, for stars that count."""
        own, seen = self.level.play.seed, self.app.store.seen
        fresh = self._guided and not seen(self.level.id, own)
        return self._play(own if fresh else self.app.new_seed(), "play")

    def _play(self, seed: int, mode: Mode | None = None) -> Command:
        level, network = self._saved or (self.session.level, self.session.deal.network)
        fresh = Session.start(level, seed, network, mode or self.session.mode)
        return Replace(self.app.scenes.play(level, fresh, self.app, self.world_title))

    def practise(self) -> Command:
        """The level's practice room."""
        return Push(self.app.scenes.room(self.app, self.level, self.world_title))

    def review(self) -> Command:
        """The whole review, opened at the step that is chosen here."""
        return Push(self.app.scenes.review(self.app, self.session, self.world_title))

    def next_level(self) -> Command:
        """The level after this one."""
        if self._next is None:
            return None
        scene = order.play_scene(self.app, self._next)
        if isinstance(scene, str):
            self.notice = scene
            return None
        return Replace(scene)

    def animate(self, dt: float) -> None:
        """Let the stars come in."""
        self.time = 1e9 if self.app.settings.reduced_motion else self.time + dt
        stars = self.summary.stars_in(self.time)
        if stars > self._stars_heard:
            self._stars_heard = stars
            self.app.sound.play("star", n=stars - 1)

    def update(self, dt: float) -> Command:
        """Move animations on; and know how long the page has been there to be read."""
        self.shown_ms += dt
        return super().update(dt)

    # -- drawing -----------------------------------------------------------------------------------

    def paint(self, painter: Painter) -> None:
        """Draw the page, then the header over it."""
        p = painter
        with p.within(self.scroll.box, clip=True):
            x, y, w, h = self._at(self._summary)
            self.summary.draw(p, x, y, w, h, self.time)
            self._leads.draw(p, self._at, self.gui, on_page=True)
            self.strip.draw(p, self._at(self._strip))
            self.detail.draw(p, *self._at(self._detail), self.strip.chosen)
        self._header(p, draw=True)
        self._leads.draw(p, self._at, self.gui, on_page=False)
        if self.notice:
            y = HEIGHT - GAP - self.gui.button_height / 2
            p.text(self._notice_x, y, self.notice, "body", self.theme.wrong,
                   width=WIDTH - MARGIN - self._notice_x)  # fmt: skip
        self.scroll.draw(p)

    def _header(self, p: Painter, *, draw: bool) -> float:
        """What was played: title, world and stream; gives how wide that is."""
        line, title = p.line("title"), self.session.level.title
        name = p.shorten(title, WIDTH * 0.6, "title", bold=True)
        parts = self.world_title, say("common.stream", number=self.session.seed)
        place = " · ".join(part for part in parts if part)
        taken = p.width(name, "title", bold=True) + 28
        if draw:
            p.text(MARGIN + 4, MARGIN + line / 2, name, "title", bold=True)
            p.text(MARGIN + taken, MARGIN + line / 2 + 2, place, "body", self.theme.muted,
                   width=WIDTH - 2 * MARGIN - taken)  # fmt: skip
        return taken + p.width(place, "body")
