"""The play screen's scene: events in, moves to the rules, and everything drawn in its place."""

from __future__ import annotations

import pygame

from game.level.model import Level
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.focus import Control, Focus
from game.ui.gui import Gui
from game.ui.paint import Drawn, Painter
from game.ui.play.controls import Valve
from game.ui.play.keys import act
from game.ui.play.layout import Layout, make_layout
from game.ui.play.model import PlayModel, hint_notice
from game.ui.play.pointer import Pointer
from game.ui.play.screen import Screen
from game.ui.play.topbar import Notice, banner_lines
from game.ui.scene import Command, Pop, Push, Replace, Scene
from game.ui.view import View


def valve_name(valve: Valve) -> str:
    """What the focus calls a valve."""
    return f"valve:{valve[0]}:{valve[1]}"


class PlayScene:
    """A level being played by hand.

    Args:
        level: the level.
        session: the play, new or to be gone on with.
        app: settings, seeds and the other scenes.
        world_title: the line under the title.
    """

    def __init__(
        self, level: Level, session: Session, app: AppContext, world_title: str = ""
    ) -> None:
        self.app, self.world = app, world_title
        network = session.deal.network
        self.model = PlayModel(session, lambda: Session.start(level, app.new_seed(), network))
        self.focus = Focus()
        self.pointer = Pointer(self)
        self.result: Scene | None = None
        self.log: list[Drawn] | None = None
        """Collects the texts drawn, for tests."""
        self._buttons: dict[str, tuple[Gui, tuple[Control, ...], float]] = {}
        self._phase_shown = ""
        self.view: View
        self.gui: Gui
        self.screen: Screen

    @property
    def session(self) -> Session:
        """The play as it stands; the app keeps it whenever it changes."""
        return self.model.session

    # -- layout ------------------------------------------------------------------------------

    def layout(self, view: View) -> None:
        """Place everything for this view."""
        self.view = view
        self._follow_settings()
        theme, level = self.app.theme, self.model.session.level
        painter = Painter(pygame.Surface((1, 1)), view, theme)
        notices = [Notice("brief", level.brief)]
        notices += [hint_notice(self.model.session, n) for n in range(len(level.hints))]
        lines = banner_lines(painter, 1232, notices)
        layout = make_layout(painter, level.memory.blocks, lines)
        self.pointer.let_go()
        if self.focus.current is None:
            self.focus.shown = self.app.by_keys
        self._buttons.clear()
        left = self._show_buttons(layout)
        self.screen = Screen(view, theme, layout, (24.0, left), self.world)

    def _show_buttons(self, layout: Layout) -> float:
        """Have the buttons that are wanted now, made when first wanted; gives their left end."""
        name = self.focus.current.name if self.focus.current else None
        phase = self._phase
        if phase not in self._buttons:
            gui = self.gui = Gui(self.app.theme, self.view, self.focus)
            left = self._top_buttons(layout)
            self._valves(layout)
            self._bottom_buttons(layout, phase)
            self._buttons[phase] = gui, tuple(self.focus.controls), left
        self._phase_shown = phase
        self.gui, controls, left = self._buttons[phase]
        self.focus.controls[:] = controls
        self.focus.take(self.focus.named(name) if name else None)
        if self.focus.current is None and self.model.selected is not None:
            self.focus.take(self.focus.named(valve_name(self.model.selected)))
        return left

    def _top_buttons(self, layout: Layout) -> float:
        """Make the buttons at the top right; gives their left end."""
        asks = (
            ("hint", "Hint", "?", self._hint),
            ("undo", "Undo", "Z", self._undo),
            ("redo", "Redo", "Y", self._redo),
            ("restart", "Restart", "R", self._restart),
            ("menu", "Menu", "Esc", self.leave),
        )
        gui = self.gui
        texts = [words if layout.large else f"{words}  {key}" for _, words, key, _ in asks]
        widths = [gui.button_width(text) - (12 if layout.large else 8) for text in texts]
        gap = 4.0 if layout.large else 8.0
        x = left = layout.top[0] + layout.top[2] - sum(widths) - gap * (len(asks) - 1)
        high = gui.button_height if not layout.large else min(gui.button_height, layout.top[3] - 8)
        y = layout.top[1] + (layout.top[3] - high) / 2
        for (name, words, key, press), text, width in zip(asks, texts, widths, strict=True):
            gui.button(
                name,
                text,
                (x, y, width, high),
                press,
                tip=f"{words} ({key})" if layout.large else None,
            )
            x += width + gap
        return left

    def _valves(self, layout: Layout) -> None:
        for gate, block in self.model.valves:
            x, y, radius = layout.cell.valve(gate, block)
            around = self.view.rect(x - radius, y - radius, 2 * radius, 2 * radius)
            self.focus.add(Control(valve_name((gate, block)), around, corner=around.w // 2))

    def _bottom_buttons(self, layout: Layout, phase: str) -> None:
        if phase != "past":
            text = "Step" if layout.large else "Step  (Space)"
            self.gui.button(
                "step",
                "See the result" if phase == "end" else text,
                layout.step,
                self._step,
                kind="primary",
            )
            return
        x, y, w, h = layout.step
        half = (w - 8) / 2
        undo, now = ("Undo here", "To now") if layout.large else ("Undo to here", "Back to now")
        self.gui.button("back_to", undo, (x, y, half, h), self._undo_to_here)
        self.gui.button("now", now, (x + half + 8, y, half, h), self._now, kind="primary")

    def _follow_settings(self) -> None:
        settings = self.app.settings
        self.model.still, self.model.speed = settings.reduced_motion, settings.speed

    # -- what buttons and keys ask for -------------------------------------------------------

    def _step(self) -> Command:
        self.model.step()
        return None

    def _undo(self) -> Command:
        self.model.undo()
        return None

    def _redo(self) -> Command:
        self.model.redo()
        return None

    def _restart(self) -> Command:
        self.model.restart()
        return None

    def _hint(self) -> Command:
        self.model.hint()
        return None

    def _now(self) -> Command:
        self.model.look_at(None)
        return None

    def _undo_to_here(self) -> Command:
        if self.model.inspected is not None:
            self.model.back_to(self.model.inspected)
        return None

    def leave(self) -> Command:
        """Leave; the app keeps a play under way, and it goes on when the level is opened again."""
        return Pop()

    def show_help(self) -> Command:
        """Show the keys."""
        return Push(self.app.scenes.help(self.app))

    # -- events ------------------------------------------------------------------------------

    def handle(self, event: pygame.Event) -> Command:
        """Take one event."""
        pressed = event.type == pygame.KEYDOWN or (
            event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT
        )
        if pressed and self.model.ended_ms is not None:
            return self._finish() if self.model.may_leave_end else None
        if pressed:
            self.model.finish_run()
        command = self._dispatch(event)
        self._after()
        return command

    def _dispatch(self, event: pygame.Event) -> Command:
        if event.type == pygame.KEYDOWN:
            self.pointer.rest()
            return act(self, event)
        if self.pointer.take(event):
            return None
        asked = self.gui.handle(event)
        return None if asked is False else asked

    def _after(self) -> None:
        """Keep the focus on the selected valve, and the buttons those of the moment."""
        current = self.focus.current
        if current is not None and current.name.startswith("valve:"):
            gate, block = current.name.split(":")[1:]
            self.model.select((gate, int(block)))  # type: ignore[arg-type]
        if self._phase != self._phase_shown:
            self._show_buttons(self.screen.layout)

    @property
    def _phase(self) -> str:
        """Which buttons are wanted: those of now, of looking back, or of the end."""
        if self.model.ended_ms is not None:
            return "end"
        return "now" if self.model.inspected is None else "past"

    @property
    def on_button(self) -> bool:
        """Whether a button has the keys, and not a valve."""
        current = self.focus.current
        return current is not None and not current.name.startswith("valve:")

    def focus_selected(self, *, shown: bool) -> None:
        """Give the keys to the valve that the model has selected."""
        if self.model.selected is not None:
            self.focus.take(self.focus.named(valve_name(self.model.selected)), show=shown)

    # -- time and drawing --------------------------------------------------------------------

    def update(self, dt: float) -> Command:
        """Move animations on; once the stream has ended and was looked at, go to the result."""
        self._follow_settings()
        over = self.model.update(dt, self.screen.belt_target(self.model))
        self.gui.update(dt)
        self._after()
        if self.model.ended_ms is not None and self.result is None:
            # Made at once, since making it records the play: a kill in the pause loses nothing.
            self.result = self.app.scenes.result(self.model.session, self.app, self.world)
        return self._finish() if over else None

    def _finish(self) -> Command:
        if self.result is None:
            self.result = self.app.scenes.result(self.model.session, self.app, self.world)
        return Replace(self.result)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the scene."""
        painter = Painter(surface, self.view, self.app.theme, self.log)
        on_button = self.on_button
        ringed = self.focus.shown and not on_button
        self.screen.draw(painter, self.model, self.pointer.on, ringed)
        self.gui.draw(surface)
        if on_button:
            self.gui.draw_focus(surface)
