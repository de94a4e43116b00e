"""What a player changed in the keys: written as JSON, and read back with nonsense left out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final, TypeAlias

from game.ui.controls.actions import ACTIONS, BY_IDENT
from game.ui.controls.pad import BUTTONS

Changes: TypeAlias = Mapping[str, Mapping[str, tuple[str, ...]]]
"""For the keys of each preset (`right`, `left`) and for the gamepad (`pad`): by the name of an
action, what means it instead."""
PARTS: Final = ("right", "left", "pad")
MOST: Final = 8
"""More keys than this mean one action in no file that the game wrote."""
RESERVED: Final = frozenset(
    name
    for action in ACTIONS
    if action.context in ("everywhere", "menus")
    for name in action.fixed
    if name in ("escape", "tab", "shift+tab", "f1", "f11", "alt+return")
)
"""Keys that always mean the same, so that a player can always get out, move on and reset."""


def read(kept: str) -> Changes:
    """The changes that were kept; what makes no sense is left out."""
    try:
        told = json.loads(kept) if kept else {}
    except (ValueError, RecursionError):
        return {}
    if not isinstance(told, dict):
        return {}
    return {part: found for part in PARTS if (found := _part(told.get(part), part))}


def _part(told: object, part: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(told, dict):
        return {}
    return {
        ident: tuple(dict.fromkeys(names))
        for ident, names in told.items()
        if ident in BY_IDENT and isinstance(names, list) and len(names) <= MOST
        if all(isinstance(name, str) and may_mean(name, part) for name in names)
    }


def may_mean(name: str, part: str) -> bool:
    """Whether a key or a button can be given to an action."""
    if part == "pad":
        return name in BUTTONS
    return bool(name) and len(name) <= 40 and " " not in name and name not in RESERVED


def write(changes: Changes) -> str:
    """The changes as they are kept; nothing at all for none."""
    told = {part: {k: list(v) for k, v in each.items()} for part, each in changes.items() if each}
    return json.dumps(told, ensure_ascii=False, sort_keys=True) if told else ""
