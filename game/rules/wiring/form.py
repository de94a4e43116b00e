"""A table as JSON, and read back: it is kept between plays and handed on in replays."""

from __future__ import annotations

import json
from typing import Any, Final

from game.level.model import BLOCKS, GATES, Case, Level, Setting
from game.rules.wiring.table import MOST_CASES, Condition, GateTable, TableError

FILLS: Final = {"empty": False, "full": True}


def table_json(table: GateTable) -> dict[str, Any]:
    """The table as plain JSON values, spelled as a level's solution is."""
    return {cls: [_case(case) for case in cases] for cls, cases in table.cases.items()}


def _case(case: Case) -> dict[str, Any]:
    asked = {BLOCKS[block]: "full" if full else "empty" for block, full in case.when}
    settings = {
        BLOCKS[block]: {gate: setting.value(gate) for gate in GATES}
        for block, setting in enumerate(case.settings)
    }
    return {"if": asked, **settings} if asked else settings


def parse_table(level: Level, text: str) -> GateTable:
    """The table that a text spells.

    Raises:
        TableError: it is none for this level; the text says where and what was expected.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise TableError("the table is not JSON, or cut off.") from None
    return table_of(level, value)


def table_of(level: Level, value: Any) -> GateTable:
    """The table that JSON values spell.

    Raises:
        TableError: it is none for this level; the text says where and what was expected.
    """
    classes = level.vocabulary.classes
    if not isinstance(value, dict) or set(value) != set(classes):
        names = ", ".join(f'"{name}"' for name in classes)
        raise TableError(f"table: expected the classes {names}, each with its cases.")
    return GateTable(level, {cls: _cases(level, cls, value[cls]) for cls in classes})


def _cases(level: Level, cls: str, value: Any) -> tuple[Case, ...]:
    where = f"table.{cls}"
    if not isinstance(value, list) or not 1 <= len(value) <= MOST_CASES:
        raise TableError(f"{where}: expected a list of 1 to {MOST_CASES} cases.")
    cases = tuple(_read(level, f"{where}[{n}]", each) for n, each in enumerate(value))
    asked = [case.when for case in cases]
    if asked[-1] or not all(asked[:-1]) or len(set(asked)) < len(asked):
        raise TableError(
            f"{where}: the last case, and no other, is without a condition, and no two are alike."
        )
    return cases


def _read(level: Level, where: str, value: Any) -> Case:
    letters = BLOCKS[: level.memory.blocks]
    if not isinstance(value, dict) or set(value) - {"if"} != set(letters):
        raise TableError(
            f"{where}: expected a setting for each of the blocks {', '.join(letters)}."
        )
    settings = tuple(_setting(level, f"{where}.{letter}", value[letter]) for letter in letters)
    return Case(settings, _when(f"{where}.if", letters, value["if"]) if "if" in value else ())


def _when(where: str, letters: str, value: Any) -> Condition:
    sound = isinstance(value, dict) and bool(value) and set(value) <= set(letters)
    if not sound or not all(isinstance(v, str) and v in FILLS for v in value.values()):
        raise TableError(f'{where}: expected "empty" or "full" for some of the blocks.')
    return tuple(sorted((letters.index(letter), FILLS[fill]) for letter, fill in value.items()))


def _setting(level: Level, where: str, value: Any) -> Setting:
    if not isinstance(value, dict) or set(value) != set(GATES):
        raise TableError(f'{where}: expected the three gates "f", "i" and "o".')
    for gate, number in value.items():
        sound = isinstance(number, int | float) and not isinstance(number, bool)
        if not sound or not 0 <= number <= 1:  # NaN is not between them either
            raise TableError(f"{where}.{gate}: expected a number from 0 to 1.")
        # Whether a block counts as full goes by the table, so a lock must stand in it as it is.
        owner = level.gates.owner(gate)
        if not isinstance(owner, str) and number != owner:
            raise TableError(
                f"{where}.{gate}: expected {owner:g}, where this level locks the gate."
            )
    return Setting(**{gate: float(number) for gate, number in value.items()})
