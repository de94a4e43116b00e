"""The ways on from a result: buttons side by side, the likeliest first and lit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.ui.gui import Gui, Kind
from game.ui.icons.shapes import IconName
from game.ui.scene import Command
from game.ui.view import WIDTH
from game.words import say


@dataclass(frozen=True, slots=True)
class Way:
    """A way on: its name in the catalogue, its icon, where it leads, and to which level if so."""

    name: str
    icon: IconName
    press: Callable[[], Command]
    title: str = ""


def add_ways(gui: Gui, ways: Sequence[Way], margin: float, y: float, gap: float) -> float:
    """Make the buttons; where they are too many, signs alone stand for the last.

    Args:
        gui: makes them.
        ways: the ways on.
        margin: how far from the window's sides they keep, in units, as `y` and `gap` are.
        y: where their upper edges are.
        gap: how far they are apart.

    Returns:
        Where the last one and its gap end.
    """
    x, room = margin, WIDTH - 2 * margin
    texts = [say(f"result.ways.{way.name}") for way in ways]

    def widths(said: int) -> list[float]:
        return [
            gui.button_width(text if n < said else "", bold=not n, icon=True)
            for n, text in enumerate(texts)
        ]

    said = len(ways)
    while said > 1 and sum(widths(said)) + gap * (len(ways) - 1) > room:
        said -= 1
    for n, (way, text, wide) in enumerate(zip(ways, texts, widths(said), strict=True)):
        kind: Kind = "plain" if n else "primary"
        name = "again" if way.name == "practise_again" else way.name
        tip = say(f"result.tips.{way.name}", title=way.title)
        place = (x, y, wide, gui.button_height)
        if n >= said:  # the sign alone: what it means is told where the tip is
            text, tip = "", say("result.tips.alone", name=text, tip=tip)
        gui.button(name, text, place, way.press, kind=kind, tip=tip, icon=way.icon)
        x += wide + gap
    return x
