"""Whether a level's network may be trained where its file lies."""

from __future__ import annotations

from pathlib import Path

from game.level.model import Level


def try_folder(folder: Path) -> None:
    """Make a file in a folder, and take it away again.

    Raises:
        OSError: it cannot be made.
    """
    from tempfile import TemporaryFile  # not as a window opens

    with TemporaryFile(dir=folder):
        pass


def is_the_games_own(level: Level) -> bool:
    """Whether a level came with the game, which keeps the networks that came with it."""
    from game.level.library import levels_folder  # which brings pydantic: not as a window opens
    from game.level.starter import starter_path

    if level.path is None:
        return False
    path = level.path.resolve()
    own = levels_folder(), starter_path().parent
    return any(path.is_relative_to(folder.resolve()) for folder in own)


def why_untrainable(level: Level) -> str:
    """Why a level's network is not trained from within the game, in a sentence; "" if it can be."""
    if level.path is None:
        return "This level was not read from a file, so there is no place to put a network."
    if is_the_games_own(level):
        return (
            "This level came with the game, which changes none of its own files as it is played. "
            "Copy it into a folder of your own to train it there."
        )
    try:
        try_folder(level.path.parent)
    except OSError as error:
        return (
            f"{level.path.parent} cannot be written ({error.strerror or error}), so no network "
            "can be put there. Copy the level into a folder that you may write to."
        )
    return ""
