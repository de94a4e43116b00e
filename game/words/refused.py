"""What a file's form refused, in sentences: where, what was expected, and what was found.

Errors come as pydantic tells them, whose own words are English and speak of programs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any, Final, LiteralString

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from game.words.catalogue import say

SHOWN: Final = 3
"""So many mistakes are told of."""
SPELT: Final = 120
"""Characters of a place in a file that are told at the most."""
FOUND: Final = 60
"""Characters of what was found there."""
EXPECTED: Final = frozenset(
    {
        "bool_type",
        "digest",
        "finite_number",
        "float_type",
        "format",
        "greater_than_equal",
        "int_from_float",
        "int_parsing_size",
        "int_type",
        "less_than",
        "less_than_equal",
        "list_type",
        "literal_error",
        "model_type",
        "move",
        "moves_json",
        "printable",
        "string_pattern_mismatch",
        "string_too_long",
        "string_too_short",
        "string_type",
        "table_json",
        "time",
        "too_long",
        "too_short",
    }
)
"""The kinds of error for which the catalogue says what was expected."""


def refused(errors: Iterable[Mapping[str, Any]]) -> str:
    """The first few errors, a sentence each.

    Args:
        errors: what `ValidationError.errors()` lists.
    """
    return " ".join(_sentence(each) for each in islice(errors, SHOWN))


def must(kind: LiteralString, holds: Callable[[str], object]) -> AfterValidator:
    """A check of a text, for a form, whose error the catalogue has under a name of its own.

    Args:
        kind: that name.
        holds: whether a text is as it should be; False, or a ValueError, if it is not.
    """

    def check(text: str) -> str:
        try:
            sound = holds(text) is not False
        except (ValueError, RecursionError):
            sound = False
        if not sound:
            raise PydanticCustomError(kind, "Input is not as it should be")
        return text

    return AfterValidator(check)


def _sentence(error: Mapping[str, Any]) -> str:
    kind, found = error["type"], error["input"]
    figures = {
        name: f"{value:g}" if isinstance(value, float) else value
        for name, value in error.get("ctx", {}).items()
    }
    if kind == "json_invalid":
        return say("refused.json", why=figures["error"])
    where = _place(error["loc"]) or say("refused.whole")
    if kind == "missing":
        return say("refused.missing", where=where)
    if kind == "extra_forbidden":
        return say("refused.unknown", where=where)
    expected = say(f"refused.expected.{kind}", **figures) if kind in EXPECTED else error["msg"]
    if isinstance(found, dict | list | bytes | str) and len(found) > FOUND:
        return say("refused.not", where=where, expected=expected)
    return say("refused.found", where=where, expected=expected, found=_spelt(found))


def _place(steps: Iterable[str | int]) -> str:
    """A place in a file, `moves[3].f[0]`; what cannot be printed of it is a dot."""
    where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return "".join(sign if sign.isprintable() else "·" for sign in where.lstrip("."))[:SPELT]


def _spelt(found: Any) -> str:
    text = json.dumps(found, default=str)
    return text if len(text) <= FOUND else f"{text[:FOUND]} …"
