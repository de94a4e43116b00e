"""What a level's words must mean together: maps, solution, gates, and the stream through `flow`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from game.level import bounds as most
from game.level.flow import Flow, walk
from game.level.lookup import Classes, Maps
from game.level.model import BLOCKS, GATE_WORDS
from game.level.problems import ENOUGH, KeyPath, Problem, did_you_mean, one_of, quote
from game.level.scan import Json
from game.level.source import Source


@dataclass(frozen=True, slots=True)
class Findings:
    """What the checks learned: the problems, and the answers the stream can ask for."""

    problems: tuple[Problem, ...]
    answers: tuple[str, ...]


def check_meaning(source: Source, stem: str | None = None) -> Findings:
    """Check what the parts of a level say of each other.

    Reads the raw value and steps over whatever is malformed, so that these problems can be told
    along with those of form.

    Args:
        source: The level file.
        stem: The file's name without `.json`, which the level's id must equal; None: any id.
    """
    level = source.value
    if not isinstance(level, dict):
        return Findings((), ())
    classes = _classes(level.get("classes"))
    maps = _maps(level.get("maps"), classes)
    flow = walk(source, level.get("stream"), classes, maps)
    if not classes:
        # Everything else would only be said to name a class that is not there.
        names = _check_id(source, level.get("id"), stem)
        return Findings((*names, *_check_gates(source, level.get("gates"))), flow.answers)
    checks = (
        _check_id(source, level.get("id"), stem),
        _check_classes(source, level.get("classes"), classes),
        _check_maps(source, maps, classes),
        iter(flow.problems),
        _check_stream(source, level.get("stream"), flow),
        _check_train(source, level.get("train"), flow),
        _check_gates(source, level.get("gates")),
        _check_solution(source, level, classes, flow),
        _check_start(source, level),
    )
    problems = [problem for check in checks for problem in islice(check, ENOUGH)]
    return Findings(tuple(problems), flow.answers)


# -- what can be made out of the raw value ----------------------------------------------------


def _classes(raw: Json) -> Classes:
    found: dict[str, dict[str, None]] = {}
    for name, entry in _entries(raw):
        tokens = entry.get("tokens") if isinstance(entry, dict) else entry
        words = tokens if isinstance(tokens, list) else []
        found[name] = dict.fromkeys(token for token in words if isinstance(token, str))
    return found


def _maps(raw: Json, classes: Classes) -> Maps:
    found: dict[str, dict[str, str]] = {}
    notable = not any("note" in tokens for tokens in classes.values())
    for name, entry in _entries(raw):
        table = entry if isinstance(entry, dict) else {}
        found[name] = {
            key: value
            for key, value in table.items()
            if isinstance(value, str) and not (notable and key == "note")
        }
    return found


def _entries(raw: Json) -> Iterator[tuple[str, Json]]:
    """The entries of an object whose keys are the author's own, without its note."""
    if isinstance(raw, dict):
        for name, entry in raw.items():
            if name != "note":
                yield name, entry


# -- checks -----------------------------------------------------------------------------------


def _check_id(source: Source, ident: Json, stem: str | None) -> Iterator[Problem]:
    if isinstance(ident, str) and stem is not None and ident != stem:
        what = f"the id is {quote(ident)} and the file is called {quote(stem + '.json')}"
        yield source.problem(("id",), what, "the same name", f"Write {quote(stem)} here")


def _check_classes(source: Source, raw: Json, classes: Classes) -> Iterator[Problem]:
    for name in classes:
        path: KeyPath = ("classes", name)
        entry = raw[name] if isinstance(raw, dict) else None
        if isinstance(entry, dict):
            path = (*path, "tokens")
            entry = entry.get("tokens")
        seen: dict[str, str] = {}
        for place, token in enumerate(entry if isinstance(entry, list) else []):
            if not isinstance(token, str):
                continue
            form = unicodedata.normalize("NFC", token)
            if form in seen:
                what = f"the token {quote(token)} stands twice in the class {quote(name)}"
                yield source.problem((*path, place), what, mend="Keep one of the two")
            seen[form] = token
    every = {token for tokens in classes.values() for token in tokens}
    if len(every) > most.TOKENS:
        what = f"the classes have {len(every)} different tokens between them"
        yield source.problem(("classes",), what, f"at most {most.TOKENS}")


def _check_maps(source: Source, maps: Maps, classes: Classes) -> Iterator[Problem]:
    every = dict.fromkeys(token for tokens in classes.values() for token in tokens)
    for name, entries in maps.items():
        for key in entries:
            if key in every or not key.strip():
                continue
            what = f"no class has a token {quote(key)}, so it will never be looked up"
            mend = did_you_mean(key, [token for token in every if token not in entries])
            yield source.problem(("maps", name, key), what, "", mend, at_key=True)


