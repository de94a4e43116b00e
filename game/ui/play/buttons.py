"""The buttons of the play screen, and the valves as stops for the keys.

Which buttons there are depends on the phase: of now, of looking back, or of the end. Each phase's
are made when they are first wanted, and kept until the layout changes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, TypeAlias

from game.ui.focus import Control
from game.ui.gui import Gui
from game.ui.play.controls import Valve
from game.ui.play.layout import Layout
from game.ui.scene import Command

if TYPE_CHECKING:
    from game.ui.play.scene import PlayScene

Phase: TypeAlias = Literal["now", "past", "end"]


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

    def show(self, phase: Phase) -> None:
        """Have the buttons of a phase; the keys stay where they were if that is still there."""
        if phase == self._shown:
            return
        scene, focus = self._scene, self._scene.focus
        name = focus.current.name if focus.current else None
        if phase not in self._made:
            self.gui = Gui(scene.app.theme, scene.view, focus)
            self._top()
            self._valves()
            self._bottom(phase)
            self._made[phase] = self.gui, tuple(focus.controls)
        self._shown = phase
        self.gui, controls = self._made[phase]
        focus.controls[:] = controls
        focus.take(focus.named(name) if name else None)
        if focus.current is None and scene.model.selected is not None:
            focus.take(focus.named(valve_name(scene.model.selected)))

    def _top(self) -> None:
        """The row at the top right."""
        model, layout, gui = self._scene.model, self._layout, self.gui
        asks: tuple[tuple[str, str, str, Callable[[], Command]], ...] = (
            ("hint", "Hint", "?", _only(model.hint)),
            ("guide", "Guide", "G", self._scene.read_guide),
            ("undo", "Undo", "Z", _only(model.undo)),
            ("redo", "Redo", "Y", _only(model.redo)),
            ("restart", "Restart", "R", _only(model.restart)),
            ("menu", "Menu", "Esc", self._scene.leave),
        )
        texts = [words if layout.large else f"{words}  {key}" for _, words, key, _ in asks]
        widths = [gui.button_width(text) - (12 if layout.large else 8) for text in texts]
        gap = 4.0 if layout.large else 8.0
        x = self.left = layout.top[0] + layout.top[2] - sum(widths) - gap * (len(asks) - 1)
        high = min(gui.button_height, layout.top[3] - 8) if layout.large else gui.button_height
        y = layout.top[1] + (layout.top[3] - high) / 2
        for (name, words, key, press), text, width in zip(asks, texts, widths, strict=True):
            tip = f"{words} ({key})" if layout.large else None
            gui.button(name, text, (x, y, width, high), press, tip=tip)
            x += width + gap

    def _valves(self) -> None:
        """The valves, which are drawn elsewhere: here the keys find them."""
        view = self._scene.view
        for gate, block in self._scene.model.valves:
            x, y, radius = self._layout.cell.valve(gate, block)
            around = view.rect(x - radius, y - radius, 2 * radius, 2 * radius)
            self._scene.focus.add(Control(valve_name((gate, block)), around, corner=around.w // 2))

    def _bottom(self, phase: Phase) -> None:
        """Step, or what looking back has in its place."""
        model, layout, gui = self._scene.model, self._layout, self.gui
        if phase != "past":
            step = "Step" if layout.large else "Step  (Space)"
            text = "See the result" if phase == "end" else step
            gui.button("step", text, layout.step, _only(model.step), kind="primary")
            return
        x, y, w, h = layout.step
        half = (w - 8) / 2
        undo, now = ("Undo here", "To now") if layout.large else ("Undo to here", "Back to now")
        gui.button("back_to", undo, (x, y, half, h), _only(model.undo_to_here))
        place = (x + half + 8, y, half, h)
        gui.button("now", now, place, _only(lambda: model.look_at(None)), kind="primary")
