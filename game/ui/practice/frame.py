"""The frame of a race or a duel: the header with its buttons, and buttons beside what is below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from game.ui.context import AppContext
from game.ui.controls.prompts import with_key
from game.ui.gui import Gui, Kind
from game.ui.paint import Box, Painter
from game.ui.play.buttons import ICONS
from game.ui.scene import Command
from game.ui.view import HEIGHT, WIDTH, View
from game.words import say

MARGIN: Final = 24.0
GAP: Final = 12.0
FOOT: Final = 16.0
LARGE: Final = 1.4
"""From this text size on, buttons do without the names of their keys."""

Act: TypeAlias = tuple[str, str, Callable[[], Command]]
"""A button: its name, what it says, what it does."""


def back_ask(app: AppContext, press: Callable[[], Command]) -> tuple[Act, str]:
    """The button that leaves, with its key."""
    return ("back", say("common.back"), press), app.prompt("back", "menus")


def top_buttons(gui: Gui, asks: Sequence[tuple[Act, str]]) -> float:
    """Buttons with their keys in a row at the top right; gives where the first begins.

    Where texts are large they have no keys, and signs in place of words that have one.
    """
    large = gui.view.text > LARGE
    texts = [
        ("" if name in ICONS else said) if large else f"{said}  {key}".strip()
        for (name, said, _), key in asks
    ]
    signed = [not text or name == "back" for ((name, *_), _), text in zip(asks, texts, strict=True)]
    widths = [gui.button_width(text, icon=sign) for text, sign in zip(texts, signed, strict=True)]
    x = left = WIDTH - MARGIN + 8 - sum(widths)
    for ((name, said, press), key), text, wide in zip(asks, texts, widths, strict=True):
        box = (x, MARGIN - 6, wide - 8, gui.button_height)
        tip = None if text else with_key(said, key)
        icon = None if text and name != "back" else ICONS[name]
        gui.button(name, text, box, press, tip=tip, icon=icon)
        x += wide
    return left


def side_buttons(gui: Gui, box: Box, acts: Sequence[Act]) -> Box:
    """Buttons at the bottom right of a box, the first the likeliest; gives what is left of it."""
    x, y, w, h = box
    wide = max(gui.button_width(text, bold=True) for _, text, _ in acts) + 16
    high = gui.button_height
    for n, (name, text, press) in enumerate(acts):
        kind: Kind = "plain" if n else "primary"
        top = y + h - (len(acts) - n) * (high + 8) + 8
        gui.button(name, text, (x + w - wide, top, wide, high), press, kind=kind)
    return (x, y, w - wide - GAP, h)


def step_words(app: AppContext, view: View) -> str:
    """What the button that takes a step says, with its key where there is room."""
    step = say("practice.step")
    return step if view.text > LARGE else with_key(step, app.prompt("step", "hand"))


def draw_header(p: Painter, title: str, place: str, right: float) -> None:
    """The title at the top left, and what it is part of, up to `right`."""
    middle = MARGIN + max(p.line("title"), 28) / 2
    used = p.text(MARGIN + 4, middle, title, "title", bold=True, width=(right - MARGIN) * 0.7)
    x = MARGIN + 4 + used + 20
    if right - x > 40:
        p.text(x, middle + 2, place, "body", p.theme.muted, width=right - x)


def header_height(p: Painter, button: float) -> float:
    """Where what stands under the header begins."""
    return MARGIN - 6 + max(p.line("title"), button) + GAP


def below(board: Box) -> Box:
    """What is left of the window under a box, as wide as that."""
    x, y, w, h = board
    top = y + h + GAP
    return (x, top, w, HEIGHT - FOOT - top)
