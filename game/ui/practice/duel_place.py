"""Where a duel stands: board, rounds and curves, and under the board what goes on now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from game.rules.practice.run_on import Way
from game.ui.paint import Painter
from game.ui.practice.board import BoardPlace
from game.ui.practice.frame import (
    FOOT,
    GAP,
    MARGIN,
    Act,
    below,
    header_height,
    side_buttons,
    top_buttons,
)
from game.ui.practice.rounds import RoundEnd, rounds_height
from game.ui.practice.standings import step_height
from game.ui.view import HEIGHT, WIDTH
from game.words import say

if TYPE_CHECKING:
    from game.ui.practice.duel import DuelScene

SIDE: Final = 404.0
LEAST_LOWER: Final = 236.0
"""How much height the cell is to have at least, at 100% text."""
WAYS: Final[tuple[Way, ...]] = ("hold", "habit")
"""The ways to run on."""


def place(scene: DuelScene) -> float:
    """Place the board, what is under it, and the curves; gives where the top's buttons begin."""
    gui, p = scene.gui, scene.measure()
    left = top_buttons(gui, scene.top_asks())
    if scene.phase == "play":
        left = scene.pace.place_flow(p, left)
    top = header_height(p, gui.button_height)
    wide = WIDTH - 2 * MARGIN - (SIDE + GAP if scene.beside else 0.0)
    scene.lengths.hide(scene.scroll)
    high = rounds_height(p)
    if scene.beside:
        x, y = WIDTH - MARGIN - SIDE, top + high + GAP
        scene.rounds = (x, top, SIDE, high)
        scene.lengths.place(p, (x, y, SIDE, HEIGHT - FOOT - y))
    else:
        scene.rounds = (MARGIN, top, wide, high)
        top += high + GAP
    grown = 1.0 + 0.5 * (scene.view.text - 1.0)
    room = HEIGHT - FOOT - GAP - LEAST_LOWER * grown - top
    room -= scene.pace.said_height(p, wide)
    steps, answers = len(scene.duel.session.deal), scene.level.vocabulary.answers
    scene.board = BoardPlace.fit(p, (MARGIN, top, wide, room), 2, steps, answers)
    scene.lower = below(scene.board.box)
    _lower(scene, p)
    return left


def _lower(scene: DuelScene, p: Painter) -> None:
    """What is under the board: the cell, a step, the curves, or what came of the round."""
    words = "practice.duel.to_play" if scene.curve_open else "practice.duel.curve"
    curve: Act = ("curve", say(words), scene.show_curve)
    also = [] if scene.beside else [curve]
    if scene.phase == "past":
        scene.first = "now"
        acts: list[Act] = [("now", say("practice.now"), lambda: scene.look_at(None))]
        x, y, w, h = side_buttons(scene.gui, scene.lower, acts)
        scene.lower = (x, y, w, min(h, step_height(p, 2)))
    elif scene.curve_open and not scene.beside:
        scene.first = "curve"
        scene.lengths.place(p, side_buttons(scene.gui, scene.lower, [curve]))
    elif scene.phase == "over":
        scene.first = "next"
        on = say(f"practice.duel.{'next' if scene.duel.outcome is None else 'new'}")
        left = side_buttons(scene.gui, scene.lower, [("next", on, scene.go_on), *also])
        scene.end = RoundEnd.fit(p, left, scene.duel, scene.chosen)
    else:
        _hand_buttons(scene, p, also)


def _hand_buttons(scene: DuelScene, p: Painter, also: list[Act]) -> None:
    """Step, and under it what runs on; or what goes on to the next part, or over all the rest."""
    scene.lower = scene.pace.place_said(p, scene.lower)
    scene.hand.place(p, scene.lower, rows=2)
    x, y, w, h = scene.hand.buttons
    high = (h - 8) / 2
    if scene.pace.in_parts:
        scene.pace.step_button((x, y, w, high), (x, y + high + 8, w, high))
        return
    scene.pace.step_button((x, y, w, high))
    wide = (w - 8 * (len(WAYS) + len(also) - 1)) / (len(WAYS) + len(also))
    y += high + 8
    keyed = {
        way: f"{say(f'practice.duel.{way}_whole')}  {scene.app.prompt(way, 'race')}".strip()
        for way in WAYS
    }
    fits = max(scene.gui.button_width(said) for said in keyed.values()) - 16 <= wide
    for way, said in keyed.items():
        words = said if fits else say(f"practice.duel.{way}")
        scene.gui.button(way, words, (x, y, wide, high), partial(scene.run_on, way),
                         tip=say(f"practice.duel.{way}_tip"))  # fmt: skip
        x += wide + 8
    for name, said, press in also:
        scene.gui.button(name, said, (x, y, wide, high), press)
