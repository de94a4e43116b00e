"""Scripts: the fixed sequences of a level, written in it or in a text file beside it.

A text file is named by its plain name and read within bounds before anything else is looked at:
no folders, no links, nothing but .txt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final, TypeAlias

from game.level.file_names import is_reserved
from game.level.format import bounds as most
from game.level.format.problems import KeyPath, LevelError, Problem, quote
from game.level.format.scan import Json
from game.level.format.schema_nodes import TEXT_FILE
from game.level.format.scope import BODIES, objects
from game.level.format.source import Source
from game.level.format.text_file import LINE_END, FileKind, display, read_utf8
from game.level.nodes import Choice, Node, Say

_KIND: Final = FileKind(
    "a text file, ending in .txt",
    ".txt",
    most.TEXT_BYTES,
    "split it, or take fewer lines",
    follow=False,
)
_PARTS: Final = {"words": re.compile(r"\S+"), "letters": re.compile(r"\S[\u0300-\u036f]*")}


@dataclass(frozen=True, slots=True)
class Text:
    """A text file: what problems call it, and its lines that are not blank, by their number."""

    name: str
    lines: tuple[tuple[int, str], ...]


Texts: TypeAlias = Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Row:
    """One sequence of a script: its tokens; in a text file, its line and each token's column."""

    tokens: tuple[str, ...]
    line: int = 0
    columns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The text files of a level as far as they could be read, and the problems with the others."""

    texts: Texts
    problems: tuple[Problem, ...]


def read_texts(source: Source, folder: Path | None) -> Reading:
    """Read the text files that a level's scripts name.

    Args:
        source: The level file.
        folder: Where it lies; None for a level that has not been saved yet.
    """
    texts: dict[str, Text] = {}
    problems: list[Problem] = []
    named = _named(source.value)
    for count, (name, path) in enumerate(named.items(), start=1):
        if count > most.TEXT_FILES:
            what = f"the scripts name {len(named)} different text files"
            problems.append(source.problem(path, what, f"at most {most.TEXT_FILES}"))
            break
        if is_reserved(name):
            what = f"{quote(name)} is the name of a device on Windows"
            problems.append(source.problem(path, what, "", "Give the file another name"))
            continue
        if folder is None:
            what = "the level has not been saved, so no text file lies beside it"
            problems.append(source.problem(path, what, "", "Save it first, or write a list"))
            continue
        file = folder / name
        try:
            text = read_utf8(file, display(folder) + "/" + name, _KIND)
        except LevelError as error:
            problems.extend(_retold(problem, name, source, path) for problem in error.problems)
            continue
        rows = LINE_END.split(text)
        lines = tuple((at, line) for at, line in enumerate(rows, start=1) if line.strip())
        if not 1 <= len(lines) <= most.SCRIPT_ROWS:
            what = f"{quote(name)} has {len(lines):,} lines with something on them"
            problems.append(source.problem(path, what, f"from 1 to {most.SCRIPT_ROWS:,}"))
            continue
        texts[name] = Text(display(file), lines)
    return Reading(texts, tuple(problems))


def rows_of(node: Mapping[str, Any], texts: Texts) -> list[Row]:
    """The sequences of a script, as far as they are well-formed: one row for each entry."""
    parts = _PARTS["letters" if node.get("split") == "letters" else "words"]
    script = node.get("script")
    if isinstance(script, str):
        lines = texts[script].lines if script in texts else ()
        return [_row(parts, line, at) for at, line in lines]
    rows = []
    for entry in islice(script, most.SCRIPT_ROWS) if isinstance(script, list) else ():
        if isinstance(entry, str):
            rows.append(_row(parts, entry))
        else:
            words = entry if isinstance(entry, list) else []
            rows.append(Row(tuple(word for word in words if isinstance(word, str))))
    return rows


def count_said(stream: Any, texts: Texts) -> int:
    """How many tokens the scripts of a stream have between them."""
    scripts = [node for node in objects(stream) if "script" in node]
    return sum(len(row.tokens) for node in scripts for row in rows_of(node, texts))


def spell_out(rows: Sequence[Sequence[Say]], depth: int = 0) -> tuple[Node, ...]:
    """Nodes that say one of the rows, drawn evenly.

    A choice stands wherever rows part, not before: up to there, what comes next is known. Where
    one row ends and another goes on, the token asks as in the one that goes on. Where rows part too
    often one after another, the rest of each is spelled apart.
    """
    body: list[Node] = []
    place = 0
    while True:
        ways: dict[str | None, list[Sequence[Say]]] = {}
        for row in rows:
            ways.setdefault(row[place].token if place < len(row) else None, []).append(row)
        if len(ways) > 1:
            break
        if None in ways:
            return tuple(body)
        body.append(_asking(rows, place))
        place += 1
    if depth >= most.SCRIPT_FORKS:
        options = tuple(tuple(row[place:]) for row in rows)
        return (*body, Choice(options, (1.0,) * len(rows)))
    ends = tuple(
        () if token is None else _way(way, place, depth + 1) for token, way in ways.items()
    )
    return (*body, Choice(ends, tuple(float(len(way)) for way in ways.values())))


def _way(rows: list[Sequence[Say]], place: int, depth: int) -> tuple[Node, ...]:
    """Nodes that say one of some rows from a place on at which they have the same token."""
    return (_asking(rows, place), *spell_out([row[place + 1 :] for row in rows], depth))


def _asking(rows: Sequence[Sequence[Say]], place: int) -> Say:
    """The token that rows have at a place, as a question if any of them asks there."""
    return next((row[place] for row in rows if row[place].target is not None), rows[0][place])


def _row(parts: re.Pattern[str], line: str, at: int = 0) -> Row:
    found = list(parts.finditer(line))
    tokens = tuple(match.group() for match in found)
    return Row(tokens, at, tuple(match.start() + 1 for match in found))


def _named(level: Json) -> dict[str, KeyPath]:
    """The text files that scripts name in a fitting form, and where each is named first."""
    found: dict[str, KeyPath] = {}
    if isinstance(level, dict):
        for key in ("stream", "rules"):
            for name, path in _named_within(level.get(key), (key,)):
                if len(name) <= most.LINE and re.search(TEXT_FILE, name):
                    found.setdefault(name, path)
    return found


def _named_within(value: Json, path: KeyPath) -> Iterator[tuple[str, KeyPath]]:
    if isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _named_within(inner, (*path, place))
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key == "script" and isinstance(inner, str):
                yield inner, (*path, key)
            elif key in BODIES or len(path) == 1:
                yield from _named_within(inner, (*path, key))


def _retold(problem: Problem, name: str, source: Source, path: KeyPath) -> Problem:
    """A problem with a text file as one of the level that names it, unless it has its own line."""
    if problem.line:
        return problem
    return source.problem(path, f"{quote(name)}: {problem.found}", problem.expected, problem.mend)
