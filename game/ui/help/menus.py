"""The pages of help of scenes in which one goes about and presses things."""

from __future__ import annotations

from typing import Final

from game.ui.context import HelpTopic
from game.ui.help.page import Listed, Page
from game.ui.help.rows import ABOUT, SWITCHES, WINDOW

DOORS: Final = ("coach", "rivals", "inside", "history", "train")
"""What the practice room leads to."""


def _of_menu(topic: HelpTopic, *listed: Listed, gates: bool = False) -> Page:
    """The page of a scene in which one goes about and presses things."""
    return Page(topic, ("here",), (*ABOUT, *listed, *WINDOW), gates)


MENUS: Final = (
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
            *WINDOW,
        ),
        gates=False,
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
    _of_menu("guide", (("menus:up", "menus:down", "menus:page_up", "menus:page_down"), "scroll")),
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
        SWITCHES,
        (("practice:coach",), "back"),
    ),
    _of_menu("actions"),
    _of_menu("trouble", (("training:train",), "train")),
    _of_menu("crash"),
    _of_menu("verdict"),
    _of_menu("lesson"),
    _of_menu("saved"),
)
"""Most have the same keys."""
