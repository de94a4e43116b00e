"""What a press means while a step plays out: it goes on to the next part, or the step is over."""

from __future__ import annotations

from typing import Final, Literal, Protocol, TypeAlias

import pygame

from game.ui.context import AppContext
from game.ui.controls.actions import Context
from game.ui.focus import Focus
from game.ui.pace.steps import StepRun

Meaning: TypeAlias = Literal["goes_on", "leaves", "ends"]

OF_PARTS: Final = ("step", "skip")
"""The buttons that go on to the next part, and over those that are left."""


class Running(Protocol):
    """What a step plays out of."""

    @property
    def run(self) -> StepRun | None:
        """The step that plays out."""

    def next_part(self) -> None:
        """Go on to its next part."""

    def finish_run(self) -> None:
        """Cut it short."""


class Pressed(Protocol):
    """The screen that a press is made on."""

    app: AppContext
    focus: Focus

    @property
    def contexts(self) -> tuple[Context, ...]:
        """Where what its keys mean is alive."""

    @property
    def on_button(self) -> bool:
        """Whether a button has the keys."""


def is_press(event: pygame.Event) -> bool:
    """Whether an event is a key that goes down, or the left button of the mouse."""
    return event.type == pygame.KEYDOWN or (
        event.type == pygame.MOUSEBUTTONDOWN and bool(event.button == pygame.BUTTON_LEFT)
    )


def meaning(scene: Pressed, runs: Running, event: pygame.Event, on: str = "step") -> Meaning:
    """Take a press that is about the parts of a step, and say what else it does to the step.

    Whoever does something else never waits: the step is over at once, and the press counts.

    Args:
        scene: the screen.
        runs: what a step of it plays out of.
        event: a press.
        on: the action that goes on to the next part.

    Returns:
        `goes_on` if the press was taken here; `leaves` if it means something that leaves the step
        as it is; `ends` if the step is over now.
    """
    focus = scene.focus
    if runs.run is None or not runs.run.stepped:
        return "ends"
    if event.type != pygame.KEYDOWN:
        under = next((c.name for c in focus.controls if c.at(event.pos)), None)
        if under is None:
            runs.next_part()
            return "goes_on"
        return "leaves" if under in OF_PARTS else "ends"
    menus = scene.app.controls.action(event, "menus")
    asked = scene.app.controls.action(event, *scene.contexts)
    if menus in ("next", "previous"):
        return "leaves"
    held = focus.current.name if focus.current is not None and focus.shown else None
    if (held == "skip" and menus == "press") or asked == "last" or menus == "back":
        runs.finish_run()
        return "goes_on"
    on_other = scene.on_button and held not in (None, *OF_PARTS)
    if not on_other and (asked == on or (held == "step" and menus == "press")):
        runs.next_part()
        return "goes_on"
    return "ends"
