"""What a player has understood: which ideas were met, and which levels' first plays were led."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from game.progress.store import Store

IDEAS: Final = "understood"
"""The setting under which the ideas are kept, their names parted by commas."""
GUIDED: Final = "guided."
"""What the setting that tells of a level's guided play begins with."""
AGAIN: Final = "again"
LED: Final = "done"


def _guided(level_id: str) -> str:
    return f"{GUIDED}{level_id}"


def understood(store: Store) -> frozenset[str]:
    """The names of the ideas that need no prompt any more."""
    kept = str(store.setting(IDEAS, ""))
    return frozenset(name for name in kept.split(",") if name)


def understand(store: Store, name: str) -> None:
    """Keep that an idea is understood."""
    store.set_setting(IDEAS, ",".join(sorted(understood(store) | {name})))


def is_to_be_led(store: Store, level_id: str) -> bool:
    """Whether the first play of a level that asks for it is still to come, or wanted again."""
    kept = store.setting(_guided(level_id))
    return kept == AGAIN or (kept is None and store.attempt_count(level_id) == 0)


def was_led(store: Store, level_id: str) -> None:
    """Keep that a level's guided play came to its end."""
    store.set_setting(_guided(level_id), LED)


def begin_again(store: Store, level_ids: Iterable[str]) -> None:
    """Have the tutorial again: no idea is understood, and these levels are led once more."""
    store.set_setting(IDEAS, "")
    for level_id in level_ids:
        store.set_setting(_guided(level_id), AGAIN)
