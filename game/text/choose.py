"""Choosing a level without a window: the worlds as a numbered list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from game.level.format.problems import LevelError
from game.level.loader import load_level
from game.level.model import World
from game.progress.store import Best
from game.rules.ending import percent
from game.text.field_guide import answer_guide
from game.text.terminal import Terminal


def choose(
    terminal: Terminal, worlds: Sequence[World], best: Callable[[str], Best | None]
) -> Path | None:
    """List all levels and ask for one by number; None when the player leaves."""
    paths = [path for world in worlds for path in world.levels]
    if not paths:
        terminal.say("There are no levels here.")
        return None
    number = 0
    for world in worlds:
        terminal.say()
        terminal.say(world.title, "bold")
        if world.brief:
            terminal.say(world.brief)
        for path in world.levels:
            number += 1
            terminal.say(f"{number:3}. {_title(path)}{_earned(best(path.stem))}")
    terminal.say()
    terminal.say(f"Which level? Type a number from 1 to {len(paths)}, guide, or quit.")
    while True:
        line = terminal.ask("> ")
        word = "quit" if line is None else line.strip().lower()
        if word in ("quit", "q", "exit"):
            terminal.say("Goodbye.")
            return None
        if word.isdecimal() and len(word) < 6 and 1 <= int(word) <= len(paths):
            return paths[int(word) - 1]
        if answer_guide(terminal, word):
            continue
        named = [path for path in paths if path.stem == word]
        if named:
            return named[0]
        terminal.say(f"Expected a number from 1 to {len(paths)}, a level's id, or quit.", "yellow")


def _title(path: Path) -> str:
    try:
        return load_level(path).title
    except LevelError:
        return f"{path.stem} (cannot be read; python main.py validate {path} says why)"


def _earned(best: Best | None) -> str:
    if best is None:
        return ""
    stars = "1 star" if best.stars == 1 else f"{best.stars} stars"
    return f" - {stars}, {percent(best.confidence)}"
