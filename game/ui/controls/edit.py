"""Giving an action another key or button, changing two over, and going back to the first ones."""

from __future__ import annotations

from game.ui.controls.actions import Action
from game.ui.controls.bindings import Bindings, Means
from game.ui.controls.changes import Changes, write


def assign(of: Bindings, action: Action, by: Means, name: str) -> str:
    """What is kept when a key or button takes the place of the first that meant an action."""
    rest = [other for other in _own(of, action, by)[1:] if other != name]
    return _with(of, action, by, (name, *rest))


def swap(of: Bindings, other: Action, by: Means, taken: str, before: str | None) -> str:
    """What is kept when an action gets what another had before that took its key.

    Args:
        of: the bindings in which the key means both.
        other: the action whose key was taken.
        by: keys or buttons.
        taken: the key or button.
        before: what meant the one that took it before; None if nothing did.
    """
    theirs = [before if name == taken else name for name in _own(of, other, by)]
    return _with(of, other, by, tuple(dict.fromkeys(name for name in theirs if name)))


def reset(of: Bindings, action: Action) -> str:
    """What is kept when keys and buttons of one action are as they were at first."""
    told = {part: dict(each) for part, each in of.changes.items()}
    for part in (of.preset, "pad"):
        told.get(part, {}).pop(action.ident, None)
    return write({part: each for part, each in told.items() if each})


def reset_all(of: Bindings) -> str:
    """What is kept when everything of this hand and of the gamepad is as it was at first."""
    return write({p: each for p, each in of.changes.items() if p not in (of.preset, "pad")})


def is_changed(of: Bindings, action: Action) -> bool:
    """Whether an action has other keys or buttons than at first."""
    return any(action.ident in of.changes.get(part, {}) for part in (of.preset, "pad"))


def _own(of: Bindings, action: Action, by: Means) -> tuple[str, ...]:
    """What means an action and can be changed."""
    fixed = action.pad_fixed if by == "pad" else action.fixed
    return tuple(name for name in of.means(action, by) if name not in fixed)


def _with(of: Bindings, action: Action, by: Means, names: tuple[str, ...]) -> str:
    part = "pad" if by == "pad" else of.preset
    first = action.pad if by == "pad" else action.keys(of.preset)
    told: dict[str, dict[str, tuple[str, ...]]] = {p: dict(e) for p, e in of.changes.items()}
    of_part = told.setdefault(part, {})
    of_part[action.ident] = names
    if names == first:
        del of_part[action.ident]
    changes: Changes = {p: each for p, each in told.items() if each}
    return write(changes)
