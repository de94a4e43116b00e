"""Where on the play screen the things are that prompts speak of, and what they must not cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.level.model import GATES, GateName
from game.rules.tutorial.prompt import Part, Valve
from game.ui.ink.lettering import Drawn
from game.ui.paint import Box, Painter
from game.ui.play.cell import draw_ground, draw_words
from game.ui.play.layout import Layout
from game.ui.play.shown import Pointing
from game.ui.play.timeline import draw_names
from game.ui.play.tutorial.place import Obstacle

if TYPE_CHECKING:
    from game.ui.play.scene import PlayScene

AIR = 4.0
"""How far a prompt stays from a text; letters reach a little out of their box."""
RING = 9.0
"""How far around a valve its ring reaches."""


def _valve(layout: Layout, painter: Painter, gate: GateName, block: int) -> Box:
    """A valve with its number and its name."""
    x, y, radius = layout.cell.valve(gate, block)
    at = layout.cell.blocks[block]
    reach = radius + RING
    below = 0.0
    if at.values_below or gate == "f":
        below = painter.line("body") + (painter.line("small") if at.named else 0)
    return x - reach, y - reach, 2 * reach, 2 * reach + below


def thing_box(scene: PlayScene, painter: Painter, at: Valve | Part) -> Box | None:
    """The box of what a prompt speaks of; None where it is not on the screen."""
    layout, view = scene.screen.layout, scene.view
    if isinstance(at, tuple):
        return _valve(layout, painter, *at)
    if at == "changes":
        _, y, _, h = layout.top
        wide = 90.0
        return scene.buttons.left - 28 - wide, y + h * 0.2, wide, h * 0.7
    control = scene.focus.named(at)
    if control is None:
        return None
    rect = control.rect
    x, y = view.units(*rect.topleft)
    return x, y, rect.w / view.scale, rect.h / view.scale


def obstacles(scene: PlayScene) -> list[Obstacle]:
    """What is looked at while playing, besides texts, and how bad it is to cover it."""
    layout = scene.screen.layout
    cell = layout.cell
    found: list[Obstacle] = [(layout.timeline, 0.5), (cell.box, 0.3)]
    for at in cell.blocks:
        found.append(((cell.left, at.y - at.lane / 2, cell.right - cell.left, at.lane), 3.0))
        down = at.gate_y - at.y
        found += [
            ((x - at.lane / 2, at.y, at.lane, down), 6.0) for x in (cell.input_x, cell.output_x)
        ]
    return found


def texts(scene: PlayScene, painter: Painter) -> list[Box]:
    """What no prompt may cover: texts, valves, and panels that are full of texts."""
    layout = scene.screen.layout
    cell = layout.cell
    found = [layout.top, layout.banner, layout.belt, layout.prediction, layout.step, layout.footer]
    found += [box for box in (layout.flow, layout.content) if box is not None]
    for block, at in enumerate(cell.blocks):
        found += [_valve(layout, painter, gate, block) for gate in GATES]
        x0, x1 = cell.candidate
        found.append((x0, at.gate_y - at.radius, x1 - x0, 2 * at.radius))
    return found + _texts(scene, painter)


def _texts(scene: PlayScene, painter: Painter) -> list[Box]:
    """Where the texts of cell and timeline stand now: they are drawn where nobody looks."""
    screen, model, log = scene.screen, scene.model, list[Drawn]()
    unseen = Painter(pygame.Surface((1, 1)), scene.view, painter.theme, log)
    look = screen.cell_look(model, Pointing(), ringed=False)
    draw_ground(unseen, screen.layout.cell, look)
    draw_words(unseen, screen.layout.cell, look)
    draw_names(unseen, screen.columns(model))
    return [(x - AIR, y - AIR, w + 2 * AIR, h + 2 * AIR) for x, y, w, h in (d.box for d in log)]
