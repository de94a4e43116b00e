"""What keys and buttons are called in texts: `Z`, `Page up`, `Ctrl + Z`, `LB`."""

from __future__ import annotations

import re
from typing import Final

from game.ui.controls.actions import Action, Context
from game.ui.controls.bindings import Bindings, Means, find
from game.ui.controls.device import Device
from game.words import say

NAMED: Final = frozenset({
    "space", "return", "tab", "escape", "backspace", "delete", "insert", "page_up", "page_down",
    "home", "end", "left", "right", "up", "down",
})  # fmt: skip
"""Keys that have a name in every language."""
HELD: Final = ("ctrl", "alt", "shift")
STICK: Final = "right_stick_"
ARROWS: Final = frozenset({"left", "right", "up", "down"})


def key_label(name: str) -> str:
    """What a key is called, as `keys.py` names it."""
    held, plain = [], name
    for modifier in HELD:
        if plain.startswith(f"{modifier}+") and len(plain) > len(modifier) + 1:
            held.append(say(f"controls.keys.{modifier}"))
            plain = plain.removeprefix(f"{modifier}+")
    last = say(f"controls.keys.{plain}") if plain in NAMED else _plain(plain)
    return " + ".join((*held, last))


def _plain(name: str) -> str:
    return name.upper() if len(name) <= 3 else name.replace("_", " ").capitalize()


def button_label(name: str) -> str:
    """What a gamepad's button is called, as `pad.py` names it."""
    return say(f"controls.pad.{name}")


def label(name: str, by: Means) -> str:
    """What a key or a button is called."""
    return key_label(name) if by == "keys" else button_label(name)


def action_title(action: Action) -> str:
    """What an action is called."""
    numbered = re.fullmatch(r"(.*)_(\d)", action.name)
    if numbered is None:
        return say(f"controls.actions.{action.context}.{action.name}")
    return say(f"controls.actions.{action.context}.{numbered[1]}_n", number=numbered[2])


BESIDE: Final = "  "
"""Between what a button says and its key."""


def with_key(words: str, key: str) -> str:
    """What a button says, with its key in brackets if it has one."""
    if not key:
        return words
    return f"{words}{BESIDE}{key}" if key.startswith("[") else f"{words}{BESIDE}({key})"


def split_cap(text: str) -> tuple[str, str]:
    """What a button says, and the button of a gamepad that is told beside it; "" for none."""
    words, _, cap = text.rpartition(f"{BESIDE}[")
    return (words, cap[:-1]) if words and cap.endswith("]") else (text, "")


def caps(bindings: Bindings, device: Device, ident: str) -> tuple[str, ...]:
    """What is drawn as key caps for an action: names, and of arrows the names of their icons."""
    context, _, name = ident.partition(":")
    by: Means = "pad" if device == "pad" else "keys"
    means = bindings.means(find(name, context), by)  # type: ignore[arg-type]
    if not means:
        return ()
    if means[0] in ARROWS:
        return (f"arrow_{means[0]}",)
    if means[0].startswith(STICK):
        return (say("controls.pad.right_stick"), f"arrow_{means[0].removeprefix(STICK)}")
    held, _, last = means[0].rpartition("+")
    if by == "keys" and held and last in ARROWS:
        return (*(say(f"controls.keys.{one}") for one in held.split("+")), f"arrow_{last}")
    return (label(means[0], by),)


def prompt(bindings: Bindings, device: Device, name: str, *contexts: Context) -> str:
    """What means an action on the device that was used last; "" if nothing does.

    Buttons of a gamepad have names that are words, so they come in brackets.

    Args:
        bindings: what every key and button means.
        device: what was used last; for mouse and touch the keys are named, which do the same.
        name: the action, in the first of some contexts that has it.
        contexts: where it is alive.

    Raises:
        KeyError: no context has such an action.
    """
    by: Means = "pad" if device == "pad" else "keys"
    means = bindings.means(find(name, *contexts), by)
    if not means:
        return ""
    return f"[{label(means[0], by)}]" if by == "pad" else label(means[0], by)
