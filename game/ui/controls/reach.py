"""What can be done in a scene, and what of it no button of a gamepad means."""

from __future__ import annotations

from typing import Final

from game.ui.controls.actions import ACTIONS, Action, Context
from game.ui.controls.bindings import Bindings
from game.ui.scene import Scene
from game.ui.scroll import Scroll

FIRST: Final = ("redo", "show_move", "restart", "guide")
"""What is wanted most; the others come as they are listed, those of a number last."""
OF_THE_PAGE: Final = ("home", "end")
"""What moves a page, where there is one to be moved."""


def own_actions(scene: Scene) -> tuple[Action, ...]:
    """What can be done in this scene alone, what is wanted most first."""
    contexts: tuple[Context, ...] = getattr(scene, "contexts", ())
    takes: tuple[str, ...] | None = getattr(scene, "takes", None)
    found = [
        action
        for context in contexts
        for action in ACTIONS
        if action.context == context and (takes is None or action.name in takes)
    ]
    scroll = getattr(scene, "scroll", None)
    if isinstance(scroll, Scroll) and scroll.most:
        found += [a for a in ACTIONS if a.context == "menus" and a.name in OF_THE_PAGE]
    return tuple(sorted(found, key=_rank))


def _rank(action: Action) -> tuple[int, str]:
    if action.name in FIRST:
        return FIRST.index(action.name), ""
    numbered = action.name[-1].isdigit()
    return len(FIRST) + numbered, action.name if numbered else ""


def common_actions(scene: Scene) -> tuple[Action, ...]:
    """What can be done in every scene; help lies over no other help."""
    over = getattr(scene, "is_help", False)
    found = (action for action in ACTIONS if action.context == "everywhere")
    return tuple(action for action in found if action.name != "help" or not over)


def without_button(of: Bindings, actions: tuple[Action, ...]) -> tuple[Action, ...]:
    """Those of some actions that no button of a gamepad means."""
    return tuple(action for action in actions if not of.buttons(action))
