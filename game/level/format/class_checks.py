"""What must hold of a level's classes of tokens beyond their form."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from math import floor

from game.level.format import bounds as most
from game.level.format.lookup import Classes
from game.level.format.numbers import number_tokens
from game.level.format.problems import KeyPath, Problem, quote
from game.level.format.scan import Json
from game.level.format.solution_checks import entries_of
from game.level.format.source import Source


def classes_of(raw: Json) -> Classes:
    """The classes as far as they are well-formed, each with its tokens."""
    return {name: dict.fromkeys(_tokens(entry)) for name, entry in entries_of(raw)}


def _tokens(entry: Json) -> list[str]:
    if isinstance(entry, dict) and "numbers" in entry:
        return list(number_tokens(entry))
    listed = entry.get("tokens") if isinstance(entry, dict) else entry
    return [token for token in listed if isinstance(token, str)] if isinstance(listed, list) else []


def check_classes(source: Source, raw: Json, classes: Classes) -> Iterator[Problem]:
    """Tokens stand once in a class, ranges of numbers hold some, and all are not too many."""
    for name in classes:
        path: KeyPath = ("classes", name)
        entry = raw[name] if isinstance(raw, dict) else None
        if isinstance(entry, dict):
            yield from _check_range(source, (*path, "numbers"), entry.get("numbers"))
            path, entry = (*path, "tokens"), entry.get("tokens")
        yield from _check_doubles(source, path, name, entry if isinstance(entry, list) else [])
    # A range of too many numbers was told of already.
    every = {token for tokens in classes.values() if len(tokens) <= most.TOKENS for token in tokens}
    if len(every) > most.TOKENS:
        what = f"the classes have {len(every)} different tokens between them"
        yield source.problem(("classes",), what, f"at most {most.TOKENS}")


def _check_doubles(
    source: Source, path: KeyPath, name: str, tokens: list[Json]
) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, token in enumerate(tokens):
        if not isinstance(token, str):
            continue
        form = unicodedata.normalize("NFC", token)
        if form in seen:
            what = f"the token {quote(token)} stands twice in the class {quote(name)}"
            yield source.problem((*path, place), what, mend="Keep one of the two")
        seen.add(form)


def _check_range(source: Source, path: KeyPath, raw: Json) -> Iterator[Problem]:
    if not isinstance(raw, dict):
        return
    first, last, step = (_number(raw.get(key)) for key in ("from", "to", "step"))
    if first is None or last is None:
        return
    if first > last:
        what = f"the numbers go from {first:g} down to {last:g}"
        yield source.problem((*path, "from"), what, f"at most {last:g}", "Swap the two")
    elif step is not None and step >= most.AMOUNT_STEP:
        size = floor((last - first) / step + 1e-9) + 1
        if size > most.TOKENS:
            what = f"these are {size:,} numbers"
            yield source.problem((*path, "step"), what, f"at most {most.TOKENS}", "Make it larger")


def _number(value: Json) -> float | None:
    """A number that a class may hold; what is too large is for the form to say."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value) if abs(value) <= most.AMOUNT else None
    return None