def _check_stream(source: Source, stream: Json, flow: Flow) -> Iterator[Problem]:
    if not isinstance(stream, list) or not stream:
        return
    shortest, longest = flow.length
    if longest > most.STREAM:
        length = f"{longest:,}" if longest <= 1_000_000 else "more than a million"
        what = f"the stream can reach {length} tokens"
        yield source.problem(("stream",), what, f"at most {most.STREAM:,}", "Lower some times")
    if shortest == 0:
        mend = "Let something stand outside the repeats that may be skipped"
        yield source.problem(("stream",), "the stream can be empty", "at least one token", mend)
    if len(flow.answers) > most.ANSWERS:
        what = f"the stream can ask for {len(flow.answers)} different answers"
        yield source.problem(("stream",), what, f"at most {most.ANSWERS}")
    if not flow.answers and not _has_key(stream, "target"):
        mend = 'Give the token that asks a "target", such as "target": "yes"'
        yield source.problem(("stream",), "nothing is ever asked", "a target somewhere", mend)


def _check_train(source: Source, train: Json, flow: Flow) -> Iterator[Problem]:
    batch = train.get("batch") if isinstance(train, dict) else None
    longest = flow.length[1]
    if not isinstance(batch, int) or longest > most.STREAM or batch * longest <= most.BATCH_TOKENS:
        return
    what = f"{batch} streams of up to {longest:,} tokens are {batch * longest:,} tokens at a time"
    mend = f"Make it {most.BATCH_TOKENS // longest} or less"
    yield source.problem(("train", "batch"), what, f"at most {most.BATCH_TOKENS:,}", mend)


def _check_gates(source: Source, gates: Json) -> Iterator[Problem]:
    if not isinstance(gates, dict):
        return
    owners = [gates.get(word, "player") for word in GATE_WORDS.values()]
    if all(owner == "network" or _is_number(owner) for owner in owners):
        what = "the player has no gate to move"
        yield source.problem(("gates",), what, '"player" for at least one of forget, input, output')


def _check_solution(
    source: Source, level: dict[str, Json], classes: Classes, flow: Flow
) -> Iterator[Problem]:
    solution = level.get("solution")
    if not isinstance(solution, dict) or not solution:
        return
    blocks = _blocks(level.get("memory"))
    for name, entry in _entries(solution):
        path: KeyPath = ("solution", name)
        if name not in classes:
            what = f"no class is called {quote(name)}"
            mend = did_you_mean(name, classes)
            yield source.problem(path, what, one_of(classes), mend, at_key=True)
        yield from _check_blocks(source, entry, path, blocks)
        for setting, where in _settings(entry, path):
            yield from _check_locks(source, level.get("gates"), setting, where)
    for name, where in flow.used.items():
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
    for letter in given[:]:
        if BLOCKS.index(letter) >= blocks:
            what = f"there is no block {letter}: the memory has {_number_of_blocks(blocks)}"
            mend = 'Raise "blocks" under "memory", or take this away'
            yield source.problem((*path, letter), what, "", mend, at_key=True)
    lacking = [letter for letter in BLOCKS[:blocks] if letter not in given]
    if lacking:
        what = f"no setting is given for block {' and '.join(lacking)}"
        yield source.problem(path, what, f"one for each of {', '.join(BLOCKS[:blocks])}")


def _check_start(source: Source, level: dict[str, Json]) -> Iterator[Problem]:
    play = level.get("play")
    if isinstance(play, dict):
        yield from _check_locks(source, level.get("gates"), play.get("start"), ("play", "start"))


def _check_locks(source: Source, gates: Json, setting: Json, path: KeyPath) -> Iterator[Problem]:
    """A gate that is locked cannot be set to anything else."""
    if not isinstance(setting, dict) or not isinstance(gates, dict):
        return
    for letter, word in GATE_WORDS.items():
        lock, value = gates.get(word), setting.get(letter)
        if _is_number(lock) and _is_number(value) and value != lock:
            what = f"the {word} gate is locked at {lock} and cannot be set to {value}"
            yield source.problem((*path, letter), what, mend=f'Leave "{letter}" out here')


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


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _has_key(node: Json, key: str) -> bool:
    if isinstance(node, list):
        return any(_has_key(inner, key) for inner in node)
    if isinstance(node, dict):
        return key in node or any(_has_key(node.get(inner), key) for inner in ("repeat", "choice"))
    return False
