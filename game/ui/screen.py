"""What the scenes apart from play share: widgets, focus that survives a new layout, scrolling."""

from __future__ import annotations

from collections.abc import Collection

import pygame

from game.ui.context import AppContext
from game.ui.controls.actions import Context
from game.ui.focus import Control, Focus
from game.ui.gui import Gui
from game.ui.paint import Painter
from game.ui.scene import Command, Pop
from game.ui.scroll import Scroll
from game.ui.theme import Theme
from game.ui.view import View


class Screen:
    """A scene made of widgets and painted parts.

    A scene builds its controls in `build`, paints in `paint` (everything below the widgets) and
    `paint_over`; the rest is done here.
    """

    overlay = False
    """Whether the scene below is still to be seen."""
    contexts: tuple[Context, ...] = ()
    """Where the scene's own actions are alive, the foremost first."""
    takes: Collection[str] | None = None
    """The names of those it has a use for; None for all of them."""

    def __init__(self, app: AppContext) -> None:
        self.app = app
        self.focus = Focus(reveal=self.reveal, meaning=self._meaning)
        self.scroll = Scroll()
        self.view = View.fit((1, 1))
        self.gui: Gui
        self.first: str | None = None
        """The control that has the keys when the scene opens."""

    @property
    def theme(self) -> Theme:
        """The look that is set now."""
        return self.app.theme

    # -- what each scene says for itself -----------------------------------------------------

    def build(self) -> None:
        """Make the controls for `self.view`."""

    def paint(self, painter: Painter) -> None:
        """Draw what lies below the widgets."""

    def paint_over(self, painter: Painter) -> None:
        """Draw what lies above them."""

    def back(self) -> Command:
        """What Esc does."""
        return Pop()

    def reveal(self, control: Control) -> None:
        """Scroll to a control that the keys have moved to."""

    def animate(self, dt: float) -> None:
        """Move the scene's own animations on by dt milliseconds."""

    # -- a scene's three duties ----------------------------------------------------------------

    def measure(self) -> Painter:
        """A painter to measure text with; what it drew would be seen nowhere."""
        return Painter(pygame.Surface((1, 1)), self.view, self.theme)

    def layout(self, view: View) -> None:
        """Place everything for this view."""
        self.view = view
        if self.focus.current is None:
            self.focus.shown = self.app.by_keys
        before = self.focus.held
        self.gui = Gui(self.theme, view, self.focus)
        self.build()
        # What is first may have been found out just now, and what had the keys may be gone.
        usable = (control.name for control in self.focus.controls if control.enabled)
        self.focus.give_back(before, self.first, next(usable, None))

    def handle(self, event: pygame.Event) -> Command:
        """Take one event."""
        if self.types(event):
            self.gui.type(event)
            return None
        action = self._meaning(event)
        if action == "back":
            return self.back()
        if self.scroll.handle(event, self.view) or self.scroll.act(action):
            return None
        asked = self.gui.handle(event)
        if asked is False:
            self.scroll.nudge(action)
            return None
        return asked

    def types(self, event: pygame.Event) -> bool:
        """Whether an event writes into a line of text, whatever its key means elsewhere."""
        return self.gui.types(event)

    def asked(self, event: pygame.Event) -> str | None:
        """The action of the scene's own that an event asks for."""
        return self.app.controls.action(event, *self.contexts)

    def _meaning(self, event: pygame.Event) -> str | None:
        """What an event means for focus and page."""
        return self.app.controls.action(event, "menus")

    def update(self, dt: float) -> Command:
        """Move animations on by dt milliseconds."""
        settings = self.app.settings
        moved = self.scroll.update(dt, still=settings.reduced_motion)
        if moved:
            self.scrolled()
        self.animate(dt * settings.speed)
        self.gui.update(dt)
        return None

    def scrolled(self) -> None:
        """Put the scrolled controls where the page now is."""

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the scene."""
        painter = Painter(surface, self.view, self.theme)
        self.paint(painter)
        self.gui.draw(surface)
        self.paint_over(painter)
        self.gui.draw_focus(surface)
