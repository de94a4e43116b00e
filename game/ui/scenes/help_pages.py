"""What the pages of keys say, by name: the objective, the gates, and which key does what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.level.model import GATES, GateName
from game.ui.context import HelpTopic
from game.words import say

Listed = tuple[str, str]
"""A key, or several, and what it does, as `help.keys` and `help.does` know them."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its paragraphs and its keys, by their names in the catalogue."""

    topic: HelpTopic
    about: tuple[str, ...]
    listed: tuple[Listed, ...]

    def paragraphs(self) -> list[str]:
        """What it is about."""
        return [say(f"help.about.{self.topic}.{name}") for name in self.about]

    def keys(self) -> list[tuple[str, str]]:
        """Each key's name, and what it does."""
        return [(say(f"help.keys.{key}"), say(f"help.does.{what}")) for key, what in self.listed]


def gates() -> list[tuple[GateName, str, str]]:
    """The three gates: what each is called, and what it does."""
    return [(g, say(f"help.gates.{g}.name"), say(f"help.gates.{g}.what")) for g in GATES]


_VALVES: Final[tuple[Listed, ...]] = (
    ("fio", "valve"),
    ("up_down", "turn"),
    ("snap", "snap"),
)
PAGES: Final[dict[HelpTopic, Page]] = {
    page.topic: page
    for page in (
        Page(
            "hand",
            ("cell", "aim"),
            (
                ("space", "step"),
                ("k_plus_minus", "tempo"),
                ("sides", "choose"),
                *_VALVES,
                ("h", "hint"),
                ("g", "read"),
                ("zy", "undo"),
                ("r", "restart"),
                ("p", "practise"),
                ("pages", "look_back"),
                ("digits", "world"),
                ("ctrl", "text"),
                ("f11", "fullscreen"),
                ("esc", "back"),
            ),
        ),
        Page(
            "menu",
            ("aim", "ways"),
            (
                ("arrows_tab", "go"),
                ("enter", "press"),
                ("up_down", "scroll"),
                ("digits", "world"),
                ("p", "practise"),
                ("ctrl", "text"),
                ("f11", "fullscreen"),
                ("esc", "back"),
            ),
        ),
        Page(
            "wire",
            ("table", "run"),
            (
                ("arrows_tab", "entries"),
                ("snap", "snap"),
                ("tenths", "tenths"),
                ("plus_minus", "turn"),
                ("c", "case"),
                ("xm", "move_case"),
                ("re", "run"),
                ("fv", "failure"),
                ("t", "side"),
                ("pages", "walk"),
                ("p", "flow"),
                ("hg", "hint_guide"),
                ("zy", "undo"),
                ("esc", "back"),
            ),
        ),
        Page(
            "practice",
            ("coach", "free"),
            (
                ("space", "step"),
                ("arrows_fio", "choose_turn"),
                ("snap", "snap"),
                ("h", "nudge"),
                ("n", "show"),
                ("a", "show_all"),
                ("j", "skip"),
                ("c", "coach"),
                ("etmwb", "switches"),
                ("p", "stars"),
                ("zy", "undo"),
                ("r", "restart"),
                ("pages", "look_back"),
                ("esc", "back_to_room"),
            ),
        ),
        Page(
            "review",
            ("moves", "what_if"),
            (
                ("sides", "before_after"),
                ("ends", "first_last"),
                ("t", "lens"),
                *_VALVES,
                ("n", "as_network"),
                ("z", "as_it_was"),
                ("p", "play_on"),
                ("esc", "back"),
            ),
        ),
        Page(
            "watch",
            ("again", "open"),
            (
                ("space", "hold"),
                ("sides", "hold_and_go"),
                ("ends", "to_ends"),
                ("click_below", "to_step"),
                ("s", "faster"),
                ("v", "review"),
                ("esc", "back"),
            ),
        ),
        Page(
            "history",
            ("axes", "kinds"),
            (
                ("up_down", "attempt"),
                ("click", "bar"),
                ("enter", "watch"),
                ("tab", "buttons"),
                ("esc", "stop_saving"),
            ),
        ),
        Page(
            "inside",
            ("slider", "tabs"),
            (
                ("sides", "through_training"),
                ("gwm", "tabs"),
                ("t", "next_tab"),
                ("tab", "to_weights"),
                ("arrows", "among_weights"),
                ("shift_sides", "there_training"),
                ("up_down", "scroll"),
                ("esc", "back"),
            ),
        ),
        Page(
            "race",
            ("rows", "duel"),
            (
                ("space", "step"),
                ("nb", "habit"),
                ("sides", "choose"),
                *_VALVES,
                ("pages", "look_back"),
                ("zy", "undo"),
                ("r", "again"),
                ("g", "read"),
                ("esc", "back"),
            ),
        ),
    )
}
