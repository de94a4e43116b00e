"""Gamepads: they may come and go at any time, and what is done on them becomes presses.

A press of a button is handed on as that of a key without a code (`keys.pad_press`). The left stick
presses what the D-pad does; a stick has to go half its way to press, and back to a third to be let
go, so that nothing trembles; triggers are buttons too. Directions that are held press again and
again, nothing else does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

import pygame

from game.ui.controls.keys import pad_press
from game.ui.controls.pad import AXES, DIRECTIONS, NAMES

FULL: Final = 32767.0
PRESSED: Final = 0.5
LET_GO: Final = 0.33
"""How far an axis is from its rest, as a share of its way."""
FIRST_MS: Final = 400.0
AGAIN_MS: Final = 110.0
"""How long a direction is held before it presses again, and then each time."""
LONGEST_MS: Final = 1000.0

Opened = tuple[int, str]
"""What a gamepad is known by to the system, and its name."""


def open_pad(index: int) -> Opened | None:
    """Open the gamepad of this number; None if it cannot be used as one."""
    from pygame._sdl2 import controller

    try:
        found: Any = controller.Controller(index)
        ident = int(found.as_joystick().get_instance_id())
    except (pygame.error, ValueError):
        return None
    _OPEN[ident] = found  # one that nobody holds is closed again
    return ident, str(found.name)


_OPEN: Final[dict[int, Any]] = {}


def listen() -> None:
    """Have the system tell of gamepads, those that are there already included."""
    try:
        from pygame._sdl2 import controller

        controller.init()
    except (ImportError, pygame.error):
        return  # the game is played without one


@dataclass
class Gamepads:
    """The gamepads that are connected, and what is held on them.

    Args:
        connect: opens the gamepad of a number.
        tell: says in one line what has come or gone, by its name in the catalogue and the pad's.
    """

    connect: Callable[[int], Opened | None] = open_pad
    tell: Callable[[str, str], None] = lambda what, name: None
    names: dict[int, str] = field(default_factory=dict)
    _far: set[tuple[int, str]] = field(default_factory=set)
    """What sticks and triggers press."""
    _held: dict[tuple[int, str], float] = field(default_factory=dict)
    """Directions that are held, and how many milliseconds it is until they press again."""

    def take(self, event: pygame.Event) -> list[pygame.Event] | None:
        """What an event presses; None if it is none of a gamepad's."""
        match event.type:
            case pygame.CONTROLLERDEVICEADDED:
                self._added(event.device_index)
            case pygame.CONTROLLERDEVICEREMOVED:
                self._removed(event.instance_id)
            case pygame.CONTROLLERBUTTONDOWN:
                return self._press(event.instance_id, NAMES.get(event.button))
            case pygame.CONTROLLERBUTTONUP:
                self._held.pop((event.instance_id, NAMES.get(event.button, "")), None)
            case pygame.CONTROLLERAXISMOTION:
                return self._moved(event.instance_id, event.axis, event.value / FULL)
            case pygame.WINDOWFOCUSLOST:  # what is let go elsewhere is not reported
                self._held.clear()
                self._far.clear()
                return None
            case _:
                return None
        return []

    def update(self, dt: float) -> list[pygame.Event]:
        """The presses of directions that have been held for dt milliseconds more."""
        again = []
        for held in self._held:
            self._held[held] -= min(dt, LONGEST_MS)
            if self._held[held] <= 0.0:
                self._held[held] = AGAIN_MS
                again.append(pad_press(held[1]))
        return again

    def _added(self, index: int) -> None:
        found = self.connect(index)
        if found is not None and found[0] not in self.names:
            self.names[found[0]] = found[1]
            self.tell("added", found[1])

    def _removed(self, ident: int) -> None:
        _OPEN.pop(ident, None)
        self._let_go(held for held in (*self._held, *self._far) if held[0] == ident)
        if ident in self.names:
            self.tell("removed", self.names.pop(ident))

    def _press(self, ident: int, name: str | None) -> list[pygame.Event]:
        if name is None:
            return []
        if name in DIRECTIONS:
            self._held[ident, name] = FIRST_MS
        return [pad_press(name)]

    def _moved(self, ident: int, axis: int, to: float) -> list[pygame.Event]:
        """A stick or a trigger has come to a place between -1 and 1."""
        pressed: list[pygame.Event] = []
        for sign, name in zip((-1, 1), AXES.get(axis, ("", "")), strict=True):
            held = (ident, f"{axis}{name}")
            if name and sign * to >= PRESSED and held not in self._far:
                self._far.add(held)
                pressed += self._press(ident, name)
            elif held in self._far and sign * to < LET_GO:
                self._let_go((held,))
                self._held.pop((ident, name), None)
        return pressed

    def _let_go(self, several: Iterable[tuple[int, str]]) -> None:
        for held in tuple(several):
            self._held.pop(held, None)
            self._far.discard(held)
