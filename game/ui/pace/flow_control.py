"""The control at the end of the belt: let the stream flow, hold it, faster, slower."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from game.ui.focus import Control
from game.ui.gui import Gui
from game.ui.icons.drawing import draw_icon
from game.ui.icons.shapes import IconName
from game.ui.paint import Box, Painter, mix
from game.ui.play.sheet import Sheet
from game.ui.scene import Command
from game.ui.theme import CORNER
from game.words import say

if TYPE_CHECKING:
    from game.ui.pace.tempo import Tempo

SIDE: Final = 40.0
"""How wide a button is that has only a sign, and how high all of them are."""
PAD: Final = 8.0
GAP: Final = 4.0
ICONS: Final[dict[str, IconName]] = {"slower": "minus", "faster": "plus", "step": "next"}
KEY_GAP: Final = 8.0
"""How far behind the words their key stands."""
NOTCHES_UP_TO: Final = 1.2
"""Up to this text size there is room for slower and faster; beyond it keys and settings do it."""


def control_width(p: Painter, tempo: Tempo, *, step: bool = False) -> float:
    """How wide the control is, with what is around it, and perhaps with a button for a step."""
    wide = _toggle_width(p, tempo.key) + 2 * PAD + (SIDE + GAP if step else 0.0)
    return wide + 2 * (SIDE + GAP) if p.view.text <= NOTCHES_UP_TO else wide


def _toggle_width(p: Painter, key: str) -> float:
    rates = [say("play.flow.rate", rate=rate) for rate in ("0.25", "0.75")]
    texts = [*rates, say("play.flow.waits")]
    wide = max(p.width(text, "body", bold=True) for text in texts) + p.line("body") + 26
    return wide + _key_width(p, key)


def _key_width(p: Painter, key: str) -> float:
    """How much room the key takes; none where texts are large."""
    shown = key and p.view.text <= NOTCHES_UP_TO
    return p.width(key, "body") + KEY_GAP if shown else 0.0


class FlowControl:
    """The control in one layout.

    Args:
        tempo: the flow.
        box: where it is.
        step: takes one step, where no other button does.
    """

    def __init__(self, tempo: Tempo, box: Box, step: Callable[[], None] | None = None) -> None:
        self._tempo, self.box, self._step = tempo, box, step
        self._buttons: dict[str, tuple[Box, Control]] = {}

    def add(self, p: Painter, gui: Gui) -> None:
        """Add its buttons to those of the scene."""
        x, y, w, h = self.box
        high = min(SIDE, h - 6) if p.view.text <= NOTCHES_UP_TO else h - 8
        top, at, inner = y + (h - high) / 2, x + PAD, w - 2 * PAD
        inner -= SIDE + GAP if self._step is not None else 0.0
        presses: list[tuple[str, float, Callable[[], None]]] = [("flow", inner, self._tempo.toggle)]
        if p.view.text <= NOTCHES_UP_TO:
            presses = [
                ("slower", SIDE, partial(self._tempo.change, -1)),
                ("flow", inner - 2 * (SIDE + GAP), self._tempo.toggle),
                ("faster", SIDE, partial(self._tempo.change, 1)),
            ]
        if self._step is not None:
            presses.append(("step", SIDE, self._step))
        for name, wide, act in presses:
            box = (at, top, wide, high)
            self._buttons[name] = box, gui.area(self._control(p, name, box, act))
            at += wide + GAP

    def _control(self, p: Painter, name: str, box: Box, act: Callable[[], None]) -> Control:
        def press() -> Command:
            act()
            return None

        return Control(name, p.view.rect(*box), press, corner=p.view.px(CORNER))

    def put(self, sheet: Sheet, hovered: Control | None) -> None:
        """Put it on the sheet if it has changed."""
        state, rate = self._tempo.state, self._tempo.rate
        over = next((name for name, (_, c) in self._buttons.items() if c is hovered), None)
        sheet.put(
            "flow", self.box, (state, rate, over, self._tempo.key), lambda p: self._draw(p, over)
        )

    def _draw(self, p: Painter, over: str | None) -> None:
        theme, state = p.theme, self._tempo.state
        edge = theme.line if theme.edged else None
        p.rounded(*self.box, 14, theme.panel)
        for name, (box, _) in self._buttons.items():
            x, y, w, h = box
            on = name == "flow" and state != "paused"
            fill = mix(theme.raised, theme.memory, 0.16) if on else theme.raised
            if over == name:
                fill = mix(fill, theme.text, 0.08)
            p.rounded(x, y, w, h, CORNER, fill, theme.memory if on else edge)
            if name != "flow":
                _icon(p, ICONS[name], x + w / 2, y + h / 2)
                continue
            rate = f"{self._tempo.rate:g}"
            words = say("play.flow.waits") if state == "waits" else say("play.flow.rate", rate=rate)
            side, key, room = p.line("body"), self._tempo.key, _key_width(p, self._tempo.key)
            wide = p.width(words, "body", bold=True)
            left = x + (w - wide - room - side - 6) / 2
            _icon(p, "pause" if on else "play", left + side / 2, y + h / 2)
            ink = theme.memory if on else theme.text
            with p.within(box):
                p.text(left + side + 6, y + h / 2, words, "body", ink, bold=True)
                if room:
                    at = left + side + 6 + wide + KEY_GAP
                    p.text(at, y + h / 2, key, "body", ink)


def _icon(p: Painter, name: IconName, x: float, y: float) -> None:
    draw_icon(p, name, x, y, p.line("body"), p.theme.text)
