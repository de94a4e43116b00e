"""Training a level's network in the window: offered, watched live, stopped and gone on with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pygame

from game.level.model import Level
from game.level.network import NetworkError
from game.level.training.permit import why_untrainable
from game.rules.session import Session
from game.ui.context import AppContext, HelpTopic
from game.ui.gui import Kind
from game.ui.icons.shapes import IconName
from game.ui.paint import Box, Painter
from game.ui.practice.training.course import Course, State
from game.ui.practice.training.curves import LossPlot
from game.ui.practice.training.offer import learns, offered
from game.ui.practice.training.status import draw_status, status_height, words_of
from game.ui.practice.training.table import (
    GateBars,
    Table,
    draw_head,
    draw_lines,
    head_height,
    line_height,
    lines_of,
)
from game.ui.scene import Command, Pop, Replace
from game.ui.screen import Screen
from game.ui.view import HEIGHT, WIDTH
from game.words import say

SIDE: Final = 48.0
GAP: Final = 16.0
FOOT: Final = 24.0
PLOT_SHARE: Final = 0.46
SIDE_BY_SIDE_UP_TO: Final = 1.3
PLOT_STACKED: Final = 420.0
LOWEST: Final = 240.0
"""How high the panels side by side are at least."""


class TrainingScene(Screen):
    """The training of one level's network.

    Args:
        app: settings, the trainer and the other scenes.
        level: the level; it comes from a file.
        world_title: the line beside the title.
        begin: whether training begins at once.
        over: whether this lies over the level, which is gone back to afterwards.
        seed: the stream to be played then; a fresh one when not given.
    """

    help_topic: HelpTopic = "training"
    contexts = ("training",)

    def __init__(
        self,
        app: AppContext,
        level: Level,
        world_title: str = "",
        *,
        begin: bool = False,
        over: bool = False,
        seed: int | None = None,
    ) -> None:
        super().__init__(app)
        self.level, self.world, self.over, self.seed = level, world_title, over, seed
        self.course: Course | None = None
        self.notice = ""
        self._plot, self._bars = LossPlot(), GateBars()
        self._built_for: tuple[State | None, int] | None = None
        self._acts: dict[str, Callable[[], Command]] = {}
        """What can be done now, by the action that asks for it."""
        under_way = app.trainer.course
        if under_way is not None and under_way.at_work and under_way.is_of(level):
            self.course = under_way
        if begin:
            self._train()

    # -- where everything is -------------------------------------------------------------------

    def build(self) -> None:
        """Place the buttons for what can be done now, and the three panels."""
        self._plot = LossPlot()  # the language may be another one
        gui, p = self.gui, self.measure()
        self._built_for = self._shape()
        self._acts = {}
        self._refused = why_untrainable(self.level)
        self._offer = offered(self.app, self.level, self._refused)
        self._top = 32 + max(gui.button_height, p.line("title")) + 20
        self._left = WIDTH - SIDE
        self._button("back", say("common.back"), self.back)
        choices = self._choices()
        self.first = choices[0][0] if choices else "back"
        for name, text, act, kind in reversed(choices):
            self._acts[name] = act
            key = self.app.prompt(name, *self.contexts)
            self._button(name, f"{say(f'practice.training.{text}')}  {key}".strip(), act, kind)
        self._place_panels(p)

    def _button(
        self, name: str, text: str, act: Callable[[], Command], kind: Kind = "plain"
    ) -> None:
        icon: IconName | None = "back" if name == "back" else None
        wide = self.gui.button_width(text, bold=kind == "primary", icon=icon is not None)
        self._left -= wide
        place = (self._left, 32.0, wide, self.gui.button_height)
        self.gui.button(name, text, place, act, kind=kind, icon=icon)
        self._left -= 8

    def _choices(self) -> list[tuple[str, str, Callable[[], Command], Kind]]:
        """What can be done besides going back: its name, text, what it does, and how it looks."""
        match self.course.state if self.course else None:
            case "done" if self.over:
                return [("on", "play_on", Pop, "primary")]
            case "done":
                return [
                    ("practise", "practise", self._practise, "primary"),
                    ("play", "play", self._play, "plain"),
                ]
            case "starting" | "training":
                return [("stop", "stop", self._stop, "plain")]
            case "stopping":
                return []
            case "kept":
                return [("train", "train_on", self._train, "primary")]
            case "failed":
                return [("train", "try_again", self._train, "primary")]
        if self._refused:
            return []
        return [("train", "train", self._train, "primary")]

    def _place_panels(self, p: Painter) -> None:
        """Status on top; under it curves and gates, side by side where there is room."""
        wide = WIDTH - 2 * SIDE
        said = self._offer if self.course is None else words_of(self.course)
        high = status_height(p, wide, said)
        count = len(lines_of(self.course.gates)) if self.course else 0
        self._line = line_height(p, count)
        y = self._top + high + GAP
        self._stacked = self.view.text > SIDE_BY_SIDE_UP_TO or HEIGHT - FOOT - y < LOWEST
        if self._stacked:
            empty = len(p.wrap(learns(self.level), wide - 40, "label")) * p.line("label")
            table = head_height(p) + (count * self._line or empty) + GAP
            self._status = (SIDE, 0.0, wide, high)
            self._gates = (SIDE, high + GAP, wide, table)
            self._losses = (SIDE, high + table + 2 * GAP, wide, PLOT_STACKED)
            content = self._losses[1] + PLOT_STACKED + FOOT
            self.scroll.place((SIDE, self._top, wide + 16, HEIGHT - self._top), content)
            return
        self._status = (SIDE, self._top, wide, high)
        left = (wide - GAP) * PLOT_SHARE
        self._losses = (SIDE, y, left, HEIGHT - FOOT - y)
        self._gates = (SIDE + left + GAP, y, wide - left - GAP, HEIGHT - FOOT - y)
        x, y, w, h = self._gates
        head = head_height(p)
        self._line = line_height(p, count, h - head - 13)
        self.scroll.place((x, y + head, w - 6, h - head - 12), count * self._line)

    def _on_page(self, box: Box) -> Box:
        """Where a panel is now."""
        x, y, w, h = box
        return (x, self._top + y - self.scroll.offset, w, h) if self._stacked else box

    # -- what happens ----------------------------------------------------------------------------

    def _train(self) -> Command:
        self.notice = ""
        if not why_untrainable(self.level):
            self.course = self.app.trainer.train(self.level)
        return None

    def _stop(self) -> Command:
        self.app.trainer.stop()
        return None

    def _practise(self) -> Command:
        return self._into(lambda: self.app.plays.start(self.level, mode="practice"))

    def _play(self) -> Command:
        return self._into(lambda: self.app.plays.start(self.level, self.seed))

    def _into(self, start: Callable[[], Session]) -> Command:
        try:
            session = start()
        except NetworkError as error:  # its file went, or the level's changed, in the meantime
            self.notice = str(error)
            return None
        return Replace(self.app.scenes.play(self.level, session, self.app, self.world))

    def back(self) -> Command:
        """Leave; a training that is under way stops, and what was done is kept."""
        self.app.trainer.stop()
        return Pop()

    def saved(self, level: Level) -> None:
        """Be the training of the level as it was saved; begun anew if it is not the same."""
        before, self.level = self.course, level
        if before is None or before.is_of(level):
            return
        self.course = None
        if before.at_work:
            self._train()
            self.notice = say("practice.training.anew")

    def handle(self, event: pygame.Event) -> Command:
        """Take one event; each button has its letter."""
        act = self._acts.get(self.asked(event) or "")
        return act() if act is not None else super().handle(event)

    def animate(self, dt: float) -> None:
        """Move the bars towards the gates as they are now."""
        if self.course is not None:
            self._bars.follow(self.course.gates, dt, still=self.app.settings.reduced_motion)

    def update(self, dt: float) -> Command:
        """Move on, and lay out anew when there is something else to be done."""
        command = super().update(dt)
        if self._shape() != self._built_for:
            self.layout(self.view)
        return command

    def _shape(self) -> tuple[State | None, int]:
        """What the layout depends on."""
        if self.course is None:
            return None, 0
        return self.course.state, len(self.course.gates)

    # -- drawing -----------------------------------------------------------------------------------

    def paint(self, painter: Painter) -> None:
        """Draw the panels, then the header over what is scrolled under it."""
        p = painter
        with p.within((0, self._top, WIDTH, HEIGHT - self._top), clip=True):
            said = self._offer if self.course is None else words_of(self.course)
            draw_status(p, self._on_page(self._status), said, self.course)
            self._paint_losses(p, self._on_page(self._losses))
            self._paint_gates(p, self._on_page(self._gates))
        middle = 32 + self.gui.button_height / 2
        x = SIDE + p.text(SIDE, middle, say("practice.training.title"), "title", bold=True) + 24
        place = " · ".join(part for part in (self.level.title, self.world) if part)
        colour = self.theme.wrong if self.notice else self.theme.muted
        p.text(x, middle + 2, self.notice or place, "label", colour, width=self._left - 16 - x)
        self.scroll.draw(p)

    def _paint_losses(self, p: Painter, box: Box) -> None:
        self._plot.draw(p, box, self.course or Course(self.level), self.level.train.recipe)

    def _paint_gates(self, p: Painter, box: Box) -> None:
        course = self.course
        rows = course.gates if course else ()
        title = say("practice.training.table.title")
        if course is not None and rows:
            title = say("practice.training.table.title_of", number=course.gates_of + 1)
        with p.within(box):
            draw_head(p, box, title, rows, self.level)
        x, y, w, h = box
        top = y + head_height(p)
        if not rows:
            for n, words in enumerate(p.wrap(learns(self.level), w - 40, "label")):
                middle = top + (n + 0.5) * p.line("label")
                p.text(x + 20, middle, words, "label", self.theme.muted)
            return
        offset = 0.0 if self._stacked else self.scroll.offset
        inside = (x, top, w, y + h - top - 12)
        with p.within(inside, clip=True):
            trails = course.trails.get(course.gates_of, {}) if course else {}
            steps = self.level.train.recipe.steps
            shown = Table(self.level, rows, self._bars, trails, steps)
            draw_lines(p, inside, top - offset, self._line, shown)
