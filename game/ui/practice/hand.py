"""The player's cell under the board of a race: where it is, and keys and mouse on its valves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pygame

from game.ui.focus import Control
from game.ui.paint import Box, Painter
from game.ui.play.cell import CellLook, draw_ground
from game.ui.play.cell_piece import CellPiece
from game.ui.play.controls import Drag, Valve
from game.ui.play.keys import turn
from game.ui.play.layout import CellPlace, cell_place
from game.ui.play.lights import draw_lights
from game.ui.play.prediction import PredictionLook, content_of, draw_prediction
from game.ui.play.prediction import draw_ground as draw_prediction_ground
from game.ui.play.sheet import Same, Sheet

if TYPE_CHECKING:
    from game.ui.practice.match import Match

GAP: Final = 12.0
PREDICTION: Final = 0.3
LARGE_PREDICTION: Final = 0.38
"""How much of the width the prediction has, and where texts are large."""

VALVE: Final = "valve:"


def valve_name(valve: Valve) -> str:
    """What the focus calls a valve."""
    return f"{VALVE}{valve[0]}:{valve[1]}"


class Hand:
    """The cell with the player's valves, and the prediction beside it."""

    def __init__(self, scene: Match) -> None:
        self._scene = scene
        self.cell: CellPlace
        self.prediction: Box = (0.0, 0.0, 0.0, 0.0)
        self.buttons: Box = (0.0, 0.0, 0.0, 0.0)
        """Where the buttons at the bottom of the prediction stand."""
        self._cell: CellPiece
        self.over: Valve | None = None
        self._drag: Drag | None = None
        self.shown = False

    # -- where everything is ---------------------------------------------------------------------

    def place(self, p: Painter, box: Box, rows: int = 1) -> None:
        """Share a box out to cell and prediction, with so many rows of buttons under the latter."""
        x, y, w, h = box
        large = p.view.text > 1.4
        right = w * (LARGE_PREDICTION if large else PREDICTION)
        blocks = self._scene.model.session.level.memory.blocks
        self.cell = cell_place(p, (x, y, w - right - GAP, h), blocks, 0.0, large)
        self.prediction = (x + w - right, y, right, h)
        pad = 16.0 if large else 24.0
        high = rows * self._scene.gui.button_height + (rows - 1) * 8
        self.buttons = (x + w - right + pad, y + h - high - min(pad, 16.0), right - 2 * pad, high)
        self._cell = CellPiece(self.cell, self.prediction[0], self._ground)
        self.shown, self._drag, self.over = True, None, None
        for valve in self._scene.model.valves:
            vx, vy, r = self.cell.valve(*valve)
            around = p.view.rect(vx - r, vy - r, 2 * r, 2 * r)
            with self._scene.focus.within("cell", f"block {valve[1]}"):
                self._scene.focus.add(Control(valve_name(valve), around, corner=around.w // 2))
        if (selected := self._scene.model.selected) is not None:
            self._scene.first = valve_name(selected)

    @property
    def on_valve(self) -> bool:
        """Whether a valve has the keys."""
        current = self._scene.focus.current
        return current is not None and current.name.startswith(VALVE)

    def follow_focus(self) -> None:
        """Select the valve that the focus has come to."""
        current = self._scene.focus.current
        if self.shown and current is not None and current.name.startswith(VALVE):
            gate, block = current.name.removeprefix(VALVE).split(":")
            self._scene.model.select((gate, int(block)))  # type: ignore[arg-type]

    def take_focus(self, *, show: bool) -> None:
        """Give the keys to the valve that is selected."""
        focus, valve = self._scene.focus, self._scene.model.selected
        if valve is not None:
            focus.take(focus.named(valve_name(valve)), show=show)

    # -- the mouse -------------------------------------------------------------------------------

    def mouse(self, event: pygame.Event) -> bool:
        """Take a mouse event on a valve; False leaves it to the widgets and the board."""
        if not self.shown:
            return False
        model = self._scene.model
        match event.type:
            case pygame.MOUSEMOTION:
                x, y = self._scene.view.units(*event.pos)
                if self._drag is not None and event.buttons[0]:
                    self._drag = self._drag.to(x, y)
                    if self._drag.moved:
                        model.set_valve(self._drag.valve, self._drag.reading(y))
                    return True
                self._drag = None  # if the button came up where nobody told us
                found = self.cell.valve_at(x, y)
                self.over = found if found in model.valves else None
            case pygame.MOUSEBUTTONDOWN if event.button == pygame.BUTTON_LEFT:
                x, y = self._scene.view.units(*event.pos)
                valve = self.cell.valve_at(x, y)
                if valve in model.valves and valve is not None:
                    model.select(valve)
                    self.take_focus(show=False)
                    now = model.move.gate(valve[0])[valve[1]]
                    self._drag = Drag.grip(valve, self.cell.valve(*valve), x, y, now)
                    return True
            case pygame.MOUSEBUTTONUP if event.button == pygame.BUTTON_LEFT:
                held, self._drag = self._drag, None
                if held is not None and not held.moved:
                    model.flip(held.valve)
                return held is not None
            case pygame.MOUSEWHEEL if self.over is not None:
                fine = bool(pygame.key.get_mods() & pygame.KMOD_SHIFT)
                model.select(self.over)
                model.nudge(self.over, float(event.y), fine=fine)
                return True
        return False

    # -- the keys --------------------------------------------------------------------------------

    def act(self, asked: str) -> bool:
        """Do what an action asks of a valve; False leaves it to others."""
        if not self.shown or not turn(self._scene.model, asked):
            return False
        self.take_focus(show=True)
        return True

    # -- drawing ---------------------------------------------------------------------------------

    def _ground(self, p: Painter, look: CellLook) -> None:
        with p.within(self.cell.box, clip=True):  # no belt ends above it
            draw_ground(p, self.cell, look)

    def draw_lights(self, p: Painter) -> None:
        """Draw what moves through the cell while a step plays out."""
        model = self._scene.model
        if model.run is None or (model.still and not model.run.waiting):
            return
        if self.shown:
            draw_lights(p, self.cell, model.picture, model.flow.figures, model.run,
                        self.prediction, None)  # fmt: skip

    def put(self, sheet: Sheet) -> None:
        """Put cell and prediction on a sheet, each only if it has changed."""
        model = self._scene.model
        look = CellLook(
            picture=model.picture,
            figures=model.flow.figures,
            past=False,
            selected=model.selected,
            ringed=self._scene.focus.shown and self.on_valve,
            hovered=self.over,
            token_x=sum(self.cell.candidate) / 2,
            out_to=self.prediction[0],
        )
        self._cell.put(sheet, look, model.run)
        told = model.answered - 1
        said = PredictionLook(
            model.picture, model.flow.figures, told if told >= 0 else None, False, model.guide
        )
        bottom = self.buttons[1]
        sheet.put(
            "prediction",
            self.prediction,
            (Same(said.picture), said.figures.prediction, said.told, said.guide),
            lambda p: draw_prediction(
                p, self.prediction, content_of(p, self.prediction, bottom), said
            ),
            (None, lambda p: draw_prediction_ground(p, self.prediction, past=False)),
        )
