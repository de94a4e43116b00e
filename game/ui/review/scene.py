"""The whole review of a play: its timeline, a lens to look through, and what if."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Final

import pygame

from game.level.model import Level
from game.rules.session import Session
from game.ui.context import AppContext, HelpTopic
from game.ui.focus import Control, Way
from game.ui.icons.shapes import IconName
from game.ui.paint import Box, Painter
from game.ui.play.sheet import Same
from game.ui.review.below import SIDE_BY_SIDE_UP_TO, Below
from game.ui.review.hands import Hands
from game.ui.review.heard import HeardStep
from game.ui.review.lens_panel import TAB_GAP, LensPanel
from game.ui.review.lenses.cell import CellLens
from game.ui.review.model import LENSES, LensName, ReviewModel
from game.ui.review.plate import Plate
from game.ui.review.tabs import Tabs
from game.ui.review.timeline import Timeline
from game.ui.scene import Command, Replace
from game.ui.screen import Screen
from game.ui.view import HEIGHT, WIDTH
from game.words import say

MARGIN: Final = 24.0
GAP: Final = 12.0
LENS: Final = 200.0
BLOCK: Final = 66.0
"""How high a lens and a block of the cell in it are at least, at 100% text."""


class ReviewScene(Screen):
    """A finished play, looked back on step by step. Nothing is recorded here.

    Args:
        app: settings and the other scenes.
        session: the play.
        world_title: the line beside the title.
    """

    help_topic: HelpTopic = "review"
    contexts = ("review", "valves")

    def __init__(self, app: AppContext, session: Session, world_title: str = "") -> None:
        super().__init__(app)
        self.model, self.world = ReviewModel(session), world_title
        self.timeline = Timeline(self.model)
        self.hands = Hands(self)
        self.heard = HeardStep(app.sound)
        self.tabs: Tabs[LensName]
        self.first = "steps"
        self._plates = {"timeline": Plate(), "lens": Plate(), "below": Plate()}
        self._details = Below(self.model)

    @property
    def level(self) -> Level:
        """The level that was played."""
        return self.model.session.level

    # -- where everything is -------------------------------------------------------------------

    def build(self) -> None:
        """Stack timeline, lens and details; where text is large, the page scrolls."""
        p, gui = self.measure(), self.gui
        for plate in self._plates.values():
            plate.forget()  # the language may be another one
        titles = {lens: say(f"review.lenses.{lens}") for lens in LENSES}
        self.tabs = Tabs(titles, self._look_through)
        self._head = max(gui.button_height, p.line("title"))
        self._top = MARGIN / 2 + self._head + GAP
        wide, grown = WIDTH - 2 * MARGIN, 1.0 + 0.9 * (self.view.text - 1.0)
        room = HEIGHT - self._top - MARGIN / 2
        strip = self.timeline.height(p, wide)
        tabs_high = gui.button_height + TAB_GAP
        below = self._details.height(p, grown)
        least = max(LENS, 34.0 + BLOCK * self.level.memory.blocks) * grown + tabs_high
        lens = max(room - strip - below - 2 * GAP, least)
        self._strip: Box = (MARGIN, 0, wide, strip)
        self._lens: Box = (MARGIN, strip + GAP, wide, lens)
        self._below: Box = (MARGIN, strip + lens + 2 * GAP, wide, below)
        window: Box = (0, self._top, WIDTH, HEIGHT - self._top)
        self.scroll.place(window, strip + lens + below + 2 * GAP + MARGIN / 2)
        self.hands.place(window)
        gui.area(self.hands.steps)
        tabs_end = self.tabs.add(gui, MARGIN, self._lens[1], window)
        self._panel = LensPanel(self.model, tabs_high, tabs_end)
        self._cell = self._panel.cell(p, self._lens)
        if self.model.lens == "cell":
            self.hands.add_valves()
        self._buttons()
        self.scrolled()

    def _buttons(self) -> None:
        """What can be done with the run that is shown, at the right of the header."""
        gui, contexts = self.gui, self.contexts

        def key(name: str) -> str:
            return self.app.prompt(name, *contexts)

        rows = [
            ("play_on", say("review.buttons.play_on"), key("play_on"), self.play_on, True),
            ("network", say("review.buttons.network"), key("network"), self.as_network,
             bool(self.model.valves)),
            ("reset", say("review.buttons.reset"), key("reset"), self.reset,
             self.model.what_if is not None),
            ("back", say("common.back"), "", self.back, True),
        ]  # fmt: skip
        large = self.view.text > SIDE_BY_SIDE_UP_TO
        x = WIDTH - MARGIN
        for name, words, letter, press, enabled in reversed(rows):
            said = words if large or not letter else f"{words}  {letter}"
            icon: IconName | None = "back" if name == "back" else None
            wide = gui.button_width(said, icon=icon is not None) - (8 if large else 0)
            x -= wide
            place = (x, MARGIN / 2, wide, gui.button_height)
            gui.button(name, said, place, press, enabled=enabled, icon=icon)
            x -= 6 if large else 8
        self._title_room = x - MARGIN - 8

    def _at(self, box: Box) -> Box:
        """A box of the page where it now is in the window."""
        x, y, w, h = box
        return x, self._top + y - self.scroll.offset, w, h

    def cell(self) -> tuple[CellLens, float]:
        """Where the cell is on the page, and how far the page has been moved down."""
        return self._cell, self._top - self.scroll.offset

    def scrolled(self) -> None:
        """Put the controls of the page where they now are."""
        self.hands.scrolled(self._at(self._strip))
        self.tabs.scrolled(self.gui, self._at)

    def reveal(self, control: Control) -> None:
        """Scroll to the part that has the keys."""
        for box, mine in (
            (self._strip, control is self.hands.steps),
            (self._lens, control.name.startswith(("tab:", "valve:"))),
        ):
            if mine:
                self.scroll.reveal(box[1], box[1] + box[3])

    # -- what happens ----------------------------------------------------------------------------

    def handle(self, event: pygame.Event) -> Command:
        """Take one event: on the timeline and on valves by hand, else as every scene does."""
        if event.type == pygame.KEYDOWN:
            pressed = self.hands.key(event)
            if pressed is not False:
                self._follow()
                return pressed
        elif self.hands.mouse(event):
            self._follow()
            return None
        command = super().handle(event)
        current = self.focus.current
        if current is not None and current.name.startswith("valve:"):
            gate, block = current.name.split(":")[1:]
            self.model.select((gate, int(block)))  # type: ignore[arg-type]
        return command

    def step_by(self, way: Way) -> bool:
        """Look at the step before or after, when the keys are on the timeline."""
        if way not in ("left", "right"):
            return False
        self.model.choose(self.model.chosen + (1 if way == "right" else -1))
        return True

    def _look_through(self, lens: LensName) -> Command:
        self.model.look_through(lens)
        self.layout(self.view)
        return None

    def next_lens(self) -> None:
        """Look through the next lens."""
        self.model.next_lens()
        self.layout(self.view)

    def reset(self) -> Command:
        """Show the play as it was."""
        self.model.reset()
        self._follow()
        return None

    def as_network(self) -> Command:
        """Ask what if the network had set the valves at this step."""
        self.model.as_network()
        self._follow()
        return None

    def play_on(self) -> Command:
        """Practise on from the chosen step, in the run that is shown."""
        session = self.model.branched()
        title = self.world
        return Replace(self.app.scenes.play(self.level, session, self.app, title, resumed=True))

    def _follow(self) -> None:
        """Have the button that takes a question back when there is one to take back."""
        asked = self.model.what_if is not None
        button = self.focus.named("reset")
        if button is not None and button.enabled != asked:
            self.layout(self.view)

    def update(self, dt: float) -> Command:
        """Answer what was asked last: once a frame, however often a drag asks."""
        if self.model.settle():
            self._follow()
        return super().update(dt)

    # -- drawing -----------------------------------------------------------------------------------

    def animate(self, dt: float) -> None:
        """Let the step that is looked at be heard."""
        self.heard.follow(self.model.session, self.model.chosen)

    def paint(self, painter: Painter) -> None:
        """Draw the parts that changed, then the header over what is scrolled under it."""
        p, model = painter, self.model
        key = Same(model.run), model.chosen
        with p.within(self.scroll.box, clip=True):
            self._part(p, "timeline", self._strip, key, self.timeline.draw)
            asked = (
                model.lens,
                model.selected,
                self.hands.over,
                self.focus.shown and self.hands.on_valve,
            )
            if model.lens in ("gates", "memory"):
                asked = (model.lens, None, None, False)
            self._part(p, "lens", self._lens, (*key, *asked), self._draw_lens)
            self.tabs.draw(p, self.gui, self._at, model.lens)
            self._part(p, "below", self._below, (*key, model.lens), self._details.draw)
        self._header(p)
        self.scroll.draw(p)

    def _part(
        self, p: Painter, name: str, box: Box, key: Hashable, draw: Callable[[Painter, Box], None]
    ) -> None:
        place = self._at(box)
        rect = self.view.rect(*place)
        whole = (key, round(self.scroll.offset))  # what lies on the page is drawn where it is
        self._plates[name].show(p, rect, whole, lambda q: draw(q, place))

    def _draw_lens(self, p: Painter, place: Box) -> None:
        """The panel with what is looked at; its tabs are widgets."""
        if self.model.lens == "cell":
            ringed = self.focus.shown and self.hands.on_valve
            self._panel.draw_cell(p, place, self.hands.over, ringed=ringed)
            return
        columns = self.timeline.columns(p, self._at(self._strip))
        self._panel.draw_track(p, self.model.lens, place, columns)

    def _header(self, p: Painter) -> None:
        middle, session = MARGIN / 2 + self._head / 2, self.model.played.session
        taken = p.text(MARGIN, middle, say("review.title"), "title", bold=True,
                       width=self._title_room) + 20  # fmt: skip
        if self.app.device == "pad" and self.view.text > SIDE_BY_SIDE_UP_TO:
            return  # what lists all actions is told there
        parts = session.level.title, self.world, say("common.stream", number=session.seed)
        room, said = self._title_room - taken, [part for part in parts if part]
        while len(said) > 1 and p.width(" · ".join(said)) > room:
            said.pop()
        p.text(MARGIN + taken, middle + 2, " · ".join(said), "body", p.theme.muted, width=room)
