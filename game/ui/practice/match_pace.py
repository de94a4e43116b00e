"""The pace of a race or a duel: a stream that flows, or steps part by part with what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pygame

from game.ui.pace.flow_control import SIDE, FlowControl, control_width
from game.ui.pace.part_buttons import part_buttons
from game.ui.pace.parts import part_notice
from game.ui.pace.played import PlayFlow
from game.ui.pace.stepping import is_press, meaning
from game.ui.pace.tempo import Tempo
from game.ui.paint import Box, Painter
from game.ui.play.notices import Notice
from game.ui.play.sheet import Sheet
from game.ui.play.topbar import banner_height, draw_banner
from game.ui.practice.frame import LARGE, MARGIN, step_words
from game.words import say

if TYPE_CHECKING:
    from game.ui.practice.match import Match

GAP: Final = 8.0
WIDE: Final = 1000.0
ROOMY: Final = 1.2
"""From this width on, and up to this text size, what is said has room in one line."""


class MatchFlow(PlayFlow):
    """A race or a duel that flows, until a round is decided."""

    def __init__(self, scene: Match) -> None:
        super().__init__(lambda: scene.model)
        self._scene = scene

    @property
    def may(self) -> bool:
        """Whether a step waits, and nothing else is looked at."""
        return super().may and self._scene.phase == "play"

    def begin(self) -> bool:
        """Come back to the step that waits."""
        if not self.model.session.finished:
            self._scene.look_at(None)
        return self.may

    def take(self, every: float) -> None:
        """Take it, unless the one before has decided something."""
        if self._scene.settle():
            super().take(every)
            self._scene.sync()


class MatchPace:
    """How a match goes on.

    Args:
        scene: the match.
    """

    def __init__(self, scene: Match) -> None:
        self._scene = scene
        self.tempo = Tempo(scene.app, MatchFlow(scene))
        self._flow: FlowControl | None = None
        self._said: Box | None = None
        """Where it is said what a part does; nowhere if steps play out in one go."""
        self._lines = 1

    @property
    def in_parts(self) -> bool:
        """Whether a step is gone through part by part."""
        run = self._scene.model.run
        return run is not None and run.stepped

    # -- where everything is ---------------------------------------------------------------------

    def hide(self) -> None:
        """Be nowhere, until it is placed anew."""
        self._flow = self._said = None

    @property
    def on_top(self) -> bool:
        """Whether what is said of a part takes the header's place: texts leave no other."""
        return self.in_parts and self._scene.view.text > LARGE

    def place_flow(self, p: Painter, right: float) -> float:
        """Put the control of the flow at the top, up to a place; gives where it begins."""
        gui, y = self._scene.gui, MARGIN - 6
        if self.on_top:
            self._said, self._lines = (MARGIN, y, right - 24 - MARGIN, gui.button_height), 2
            return right
        wide, high = control_width(p, self.tempo), max(SIDE, gui.button_height) + 8
        left = right - wide - 8
        self._flow = FlowControl(self.tempo, (left, y + (gui.button_height - high) / 2, wide, high))
        self._flow.add(p, gui)
        return left

    def said_height(self, p: Painter, width: float) -> float:
        """How much height is to be kept free for what is said of parts."""
        if not self._scene.app.settings.stepped or p.view.text > LARGE:
            return 0.0
        roomy = width >= WIDE and p.view.text <= ROOMY
        self._lines = 1 if roomy and self._scene.level.memory.blocks <= 2 else 2
        return banner_height(p, self._lines) + GAP

    def place_said(self, p: Painter, box: Box) -> Box:
        """Say it at the top of a box, if there is room; gives what is left of that."""
        x, y, w, h = box
        high = self.said_height(p, w)
        if high:
            self._said = (x, y, w, high - GAP)
        return x, y + high, w, h - high

    def step_button(self, box: Box, below: Box | None = None) -> None:
        """What takes a step; or goes on to its next part, or, perhaps below, over all the rest."""
        scene, key = self._scene, self._scene.app.prompt("step", "hand")
        if self.in_parts:
            part_buttons(scene.gui, box, key, scene.model, below)
            return
        words = step_words(scene.app, scene.view)
        scene.gui.button("step", words, box, scene.step, kind="primary")

    # -- what happens ----------------------------------------------------------------------------

    def take(self, event: pygame.Event) -> bool:
        """Take a press that is about the parts of a step; any other ends the step at once."""
        if event.type == pygame.WINDOWFOCUSLOST:
            self.tempo.stop()
        if not (self.in_parts and is_press(event)):
            return False
        meant = meaning(self._scene, self._scene.model, event)
        if meant == "ends":
            self._scene.settle()
        return meant == "goes_on"

    # -- drawing ---------------------------------------------------------------------------------

    def put(self, sheet: Sheet) -> None:
        """Put the control, and what is said, on a sheet."""
        scene = self._scene
        if self._flow is not None:
            self._flow.put(sheet, scene.gui.hovered)
        if (box := self._said) is None:
            return
        run = scene.model.run
        told = part_notice(scene.model.picture, run) if run is not None else None
        key = scene.app.prompt("step", "hand")
        notice = told or Notice("brief", say("play.parts.waits", press=key))
        sheet.put("part", box, notice, lambda p: draw_banner(p, box, self._lines, notice))
