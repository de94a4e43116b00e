"""Which keys and buttons mean which action: a preset, and what the player changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, TypeAlias

import pygame

from game.ui.controls.actions import ACTIONS, BY_IDENT, CLOSING, TOGETHER, Action, Context, Preset
from game.ui.controls.changes import Changes, read
from game.ui.controls.keys import asked_for, key_names, pad_button

Means: TypeAlias = Literal["keys", "pad"]
"""What an action is asked for with."""


@dataclass(frozen=True)
class Bindings:
    """What every key and button means now.

    Args:
        preset: the hand the keys are laid out for.
        changes: what the player changed, for each preset's keys and for the gamepad.
    """

    preset: Preset
    changes: Changes

    # -- what means an action ------------------------------------------------------------------

    def keys(self, action: Action) -> tuple[str, ...]:
        """The keys that mean an action, those that were chosen before the fixed ones."""
        changed = self.changes.get(self.preset, {}).get(action.ident)
        return (*(action.keys(self.preset) if changed is None else changed), *action.fixed)

    def buttons(self, action: Action) -> tuple[str, ...]:
        """The buttons of a gamepad that mean an action."""
        changed = self.changes.get("pad", {}).get(action.ident)
        return (*(action.pad if changed is None else changed), *action.pad_fixed)

    def means(self, action: Action, by: Means) -> tuple[str, ...]:
        """The keys, or the buttons, that mean an action."""
        return self.keys(action) if by == "keys" else self.buttons(action)

    # -- what an event means -------------------------------------------------------------------

    def action(self, event: pygame.Event, *contexts: Context) -> str | None:
        """The name of the action that an event asks for in some contexts, the foremost first.

        Gives None for what is no press, and for what means nothing there.
        """
        found = self._asked(event, contexts)
        return found.name if found is not None else None

    def repeats(self, event: pygame.Event, *contexts: Context) -> bool:
        """Whether a held key is to go on acting in these contexts."""
        found = self._asked(event, contexts)
        return found is not None and found.repeats

    def _asked(self, event: pygame.Event, contexts: tuple[Context, ...]) -> Action | None:
        if event.type != pygame.KEYDOWN:
            return None
        if (ident := asked_for(event)) is not None:
            return chosen if (chosen := BY_IDENT[ident]).context in contexts else None
        button = pad_button(event)
        names = key_names(event) if button is None else (button,)
        meanings = self._meanings["keys" if button is None else "pad"]
        every = (meanings[context].get(name) for name in names for context in contexts)
        return next((found for found in every if found is not None), None)

    @cached_property
    def _meanings(self) -> Mapping[Means, Mapping[Context, Mapping[str, Action]]]:
        """Each context's actions by key and by button; what came first in the list wins."""
        found: dict[Means, dict[Context, dict[str, Action]]] = {"keys": {}, "pad": {}}
        for action in ACTIONS:
            for by, meanings in found.items():
                of_context = meanings.setdefault(action.context, {})
                for name in self.means(action, by):
                    of_context.setdefault(name, action)
        for action in ACTIONS:  # what is fixed is never lost to what was chosen
            for name in action.fixed:
                found["keys"][action.context][name] = action
            for name in action.pad_fixed:
                found["pad"][action.context][name] = action
        return found

    # -- where one thing means two -------------------------------------------------------------

    def conflicts(self, action: Action, by: Means) -> tuple[tuple[str, Action], ...]:
        """The keys or buttons of an action that mean another one too where it is alive."""
        return tuple(self._conflicts(action, by))

    def _conflicts(self, action: Action, by: Means) -> Iterator[tuple[str, Action]]:
        mine, near = self.means(action, by), neighbours(action)
        for other in ACTIONS:
            if {action.name, other.name} <= CLOSING:
                continue
            if other is not action and other.context in near:
                theirs = self.means(other, by)
                yield from ((name, other) for name in mine if name in theirs)


def neighbours(action: Action) -> frozenset[Context]:
    """The contexts that are alive wherever an action is."""
    return frozenset(one for group in TOGETHER if action.context in group for one in group)


@lru_cache(maxsize=16)
def bindings(preset: str, kept: str) -> Bindings:
    """The bindings of a preset with what was kept of the player's changes."""
    return Bindings("left" if preset == "left" else "right", read(kept))


def find(name: str, *contexts: Context) -> Action:
    """An action by its name, in the first of some contexts that has it.

    Raises:
        KeyError: none of them has it.
    """
    for context in contexts:
        if (found := BY_IDENT.get(f"{context}.{name}")) is not None:
            return found
    raise KeyError(name)
