"""A line of text that a player types: pygame_gui's, whose cursor rests and leaves keys alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pygame
from pygame_gui.elements import UITextEntryLine

from game.ui.controls.keys import pad_button

LEAVES: Final = frozenset(
    {pygame.K_TAB, pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_ESCAPE, pygame.K_UP, pygame.K_DOWN}
)
"""Keys that write nothing and do not move within a line: they mean what they do elsewhere."""
_COMMAND: Final = pygame.KMOD_CTRL | pygame.KMOD_META | pygame.KMOD_ALT
_EDITS: Final = frozenset({pygame.K_a, pygame.K_c, pygame.K_v, pygame.K_x})
"""With Ctrl: all chosen, copied, pasted, cut."""


def writes(event: pygame.Event) -> bool:
    """Whether a key that went down writes into a line of text, or moves within it."""
    if event.type != pygame.KEYDOWN or pad_button(event) is not None:
        return False
    if event.mod & _COMMAND and not event.mod & pygame.KMOD_MODE:  # AltGr writes signs
        return event.key in _EDITS
    return event.key not in LEAVES and not pygame.K_F1 <= event.key <= pygame.K_F12


class Entry(UITextEntryLine):
    """The line. Its cursor does not blink, and how keys repeat stays as the game has it."""

    changed: Callable[[str], None] | None = None
    """Is told what stands there whenever that has changed."""

    def take(self, event: pygame.Event) -> None:
        """Take a key or what it wrote."""
        before = self.text
        self.process_event(event)
        if self.text != before and self.changed is not None:
            self.changed(self.text)

    def begin(self) -> None:
        """Have the keys, with all of the text chosen: what is typed first takes its place."""
        if not self.is_focused:
            self.focus()
            self.edit_position = len(self.text)
            self.select_range = [0, len(self.text)]
            self._put_cursor()

    def end(self) -> None:
        """Have them no more."""
        if self.is_focused:
            self.unfocus()

    def focus(self) -> None:
        """Have the keys."""
        before = pygame.key.get_repeat()
        super().focus()  # type: ignore[no-untyped-call]
        pygame.key.set_repeat(*before)

    def unfocus(self) -> None:
        """Have them no more."""
        before = pygame.key.get_repeat()
        super().unfocus()  # type: ignore[no-untyped-call]
        pygame.key.set_repeat(*before)

    def update(self, time_delta: float) -> None:
        """Follow the mouse, and put the cursor where it was moved to."""
        moved, self.cursor_has_moved_recently = self.cursor_has_moved_recently, False
        if moved:
            self._put_cursor()
        self.cursor_blink_delay_after_moving_acc = 0.0
        super().update(time_delta)
        self.cursor_blink_delay_after_moving_acc = 0.0

    def _put_cursor(self) -> None:
        shape: Any = self.drawable_shape
        if shape is not None and shape.text_box_layout is not None:
            shape.text_box_layout.set_cursor_position(self.edit_position)
            shape.text_box_layout.turn_on_cursor()
            shape.finalise_text_onto_active_state()
            shape.active_state.has_fresh_surface = True
