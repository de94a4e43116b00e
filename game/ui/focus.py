"""Keyboard focus: which control the keys act on, and which one comes next.

pygame_gui takes a mouse; this is what a keyboard and a gamepad need on top of it.
Tab goes through the controls in reading order (`game/ui/reading.py`), arrows go to the nearest
control that lies that way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

import pygame

from game.ui.controls.bindings import bindings
from game.ui.reading import in_reading_order
from game.ui.scene import Command

Way: TypeAlias = Literal["left", "right", "up", "down"]

SIDEWAYS_COST: Final = 2.5
"""How much worse a step sideways is than one straight on, when arrows choose a neighbour."""


@dataclass(eq=False)
class Control:
    """One thing a player can act on.

    Args:
        name: tells it from others of the same scene; focus survives a new layout by it.
        rect: where it is now, in pixels.
        press: what Enter, Space or a click does.
        arrow: takes an arrow key while focused; True when it had a use for it.
        clip: the part of the window it can be seen in; None for all of it.
        corner: the radius of its corners in pixels, for the focus ring.
        reach: how wide and high it is at least for a finger, in pixels, however it is drawn.
        tip: what is told of it when a pointer or the focus rests on it.
        part: gives the one among its parts that the arrows are on; None where it has none.
        group: the panels and columns it stands in, the outermost first; each is read as a whole.
    """

    name: str
    rect: pygame.Rect
    press: Callable[[], Command] | None = None
    arrow: Callable[[Way], bool] | None = None
    enabled: bool = True
    clip: pygame.Rect | None = None
    corner: int = 8
    reach: int = 0
    tip: str = ""
    part: Callable[[], pygame.Rect] | None = None
    group: tuple[str, ...] = ()

    @property
    def ringed(self) -> pygame.Rect:
        """What the ring is around while it has the keys."""
        return self.part() if self.part is not None else self.rect

    def at(self, pos: tuple[float, float]) -> bool:
        """Whether a place in the window lies on the control."""
        return self.rect.collidepoint(pos) and (self.clip is None or self.clip.collidepoint(pos))

    def within_reach(self, pos: tuple[float, float]) -> bool:
        """Whether a finger on a place may mean the control."""
        wide, high = max(self.rect.w, self.reach), max(self.rect.h, self.reach)
        around = pygame.Rect(0, 0, wide, high)
        around.center = self.rect.center
        return around.collidepoint(pos) and (self.clip is None or self.clip.collidepoint(pos))


def _as_usual(event: pygame.Event) -> str | None:
    return bindings("right", "").action(event, "menus")


STAND_INS: Final = {"slower": ("flow", "step"), "faster": ("flow", "step"), "flow": ("step",)}
"""What has the keys in place of a control that large texts leave no room for."""


@dataclass
class Focus:
    """The controls of a scene, and the one that has the keys."""

    controls: list[Control] = field(default_factory=list)
    current: Control | None = None
    shown: bool = False
    """Whether the ring is drawn: from the first key on until the mouse is used."""
    reveal: Callable[[Control], None] | None = None
    """Called when keys have moved the focus, so that a scene can scroll to it."""
    meaning: Callable[[pygame.Event], str | None] = _as_usual
    """Tells what a key asks for, as bindings have it in menus."""
    wanted: str | None = None
    """What has the keys by right, while another stands in for it where there is no room for it."""
    _groups: list[str] = field(default_factory=list)

    def add(self, control: Control) -> Control:
        """Add a control, wherever it is among the others."""
        control.group = tuple(self._groups)
        self.controls.append(control)
        return control

    @contextmanager
    def within(self, *groups: str) -> Iterator[None]:
        """Have what is added in this block read as one group: a panel, a column, a row."""
        before = list(self._groups)
        self._groups += groups
        try:
            yield
        finally:
            self._groups[:] = before

    def named(self, name: str) -> Control | None:
        """The control of this name."""
        return next((c for c in self.controls if c.name == name), None)

    def take(self, control: Control | None, *, show: bool | None = None) -> None:
        """Give the keys to a control."""
        self.current, self.wanted = control, None
        if show is not None:
            self.shown = show

    @property
    def held(self) -> str | None:
        """The name of what has the keys by right, whether there is room for it or not."""
        return self.wanted or (self.current.name if self.current else None)

    def give_back(self, name: str | None, *others: str | None) -> None:
        """Give the keys to a control that was made anew.

        Args:
            name: what had them, by its name; where there is no room for it now, they go to what
                stands in for it, and come back once there is.
            others: who else may have them, the first that is there.
        """
        near = STAND_INS.get(name or "", ())
        found = (self.named(each) for each in (name, *near, *others) if each)
        self.take(next((control for control in found if control is not None), None))
        if self.current is not None and self.current.name in near:
            self.wanted = name

    def key(self, event: pygame.Event) -> Command | Literal[False]:
        """Take a key; False when it means nothing here, else what pressing a control asks for."""
        match self.meaning(event):
            case "next" | "previous" as asked:
                self._walk(1 if asked == "next" else -1)
                return None
            case "left" | "right" | "up" | "down" as way:
                return None if self._go(way) else False
            case "press" if self.current and self.current.enabled and self.current.press:
                self.shown = True
                return self.current.press()
        return False

    def _usable(self) -> list[Control]:
        return in_reading_order([c for c in self.controls if c.enabled])

    def _walk(self, by: int) -> None:
        usable = self._usable()
        if not usable:
            return
        if self.current in usable and (self.shown or by < 0):
            self._show(usable[(usable.index(self.current) + by) % len(usable)])
        else:
            # The first key shows where the focus is; it does not jump over it.
            self._show(self.current if self.current in usable else usable[0 if by > 0 else -1])

    def _go(self, way: Way) -> bool:
        usable = self._usable()
        if not usable:
            return False
        if self.current not in usable:
            self._show(usable[0])
            return True
        if not self.shown:  # the first key shows where the focus is
            self._show(self.current)
            return True
        if self.current.arrow and self.current.arrow(way):
            return True
        rects = [c.rect for c in usable]
        to = neighbour(rects, usable.index(self.current), way)
        if to is None:
            return False
        self._show(usable[to])
        return True

    def _show(self, control: Control | None) -> None:
        self.current, self.shown, self.wanted = control, True, None
        if control is not None and self.reveal is not None:
            self.reveal(control)


def control_at(controls: Sequence[Control], pos: tuple[float, float]) -> Control | None:
    """The control on a place, the topmost first; where there is none, the nearest within reach."""
    on = next((c for c in reversed(controls) if c.at(pos)), None)
    if on is not None:
        return on
    near = [c for c in controls if c.within_reach(pos)]
    return min(near, key=lambda c: _distance(c.rect, pos), default=None)


def _distance(rect: pygame.Rect, pos: tuple[float, float]) -> float:
    x = max(rect.left - pos[0], pos[0] - rect.right, 0)
    y = max(rect.top - pos[1], pos[1] - rect.bottom, 0)
    return float(x * x + y * y)


def neighbour(rects: Sequence[pygame.Rect], start: int, way: Way) -> int | None:
    """The number of the nearest rectangle that lies wholly this way of the one at `start`."""
    here = rects[start]
    best: tuple[float, int] | None = None
    for n, rect in enumerate(rects):
        if n == start:
            continue
        along, across = _offsets(here, rect, way)
        if along < 0:
            continue
        cost = along + SIDEWAYS_COST * across
        if best is None or cost < best[0]:
            best = cost, n
    return best[1] if best else None


def _offsets(a: pygame.Rect, b: pygame.Rect, way: Way) -> tuple[float, float]:
    """How far b lies from a this way (negative: not this way), and how far aside."""
    slack = 2  # edges that touch or overlap by rounding still count as apart
    if way in ("left", "right"):
        along = b.left - a.right if way == "right" else a.left - b.right
        across = max(b.top - a.bottom, a.top - b.bottom, 0)
        middle: float = abs(a.centery - b.centery) if across else 0
    else:
        along = b.top - a.bottom if way == "down" else a.top - b.bottom
        across = max(b.left - a.right, a.left - b.right, 0)
        middle = abs(a.left - b.left) * 0.01
    if along < -slack:
        return -1.0, 0.0
    return float(max(along, 0)), across + middle
