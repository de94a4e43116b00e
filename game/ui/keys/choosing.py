"""Giving keys and buttons to actions: what is waited for, what is in conflict, and undoing it."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.ui.context import AppContext
from game.ui.controls.actions import Action, Preset
from game.ui.controls.bindings import Means
from game.ui.controls.changes import may_mean
from game.ui.controls.edit import assign, reset, reset_all, swap
from game.ui.controls.keys import MODIFIERS, key_name, pad_button
from game.ui.controls.prompts import action_title, label
from game.words import say


@dataclass(frozen=True, slots=True)
class Clash:
    """A key that was given to an action and means another one too."""

    action: Action
    other: Action
    by: Means
    name: str
    before: str | None
    """What meant the action before."""


class Choosing:
    """What is being chosen. Every change is kept at once, and can be undone."""

    def __init__(self, app: AppContext) -> None:
        self._app = app
        self.waiting: tuple[Action, Means] | None = None
        """The action that the next key or button is for."""
        self.clash: Clash | None = None
        self._said = ""
        """What was wrong with the key that was pressed."""
        self._before: list[tuple[str, str]] = []
        """Preset and changes as they were, for undoing."""

    @property
    def may_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._before)

    @property
    def words(self) -> str:
        """What is to be done now, or has to be known."""
        if self.waiting is not None:
            action, by = self.waiting
            return say(f"controls.ask_{by}", action=action_title(action))
        if self.clash is not None:
            found = self.clash
            return say(
                "controls.clash_now", pressed=label(found.name, found.by),
                action=action_title(found.action), other=action_title(found.other),
            )  # fmt: skip
        return self._said

    def ask(self, action: Action, by: Means) -> None:
        """Wait for the key or button that is to mean an action."""
        self.waiting, self.clash, self._said = (action, by), None, ""

    def cancel(self) -> None:
        """Wait no longer; all stays as it was."""
        self.waiting = None

    def take(self, event: pygame.Event) -> bool:
        """Take the key that was waited for; False while what is held with it is still to come."""
        if self.waiting is None:
            return False
        action, by = self.waiting
        button = pad_button(event)
        name = button if button is not None else key_name(event.key, event.mod)
        if name in MODIFIERS:
            return False
        self.waiting = None
        other_device = (button is not None) != (by == "pad")
        if other_device or name == "escape":
            return True
        if may_mean(name, by):
            self._give(action, by, name)
        else:
            self._said = say("controls.reserved", pressed=label(name, by))
        return True

    def _give(self, action: Action, by: Means, name: str) -> None:
        """Let a key or button mean an action from now on; what is in conflict is said at once."""
        before = next(iter(self._app.controls.means(action, by)), None)
        self._said = ""
        self._keep_as(assign(self._app.controls, action, by, name))
        found = self._app.controls.conflicts(action, by)
        other = next((other for key, other in found if key == name), None)
        self.clash = None if other is None else Clash(action, other, by, name, before)

    def swap(self) -> None:
        """Give the other action what this one had."""
        if (found := self.clash) is not None:
            of = self._app.controls
            self._keep_as(swap(of, found.other, found.by, found.name, found.before))

    def keep(self) -> Clash | None:
        """Let a key mean both; gives what was in conflict."""
        found, self.clash = self.clash, None
        return found

    def reset(self, action: Action) -> None:
        """Have one action's keys and buttons as at first."""
        self._change(reset(self._app.controls, action))

    def reset_everything(self) -> None:
        """Have all of this hand's keys and all buttons as at first."""
        self._change(reset_all(self._app.controls))

    def lay_out(self, hand: Preset) -> None:
        """Lay the keys out for a hand."""
        self._change(self._app.settings.keys, hand)

    def undo(self) -> None:
        """Take the last change back."""
        if self._before:
            preset, keys = self._before.pop()
            self._app.change(preset=preset, keys=keys)
        self.clash = None

    def _change(self, keys: str, preset: str | None = None) -> None:
        self._keep_as(keys, preset)
        self.clash = None

    def _keep_as(self, keys: str, preset: str | None = None) -> None:
        settings = self._app.settings
        after = preset or settings.preset, keys
        if after != (settings.preset, settings.keys):
            self._before.append((settings.preset, settings.keys))
            self._app.change(preset=after[0], keys=keys)
