"""A JSON reader that remembers where every value stands and explains what it cannot read.

The standard library's reader tells neither where a value was nor, in words for someone who has
never written code, what to do about a comma too many. Depth, numbers and texts are bounded here,
before anything is built from them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from game.level.format.problems import KeyPath, quote
from game.level.format.scan_faults import (
    ScanError,
    cut_off,
    left_over,
    no_comma,
    no_key,
    no_value,
    not_closed,
    word_at,
)

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

MAX_DEPTH: Final = 64
MAX_DIGITS: Final = 30
MAX_VALUES: Final = 50_000

_SPACE: Final = re.compile(r"[ \t\r\n]*")
_GAP: Final = " \t\r\n/#"
"""What space or a comment begins with."""
_PLAIN: Final = re.compile(r'[^"\\\x00-\x1f]*')
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_HALF: Final = re.compile("[\ud800-\udfff]")
_HEX4: Final = re.compile(r"[0-9a-fA-F]{4}")
_ESCAPES: Final = {
    '"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t",
}  # fmt: skip
_WORDS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None}


@dataclass(slots=True)
class Scan:
    """What was read: the value, and the offset of every value and of every key.

    `doubles` holds the path and offset of each key that its object already had; the first of
    the two values is the one kept. `nulls` are the paths at which null stands.
    """

    value: Json = None
    values: dict[KeyPath, int] = field(default_factory=dict)
    keys: dict[KeyPath, int] = field(default_factory=dict)
    doubles: list[tuple[KeyPath, int]] = field(default_factory=list)
    nulls: list[KeyPath] = field(default_factory=list)


def scan(text: str) -> Scan:
    """Read one JSON text.

    Raises:
        ScanError: the text is not JSON, or goes beyond the bounds on depth and numbers.
    """
    reader = _Reader(text)
    start = reader.skip(0)
    reader.out.value, end = reader.value(start, (), 0)
    end = reader.skip(end)
    if end < len(text):
        raise left_over(text, end)
    return reader.out


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.out = Scan()
        self.open: list[tuple[str, int]] = []

    def skip(self, at: int) -> int:
        if self.text[at : at + 1] not in _GAP:  # most often there is nothing to be skipped
            return at
        match = _SPACE.match(self.text, at)
        end = match.end() if match else at
        if self.text.startswith(("//", "/*", "#"), end):
            raise ScanError(
                end,
                "a comment, which JSON does not have",
                mend='Put the remark into a key called "note": it is allowed on every object',
            )
        return end

    def fault(self, at: int, say: Callable[[str, int], ScanError], expected: str) -> ScanError:
        """What is wrong at an offset; at the end of the text, that it ends."""
        if at < len(self.text):
            return say(self.text, at)
        return cut_off(self.text, self.open[-1] if self.open else None, expected)

    def value(self, at: int, path: KeyPath, depth: int) -> tuple[Json, int]:
        self.out.values[path] = at
        if len(self.out.values) > MAX_VALUES:
            raise ScanError(
                at, f"the file holds more than {MAX_VALUES:,} values", "a smaller level"
            )
        first = self.text[at : at + 1]
        if first == '"':
            return self.string(at)
        if first in ("{", "["):
            if depth == MAX_DEPTH:
                raise ScanError(
                    at,
                    f"lists and objects stand inside each other more than {MAX_DEPTH} deep",
                    mend="Make the file flatter",
                )
            self.open.append((first, at))
            read = self.object if first == "{" else self.array
            result = read(at + 1, path, depth + 1)
            self.open.pop()
            return result
        return self.scalar(at, path)

    def object(self, at: int, path: KeyPath, depth: int) -> tuple[dict[str, Json], int]:
        out: dict[str, Json] = {}
        at = self.skip(at)
        if self.text[at : at + 1] == "}":
            return out, at + 1
        while True:
            key_at = at
            if self.text[at : at + 1] != '"':
                raise self.fault(at, no_key, "a key in double quotes")
            key, at = self.string(at)
            at = self.skip(at)
            if self.text[at : at + 1] != ":":
                raise self.no_colon(at, key)
            here = (*path, key)
            if key in out:
                self.out.doubles.append((here, key_at))
                here = (*path, key, "(again)")  # keeps the first one's places
            else:
                self.out.keys[here] = key_at
            value, at = self.value(self.skip(at + 1), here, depth)
            out.setdefault(key, value)
            close = self.skip(at)
            if self.text[close : close + 1] == "}":
                return out, close + 1
            at = self.comma(at, "}")

    def no_colon(self, at: int, key: str) -> ScanError:
        expected = f'a colon ":" after the key {quote(key)}'
        found = f"found {quote(word_at(self.text, at))}"
        return self.fault(at, lambda _, at: ScanError(at, found, expected), expected)

    def array(self, at: int, path: KeyPath, depth: int) -> tuple[list[Json], int]:
        out: list[Json] = []
        at = self.skip(at)
        if self.text[at : at + 1] == "]":
            return out, at + 1
        while True:
            value, at = self.value(at, (*path, len(out)), depth)
            out.append(value)
            close = self.skip(at)
            if self.text[close : close + 1] == "]":
                return out, close + 1
            at = self.comma(at, "]")

    def comma(self, end: int, close: str) -> int:
        """Step from the end of an entry over the comma, and the space about it, to the next."""
        at = self.skip(end)
        if self.text[at : at + 1] != ",":
            expected = f'a comma, or "{close}" to close what was opened'
            opened = self.open[-1]
            raise self.fault(at, lambda text, at: no_comma(text, end, at, opened), expected)
        after = self.skip(at + 1)
        if self.text[after : after + 1] == close:
            raise ScanError(at, f'a comma stands before "{close}"', mend="Take the comma away")
        return after

    def string(self, at: int) -> tuple[str, int]:
        start, at = at, at + 1
        parts: list[str] = []
        while True:
            plain = _PLAIN.match(self.text, at)
            if plain:
                parts.append(plain.group())
                at = plain.end()
            sign = self.text[at : at + 1]
            if sign == '"':
                return self.whole("".join(parts), start), at + 1
            if sign != "\\":
                raise not_closed(self.text, start, at)
            char, at = self.escape(at)
            parts.append(char)

    def escape(self, at: int) -> tuple[str, int]:
        letter = self.text[at + 1 : at + 2]
        if letter == "u":
            digits = _HEX4.match(self.text, at + 2)
            if digits:
                return chr(int(digits.group(), 16)), at + 6
        elif letter in _ESCAPES:
            return _ESCAPES[letter], at + 2
        raise ScanError(
            at,
            f"a backslash that means nothing here: {quote(self.text[at : at + 2])}",
            mend="Write \\\\ for a backslash itself",
        )

    @staticmethod
    def whole(text: str, at: int) -> str:
        """Join the halves of characters that were written as two escapes; refuse lone halves."""
        if _HALF.search(text):
            try:
                return text.encode("utf-16", "surrogatepass").decode("utf-16")
            except UnicodeDecodeError:
                raise ScanError(
                    at,
                    "a text with half a character in it (\\ud800 … \\udfff)",
                    mend="Write the character itself",
                ) from None
        return text

    def scalar(self, at: int, path: KeyPath) -> tuple[Json, int]:
        word = word_at(self.text, at)
        if word in _WORDS:
            if word == "null":
                self.out.nulls.append(path)
            return _WORDS[word], at + len(word)
        number = _NUMBER.match(self.text, at)
        if number and number.group() == word:
            return self.number(at, word, whole=not (number[1] or number[2])), number.end()
        raise self.fault(at, no_value, "a value")

    @staticmethod
    def number(at: int, word: str, whole: bool) -> int | float:
        if len(word) > MAX_DIGITS:
            raise ScanError(at, f"a number of {len(word)} signs", f"at most {MAX_DIGITS}")
        if whole:
            return int(word)
        value = float(word)
        if value in (float("inf"), float("-inf")):
            raise ScanError(
                at, f"the number {word} is larger than a computer can hold", "a smaller one"
            )
        return value
