"""The buttons of the play screen, and the valves as stops for the keys.

Which buttons there are depends on the phase: of now, of a bet, of looking back, or of the end.
Those of each are made when they are first wanted, and kept until the layout changes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import pygame

from game.ui.controls.prompts import with_key
from game.ui.focus import Control
from game.ui.gui import TOUCH, Gui
from game.ui.icons.shapes import IconName
from game.ui.pace.flow_control import FlowControl
from game.ui.pace.part_buttons import part_buttons
from game.ui.paint import Painter
from game.ui.play import ways
from game.ui.play.controls import Valve
from game.ui.play.layout import Layout
from game.ui.scene import Command
from game.words import say

if TYPE_CHECKING:
    from game.ui.play.scene import PlayScene

KEYS_UP_TO: Final = 1.2
"""Up to this text size the buttons at the top tell their keys."""
ICONS: Final[dict[str, IconName]] = {"undo": "undo", "redo": "redo", "back": "back"}
"""What these have in place of a word where texts are largest."""

Phase: TypeAlias = Literal["now", "parts", "bet", "past", "end"]


def phase_of(scene: PlayScene) -> Phase:
    """Which buttons are wanted: those of now, of looking back, or of the end."""
    model = scene.model
    if model.pause.ms is not None or model.held:
        return "end"
    if model.run is not None and model.run.stepped:
        return "parts"
    if scene.practice.bet_wanted:
        return "bet"
    return "now" if model.inspected is None else "past"


def valve_name(valve: Valve) -> str:
    """What the focus calls a valve."""
    return f"valve:{valve[0]}:{valve[1]}"


def _only(act: Callable[[], None]) -> Callable[[], Command]:
    """A press that does something and asks the app for nothing."""

    def press() -> Command:
        act()
        return None

    return press


class Buttons:
    """The buttons of one play screen in one layout.

    Args:
        scene: the play screen.
        layout: where everything is.
    """

    def __init__(self, scene: PlayScene, layout: Layout) -> None:
        self._scene, self._layout = scene, layout
        self._made: dict[Phase, tuple[Gui, tuple[Control, ...]]] = {}
        self._shown: Phase | None = None
        self.left = 0.0
        """Where the first of the buttons at the top begins."""
        self.gui: Gui
        self._measure = Painter(pygame.Surface((1, 1)), scene.view, scene.app.theme)
        assert layout.flow is not None
        self.flow = FlowControl(scene.tempo, layout.flow)

    def show(self, phase: Phase) -> None:
        """Have the buttons of a phase; the keys stay where they were if that is still there."""
        if phase == self._shown:
            return
        scene, focus = self._scene, self._scene.focus
        name, selected = focus.held, scene.model.selected
        if phase not in self._made:
            self.gui = Gui(scene.app.theme, scene.view, focus)
            self._top()
            self.flow.add(self._measure, self.gui)
            self._valves()
            with focus.within("prediction"):
                if phase == "bet":
                    scene.bets.add(self.gui)
                self._bottom(phase)
            self._made[phase] = self.gui, tuple(focus.controls)
        self._shown = phase
        self.gui, controls = self._made[phase]
        focus.controls[:] = controls
        focus.give_back(name, valve_name(selected) if selected is not None else None)

    def _top(self) -> None:
        """The row at the top right."""
        scene, model, layout, gui = self._scene, self._scene.model, self._layout, self.gui
        other: tuple[str, str, Callable[[], Command]] = (
            ("coach", "coach", partial(ways.set_coach, scene))
            if scene.practising
            else ("practice", "other_mode", partial(ways.other_mode, scene))
        )
        asks: tuple[tuple[str, str, Callable[[], Command]], ...] = (
            ("hint", "hint", _only(model.hint)),
            other,
            ("guide", "guide", partial(ways.read_guide, scene)),
            ("undo", "undo", _only(model.undo)),
            ("redo", "redo", _only(model.redo)),
            ("restart", "restart", _only(model.restart)),
            ("menu", "back", partial(ways.leave, scene)),
        )
        key, keyed = self._key, scene.view.text <= KEYS_UP_TO
        named = [say(f"play.buttons.{name}") for name, *_ in asks]
        texts = [
            f"{words}  {key(action)}".strip() if keyed else words
            for words, (_, action, _) in zip(named, asks, strict=True)
        ]
        if layout.large:  # room for a title is wanted too
            texts = [
                "" if name in ICONS else text for text, (name, *_) in zip(texts, asks, strict=True)
            ]
        widths = [
            gui.button_width(text, icon=not text) - (12 if layout.large else 8) for text in texts
        ]
        gap = 4.0 if layout.large else 8.0
        x = self.left = layout.top[0] + layout.top[2] - sum(widths) - gap * (len(asks) - 1)
        high = min(gui.button_height, layout.top[3] - 8) if layout.large else gui.button_height
        y = layout.top[1] + (layout.top[3] - high) / 2
        for (name, action, press), words, text, width in zip(
            asks, named, texts, widths, strict=True
        ):
            tip = None if keyed else with_key(words, key(action))
            icon = None if text else ICONS[name]
            gui.button(name, text, (x, y, width, high), press, tip=tip, icon=icon)
            x += width + gap

    def _key(self, action: str) -> str:
        """What means an action here."""
        return self._scene.app.prompt(action, *self._scene.contexts, "menus")

    def _valves(self) -> None:
        """The valves, which are drawn elsewhere: here the keys find them."""
        view = self._scene.view
        for gate, block in self._scene.model.valves:
            x, y, radius = self._layout.cell.valve(gate, block)
            around = view.rect(x - radius, y - radius, 2 * radius, 2 * radius)
            with self._scene.focus.within("cell", f"block {block}"):
                self._scene.focus.add(
                    Control(valve_name((gate, block)), around, corner=around.w // 2,
                            reach=view.px(TOUCH))
                )  # fmt: skip

    def _bottom(self, phase: Phase) -> None:
        """Step, or what looking back has in its place."""
        model, layout, gui = self._scene.model, self._layout, self.gui
        if phase == "bet":
            self._without_bet()
            return
        if phase == "parts":
            part_buttons(gui, self._whole_foot(), self._key("step"), model)
            return
        if phase != "past":
            short = say("play.buttons.result" if phase == "end" else "play.buttons.step")
            step = with_key(short, self._key("step"))
            box = self._whole_foot() if phase == "end" else layout.step
            if gui.button_width(step, bold=True) - 16 > box[2]:
                step = short
            gui.button("step", step, box, _only(model.step), kind="primary")
            if layout.show is not None and phase == "now":
                words = say("play.buttons.show")
                if not layout.large:
                    words = f"{words}  {self._key('show_move')}".strip()
                gui.button("show", words, layout.show, _only(self._scene.practice.auto.show_move),
                           tip=say("play.buttons.show_tip"))  # fmt: skip
            return
        x, y, w, h = layout.step
        half = (w - 8) / 2
        short = "_short" if layout.large else ""
        undo, now = say(f"play.buttons.undo_here{short}"), say(f"play.buttons.now{short}")
        gui.button("back_to", undo, (x, y, half, h), _only(model.undo_to_here))
        place = (x + half + 8, y, half, h)
        gui.button("now", now, place, _only(lambda: model.look_at(None)), kind="primary")

    def _without_bet(self) -> None:
        """The step, without a bet on what comes of it."""
        gui, box = self.gui, self._whole_foot()
        words = say("play.buttons.no_bet")
        texts = with_key(words, self._key("step")), words, say("play.buttons.no_bet_short")
        text = next((t for t in texts if gui.button_width(t) - 16 <= box[2]), texts[-1])
        gui.button("step", text, box, _only(self._scene.model.step))

    def _whole_foot(self) -> tuple[float, float, float, float]:
        """The step button's place, and that of the button which shows a move."""
        x, y, w, h = self._layout.step
        show = self._layout.show
        return x, y, (w if show is None else show[0] + show[2] - x), h
