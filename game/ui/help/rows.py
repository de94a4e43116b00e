"""Rows of keys that several pages of help have."""

from __future__ import annotations

from typing import Final

from game.ui.help.page import Listed

TEMPO: Final[Listed] = ("tempo:flow", "tempo:slower", "tempo:faster"), "tempo"
VALVES: Final[tuple[Listed, ...]] = (
    (("valves:gate_f", "valves:gate_i", "valves:gate_o"), "valve"),
    (("valves:turn_up", "valves:turn_down"), "turn"),
    (("valves:finer_up", "valves:finer_down"), "finer"),
    (("valves:open", "valves:shut", "valves:flip"), "snap"),
)
ABOUT: Final[tuple[Listed, ...]] = (
    (("menus:left", "menus:right", "menus:up", "menus:down", "menus:next"), "go"),
    (("menus:press",), "press"),
)
WINDOW: Final[tuple[Listed, ...]] = (
    (("everywhere:larger", "everywhere:smaller"), "text"),
    (("everywhere:fullscreen",), "fullscreen"),
    (("menus:back",), "back"),
)
LOOKING: Final[tuple[Listed, ...]] = (
    (("stream:earlier", "stream:later"), "look_back"),
    (("stream:first", "stream:last"), "ends"),
    (("play:undo_here",), "undo_here"),
    (("play:about",), "about"),
    (("play:close_prompt",), "close_prompt"),
)
SWITCHES: Final[Listed] = (
    (
        "practice:coach_bar",
        "practice:coach_ghosts",
        "practice:coach_marks",
        "practice:coach_words",
        "practice:bet",
    ),
    "switches",
)
