"""How much room a play scene needs, and so where everything on it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.pace.flow_control import control_width
from game.ui.paint import Painter
from game.ui.play.coach import coach_lines
from game.ui.play.layout import Layout, make_layout
from game.ui.play.notices import Notice, hint_notice
from game.ui.play.topbar import banner_lines

if TYPE_CHECKING:
    from game.ui.play.scene import PlayScene


def fitted(scene: PlayScene, painter: Painter) -> Layout:
    """Where everything is, with room for the longest that the banner will say.

    Args:
        scene: the scene, with its view.
        painter: measures words in that view.
    """
    level = scene.level
    notices = [Notice("brief", level.brief)]
    notices += [hint_notice(level, n) for n in range(len(level.hints))]
    lines = banner_lines(painter, 1232, notices)
    if scene.practising:
        lines = max(lines, coach_lines(scene.view.text))
    bar = scene.practising and scene.app.settings.coach_bar
    return make_layout(painter, level.memory.blocks, lines, level.has_looks,
                       practice=scene.practising, bar=bar,
                       flow=control_width(painter, scene.tempo))  # fmt: skip
