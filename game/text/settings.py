"""The settings at a terminal: said with what they may be, and changed by `set NAME VALUE`."""

from __future__ import annotations

from dataclasses import fields
from typing import Final

from game import words
from game.progress.records import SettingValue
from game.progress.settings import ALLOWED, Settings, change, choices, kept_settings
from game.progress.store import Store
from game.rules.names import as_typed
from game.text.terminal import Terminal, meant
from game.words import say

HEARD: Final = ("language", "coach_bar", "coach_ghosts", "coach_marks", "coach_words", "bets")
"""What changes the game at a terminal; the others are the window's."""
NAMES: Final = tuple(one.name for one in fields(Settings) if one.name != "keys")
"""All that can be set; keys are chosen in the window, by pressing them."""
ON: Final = ("on", "yes", "true", "1")
OFF: Final = ("off", "no", "false", "0")


def answer_settings(terminal: Terminal, store: Store, line: str) -> bool:
    """Say or change settings if that is what a line asks for; False if it asks for something else.

    `settings`; `set bets on`, `set language de`, `set text 150`.
    """
    word, *rest = line.split() or [""]
    match word.lower(), rest:
        case "settings", []:
            _say_settings(terminal, kept_settings(store))
        case "set", [name, value]:
            _set(terminal, store, name.lower(), value)
        case (("settings" | "set"), _):
            terminal.say(say("text.settings.expected"), "yellow")
        case _:
            return False
    return True


def _say_settings(terminal: Terminal, now: Settings) -> None:
    terminal.say(say("settings.title"), "bold")
    for name in HEARD:
        terminal.say(_line(name, now))
    terminal.say()
    terminal.say(say("text.settings.window"), "bold")
    for name in NAMES:
        if name not in HEARD:
            terminal.say(_line(name, now))
    terminal.say()
    terminal.say(say("text.settings.how"))


def _line(name: str, now: Settings) -> str:
    return say(
        "text.settings.line",
        name=name,
        title=say(f"settings.{name}.title"),
        value=spelled(name, getattr(now, name)),
        choices=expected(name),
    )


def spelled(name: str, value: SettingValue) -> str:
    """A value as it is typed."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, float) and choices(name) is None and name != "tempo":
        return f"{value * 100:.0f}"
    return f"{value:g}" if isinstance(value, float) else str(value)


def expected(name: str) -> str:
    """What may be typed for a setting."""
    known = choices(name)
    if known is not None:
        return ", ".join(spelled(name, value) for value in known)
    low, high = (100, 200) if name == "text" else (0, 2) if name == "tempo" else (0, 100)
    return say("text.settings.number", low=low, high=high)


def _set(terminal: Terminal, store: Store, name: str, typed: str) -> None:
    if name not in NAMES:
        near = meant(name, NAMES) or say("text.settings.names")
        terminal.say(say("text.settings.unknown", name=as_typed(name), mend=near), "yellow")
        return
    value = _read(name, typed)
    if value is None or (name in ALLOWED and not ALLOWED[name](value)):
        terminal.say(
            say("text.settings.refused", name=name, value=as_typed(typed), choices=expected(name)),
            "yellow",
        )
        return
    now = change(store, kept_settings(store), name, value)
    words.use(now.language)
    terminal.say(_line(name, now))
    if not store.lasting:
        terminal.say(store.message, "yellow")


def _read(name: str, typed: str) -> SettingValue | None:
    """The value that is typed; None if it makes no sense."""
    usual, lower = getattr(Settings(), name), typed.lower()
    if isinstance(usual, bool):
        return True if lower in ON else False if lower in OFF else None
    if isinstance(usual, str):
        return lower
    try:
        number = float(lower.removesuffix("%").replace(",", "."))
    except ValueError:
        return None
    return number if choices(name) is not None or name == "tempo" else number / 100
