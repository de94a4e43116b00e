"""What a level's words must mean together: maps, solution, gates, and the stream through `flow`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from game.level.file_names import IDENT, as_ident
from game.level.format import bounds as most
from game.level.format.class_checks import check_classes, classes_of
from game.level.format.flow import Flow, walk
from game.level.format.look_checks import check_looks
from game.level.format.lookup import Classes, Lookup, Maps
from game.level.format.numbers import number_tokens
from game.level.format.problems import ENOUGH, KeyPath, Problem, did_you_mean, quote
from game.level.format.scan import Json
from game.level.format.scope import BODIES
from game.level.format.scripts import Texts
from game.level.format.solution_checks import check_locks, check_solution, entries_of, is_number
from game.level.format.sound_checks import check_sounds
from game.level.format.source import Source
from game.level.format.walker import Rules
from game.level.model import GATE_WORDS, Table
from game.lstm.recipe import RECIPES, Recipe


@dataclass(frozen=True, slots=True)
class Findings:
    """What the checks learned: the problems, and the answers the stream can ask for."""

    problems: tuple[Problem, ...]
    answers: tuple[str, ...]


def check_meaning(
    source: Source, texts: Texts, stem: str | None = None, folder: Path | None = None
) -> Findings:
    """Check what the parts of a level say of each other.

    Reads the raw value and steps over whatever is malformed, so that these problems can be told
    along with those of form.

    Args:
        source: The level file.
        texts: The text files that its scripts name, as far as they could be read.
        stem: The file's name without `.json`, which the level's id must equal; None: any id.
        folder: Where pictures of its own lie; None where that is not known.
    """
    level = source.value
    if not isinstance(level, dict):
        return Findings((), ())
    classes = classes_of(level.get("classes"))
    maps = _maps(level.get("maps"), classes)
    rules = {name: body for name, body in entries_of(level.get("rules")) if isinstance(body, list)}
    amounts = {name: number_tokens(entry) for name, entry in entries_of(level.get("classes"))}
    look = Lookup(source, classes, amounts)
    flow = walk(look, level.get("stream"), rules, maps, texts)
    if not classes:
        # Everything else would only be said to name a class that is not there.
        names = _check_id(source, level.get("id"), stem)
        return Findings((*names, *_check_gates(source, level.get("gates"))), flow.answers)
    checks = (
        _check_id(source, level.get("id"), stem),
        check_classes(source, level.get("classes"), classes),
        check_looks(source, level.get("classes"), classes, folder),
        check_sounds(source, level.get("sounds"), classes, flow.answers),
        _check_maps(source, maps, classes),
        iter(flow.problems),
        _check_stream(source, level.get("stream"), rules, flow),
        _check_batch(source, level.get("train"), flow),
        _check_sharpening(source, level.get("train")),
        _check_gates(source, level.get("gates")),
        check_solution(source, level, classes, flow.used),
        _check_play(source, level),
    )
    problems = [problem for check in checks for problem in islice(check, ENOUGH)]
    return Findings(tuple(problems), flow.answers)


# -- what can be made out of the raw value ----------------------------------------------------


def _maps(raw: Json, classes: Classes) -> Maps:
    notable = not any("note" in tokens for tokens in classes.values())
    return {name: _table(entry, notable) for name, entry in entries_of(raw)}


def _table(raw: Json, notable: bool) -> Table:
    """A map as far as it is well-formed; where no token is called "note", a note is none."""
    found: Table = {}
    for key, value in raw.items() if isinstance(raw, dict) else ():
        if isinstance(value, dict):
            found[key] = _table(value, notable)
        elif isinstance(value, str) and not (notable and key == "note"):
            found[key] = value
    return found


# -- checks -----------------------------------------------------------------------------------


def _check_id(source: Source, ident: Json, stem: str | None) -> Iterator[Problem]:
    if isinstance(ident, str) and stem is not None and ident != stem:
        what = f"the id is {quote(ident)} and the file is called {quote(stem + '.json')}"
        mend, fit = f"Write {quote(stem)} here", as_ident(stem)
        if fit and not IDENT.fullmatch(stem):
            mend = f'Call the file "{fit}.json", and write "{fit}" here'
        yield source.problem(("id",), what, "the same name", mend)


def _check_maps(source: Source, maps: Maps, classes: Classes) -> Iterator[Problem]:
    every = dict.fromkeys(token for tokens in classes.values() for token in tokens)
    for name, entries in maps.items():
        yield from _check_table(source, entries, ("maps", name), every)


def _check_table(
    source: Source, entries: Table, path: KeyPath, every: dict[str, None]
) -> Iterator[Problem]:
    for key, value in entries.items():
        if key not in every and key.strip():
            what = f"no class has a token {quote(key)}, so it will never be looked up"
            mend = did_you_mean(key, [token for token in every if token not in entries])
            yield source.problem((*path, key), what, "", mend, at_key=True)
        elif isinstance(value, dict):
            yield from _check_table(source, value, (*path, key), every)


def _check_stream(source: Source, stream: Json, rules: Rules, flow: Flow) -> Iterator[Problem]:
    if not isinstance(stream, list) or not stream:
        return
    extent, path = flow.extent, ("stream",)
    lower = 'Lower some times, or give a rule a "depth"' if rules else "Lower some times"
    if extent.high > most.STREAM:
        what = f"the stream can reach {_number(extent.high)} tokens"
        yield source.problem(path, what, f"at most {most.STREAM:,}", lower)
    elif extent.work > most.WORK:
        what = f"a stream can go through {_number(extent.work)} nodes, most of which say nothing"
        yield source.problem(path, what, f"at most {most.WORK:,}", lower)
    if extent.nest > most.NEST:
        what = f"through rules, nodes of the stream can stand inside each other {extent.nest} deep"
        yield source.problem(path, what, f"at most {most.NEST}", 'Give a rule a smaller "depth"')
    if extent.low == 0:
        mend = "Let something stand outside the repeats that may be skipped"
        yield source.problem(("stream",), "the stream can be empty", "at least one token", mend)
    if len(flow.answers) > most.ANSWERS:
        what = f"the stream can ask for {len(flow.answers)} different answers"
        yield source.problem(("stream",), what, f"at most {most.ANSWERS}")
    if not flow.answers and not _has_key([stream, *rules.values()], "target"):
        mend = 'Give the token that asks a "target", such as "target": "yes"'
        yield source.problem(("stream",), "nothing is ever asked", "a target somewhere", mend)


def _number(size: int) -> str:
    return f"{size:,}" if size <= 1_000_000 else "more than a million"


def _check_batch(source: Source, train: Json, flow: Flow) -> Iterator[Problem]:
    batch = train.get("batch") if isinstance(train, dict) else None
    longest = flow.extent.high
    if not isinstance(batch, int) or longest > most.STREAM or batch * longest <= most.BATCH_TOKENS:
        return
    what = f"{batch} streams of up to {longest:,} tokens are {batch * longest:,} tokens at a time"
    mend = f"Make it {most.BATCH_TOKENS // longest} or less"
    yield source.problem(("train", "batch"), what, f"at most {most.BATCH_TOKENS:,}", mend)


def _check_sharpening(source: Source, train: Json) -> Iterator[Problem]:
    if not isinstance(train, dict):
        return
    carries = train.get("carries")
    usual = next((recipe for name, recipe in RECIPES.items() if name == carries), Recipe())
    begins = train.get("sharpen_from", usual.sharpen_from)
    full = train.get("sharpen_full", usual.sharpen_full)
    if not isinstance(begins, int | float) or not isinstance(full, int | float):
        return
    if not 0 <= full < begins <= 1:
        return
    what = f"noise and push set in at {begins:g} of the steps and are to be at full by {full:g}"
    if "sharpen_full" in train:
        yield source.problem(("train", "sharpen_full"), what, f"at least {begins:g}")
    else:
        mend = f'Lower it, or give "sharpen_full" as well (it is {full:g} if left out)'
        yield source.problem(("train", "sharpen_from"), what, f"at most {full:g}", mend)


def _check_gates(source: Source, gates: Json) -> Iterator[Problem]:
    if not isinstance(gates, dict):
        return
    owners = [gates.get(word, "player") for word in GATE_WORDS.values()]
    if all(owner == "network" or is_number(owner) for owner in owners):
        what = "the player has no gate to move"
        yield source.problem(("gates",), what, '"player" for at least one of forget, input, output')


def _check_play(source: Source, level: dict[str, Json]) -> Iterator[Problem]:
    play = level.get("play")
    if not isinstance(play, dict):
        return
    yield from check_locks(source, level.get("gates"), play.get("start"), ("play", "start"))
    if "streams" in play and play.get("act", "hand") == "hand":
        what = "only a table is run on many streams, and this level is played by hand"
        mend = 'Add "act": "wire", or take this away'
        yield source.problem(("play", "streams"), what, "", mend, at_key=True)


def _has_key(node: Json, key: str) -> bool:
    if isinstance(node, list):
        return any(_has_key(inner, key) for inner in node)
    if isinstance(node, dict):
        return key in node or any(_has_key(node.get(inner), key) for inner in BODIES)
    return False
