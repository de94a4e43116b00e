"""Catalogues: read from `assets/words/<language>/`, and asked for a text by its key.

A language is a folder of JSON files, one for each part of the game; the key `play.buttons.undo` is
in the file `play.json` under `buttons`. A text may hold places, `%{name}`, and have forms for
numbers: an object with `one` and `many` (and `zero`, `few`), chosen by the value `count`. What a
language does not say is said in English. `language.json` gives its own name and direction.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, Literal, TypeAlias

import i18n

from game.shipped import shipped_folder
from game.words.quotes import set_apart

Direction: TypeAlias = Literal["ltr", "rtl"]
ENGLISH: Final = "en"
MARKS: Final = "“„"
"""What opens a quotation, in one language or another."""
FORMS: Final = frozenset({"zero", "one", "few", "many"})
"""The names under which a text has its forms for numbers."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language there is a catalogue for: its code, its own name, and which way it is read."""

    code: str
    name: str
    direction: Direction = "ltr"


class _Chosen:
    """The language that is spoken. Like a locale it holds for the whole program."""

    language = Language(ENGLISH, "English")


def words_folder() -> Path:
    """Where the shipped catalogues lie."""
    return shipped_folder("assets") / "words"


@cache
def languages(folder: Path | None = None) -> tuple[Language, ...]:
    """The languages there are catalogues for, English first, then by code."""
    found = [
        _described(place)
        for place in sorted((folder or words_folder()).iterdir())
        if (place / "language.json").is_file()
    ]
    return tuple(sorted(found, key=lambda one: (one.code != ENGLISH, one.code)))


def language() -> Language:
    """The language that is spoken now."""
    return _Chosen.language


def use(code: str, folder: Path | None = None) -> Language:
    """Speak a language from now on.

    Args:
        code: the name of its folder, such as `de`.
        folder: where the catalogues lie; the shipped ones if not given.

    Raises:
        LookupError: there is no catalogue of this language.
    """
    found = next((one for one in languages(folder) if one.code == code), None)
    if found is None:
        known = ", ".join(one.code for one in languages(folder))
        raise LookupError(f"There is no catalogue for the language {code!r}; there is {known}.")
    _load(ENGLISH, words_folder())
    _load(code, folder or words_folder())
    _Chosen.language = found
    return found


def say(key: str, **values: object) -> str:
    """A text of the game in the language that is spoken.

    Args:
        key: where it stands in the catalogue, such as `play.buttons.undo`.
        values: what goes into its places; `count` also chooses the form for a number.
    """
    # As texts already: 1, 1.0 and True are one to a cache, and not to a reader.
    places = tuple(
        (name, value if name == "count" else str(value)) for name, value in values.items()
    )
    return _said(_Chosen.language.code, key, places)


@lru_cache(maxsize=4000)  # a scene says the same in every frame
def _said(code: str, key: str, values: tuple[tuple[str, object], ...]) -> str:
    _load(ENGLISH, words_folder())
    text = str(i18n.t(key, locale=code, **dict(values)))
    if not any(mark in str(value) for _, value in values for mark in MARKS):
        return text
    outer, inner = (
        str(i18n.t(f"common.{name}", locale=code, text="")) for name in ("quoted", "quoted_inside")
    )
    return set_apart(text, outer, inner)


def keep_folders_once() -> None:
    """Have no folder twice among those that the library looks for translations in.

    Each manager of widgets adds its own, and a screen that is laid out anew makes another one.
    """
    i18n.load_path[:] = dict.fromkeys(i18n.load_path)


def entries(code: str, folder: Path | None = None) -> dict[str, str | dict[str, str]]:
    """Everything in a language's catalogue, by key."""
    found: dict[str, str | dict[str, str]] = {}
    for file in sorted(((folder or words_folder()) / code).glob("*.json")):
        if file.stem != "language":
            found.update(_flat(json.loads(file.read_text("utf-8")), file.stem))
    return found


def _flat(tree: dict[str, object], above: str) -> Iterator[tuple[str, str | dict[str, str]]]:
    for name, what in tree.items():
        key = f"{above}.{name}"
        if isinstance(what, dict) and not what.keys() <= FORMS:
            yield from _flat(what, key)
        elif isinstance(what, dict):
            yield key, {form: str(text) for form, text in what.items()}
        else:
            yield key, str(what)


@cache
def _load(code: str, folder: Path) -> None:
    for key, text in entries(code, folder).items():
        i18n.add_translation(key, text, code)


def _described(place: Path) -> Language:
    told = json.loads((place / "language.json").read_text("utf-8"))
    direction: Direction = "rtl" if told.get("direction") == "rtl" else "ltr"
    return Language(place.name, str(told["name"]), direction)
