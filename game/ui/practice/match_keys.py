"""Keys and mouse on a race or a duel, apart from the valves.

Space takes the step, Z, Ctrl+Z or Backspace undo, Y or Ctrl+Y redo. Page Up and Page Down look back
(once the stream has ended, Left and Right too), Home and End at the first and last step; so does a
click on the board. Esc comes back from a step that is looked at, and else leaves. G opens the Field
guide. Tab goes through valves and buttons; on a button, Enter and Space press it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import pygame

from game.ui.focus import PRESS
from game.ui.scene import Command

if TYPE_CHECKING:
    from game.ui.practice.match import Match

LOOKING: Final = (pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_HOME, pygame.K_END)
DEAF_MS: Final = 600.0
"""Whoever is stepping through the stream must not step over what came of it."""


def act(scene: Match, event: pygame.Event) -> Command | Literal[False]:
    """Do what a key means; False leaves it to widgets and page."""
    key = event.key
    if scene.phase == "over" and key in PRESS and scene.shown_ms < DEAF_MS:
        return None
    if key == pygame.K_ESCAPE and scene.chosen is not None:
        return scene.look_at(None)
    if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
        shift = bool(event.mod & pygame.KMOD_SHIFT)
        if key not in (pygame.K_z, pygame.K_y):
            return False
        return scene.redo() if key == pygame.K_y or shift else scene.undo()
    if event.mod & pygame.KMOD_ALT or key in (pygame.K_TAB, pygame.K_ESCAPE):
        return False
    own = scene.more_keys(event)
    if own is not False:
        return None if own is True else own
    if key in LOOKING:
        return _look(scene, key)
    if key == pygame.K_g:
        return scene.read_guide()
    if scene.on_button and (asked := scene.gui.handle(event)) is not False:
        return asked
    return _move(scene, event) if scene.phase == "play" else _past(scene, key)


def _move(scene: Match, event: pygame.Event) -> Command | Literal[False]:
    """Keys of somebody who is to move."""
    match event.key:
        case pygame.K_SPACE:
            return scene.step()
        case pygame.K_z | pygame.K_BACKSPACE:
            return scene.undo()
        case pygame.K_y:
            return scene.redo()
    return None if scene.hand.key(event) else False


def _past(scene: Match, key: int) -> Command | Literal[False]:
    """Keys of somebody who looks back."""
    if key in (pygame.K_LEFT, pygame.K_RIGHT):
        return scene.look_by(1 if key == pygame.K_RIGHT else -1)
    return False


def _look(scene: Match, key: int) -> Command:
    if key == pygame.K_HOME:
        return scene.look_at(0)
    if key == pygame.K_END:
        return scene.look_at(None if scene.playing else scene.last_seen)
    return scene.look_by(-1 if key == pygame.K_PAGEUP else 1)


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
