"""What a player is told before and during a play: the introduction, help and hints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.level.model import GATES, Level, World
from game.rules.whereabouts import whereabouts
from game.text.spoken import gate_word
from game.text.terminal import Terminal
from game.words import say

HELP: Final = (
    "moves", "set", "enter", "undo", "restart", "hint", "look", "bet", "coach", "eval", "show",
    "whatif", "branch", "rivals", "settings", "guide", "quit",
)  # fmt: skip
"""The lines of help, by their keys."""


def say_title(terminal: Terminal, level: Level, worlds: Sequence[World]) -> None:
    """What is played, and where it stands among the levels listed."""
    terminal.say()
    terminal.say(level.title, "bold")
    place = whereabouts(level.path, worlds)
    if place is not None:
        told = {"title": place.title, "n": place.n, "count": place.count}
        if place.number is not None:
            terminal.say(say("text.place", number=place.number, **told))
        else:
            terminal.say(say("text.place_alone", **told))


def introduce(terminal: Terminal, level: Level, worlds: Sequence[World]) -> None:
    """The level, where it stands, and which valves are the player's."""
    say_title(terminal, level, worlds)
    if level.brief:
        terminal.say(level.brief)
    gates = [gate for gate in GATES if level.gates.owner(gate) == "player"]
    named = "; ".join(
        f"{gate}, {gate_word(gate)}: {say(f'text.help.meaning.{gate}')}" for gate in gates
    )
    example = " ".join(f"{gate}={n % 2}" for n, gate in enumerate(gates, start=1))
    K = level.memory.blocks
    said = [say("text.help.yours", gates=named)]
    if K > 1:
        said.append(say("text.help.blocks", count=K, gate=gates[0]))
    said.append(say("text.help.type", example=example))
    terminal.say(" ".join(said))


def say_help(terminal: Terminal) -> None:
    """All that can be typed."""
    for key in HELP:
        terminal.say(say(f"text.help.lines.{key}"))


def say_hint(terminal: Terminal, level: Level, number: int) -> None:
    """The hint of this number, counted from 0; past the last, the last once more."""
    if not level.hints:
        terminal.say(say("text.help.no_hints"))
    elif number >= len(level.hints):
        terminal.say(say("text.help.last_hint", hint=level.hints[-1]))
    else:
        number_of = {"number": number + 1, "all": len(level.hints)}
        terminal.say(say("text.help.hint", hint=level.hints[number], **number_of))
