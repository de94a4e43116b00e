"""What a player is told before and during a play: the introduction, help and hints."""

from __future__ import annotations

from typing import Final

from game.level.model import GATE_WORDS, GATES, GateName, Level
from game.text.terminal import Terminal

HELP: Final = (
    "Each line is one move: set valves, and the token goes in. Valves you do not name stay "
    "where they are.",
    "  i=1 o=0     open the input gate, shut the output gate; 0.5 is half open",
    "  Enter       leave all valves where they are",
    "  undo, redo  take a move back, or play it again",
    "  restart     begin again with a fresh stream",
    "  hint        a hint; ask again for the next; in practice one about this very token",
    "  look        hear the past tokens and where things stand",
    "  bet ANSWER 90   before a question: what the cell will say, and how sure you are",
    "  coach on    make this a practice: after every move hear what it was worth and why, what the "
    "network would have done and how things stand; coach off",
    "  eval        in practice: the chance of the rest, if the network played on",
    "  show        in practice: let the network make this move; show all makes the rest",
    "  whatif 3 i=0    in practice, and when the stream has ended: step 3 with other valves",
    "  branch 3    in practice, and when the stream has ended: go on from behind step 3",
    "  rivals      in practice, and when the stream has ended: what the network, its younger "
    "selves and an RNN say; duel, when it has ended: streams that grow until one of you fails",
    "  guide       the Field guide: what LSTMs are; guide ENTRY reads one entry",
    "  quit        leave; the play is kept, to be continued another time",
)


MEANING: Final[dict[GateName, str]] = {
    "f": "0 forgets, 1 keeps",
    "i": "0 is shut, 1 writes the token into memory",
    "o": "0 is silent, 1 speaks",
}


def introduce(terminal: Terminal, level: Level) -> None:
    """The level, and which valves are the player's."""
    terminal.say()
    terminal.say(level.title, "bold")
    if level.brief:
        terminal.say(level.brief)
    gates = [gate for gate in GATES if level.gates.owner(gate) == "player"]
    named = "; ".join(f"{gate}, {GATE_WORDS[gate]}: {MEANING[gate]}" for gate in gates)
    example = " ".join(f"{gate}={n % 2}" for n, gate in enumerate(gates, start=1))
    K = level.memory.blocks
    blocks = f" There are {K} blocks of memory; A.{gates[0]}=1 moves a valve of block A alone."
    terminal.say(
        f"Yours to set: {named}.{blocks if K > 1 else ''} Type {example} and Enter to set "
        "valves and let the token in, Enter alone to leave them as they are, help for more."
    )


def say_help(terminal: Terminal) -> None:
    """All that can be typed."""
    for line in HELP:
        terminal.say(line)


def say_hint(terminal: Terminal, level: Level, number: int) -> None:
    """The hint of this number, counted from 0; past the last, the last once more."""
    if not level.hints:
        terminal.say("This level has no hints.")
    elif number >= len(level.hints):
        terminal.say(f"That was the last hint: {level.hints[-1]}")
    else:
        terminal.say(f"Hint {number + 1} of {len(level.hints)}: {level.hints[number]}")
