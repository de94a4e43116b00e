"""What is said before a training begins: what will be trained, and what there will be to see."""

from __future__ import annotations

from typing import Final

from game.level.model import Level
from game.level.network import NetworkError
from game.level.training.unfinished import is_left_half_way
from game.rules.practice.training import plan
from game.ui.context import AppContext
from game.ui.practice.training.status import Words

STOPPABLE: Final = (
    "Stop whenever you like: what was done is kept, and the next time goes on from there."
)
LEARNS: Final = (
    "Nobody tells the network how to set its gates: it sees streams and their right answers. Here "
    "its gates will show, a bar from 0 to 1 for each on every kind of token. At first they hardly "
    "differ from one kind to the next. "
)
SHARPENS: Final = (
    "Then noise grows on them, which only gates near 0 or 1 withstand: what the network relies on "
    "has to be decided."
)
TRENDS: Final = "Here they may stay half open: that is what serves best on noise."


def learns(level: Level) -> str:
    """What there will be to see."""
    return LEARNS + (SHARPENS if level.train.recipe.gate_noise else TRENDS)


def offered(app: AppContext, level: Level, refused: str) -> Words:
    """What there is to be trained.

    Args:
        app: where the level's network would come from.
        level: the level.
        refused: why it is not trained here; nothing if it is.
    """
    if refused:
        return Words("Its network is not trained here", body=refused)
    head, instead = "This level has no network yet", ""
    try:
        app.library.network(level)
        head, instead = "Watch it learn once more", "The new network takes the old one's place."
    except NetworkError as error:
        if not error.missing:
            head = "This level's network does not fit it"
    left = "A training was left half-way and is kept: it goes on from there."
    parts = [plan(level), instead, STOPPABLE, left if is_left_half_way(level) else ""]
    return Words(head, body=" ".join(part for part in parts if part))
