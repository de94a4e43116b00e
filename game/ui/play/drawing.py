"""Draws a play scene: the screen, its buttons over it, and what is said besides."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pygame

from game.ui.paint import Painter
from game.ui.play.shown import Shown

if TYPE_CHECKING:
    from game.ui.play.scene import PlayScene


def draw_scene(scene: PlayScene, surface: pygame.Surface) -> None:
    """Draw everything in its place, from below upwards."""
    painter = Painter(surface, scene.view, scene.app.theme, scene.log)
    on_button = scene.on_button
    ringed = scene.focus.shown and not on_button
    flow = partial(scene.buttons.flow.put, hovered=scene.gui.hovered)
    shown, bubble = _besides(scene), scene.prompting.ready()
    if bubble is not None and bubble.docked:
        # Only the brief makes room: a hint, or the coach, was asked for.
        brief = scene.screen.notice(scene.model, shown).kind == "brief"
        bubble = bubble if brief else None
    scene.screen.docked = bubble is not None and bubble.docked
    pointing = scene.asking.told(scene.pointer.on)
    scene.screen.draw(painter, scene.model, pointing, ringed, shown, flow)
    scene.gui.draw(surface)
    if on_button or scene.model.inspected is not None:  # when no valve is drawn as selected
        scene.gui.draw_focus(surface)
    scene.prompting.draw(painter, bubble)


def _besides(scene: PlayScene) -> Shown:
    """What a practice shows besides."""
    practice, model = scene.practice, scene.model
    told = model.answered - 1 if model.inspected is None else model.inspected
    bet = scene.bets.look(scene.gui.hovered) if practice.bet_wanted else None
    return Shown(practice.coaching, practice.coach.bar, bet, scene.bets.panel,
                 practice.betting.told(told))  # fmt: skip
