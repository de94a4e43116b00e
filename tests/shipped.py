"""The levels of the game, by the act they are played in."""

from pathlib import Path

from game.level.library import all_level_paths
from game.level.loader import load_level
from game.level.model import Act


def levels_of(act: Act) -> list[Path]:
    """The files of all levels of an act, in the order of play."""
    return [path for path in all_level_paths() if load_level(path).play.act == act]
