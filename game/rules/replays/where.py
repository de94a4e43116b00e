"""Finding the level that a replay is of: the game's own, one beside the file, or one of a pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from game.level.format.problems import LevelError
from game.level.library import all_level_paths
from game.level.loader import load_level
from game.level.model import Level
from game.rules.replays.form import ReplayError
from game.rules.replays.origin import Origin
from game.words import say

MOST_PACKS: Final = 200
"""In so many opened packs is looked, and no more."""


def find_level_of(origin: Origin, file: Path, packs: Path | None = None) -> Level:
    """The level a replay is of: of all with its id, one whose task is still the same if there is.

    Args:
        origin: where the replay says it comes from.
        file: the replay's file; the level may lie beside it.
        packs: the folder of the packs that were opened for playing.

    Raises:
        ReplayError: there is none; the text says how to point at it.
        LevelError: there is one, and it cannot be used.
    """
    trouble: LevelError | None = None
    other: Level | None = None
    for path in _named(origin.level_id, file, packs):
        try:
            level = load_level(path)
        except LevelError as error:
            trouble = trouble or error
            continue
        if level.task_hash == origin.task_hash:
            return level
        other = other or level
    if other is not None:
        return other
    if trouble is not None:
        raise trouble
    raise ReplayError(say("replay.where.missing", level=origin.level_id))


def level_in(place: Path, origin: Origin) -> Level:
    """The level a replay is of, in a folder.

    Raises:
        ReplayError: it is not there.
        LevelError: it cannot be used.
    """
    path = place / f"{origin.level_id}.json"
    if not _is_plain(origin.level_id) or not path.is_file():
        raise ReplayError(say("replay.where.not_in", level=origin.level_id, place=place))
    return load_level(path)


def _named(ident: str, file: Path, packs: Path | None) -> Iterator[Path]:
    if not _is_plain(ident):
        return
    yield from (path for path in all_level_paths() if path.stem == ident)
    name = f"{ident}.json"
    for path in (file.with_name(name), *_in_packs(packs)):
        beside = path if path.name == name else path / name
        if beside.is_file() and beside != file:
            yield beside


def _is_plain(ident: str) -> bool:
    """Whether a name leads nowhere else: a replay may have been made up."""
    return bool(ident) and all(sign.isalnum() or sign in "-_" for sign in ident)


def _in_packs(packs: Path | None) -> Iterable[Path]:
    if packs is None or not packs.is_dir():
        return ()
    return sorted(packs.glob("*/*"))[:MOST_PACKS]
