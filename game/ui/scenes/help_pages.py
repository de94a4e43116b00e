"""What the pages of keys say, by name: the objective, the gates, and which key does what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from game.level.model import GATES, GateName
from game.ui.context import HelpTopic
from game.ui.controls.actions import Action
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
    gates: bool = True
    """Whether the three gates are told of."""

    def paragraphs(self) -> list[str]:
        """What it is about."""
        return [say(f"help.about.{self.topic}.{name}") for name in self.about]

    def keys(self, caps: Callable[[str], tuple[str, ...]], own: tuple[Action, ...] = ()) -> Keys:
        """The caps of keys, found by `caps` for each action, and the text of what they do.

        Those of a scene's `own` actions that the page does not speak of come before what means the
        same everywhere.
        """
        said = [(does, f"help.does.{what}") for does, what in (*self.listed, *MENU)]
        common = next((n for n, (does, _) in enumerate(said) if does[0] in COMMON), len(said))
        told = _told_of(self.listed)
        left = [
            ((action.ident.replace(".", ":", 1),), f"controls.actions.{action.ident}")
            for action in own
            if action.ident not in told
        ]
        return legend((*said[:common], *left, *said[common:]), caps)


def _told_of(listed: tuple[Listed, ...]) -> set[str]:
    """The actions that are spoken of; of a row from one number to another, all between."""
    found = set()
    for does, _ in listed:
        found |= {one.replace(":", ".", 1) for one in does}
        if "…" in does:
            stem = does[0].rpartition("_")[0].replace(":", ".", 1)
            found |= {f"{stem}_{n}" for n in range(10)}
    return found


def gates() -> list[tuple[GateName, str, str]]:
    """The three gates: what each is called, and what it does."""
    return [(g, say(f"help.gates.{g}.name"), say(f"help.gates.{g}.what")) for g in GATES]


DOORS: Final = ("coach", "rivals", "inside", "history", "train")
"""What the practice room leads to."""
COMMON: Final = ("everywhere:larger", "everywhere:fullscreen")
"""What the rows begin with that mean the same everywhere."""
MENU: Final[tuple[Listed, ...]] = (
    (("everywhere:close_news",), "close_news"),
    (("everywhere:menu",), "menu"),
)
"""What every page tells besides: of the news, and of a gamepad."""
_TEMPO: Final[Listed] = ("tempo:flow", "tempo:slower", "tempo:faster"), "tempo"
_VALVES: Final[tuple[Listed, ...]] = (
    (("valves:gate_f", "valves:gate_i", "valves:gate_o"), "valve"),
    (("valves:turn_up", "valves:turn_down"), "turn"),
    (("valves:finer_up", "valves:finer_down"), "finer"),
    (("valves:open", "valves:shut", "valves:flip"), "snap"),
)
_ABOUT: Final[tuple[Listed, ...]] = (
    (("menus:left", "menus:right", "menus:up", "menus:down", "menus:next"), "go"),
    (("menus:press",), "press"),
)
_WINDOW: Final[tuple[Listed, ...]] = (
    (("everywhere:larger", "everywhere:smaller"), "text"),
    (("everywhere:fullscreen",), "fullscreen"),
    (("menus:back",), "back"),
)


def _of_menu(topic: HelpTopic, *listed: Listed, gates: bool = False) -> Page:
    """The page of a scene in which one goes about and presses things."""
    return Page(topic, ("here",), (*_ABOUT, *listed, *_WINDOW), gates)


_LOOKING: Final[tuple[Listed, ...]] = (
    (("stream:earlier", "stream:later"), "look_back"),
    (("stream:first", "stream:last"), "ends"),
    (("play:undo_here",), "undo_here"),
    (("play:about",), "about"),
    (("play:close_prompt",), "close_prompt"),
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
                *_LOOKING,
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
                (("wire:run_here",), "run_here"),
                (("wire:next_level",), "next_level"),
                (("wire:failure", "wire:open_stream"), "failure"),
                (("wire:next_tab",), "side"),
                (("stream:earlier", "stream:later"), "walk"),
                (("stream:first", "stream:last"), "first_last"),
                (("wire:close_prompt",), "close_prompt"),
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
                _VALVES[0],
                *_VALVES[2:],
                _TEMPO,
                (("stream:guide",), "read"),
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
                *_LOOKING,
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
                (("menus:up", "menus:down", "menus:next"), "go"),
                (("menus:press",), "play_as"),
                (("menus:right",), "about_person"),
                *_WINDOW,
            ),
            gates=False,
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
                (("stream:first", "stream:last"), "ends"),
                (("race:curve",), "curve"),
                (("race:again",), "again"),
                (("stream:guide",), "read"),
                (("menus:back",), "back"),
            ),
        ),
        _of_menu(
            "levels",
            (("levels:world_before", "levels:world_after"), "worlds"),
            (("levels:world_1", "…", "levels:world_9"), "world"),
            (("levels:practice",), "practise"),
            gates=True,
        ),
        _of_menu("settings"),
        _of_menu("keys"),
        _of_menu(
            "guide", (("menus:up", "menus:down", "menus:page_up", "menus:page_down"), "scroll")
        ),
        _of_menu(
            "walk",
            (("walk:forth", "walk:back_one"), "on_back"),
            (("walk:run",), "by_itself"),
            (("walk:step_1", "…", "walk:step_6"), "part"),
            gates=True,
        ),
        _of_menu("result", (("menus:left", "menus:right"), "move"), (("stream:guide",), "read")),
        _of_menu(
            "stream", (("menus:left", "menus:right"), "move"), (("wire:failure",), "next_failure")
        ),
        _of_menu("room", *((("room:" + d,), "room_" + d) for d in DOORS)),
        _of_menu(
            "rivals",
            (("rivals:rival_1", "…", "rivals:rival_5"), "tick"),
            (("rivals:reveal",), "reveal"),
            (("rivals:race",), "race"),
            (("rivals:duel",), "duel"),
        ),
        _of_menu(
            "training",
            (("training:train",), "train"),
            (("training:stop",), "stop"),
            (("training:practise",), "practise_now"),
            (("training:play",), "play_level"),
            (("training:on",), "go_on"),
        ),
        _of_menu(
            "coach",
            (("practice:show_rest",), "show_all"),
            (("practice:skip",), "skip"),
            (("play:other_mode",), "stars"),
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
            (("practice:coach",), "back"),
        ),
        _of_menu("actions"),
        _of_menu("trouble", (("training:train",), "train")),
        _of_menu("crash"),
        _of_menu("verdict"),
        _of_menu("lesson"),
        _of_menu("saved"),
    )
}
