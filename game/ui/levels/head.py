"""What stands over a world's cards: its brief; of a lesson also its title and the time left."""

from __future__ import annotations

from game.level.model import World
from game.ui.levels.road import SIDE
from game.ui.paint import Painter
from game.ui.view import WIDTH

WIDE = WIDTH - 2 * SIDE


def head_high(p: Painter, world: World, clock: str) -> float:
    """How high it is; `clock` is what is said of a lesson's time, empty where there is none."""
    lines = len(p.wrap(world.brief, WIDE, "body", lines=3))
    if not clock:
        return lines * p.line("body") + 12
    lines += len(p.wrap(clock, WIDE, "body"))
    titled = len(p.wrap(world.title, WIDE, "label")) * p.line("label")
    return titled + lines * p.line("body") + 12


def draw_head(p: Painter, world: World, clock: str, y: float) -> None:
    """Draw it from y on."""
    for words in p.wrap(world.title, WIDE, "label") if clock else ():
        p.text(SIDE, y + p.line("label") / 2, words, "label")
        y += p.line("label")
    for words in p.wrap(world.brief, WIDE, "body", lines=3):
        p.text(SIDE, y + p.line("body") / 2, words, "body", p.theme.muted)
        y += p.line("body")
    for words in p.wrap(clock, WIDE, "body"):
        p.text(SIDE, y + p.line("body") / 2, words, "body", p.theme.text)
        y += p.line("body")
