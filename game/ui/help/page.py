"""One page of help: its paragraphs, the gates, and which key does what, by name."""

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

COMMON: Final = ("everywhere:larger", "everywhere:fullscreen")
"""What the rows begin with that mean the same everywhere."""
MENU: Final[tuple[Listed, ...]] = (
    (("everywhere:close_news",), "close_news"),
    (("everywhere:menu",), "menu"),
)
"""What every page tells besides: of the news, and of a gamepad."""


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
