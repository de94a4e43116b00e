"""The forward pass as a walk: any of six steps of any token, with the network's own numbers."""

from __future__ import annotations

from functools import partial
from typing import Final

import pygame

from game.guide.forward import Walk, example
from game.guide.six_steps import six_steps
from game.guide.step import Step
from game.progress.settings import SPEEDS, speed_option
from game.ui.context import AppContext, HelpTopic
from game.ui.controls.prompts import with_key
from game.ui.focus import Control
from game.ui.gui import Kind
from game.ui.guide.page import TOP, GuidePage
from game.ui.guide.walk_diagram import draw_diagram
from game.ui.guide.walk_numbers import draw_numbers, numbers_height, reading_ms
from game.ui.paint import Box, Painter
from game.ui.scene import Command, Scene
from game.ui.theme import CORNER, PANEL_CORNER
from game.ui.view import HEIGHT, WIDTH
from game.words import say

STEPS: Final = 6
"""How many steps a token takes."""

DIAGRAM_UP_TO: Final = 1.25
"""The text size up to which the picture of the cell stands beside the numbers."""

DIAGRAM: Final = 500.0
GAP: Final = 12.0
PAD: Final = 24.0
EVERY_ROW_MS: Final = 220.0
"""How long after one row of numbers the next comes in."""


