"""What a player types: one line is one move or one word; a file of lines is a script."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final, Literal, TypeAlias, get_args

from game.level.model import BLOCKS, GATE_WORDS, GATES, GateName, Level
from game.rules.move import Move
from game.rules.names import as_typed
from game.words import say

WordName: TypeAlias = Literal[
    "undo", "redo", "restart", "hint", "look", "help", "quit",
    "coach", "eval", "show", "bet", "review", "blame", "highway", "branch",
    "rivals", "duel",
]  # fmt: skip
WORDS: Final[tuple[WordName, ...]] = get_args(WordName)
WITH_MORE: Final[tuple[WordName, ...]] = ("coach", "show", "bet", "highway", "branch", "duel")
"""The words that may be followed by more: coach on, show all, bet French 90, branch 5, duel RNN."""
WHAT_IF: Final = "whatif"
MAX_BYTES: Final = 1_000_000
MAX_DIGITS: Final = 6

_GATES: Final[dict[str, GateName]] = {
    **{gate: gate for gate in GATES},
    **{word: gate for gate, word in GATE_WORDS.items()},
}
_VALUES: Final = {"open": 1.0, "shut": 0.0, "closed": 0.0, "half": 0.5}
_SHORT: Final[dict[str, WordName]] = {"q": "quit", "exit": "quit", "?": "help", "u": "undo"}


class ScriptError(ValueError):
    """A line that cannot be understood; the text says what was expected."""


@dataclass(frozen=True, slots=True)
class Valve:
    """One valve to move; `block` is None for the same gate of every block."""

    gate: GateName
    value: float
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """Move some valves, leave the others where they are, and let the token in."""

    valves: tuple[Valve, ...] = ()

    def move(self, before: Move) -> Move:
        """The move this makes from where the valves stand."""
        move = before
        for valve in self.valves:
            blocks = range(before.blocks) if valve.block is None else (valve.block,)
            for block in blocks:
                move = move.with_gate(valve.gate, block, valve.value)
        return move


@dataclass(frozen=True, slots=True)
class Word:
    """A command of one word, and what follows it where something may."""

    name: WordName
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """What if some valves had stood elsewhere at a step already played?

    Args:
        t: the step, from 0.
        valves: the valves; the others stay as they were.
    """

    t: int
    valves: tuple[Valve, ...]

    def move(self, before: Move) -> Move:
        """The move that is asked about, where this one was made."""
        return Step(self.valves).move(before)


Command: TypeAlias = Step | Word | Ask


def parse_line(line: str, level: Level) -> Command:
    """The command that a line spells.

    `i=1 o=0` moves two valves and steps, and so do `i 1 o 0` and `open i shut o`; an empty line
    steps and leaves all valves;
    `A.f=1 B.i=0.5` names the block; `whatif 5 A.i=0` asks about a step already played.

    Raises:
        ScriptError: the line is neither a move nor a word; the text says what was expected.
    """
    text = line.strip()
    lower = text.lower()
    if lower in WORDS or lower in _SHORT:
        return Word(_SHORT.get(lower, lower))  # type: ignore[arg-type]
    if lower == "step":
        return Step()
    first, _, rest = text.partition(" ")
    if first.lower() in WITH_MORE:
        return Word(first.lower(), rest.strip())  # type: ignore[arg-type]
    if first.lower() == WHAT_IF:
        return _ask(rest.strip(), level)
    return Step(_valves(text, level))


def _ask(text: str, level: Level) -> Ask:
    number, _, rest = text.partition(" ")
    if not (number.isdecimal() and len(number) <= MAX_DIGITS and int(number) > 0 and rest.strip()):
        raise ScriptError(say("typed.what_if", example=f"{WHAT_IF} 5 {_example(level)}"))
    return Ask(int(number) - 1, _valves(rest, level))


def _valves(text: str, level: Level) -> tuple[Valve, ...]:
    valves: dict[tuple[int | None, GateName], Valve] = {}
    for part in _joined(text.replace(" =", "=").replace("= ", "=").split()):
        valve = _valve(part, level)
        if (valve.block, valve.gate) in valves:
            raise ScriptError(say("typed.twice", found=as_typed(part)))
        valves[valve.block, valve.gate] = valve
    return tuple(valves.values())


def _joined(parts: list[str]) -> list[str]:
    """Each valve and its value in one: `i 1`, `i open` and `open i` are said for `i=1`."""
    joined: list[str] = []
    while parts:
        first, second = parts[0], parts[1] if len(parts) > 1 else "="
        if "=" in first + second:
            joined.append(parts.pop(0))
            continue
        swapped = first.lower() in _VALUES
        joined.append(f"{second}={first}" if swapped else f"{first}={second}")
        del parts[:2]
    return joined


def _valve(part: str, level: Level) -> Valve:
    name, equals, number = part.partition("=")
    if not equals:
        raise ScriptError(_not_understood(part, level))
    block: int | None = None
    prefix, dot, rest = name.rpartition(".")
    if dot:
        block, name = _block(prefix, part, level), rest
    gate = _GATES.get(name.lower())
    if gate is None:
        unknown = say("typed.no_gate", found=as_typed(part), gate=as_typed(name))
        raise ScriptError(f"{unknown} {_expected(level)}")
    owner = level.gates.owner(gate)
    if owner != "player":
        key = "networks" if owner == "network" else "locked"
        value = owner if isinstance(owner, str) else f"{owner:g}"
        found = say(f"typed.{key}.{gate}", found=as_typed(part), value=value)
        raise ScriptError(f"{found} {_expected(level)}")
    return Valve(gate, _value(part, number), block)


def _block(prefix: str, part: str, level: Level) -> int:
    K = level.memory.blocks
    place = BLOCKS[:K].find(prefix.upper()) if len(prefix) == 1 else -1
    if place < 0:
        found = {"found": as_typed(part), "block": as_typed(prefix), "last": BLOCKS[K - 1]}
        raise ScriptError(say("typed.no_block", count=K, **found))
    return place


def _value(part: str, number: str) -> float:
    if number.lower() in _VALUES:
        return _VALUES[number.lower()]
    try:
        value = float(number.replace(",", "."))
    except ValueError:
        value = -1.0
    if not 0.0 <= value <= 1.0:  # NaN is not between them either
        raise ScriptError(say("typed.value", found=as_typed(part), value=as_typed(number)))
    return value


def _not_understood(part: str, level: Level) -> str:
    near = get_close_matches(part.lower(), (*WORDS, WHAT_IF), n=1)
    meant = say("typed.meant", found=as_typed(part), near=near[0]) if near else ""
    said = meant or say("typed.not_understood", found=as_typed(part))
    return f"{said} {_expected(level)}"


def _example(level: Level) -> str:
    yours = [gate for gate in GATES if level.gates.owner(gate) == "player"]
    example = " ".join(f"{gate}={n % 2}" for n, gate in enumerate(yours, start=1))
    if level.memory.blocks == 1 or not yours:
        return example
    return say("typed.or_block", example=example, gate=yours[0])


def _expected(level: Level) -> str:
    return say("typed.expected", example=_example(level))


def parse_script(lines: Iterable[str], level: Level, name: str = "script") -> tuple[Command, ...]:
    """The commands of a script. `#` begins a comment; a line that is only a comment is skipped.

    Raises:
        ScriptError: a line cannot be understood; the text names it.
    """
    commands = []
    for number, line in enumerate(lines, start=1):
        text, comment, _ = line.partition("#")
        if comment and not text.strip():
            continue
        try:
            commands.append(parse_line(text, level))
        except ScriptError as error:
            raise ScriptError(f"{name}:{number}: {error}") from None
    return tuple(commands)


def read_script(path: Path, level: Level) -> tuple[Command, ...]:
    """The commands of a file.

    Raises:
        ScriptError: the file cannot be read, is too large, is not UTF-8, or holds a line that
            cannot be understood.
    """
    return parse_script(read_lines(path), level, str(path))


def read_lines(path: Path) -> list[str]:
    """The lines of a small text file.

    Raises:
        ScriptError: the file cannot be read, is too large, or is not UTF-8.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ScriptError(say("typed.file.other", path=path))
        if status.st_size > MAX_BYTES:
            sizes = {"size": f"{status.st_size:,}", "most": f"{MAX_BYTES:,}"}
            raise ScriptError(say("typed.file.large", path=path, **sizes))
        return path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise ScriptError(say("typed.file.encoding", path=path)) from None
    except FileNotFoundError:
        raise ScriptError(say("typed.file.none", path=path)) from None
    except OSError as error:
        why = error.strerror or error
        raise ScriptError(say("typed.file.unreadable", path=path, why=why)) from None


def steps_of(commands: Iterable[Command]) -> tuple[Step, ...]:
    """The steps that are left when undo, redo and restart have been followed.

    Raises:
        ScriptError: a word has no meaning outside play.
    """
    done: list[Step] = []
    undone: list[Step] = []
    for command in commands:
        match command:
            case Step():
                done.append(command)
                undone.clear()
            case Word("undo"):
                if done:
                    undone.append(done.pop())
            case Word("redo"):
                if undone:
                    done.append(undone.pop())
            case Word("restart"):
                done, undone = [], []
            case Word("quit"):
                break
            case Word(name):
                raise ScriptError(f'"{name}" has no place in a file of moves.')
            case Ask():
                raise ScriptError(f'"{WHAT_IF}" has no place in a file of moves.')
    return tuple(done)
