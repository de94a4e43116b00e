"""What a player reads is set with a printer's quotes: “ ” (in German „ “), and ’ for an apostrophe.

Tokens are what a level's network was trained on, and are left as their level spells them.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from game.guide.catalogue import entries as guide_entries
from game.level.library import all_level_paths
from game.words.catalogue import entries, languages

QUOTES = {"en": ("“", "”"), "de": ("„", "“")}
TEXTS = ("title", "brief", "after", "source")


def unset(text: str) -> list[str]:
    """The typewriter's signs in a text, with what stands beside them."""
    return re.findall(r".{0,9}[\"'].{0,9}", text)


def unpaired(text: str, opens: str, closes: str) -> bool:
    depth = 0
    for sign in re.findall(f"[{opens}{closes}]", text):
        depth += 1 if sign == opens else -1
        if depth not in (0, 1):
            return True
    return depth != 0


def texts_in(value: Any) -> Iterator[str]:
    """All texts in a value of dataclasses, tuples and texts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts_in(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))


def level_texts(found: dict[str, Any]) -> Iterator[str]:
    yield from texts_in([found.get(key, "") for key in TEXTS])
    yield from texts_in(found.get("hints", []))
    for cls in found.get("classes", {}).values():
        yield cls.get("show", "") if isinstance(cls, dict) else ""


@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_a_catalogue_has_the_quotes_of_its_language(code: str) -> None:
    for key, said in entries(code).items():
        for text in [said] if isinstance(said, str) else said.values():
            assert not unset(text), key
            assert not unpaired(text, *QUOTES[code]), key


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_what_a_level_tells_has_them_too(path) -> None:
    texts = list(level_texts(json.loads(path.read_text("utf-8"))))
    assert [found for text in texts for found in unset(text)] == []
    assert not any(unpaired(text, *QUOTES["en"]) for text in texts)


def test_so_has_the_field_guide() -> None:
    texts = [text for entry in guide_entries().values() for text in texts_in(entry)]
    assert len(texts) > 200
    assert [found for text in texts for found in unset(text)] == []
    assert not any(unpaired(text, *QUOTES["en"]) for text in texts)
