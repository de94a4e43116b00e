"""Values that trip readers up: numbers at the edges, texts no one foresaw, the wrong types."""

from __future__ import annotations

import copy
from random import Random
from typing import Any, Final


class Raw(str):
    """JSON as it is to stand in the file, whatever it may be."""


class Pairs(list[tuple[str, Any]]):
    """An object whose keys may stand twice."""


NUMBERS: Final[tuple[Any, ...]] = (
    0, 1, -1, 2, 0.5, -0.0, 1.0, 1e-320, 1e308, -1e308, 2**31, 2**31 - 1, -(2**31), 2**32,
    2**53 + 1, 2**63, 2**63 - 1, -(2**63) - 1, 2**64, 10**30, 10**400, 0.1 + 0.2, 1e-9, 999999, 64,
    65, 2000, 2001, Raw("NaN"), Raw("Infinity"), Raw("-Infinity"), Raw("1e999"), Raw("-1e999"),
    Raw("1E+2"), Raw("1.0"), Raw("01"), Raw("+1"), Raw(".5"), Raw("1."), Raw("0x10"), Raw("1_000"),
    Raw("-"), Raw("1e"), Raw("9" * 5000), Raw("0." + "3" * 5000), Raw("1e" + "9" * 50), Raw("-0"),
    Raw("１"),
)  # fmt: skip

TEXTS: Final[tuple[Any, ...]] = (
    "", " ", "\0", "a\0b", "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\r", "\n", "a\nb", "\t",
    "\x7f", "\x85", "\x9b2J", "\u202eright to left", "\u2066\u2069", "\ufeff", "\u200b", "\u200d",
    "ß", "İ", "ı", "Ǆ", "ﬁ", "e\u0301", "é", "🦊", "👩‍👩‍👧", "ابجد", "עברית", "日本語",
    "\U0010ffff",
    "\ufffe", "z" + "\u0301" * 60, "../x", "/etc/passwd", "..\\x", "C:x", "con", "nul", "aux.json",
    "x" * 39, "x" * 41, "x" * 81, "x" * 1201, "x" * 100_000, "{}", "{0}", "{x!r}", "{__class__}",
    "%s", "%{count}", "%(x)s", "$(id)", "`id`", "=1+1", "'; DROP TABLE attempts; --", "<script>",
    "[bold]x[/]", "[/]", "next", "true", "null", "nan", "1", Raw('"\\ud800"'),
    Raw('"\\udc00\\ud800"'), Raw('"\\ud83e\\udd8a"'), Raw('"\\x41"'), Raw('"\\u12"'), Raw('"open'),
    Raw("'single'"), Raw('"a\tb"'), Raw('"a\nb"'), Raw('"\\u0000"'), Raw('"\\/"'),
)  # fmt: skip

OTHERS: Final[tuple[Any, ...]] = (
    None, True, False, [], {}, [[]], [{}], {"": {}}, [None], {"note": 1}, Raw("undefined"), Raw(""),
    Raw("// x\n1"), Raw("/* */ 1"), Raw("[1,]"), Raw('{"a":1,}'), Raw("{,}"),
    Raw("[" * 70 + "]" * 70), Raw("[" * 20_000), Raw('{"a":' * 20_000),
    Raw("[" * 3000 + "]" * 3000), Raw('{"a":' * 63 + "1" + "}" * 63), list(range(300)),
    ["x"] * 3000, {str(n): n for n in range(300)},
)  # fmt: skip


def value(random: Random) -> Any:
    """Any of them, to be changed at will."""
    return copy.deepcopy(random.choice(random.choice((NUMBERS, TEXTS, TEXTS, OTHERS))))


def text(random: Random) -> str:
    """A text of them that is one in Python too, or one made of what stands in them."""
    plain = [each for each in TEXTS if not isinstance(each, Raw)]
    found = str(random.choice(plain))
    if random.random() < 0.3:
        found += chr(random.choice([*range(32, 400), 0x2028, 0xFFFD, 0x1F600, 0x660]))
    return found