class WalkScene(GuidePage):
    """The walk through one stream."""

    help_topic: HelpTopic = "walk"
    contexts = ("walk",)

    def __init__(self, app: AppContext, trail: tuple[Scene, ...] = ()) -> None:
        super().__init__(app, trail)
        self.walk: Walk = example()
        self.t, self.number = 0, 1
        self.since = 1e9 if app.settings.reduced_motion else 0.0
        self.running = False
        self._shown_for = 0.0
        self.first = "next"
        self.side = 48.0

    # -- where it stands -------------------------------------------------------------------------

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return six_steps(self.walk.moments[self.t])[self.number - 1]

    @property
    def at_end(self) -> bool:
        """Whether this is the last step of the last token."""
        return self.t == len(self.walk.stream) - 1 and self.number == STEPS

    @property
    def at_start(self) -> bool:
        """Whether this is the first step of the first token."""
        return self.t == 0 and self.number == 1

    def go(self, t: int, number: int) -> Command:
        """Show a step of a token."""
        self.t, self.number = t, number
        self.since = 1e9 if self.app.settings.reduced_motion else 0.0
        self._shown_for = 0.0
        self.scroll.jump(0.0)
        if self.at_end:
            self.running = False
        self.layout(self.view)
        return None

    def forth(self) -> Command:
        """The next step; after the sixth, the next token."""
        if self.at_end:
            return None
        last = self.number == STEPS
        return self.go(self.t + last, 1 if last else self.number + 1)

    def back_one(self) -> Command:
        """The step before."""
        if self.at_start:
            return None
        first = self.number == 1
        return self.go(self.t - first, STEPS if first else self.number - 1)

    def run(self) -> Command:
        """Let it go on by itself, or stop it; from the end, from the beginning."""
        self.running = not self.running
        if self.running and self.at_end:
            return self.go(0, 1)
        self.layout(self.view)
        return None

    def speed(self, speed: float) -> Command:
        """Set how fast it goes, here and everywhere."""
        self.app.change(speed=speed)
        return None

    # -- where everything is ---------------------------------------------------------------------

    def build(self) -> None:
        """Place tokens, steps, numbers and buttons."""
        p, gui = self.measure(), self.gui
        self.links = []
        self.header_buttons(index=True)
        self._chips: list[tuple[str, Box, Control]] = []
        room = WIDTH - 2 * self.side
        y = TOP + max(gui.button_height, p.line("title")) + 14
        y = self._tokens(p, y, room) + 10
        y = self._steps(p, y, room) + GAP
        foot = HEIGHT - 20 - gui.button_height
        self._controls(foot)
        high = foot - GAP - y
        beside = self.view.text <= DIAGRAM_UP_TO
        self._diagram: Box | None = (self.side, y, DIAGRAM, high) if beside else None
        left = self.side + (DIAGRAM + GAP if beside else 0.0)
        self._panel: Box = (left, y, WIDTH - self.side - left, high)
        x, top, w, h = self._panel
        page = numbers_height(p, self.step, w - 2 * PAD)
        self.scroll.place((x + PAD, top + 10, w - 2 * PAD + 16, h - 20), page + 16)

    def _tokens(self, p: Painter, y: float, room: float) -> float:
        """A chip for each token; gives where the row ends."""
        steps = self.walk.stream.steps
        size = "label" if self.view.text <= DIAGRAM_UP_TO else "body"
        gap, high = 8.0, p.line(size) + 14  # type: ignore[arg-type]
        natural = [p.width(step.text, size, bold=True) + 26 for step in steps]  # type: ignore[arg-type]
        spare = room - sum(natural) - gap * (len(steps) - 1)
        if spare < 0:  # long ones give way
            fair = sorted(natural)
            cap = fair[-1]
            while sum(min(w, cap) for w in natural) + gap * (len(steps) - 1) > room:
                cap -= 4
            natural = [min(w, cap) for w in natural]
        x = self.side
        for t, (step, wide) in enumerate(zip(steps, natural, strict=True)):
            self._chip(
                f"token:{t}", step.text, (x, y, wide, high), partial(self.go, t, self.number)
            )
            x += wide + gap
        return y + high

    def _steps(self, p: Painter, y: float, room: float) -> float:
        gap, high = 6.0, p.line("body") + 14
        wide = (room - gap * (STEPS - 1)) / STEPS
        for n in range(1, STEPS + 1):
            title = say(f"guide.walk.steps.{n}")
            x = self.side + (n - 1) * (wide + gap)
            self._chip(
                f"step:{n}", f"{n}  {title}", (x, y, wide, high), partial(self.go, self.t, n)
            )
        return y + high

    def _chip(self, name: str, text: str, box: Box, press: partial[Command]) -> None:
        control = Control(name, self.view.rect(*box), press, corner=self.view.px(CORNER))
        self.gui.area(control)
        self._chips.append((text, box, control))

    def _controls(self, y: float) -> None:
        """Back and next, running by itself, and how fast."""
        gui, x = self.gui, self.side
        high, large = gui.button_height, self.view.text > DIAGRAM_UP_TO
        run, forth = say(f"guide.walk.{'stop' if self.running else 'play'}"), say("guide.walk.next")
        if not large:
            run = with_key(run, self.app.prompt("run", "walk"))
            forth = with_key(forth, self.app.prompt("forth", "walk"))
        rows = [
            ("previous", say("guide.walk.previous"), self.back_one, "plain", not self.at_start),
            ("next", forth, self.forth, "primary", not self.at_end),
            ("run", run, self.run, "plain", True),
        ]
        for name, text, press, kind, enabled in rows:
            wide = gui.button_width(text, bold=kind == "primary")
            gui.button(name, text, (x, y, wide, high), press, kind=kind, enabled=enabled)  # type: ignore[arg-type]
            x += wide + 8
        x += 16
        for speed in SPEEDS:
            word = say(f"settings.options.{speed_option(speed)}")
            chosen: Kind = "chosen" if speed == self.app.settings.speed else "quiet"
            wide = gui.button_width(word, bold=True)
            gui.button(f"speed:{speed}", word, (x, y, wide, high), partial(self.speed, speed),
                       kind=chosen)  # fmt: skip
            x += wide + 4
        self._after_controls = x + 20

    # -- what happens ----------------------------------------------------------------------------

    def handle(self, event: pygame.Event) -> Command:
        """Keys for the walk; Tab and Enter go through the controls as everywhere."""
        held = self.focus.current
        on_chip = self.focus.shown and held is not None and held.name != "next"
        match self.asked(event):
            case "forth":
                return self.forth()
            case "run":
                return self.run()
            case "back_one":
                return self.back_one()
            case str(asked) if asked.startswith("step_"):
                return self.go(self.t, int(asked.removeprefix("step_")))
        if not on_chip:
            match self._meaning(event):
                case "right":
                    return self.forth()
                case "left":
                    return self.back_one()
        return super().handle(event)

    def animate(self, dt: float) -> None:
        """Let the numbers come in, and go on when it runs by itself."""
        self.since = 1e9 if self.app.settings.reduced_motion else self.since + dt
        if not self.running:
            return
        self._shown_for += dt
        if self._shown_for >= reading_ms(self.step):
            self.forth()

    # -- drawing ---------------------------------------------------------------------------------

    def paint(self, painter: Painter) -> None:
        """Draw the tokens, the steps, the cell and the numbers."""
        p = painter
        for text, box, control in self._chips:
            self._draw_chip(p, text, box, control)
        moment = self.walk.moments[self.t]
        if self._diagram is not None:
            draw_diagram(p, self._diagram, moment, self.number, self.since)
        x, y, w, h = self._panel
        p.rounded(x, y, w, h, PANEL_CORNER, fill=self.theme.panel)
        with p.within(self._panel, clip=True):
            left, top, wide, _ = self.scroll.box
            draw_numbers(p, left, top - self.scroll.offset, wide - 16, self.step,
                         self.since / EVERY_ROW_MS)  # fmt: skip
        self._draw_verdict(p)
        self.draw_header(p, say("guide.walk.title"))
        self.scroll.draw(p)

    def draw_header(self, p: Painter, title: str) -> None:
        """The title alone: nothing is scrolled under it."""
        middle = TOP + self.gui.button_height / 2
        p.text(self.side, middle, title, "title", bold=True, width=self._title_room)

    def _draw_verdict(self, p: Painter) -> None:
        """At the question, what it all comes to."""
        if self.t != self.walk.question or self.number != STEPS:
            return
        room = WIDTH - self.side - self._after_controls
        y = HEIGHT - 20 - self.gui.button_height / 2
        said = self.walk.verdict
        if p.width(said, "label", bold=True) > room:
            said = "  ".join(self.walk.answer)
        p.text(WIDTH - self.side, y, said, "label", self.theme.right, bold=True,
               align="right", width=room)  # fmt: skip

    def _draw_chip(self, p: Painter, text: str, box: Box, control: Control) -> None:
        theme, (x, y, w, h) = p.theme, box
        token = control.name == f"token:{self.t}"
        chosen = token or control.name == f"step:{self.number}"
        hot = self.gui.hovered is control
        is_step = control.name.startswith("step")
        size = "body" if is_step or self.view.text > DIAGRAM_UP_TO else "label"
        fill = (
            theme.text
            if token
            else theme.output
            if chosen
            else (theme.raised if hot else theme.panel)
        )
        p.rounded(x, y, w, h, CORNER, fill=fill)
        past = not is_step and int(control.name.split(":")[1]) > self.t
        colour = theme.ground if chosen else theme.muted
        if not is_step and not chosen and not past:
            colour = theme.text
        p.text(x + w / 2, y + h / 2, text, size, colour, bold=chosen,  # type: ignore[arg-type]
               align="center", width=w - 12)  # fmt: skip
