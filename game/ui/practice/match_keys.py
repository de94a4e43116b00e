"""Keys and mouse on a race or a duel, apart from the valves.

Space takes the step, Z, Ctrl+Z or Backspace undo, Y or Ctrl+Y redo. K lets the stream flow by
itself or holds it, - and + slower and faster. A step that plays out part by part goes on with
Space; End or Esc skip what is left of it. Page Up and Page Down look back (once the stream has
ended, Left and Right too), Home and End at the first and last step; so does a click on the board.
Esc comes back from a step that is looked at, and else leaves. G opens the Field guide. Tab goes
through valves and buttons; on a button, Enter and Space press it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import pygame

from game.ui.controls.actions import ACTIONS
from game.ui.scene import Command

if TYPE_CHECKING:
    from game.ui.practice.match import Match

TAKEN: Final = tuple(
    action.name
    for action in ACTIONS
    if action.context in ("stream", "hand", "valves") and action.name != "hint"
)
"""What has a use in every match: all of a play's but hints."""
LOOKING: Final = ("earlier", "later", "first", "last")
DEAF_MS: Final = 600.0
"""Whoever is stepping through the stream must not step over what came of it."""


def act(scene: Match, event: pygame.Event) -> Command | Literal[False]:
    """Do what a key means; False leaves it to widgets and page."""
    menus, asked = scene.app.controls.action(event, "menus"), scene.asked(event)
    if scene.phase == "over" and menus == "press" and scene.shown_ms < DEAF_MS:
        return None
    if menus == "back":
        return scene.look_at(None) if scene.chosen is not None else False
    if menus in ("next", "previous") and asked is None:
        return False
    own = scene.more_keys(asked)
    if own is not False:
        return None if own is True else own
    if scene.pace.tempo.act(asked):
        return None
    if asked in LOOKING:
        return _look(scene, asked)
    if asked == "guide":
        return scene.read_guide()
    if asked in ("undo", "redo"):
        return _move(scene, asked) if scene.phase == "play" else None
    if scene.on_button and (done := scene.gui.handle(event)) is not False:
        return done
    if asked is None:
        return False
    return _move(scene, asked) if scene.phase == "play" else _past(scene, asked)


def _move(scene: Match, asked: str) -> Command | Literal[False]:
    """What is asked by somebody who is to move."""
    match asked:
        case "step":
            return scene.step()
        case "undo":
            return scene.undo()
        case "redo":
            return scene.redo()
    return None if scene.hand.act(asked) else False


def _past(scene: Match, asked: str) -> Command | Literal[False]:
    """What is asked by somebody who looks back."""
    if asked in ("valve_previous", "valve_next"):
        return scene.look_by(1 if asked == "valve_next" else -1)
    return False


def _look(scene: Match, asked: str) -> Command:
    if asked == "first":
        return scene.look_at(0)
    if asked == "last":
        return scene.look_at(None if scene.playing else scene.last_seen)
    return scene.look_by(-1 if asked == "earlier" else 1)


def board_mouse(scene: Match, event: pygame.Event) -> bool:
    """Point at a column of the board, or choose it; False leaves the event to others."""
    if event.type not in (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN):
        return False
    look = scene.look()
    first = scene.board.first(len(look.stream), look.in_sight)
    t = scene.board.step_at(*scene.view.units(*event.pos), first)
    seen = t if t is not None and t <= scene.last_seen else None
    if event.type == pygame.MOUSEMOTION:
        scene.hovered = seen
        return False
    if event.button != pygame.BUTTON_LEFT or t is None:
        return False
    scene.look_at(None if seen == scene.chosen else seen)
    return True
