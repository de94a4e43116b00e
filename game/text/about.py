"""What can be asked about a level at most prompts: its network inside, and its history."""

from __future__ import annotations

from game.level.model import Level
from game.level.network import NetworkError
from game.level.rivals import load_rivals
from game.lstm.weights import Weights
from game.progress.store import Store
from game.rules.practice.places import Place, measure_places
from game.text.history import save_attempt, say_history
from game.text.inside import say_inside
from game.text.terminal import Terminal
from game.words import say


def answer_about(
    terminal: Terminal, store: Store, level: Level, network: Weights, line: str
) -> bool:
    """Say what a line asks about a level; False if it asks for something else.

    `inside`, `inside novice`; `history`, `history save 3 FILE`.
    """
    word, _, rest = line.strip().partition(" ")
    match word.lower():
        case "inside":
            say_inside(terminal, level, rest)
        case "history":
            _history(terminal, store, level, network, rest.split())
        case _:
            return False
    return True


def _history(
    terminal: Terminal, store: Store, level: Level, network: Weights, asked: list[str]
) -> None:
    attempts = store.attempts(level.id)
    match asked:
        case []:
            say_history(terminal, level, attempts, _places(level, network))
        case ["save", number, *name] if len(name) < 2:
            if not number.isdecimal() or not 1 <= int(number[:9]) <= len(attempts):
                terminal.say(say("text.history.numbers", last=len(attempts)), "yellow")
                return
            save_attempt(terminal, level, network, attempts[int(number) - 1], *name)
        case _:
            terminal.say(say("text.history.expected"), "yellow")


def _places(level: Level, network: Weights) -> list[Place]:
    """Where network, rivals and baselines stand; without rivals, the others."""
    try:
        rivals = load_rivals(level)
    except NetworkError:
        rivals = None
    return [place for some in measure_places(level, network, rivals) for place in some]
