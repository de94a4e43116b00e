"""What the pages of keys say, by name: the objective, the gates, and which key does what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from game.level.model import GATES, GateName
from game.ui.context import HelpTopic
from game.ui.play.footer import Keys, legend
from game.words import say

Listed = tuple[tuple[str, ...], str]
"""The actions that do it, and what it does, as `help.does` knows it."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its paragraphs and its keys, by their names in the catalogue."""

    topic: HelpTopic
    about: tuple[str, ...]
    listed: tuple[Listed, ...]

    def paragraphs(self) -> list[str]:
        """What it is about."""
        return [say(f"help.about.{self.topic}.{name}") for name in self.about]

    def keys(self, caps: Callable[[str], tuple[str, ...]]) -> Keys:
        """The caps of keys, found by `caps` for each action, and the text of what they do."""
        listed: Keys = tuple((does, f"help.does.{what}") for does, what in (*self.listed, *MENU))
        return legend(listed, caps)


def gates() -> list[tuple[GateName, str, str]]:
    """The three gates: what each is called, and what it does."""
    return [(g, say(f"help.gates.{g}.name"), say(f"help.gates.{g}.what")) for g in GATES]


MENU: Final[tuple[Listed, ...]] = ((("everywhere:menu",), "menu"),)
"""What every page tells of a gamepad besides."""
_TEMPO: Final[Listed] = ("tempo:flow", "tempo:slower", "tempo:faster"), "tempo"
_VALVES: Final[tuple[Listed, ...]] = (
    (("valves:gate_f", "valves:gate_i", "valves:gate_o"), "valve"),
    (("valves:turn_up", "valves:turn_down"), "turn"),
    (("valves:finer_up", "valves:finer_down"), "finer"),
    (("valves:open", "valves:shut", "valves:flip"), "snap"),
)
PAGES: Final[dict[HelpTopic, Page]] = {
    page.topic: page
    for page in (
        Page(
            "hand",
            ("cell", "aim"),
            (
                (("hand:step",), "step"),
                _TEMPO,
                (("hand:valve_previous", "hand:valve_next"), "choose"),
                *_VALVES,
                (("stream:hint",), "hint"),
                (("stream:guide",), "read"),
                (("stream:undo", "stream:redo"), "undo"),
                (("play:restart",), "restart"),
                (("play:other_mode",), "practise"),
                (("stream:earlier", "stream:later"), "look_back"),
                (("levels:world_1", "…", "levels:world_9"), "world"),
                (("everywhere:larger", "everywhere:smaller"), "text"),
                (("everywhere:fullscreen",), "fullscreen"),
                (("menus:back",), "back"),
            ),
        ),
        Page(
            "menu",
            ("aim", "ways"),
            (
                (("menus:left", "menus:right", "menus:up", "menus:down", "menus:next"), "go"),
                (("menus:press",), "press"),
                (("menus:up", "menus:down"), "scroll"),
                (("levels:world_1", "…", "levels:world_9"), "world"),
                (("levels:practice",), "practise"),
                (("everywhere:larger", "everywhere:smaller"), "text"),
                (("everywhere:fullscreen",), "fullscreen"),
                (("menus:back",), "back"),
            ),
        ),
        Page(
            "wire",
            ("table", "run"),
            (
                (("menus:left", "menus:right", "menus:up", "menus:down"), "entries"),
                (("wire:open", "wire:shut", "menus:press"), "snap"),
                (("wire:tenth_2", "…", "wire:tenth_9"), "tenths"),
                (("wire:turn_up", "wire:turn_down"), "turn"),
                (("wire:finer_up", "wire:finer_down"), "finer"),
                (("wire:case",), "case"),
                (("wire:drop", "wire:move"), "move_case"),
                (("wire:run", "wire:again"), "run"),
                (("wire:failure", "wire:open_stream"), "failure"),
                (("wire:next_tab",), "side"),
                (("stream:earlier", "stream:later"), "walk"),
                _TEMPO,
                (("stream:hint", "stream:guide"), "hint_guide"),
                (("stream:undo", "stream:redo"), "undo"),
                (("menus:back",), "back"),
            ),
        ),
        Page(
            "practice",
            ("coach", "free"),
            (
                (("hand:step",), "step"),
                (
                    (
                        "hand:valve_previous",
                        "hand:valve_next",
                        "valves:turn_up",
                        "valves:turn_down",
                    ),
                    "choose_turn",
                ),
                (("valves:open", "valves:shut", "valves:flip"), "snap"),
                (("stream:hint",), "nudge"),
                (("practice:show_move",), "show"),
                (("practice:show_rest",), "show_all"),
                (("practice:skip",), "skip"),
                (("practice:coach",), "coach"),
                (
                    (
                        "practice:coach_bar",
                        "practice:coach_ghosts",
                        "practice:coach_marks",
                        "practice:coach_words",
                        "practice:bet",
                    ),
                    "switches",
                ),
                (("play:other_mode",), "stars"),
                (("stream:undo", "stream:redo"), "undo"),
                (("play:restart",), "restart"),
                (("stream:earlier", "stream:later"), "look_back"),
                (("menus:back",), "back_to_room"),
            ),
        ),
        Page(
            "review",
            ("moves", "what_if"),
            (
                (("review:before", "review:after"), "before_after"),
                (("review:first", "review:last"), "first_last"),
                (("review:lens",), "lens"),
                *_VALVES,
                (("review:network",), "as_network"),
                (("review:reset",), "as_it_was"),
                (("review:play_on",), "play_on"),
                (("menus:back",), "back"),
            ),
        ),
        Page(
            "watch",
            ("again", "open"),
            (
                (("watch:pause",), "hold"),
                (("watch:before", "watch:after"), "hold_and_go"),
                (("watch:first", "watch:last"), "to_ends"),
                (("click",), "to_step"),
                _TEMPO,
                (("watch:review",), "review"),
                (("menus:back",), "back"),
            ),
        ),
        Page(
            "history",
            ("axes", "kinds"),
            (
                (("menus:up", "menus:down"), "attempt"),
                (("click",), "bar"),
                (("menus:press",), "watch"),
                (("menus:next",), "buttons"),
                (("menus:back",), "stop_saving"),
            ),
        ),
        Page(
            "profiles",
            ("each", "pass"),
            (
                (("menus:up", "menus:down"), "go"),
                (("menus:press",), "play_as"),
                (("menus:right",), "about_person"),
                (("menus:next",), "buttons"),
                (("menus:back",), "back"),
            ),
        ),
        Page(
            "inside",
            ("slider", "tabs"),
            (
                (("inside:stage_before", "inside:stage_after"), "through_training"),
                (("inside:gates", "inside:weights", "inside:memory"), "tabs"),
                (("inside:next_tab",), "next_tab"),
                (("menus:next",), "to_weights"),
                (("menus:left", "menus:right", "menus:up", "menus:down"), "among_weights"),
                (("inside:always_before", "inside:always_after"), "there_training"),
                (("menus:up", "menus:down", "menus:page_up", "menus:page_down"), "scroll"),
                (("menus:back",), "back"),
            ),
        ),
        Page(
            "race",
            ("rows", "duel"),
            (
                (("hand:step",), "step"),
                _TEMPO,
                (("race:hold", "race:habit"), "habit"),
                (("hand:valve_previous", "hand:valve_next"), "choose"),
                *_VALVES,
                (("stream:earlier", "stream:later"), "look_back"),
                (("stream:undo", "stream:redo"), "undo"),
                (("race:again",), "again"),
                (("stream:guide",), "read"),
                (("menus:back",), "back"),
            ),
        ),
    )
}
