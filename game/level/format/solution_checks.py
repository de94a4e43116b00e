"""What a level's solution must mean: classes and blocks that exist, locks kept, cases that apply.

Like all checks of meaning, these read the raw value and step over whatever is malformed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any, Final

from game.level.format.lookup import Classes
from game.level.format.problems import KeyPath, Problem, did_you_mean, one_of, quote
from game.level.format.scan import Json
from game.level.format.source import Source
from game.level.model import BLOCKS, GATE_WORDS

_CASE: Final = {"if", "note", *GATE_WORDS, *BLOCKS}
"""The keys of a case. One with another key may be an "if" misspelt, so of that nothing is said."""


def check_solution(
    source: Source, level: dict[str, Json], classes: Classes, used: Mapping[str, KeyPath]
) -> Iterator[Problem]:
    """Check the solution of a level.

    Args:
        source: The level file.
        level: Its raw value.
        classes: The tokens of each class, as far as they are well-formed.
        used: The classes the stream uses, and where.
    """
    solution = level.get("solution")
    if not isinstance(solution, dict) or not solution:
        return
    blocks = _blocks(level.get("memory"))
    for name, entry in entries_of(solution):
        path: KeyPath = ("solution", name)
        if name not in classes:
            what = f"no class is called {quote(name)}"
            mend = did_you_mean(name, classes)
            yield source.problem(path, what, one_of(classes), mend, at_key=True)
        for case, at in _cases(entry, path):
            yield from _check_blocks(source, case, at, blocks)
            for setting, where in _settings(case, at):
                yield from check_locks(source, level.get("gates"), setting, where)
        if isinstance(entry, list):
            yield from _check_cases(source, entry, path, blocks, level.get("gates"))
    for name, where in used.items():
        if name not in solution:
            what = f"the solution says nothing of the class {quote(name)}, which the stream uses"
            what += f" (line {source.problem(where, '').line})"
            yield source.problem(("solution",), what, "a setting for every class in the stream")


def _check_blocks(
    source: Source, entry: Json, path: KeyPath, blocks: int | None
) -> Iterator[Problem]:
    if not isinstance(entry, dict) or blocks is None:
        return
    given = [letter for letter in BLOCKS if letter in entry]
    if not given:
        return
    yield from _check_known_blocks(source, given, path, blocks)
    lacking = [letter for letter in BLOCKS[:blocks] if letter not in given]
    if lacking:
        what = f"no setting is given for block {' and '.join(lacking)}"
        yield source.problem(path, what, f"one for each of {', '.join(BLOCKS[:blocks])}")


def _check_known_blocks(
    source: Source, letters: list[str], path: KeyPath, blocks: int
) -> Iterator[Problem]:
    for letter in letters:
        if BLOCKS.index(letter) >= blocks:
            what = f"there is no block {letter}: the memory has {_number_of_blocks(blocks)}"
            mend = 'Raise "blocks" under "memory", or take this away'
            yield source.problem((*path, letter), what, "", mend, at_key=True)


def _check_cases(
    source: Source, cases: list[Json], path: KeyPath, blocks: int | None, gates: Json
) -> Iterator[Problem]:
    """See that every case can apply, and that one always does."""
    sound = True
    for place, case in enumerate(cases):
        if isinstance(case, dict) and "if" in case:
            where = (*path, place, "if")
            said = list(_check_condition(source, case["if"], where, blocks, gates))
            yield from said
            sound = sound and not said
    last = cases[-1] if cases else None
    if isinstance(last, dict) and "if" in last:
        what = "the last case has a condition, so there may be a memory that none of them fits"
        mend = 'Take its "if" away, or add a case without one'
        yield source.problem((*path, len(cases) - 1, "if"), what, "", mend, at_key=True)
    conditions = [case.get("if") for case in cases if isinstance(case, dict) and set(case) <= _CASE]
    sound = sound and len(conditions) == len(cases) and all(map(_is_condition, conditions))
    if sound and blocks is not None:
        for place in _never_reached(conditions, blocks):
            what = "this case is never reached: those before it leave no memory over"
            mend = 'Take it away, or move it up; a case without "if" comes last'
            yield source.problem((*path, place), what, "", mend)


def _check_condition(
    source: Source, condition: Json, path: KeyPath, blocks: int | None, gates: Json
) -> Iterator[Problem]:
    if not isinstance(condition, dict):
        return
    named = [letter for letter in BLOCKS if letter in condition]
    if all(key == "note" for key in condition):
        what = "no block is named here, so the case would always apply"
        yield source.problem(path, what, 'a block and what it must be, as in {"A": "empty"}')
    if blocks is not None:
        yield from _check_known_blocks(source, named, path, blocks)
    for word in ("forget", "input"):
        if named and isinstance(gates, dict) and gates.get(word) == "network":
            what = f"the network moves the {word} gate, so what is empty cannot be foretold"
            yield source.problem(path, what, "", 'Write one setting for the class, without "if"')


def _is_condition(condition: Json) -> bool:
    return condition is None or (
        isinstance(condition, dict)
        and all(
            key in BLOCKS and fill in ("empty", "full")
            for key, fill in condition.items()
            if key != "note"
        )
    )


def _never_reached(conditions: list[Json], blocks: int) -> list[int]:
    """The places of the cases that no memory of so many blocks brings about."""
    first = set()
    for memory in product(("empty", "full"), repeat=blocks):
        filled = dict(zip(BLOCKS, memory, strict=False))
        for place, condition in enumerate(conditions):
            asked = condition.items() if isinstance(condition, dict) else ()
            if all(filled[letter] == fill for letter, fill in asked if letter != "note"):
                first.add(place)
                break
    return [place for place in range(len(conditions)) if place not in first]


def check_locks(source: Source, gates: Json, setting: Json, path: KeyPath) -> Iterator[Problem]:
    """A gate that is locked cannot be set to anything else."""
    if not isinstance(setting, dict) or not isinstance(gates, dict):
        return
    for letter, word in GATE_WORDS.items():
        lock, value = gates.get(word), setting.get(letter)
        if is_number(lock) and is_number(value) and value != lock:
            what = f"the {word} gate is locked at {lock} and cannot be set to {value}"
            yield source.problem((*path, letter), what, mend=f'Leave "{letter}" out here')


def _cases(entry: Json, path: KeyPath) -> Iterator[tuple[Json, KeyPath]]:
    """The cases of a class; a class without any is its own only case."""
    if isinstance(entry, list):
        yield from ((case, (*path, place)) for place, case in enumerate(entry))
    else:
        yield entry, path


def _settings(entry: Json, path: KeyPath) -> Iterator[tuple[Json, KeyPath]]:
    if isinstance(entry, dict):
        yield entry, path
        for letter in BLOCKS:
            if letter in entry:
                yield entry[letter], (*path, letter)


def _blocks(memory: Json) -> int | None:
    """How many blocks there are, or None when that cannot be made out."""
    blocks = memory.get("blocks", 1) if isinstance(memory, dict) else 1
    sane = isinstance(blocks, int) and not isinstance(blocks, bool) and 1 <= blocks <= len(BLOCKS)
    return blocks if sane and isinstance(blocks, int) else None


def _number_of_blocks(blocks: int) -> str:
    return "only block A" if blocks == 1 else f"blocks A to {BLOCKS[blocks - 1]}"


def is_number(value: Any) -> bool:
    """Whether a JSON value is a number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def entries_of(raw: Json) -> Iterator[tuple[str, Json]]:
    """The entries of an object whose keys are the author's own, without its note."""
    if isinstance(raw, dict):
        for name, entry in raw.items():
            if name != "note":
                yield name, entry
