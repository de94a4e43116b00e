"""How tokens look: from what stands in a level file to looks, and what must hold of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from game.level.format.lookup import Classes
from game.level.format.problems import KeyPath, Problem, did_you_mean, one_of, quote
from game.level.format.scan import Json
from game.level.format.solution_checks import entries_of
from game.level.format.source import Source
from game.level.looks import COLOURS, colour_of, is_pitch
from game.level.model import Look
from game.level.pictures import is_own, picture_fault, picture_names


def looks_of(entry: str | Mapping[str, Any] | None, tokens: Sequence[str]) -> dict[str, Look]:
    """The looks of a class that passed all checks.

    Args:
        entry: a word for the whole class, or token → its colour, note, bar and picture.
        tokens: the tokens of the class, in order; bars rise evenly with them.
    """
    match entry:
        case "colour":
            return {token: Look(colour=colour_of(token)) for token in tokens}
        case "note":
            return {token: Look(note=token) for token in tokens}
        case "picture":
            return {token: Look(picture=token) for token in tokens}
        case "bar":
            return {token: Look(bar=(n + 1) / len(tokens)) for n, token in enumerate(tokens)}
        case Mapping():
            return {token: _look(given) for token, given in entry.items()}
        case _:
            return {}


def _look(given: Mapping[str, Any]) -> Look:
    colour = given.get("colour")
    return Look(
        colour=None if colour is None else colour_of(colour),
        note=given.get("note"),
        bar=given.get("bar"),
        picture=given.get("picture"),
    )


def check_looks(
    source: Source, raw: Json, classes: Classes, folder: Path | None
) -> Iterator[Problem]:
    """Looks are of tokens that are there, and colours, pitches and pictures exist."""
    for name, entry in entries_of(raw):
        look = entry.get("look") if isinstance(entry, dict) else None
        path: KeyPath = ("classes", name, "look")
        if isinstance(look, str):
            yield from _check_word(source, path, look, list(classes[name]), folder)
        for token, given in entries_of(look):
            at = (*path, token)
            if token not in classes[name]:
                what = f"the class {quote(name)} has no token {quote(token)}"
                mend = did_you_mean(token, classes[name])
                yield source.problem(at, what, one_of(classes[name]), mend, at_key=True)
            if not isinstance(given, dict):
                continue
            for key, (found, expected, mend) in _faults(given, folder):
                yield source.problem((*at, key), found, expected, mend)


def _check_word(
    source: Source, path: KeyPath, word: str, tokens: Sequence[str], folder: Path | None
) -> Iterator[Problem]:
    """With one word for the class, every token must say what it is by itself."""
    for token in tokens:
        fault = _fault(word, token, folder)
        if fault is not None:
            _, expected, mend = fault
            what = f"the token {quote(token)} does not say which {word} it is"
            each = mend or f'Say it of each token: "look": {{{quote(token)}: {{"{word}": …}}, …}}'
            yield source.problem(path, what, expected, each)
            return


def _faults(
    given: Mapping[str, Json], folder: Path | None
) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """What the form of a look leaves open: whether there is such a colour, such a picture."""
    for key in ("colour", "picture"):
        value = given.get(key)
        if not isinstance(value, str) or (key == "colour" and not value.isalpha()):
            continue
        fault = _fault(key, value, folder)
        if fault is not None:
            yield key, fault


def _fault(key: str, text: str, folder: Path | None) -> tuple[str, str, str] | None:
    """What is wrong with a colour, pitch or picture: found, expected, and how to mend it."""
    if key == "colour" and colour_of(text) is None:
        near = did_you_mean(text, COLOURS)
        return f"no colour is called {quote(text)}", "#rrggbb, or a word such as teal", near
    if key == "note" and not is_pitch(text):
        return f"{quote(text)} is no pitch", "pitches such as C4, F#3 or Bb5", ""
    if key == "picture":
        return _picture_fault(text, folder)
    return None


def _picture_fault(name: str, folder: Path | None) -> tuple[str, str, str] | None:
    if is_own(name):
        if folder is None:
            return None
        fault = picture_fault(folder / name)
        if fault is None:
            return None
        mend = did_you_mean(name, [file.name for file in folder.glob("*") if is_own(file.name)])
        return f"{quote(name)}: {fault}", "a .svg or .png picture in the level's own folder", mend
    if name in picture_names():
        return None
    expected = one_of(picture_names()) + ", or a file beside the level, such as dragon.svg"
    return f"no picture is called {quote(name)}", expected, did_you_mean(name, picture_names())
