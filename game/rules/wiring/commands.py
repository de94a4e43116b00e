"""What a player types to fill in a table: one line is one command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, Literal, TypeAlias, get_args

from game.level.model import BLOCKS, GATES, Level
from game.rules.names import as_typed
from game.rules.script import ScriptError, Step, parse_line
from game.rules.wiring.form import FILLS
from game.rules.wiring.table import Condition, Entry, GateTable
from game.words import say

WordName: TypeAlias = Literal[
    "table", "run", "same", "failures", "open", "network", "weights", "hint", "undo",
    "redo", "help", "save", "next", "list", "quit",
]  # fmt: skip
WORDS: Final[tuple[WordName, ...]] = get_args(WordName)
EDITS: Final = ("set", "case", "drop", "up", "down", "clear")

_SHORT: Final[dict[str, WordName]] = {"q": "quit", "exit": "quit", "?": "help", "u": "undo"}


@dataclass(frozen=True, slots=True)
class Edit:
    """A command that changes the table."""

    make: Callable[[GateTable], GateTable]


@dataclass(frozen=True, slots=True)
class Word:
    """Any other command, and what stands behind it."""

    name: WordName
    rest: str = ""


TableCommand: TypeAlias = Edit | Word


def parse_command(line: str, level: Level) -> TableCommand:
    """The command that a line spells; an empty line asks for the table.

    `set ask A.o=1` sets an entry, of case 2 with `set ask 2 A.o=1`; `case guest if A empty` adds a
    case, `drop guest 1` removes it, `up guest 2` and `down guest 1` reorder; `clear guest` and
    `clear` begin again.

    Raises:
        ScriptError: the line cannot be understood; the text says what was expected.
    """
    word, _, rest = line.strip().partition(" ")
    name, rest = word.lower(), rest.strip()
    if not name:
        return Word("table")
    if name in WORDS or name in _SHORT:
        return Word(_SHORT.get(name, name), rest)  # type: ignore[arg-type]
    match name:
        case "set":
            return _set(rest, level)
        case "case":
            return _case(rest, level)
        case "clear" if not rest:
            return Edit(lambda table: table.clear())
        case "clear":
            cls, rest = _class(rest, level)
            if not rest:
                return Edit(lambda table: table.clear(cls))
        case "drop" | "up" | "down":
            cls, rest = _class(rest, level)
            case = _number(rest, f"{name} {cls} 1")
            if name == "drop":
                return Edit(lambda table: table.remove_case(cls, case))
            by = -1 if name == "up" else 1
            return Edit(lambda table: table.move_case(cls, case, by))
    near = get_close_matches(name, (*WORDS, *EDITS), n=1)
    example = f"set {level.vocabulary.classes[0]} {_example(level)}"
    found = as_typed(line.strip())
    if near and near[0] != name:
        said = say("typed.meant", found=found, near=near[0])
    else:
        said = say("typed.not_understood", found=found)
    raise ScriptError(f"{said} {say('typed.table.expected', example=example)}")


def _example(level: Level) -> str:
    gate = next((g for g in reversed(GATES) if level.gates.owner(g) == "player"), "o")
    return f"{gate}=1" if level.memory.blocks == 1 else f"A.{gate}=1"


def _class(text: str, level: Level) -> tuple[str, str]:
    """The class a text begins with, the longest name first, and what is left."""
    lower = text.lower()
    for cls in sorted(level.vocabulary.classes, key=len, reverse=True):
        rest = text[len(cls) :]
        if lower.startswith(cls.lower()) and (not rest or rest[0].isspace()):
            return cls, rest.strip()
    names = ", ".join(level.vocabulary.classes)
    if not text:
        raise ScriptError(say("typed.table.which_row", rows=names))
    raise ScriptError(say("typed.table.no_row", rows=names, found=as_typed(text.split()[0])))


def _number(text: str, example: str) -> int:
    """The place of a case, which is spoken of counted from 1."""
    if not text.isdecimal() or len(text) > 3 or text == "0":
        raise ScriptError(say("typed.table.which_case", example=example))
    return int(text) - 1


def _set(text: str, level: Level) -> Edit:
    cls, rest = _class(text, level)
    first, _, valves = rest.partition(" ")
    case = _number(first, f"set {cls} 1 {_example(level)}") if first.isdecimal() else None
    step = parse_line(valves if case is not None else rest, level)
    if not isinstance(step, Step) or not step.valves:
        raise ScriptError(say("typed.table.what", example=f"set {cls} {_example(level)}"))

    def make(table: GateTable) -> GateTable:
        cases = range(len(table.cases[cls])) if case is None else (case,)
        for valve in step.valves:
            blocks = range(level.memory.blocks) if valve.block is None else (valve.block,)
            for place in cases:
                for block in blocks:
                    table = table.set(Entry(cls, place, block, valve.gate), valve.value)
        return table

    return Edit(make)


def _case(text: str, level: Level) -> Edit:
    cls, rest = _class(text, level)
    when = _condition(rest, cls, level)
    return Edit(lambda table: table.add_case(cls, when))


def _condition(text: str, cls: str, level: Level) -> Condition:
    """`if A empty, B full` as blocks and what they must be."""
    words = text.replace(",", " ").replace(" and ", " ").split()
    example = f"case {cls} if A empty"
    if words[:1] and words[0].lower() == "if":
        words = words[1:]
    words = [word for word in words if word.lower() not in ("is", "and", "block")]
    letters = BLOCKS[: level.memory.blocks]
    if not words or len(words) % 2:
        raise ScriptError(say("typed.table.which_condition", example=example))
    when = []
    for letter, fill in zip(words[::2], words[1::2], strict=True):
        block = letters.find(letter.upper()) if len(letter) == 1 else -1
        if block < 0 or fill.lower() not in FILLS:
            found = {"found": as_typed(f"{letter} {fill}"), "blocks": ", ".join(letters)}
            raise ScriptError(say("typed.table.no_condition", example=example, **found))
        when.append((block, FILLS[fill.lower()]))
    return tuple(when)
