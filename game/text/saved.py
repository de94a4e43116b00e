"""A level as its author has saved it since it was read: every new play begins with that one."""

from __future__ import annotations

from game.level.format.problems import LevelError
from game.level.loader import load_level
from game.level.model import Level
from game.level.network import NetworkError, load_network
from game.lstm.weights import Weights
from game.text.terminal import Terminal
from game.words import say


def as_saved(terminal: Terminal, level: Level, network: Weights) -> tuple[Level, Weights]:
    """The level and its network as their files are now.

    When they cannot be used it is said why, and they are what they were.
    """
    if level.path is None:
        return level, network
    try:
        saved = load_level(level.path)
        return saved, load_network(saved)
    except (LevelError, NetworkError) as error:
        terminal.say(str(error), "yellow")
        terminal.say(say("text.play.as_it_was"))
        return level, network
