"""The buttons while a step waits after one of its parts: on to the next, or over all the rest."""

from __future__ import annotations

from game.ui.controls.prompts import with_key
from game.ui.gui import Gui
from game.ui.pace.stepping import Running
from game.ui.paint import Box
from game.ui.scene import Command
from game.words import say

LARGE = 1.4
"""From this text size on a button has no room to spare around its words."""


def part_buttons(gui: Gui, box: Box, key: str, runs: Running, below: Box | None = None) -> None:
    """Share a box out to both.

    Args:
        gui: takes them.
        box: where they are.
        key: what is pressed to go on.
        runs: what a step plays out of.
        below: where the second of them is, if it has a box of its own.
    """

    def go_on() -> Command:
        runs.next_part()
        return None

    def skip() -> Command:
        runs.finish_run()
        return None

    x, y, w, h = box
    rest = say("play.buttons.skip")
    wide = gui.button_width(rest) - (12 if gui.view.text > LARGE else 0)
    if below is None:
        w -= wide + 8
        below = (x + w + 8, y, wide, h)
    words = say("play.buttons.next_part")
    text = with_key(words, key)
    if gui.button_width(text, bold=True) - 16 > w:
        text = words
    gui.button("step", text, (x, y, w, h), go_on, kind="primary")
    gui.button("skip", rest, below, skip)
