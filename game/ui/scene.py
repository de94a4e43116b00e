"""What a scene is, and what it may ask of the app: scenes return commands, the app applies them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeAlias

import pygame

from game.ui.view import View


@dataclass(frozen=True, slots=True)
class Push:
    """Show another scene on top; leaving it comes back here. `over` lies over it at once."""

    scene: Scene
    over: tuple[Scene, ...] = ()


@dataclass(frozen=True, slots=True)
class Replace:
    """Show another scene in place of this one."""

    scene: Scene


@dataclass(frozen=True, slots=True)
class Pop:
    """Leave this scene for the one below; leaving the last one leaves the game."""


@dataclass(frozen=True, slots=True)
class Return:
    """Leave this scene for the one below, made anew; where another kind lies there, replace this.

    So a list that was left for a level is not stacked on itself when the level leads back to it.
    """

    scene: Scene


@dataclass(frozen=True, slots=True)
class Only:
    """Leave every scene for this one, as when somebody else begins to play."""

    scene: Scene


@dataclass(frozen=True, slots=True)
class Quit:
    """Leave the game."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Have the scene below do an action, such as `play.restart`, as if its key were pressed.

    This scene is left for it, unless it `stays` so that the same may be asked for again.
    """

    action: str
    stays: bool = False


Command: TypeAlias = Push | Replace | Pop | Return | Only | Quit | Ask | None


class Scene(Protocol):
    """One screen of the game.

    `layout` is called whenever the scene is first shown, shown again, or the view changes;
    `handle` takes one event; `update` moves animation only; `draw` changes nothing.
    """

    def layout(self, view: View) -> None:
        """Place everything for this view."""

    def handle(self, event: pygame.Event) -> Command:
        """Take one event."""

    def update(self, dt: float) -> Command:
        """Move animations on by dt milliseconds."""

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the scene."""
