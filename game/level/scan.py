"""A JSON reader that remembers where every value stands and explains what it cannot read.

The standard library's reader tells neither where a value was nor, in words for someone who has
never written code, what to do about a comma too many. Depth, numbers and texts are bounded here,
before anything is built from them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from game.level.problems import KeyPath, quote

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"

MAX_DEPTH: Final = 64
MAX_DIGITS: Final = 30

_SPACE: Final = re.compile(r"[ \t\r\n]*")
_PLAIN: Final = re.compile(r'[^"\\\x00-\x1f]*')
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_WORD: Final = re.compile(r"[^\s,:\[\]{}\"]+")
_HEX4: Final = re.compile(r"[0-9a-fA-F]{4}")
_ESCAPES: Final = {
    '"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t",
}  # fmt: skip
_QUOTES: Final = "'‘’‚‛“”„‟«»`"
_WORDS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None}


class ScanError(Exception):
    """The place at which the text stops being JSON, and why."""

    def __init__(self, offset: int, found: str, expected: str = "", mend: str = "") -> None:
        super().__init__(found)
        self.offset = offset
        self.found = found
        self.expected = expected
        self.mend = mend


@dataclass(slots=True)
class Scan:
    """What was read: the value, and the offset of every value and of every key.

    `doubles` holds the path and offset of each key that its object already had; the first of
    the two values is the one kept.
    """

    value: Json = None
    values: dict[KeyPath, int] = field(default_factory=dict)
    keys: dict[KeyPath, int] = field(default_factory=dict)
    doubles: list[tuple[KeyPath, int]] = field(default_factory=list)


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
        raise ScanError(
            end,
            f"something follows the end of the file's contents: {quote(reader.word(end))}",
            mend='Look for a "}" or "]" too many just before it',
        )
    return reader.out


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.out = Scan()
        self.open: list[tuple[str, int]] = []

    def skip(self, at: int) -> int:
        match = _SPACE.match(self.text, at)
        end = match.end() if match else at
        if self.text.startswith(("//", "/*", "#"), end):
            raise ScanError(
                end,
                "a comment, which JSON does not have",
                mend='Put the remark into a key called "note": it is allowed on every object',
            )
        return end

    def word(self, at: int) -> str:
        """The run of letters at an offset, to show the author what was found."""
        match = _WORD.match(self.text, at)
        return match.group() if match else self.text[at : at + 1]

    def value(self, at: int, path: KeyPath, depth: int) -> tuple[Json, int]:
        self.out.values[path] = at
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
        return self.scalar(at)

    def object(self, at: int, path: KeyPath, depth: int) -> tuple[dict[str, Json], int]:
        out: dict[str, Json] = {}
        at = self.skip(at)
        if self.text[at : at + 1] == "}":
            return out, at + 1
        while True:
            key_at = at
            if self.text[at : at + 1] != '"':
                raise self.no_key(at)
            key, at = self.string(at)
            at = self.skip(at)
            if self.text[at : at + 1] != ":":
                raise self.stray(at, f'a colon ":" after the key {quote(key)}')
            here = (*path, key)
            if key in out:
                self.out.doubles.append((here, key_at))
                here = (*path, key, "(again)")  # keeps the first one's places
            else:
                self.out.keys[here] = key_at
            value, at = self.value(self.skip(at + 1), here, depth)
            out.setdefault(key, value)
            at = self.skip(at)
            if self.text[at : at + 1] == "}":
                return out, at + 1
            at = self.comma(at, "}")

    def array(self, at: int, path: KeyPath, depth: int) -> tuple[list[Json], int]:
        out: list[Json] = []
        at = self.skip(at)
        if self.text[at : at + 1] == "]":
            return out, at + 1
        while True:
            value, at = self.value(at, (*path, len(out)), depth)
            out.append(value)
            at = self.skip(at)
            if self.text[at : at + 1] == "]":
                return out, at + 1
            at = self.comma(at, "]")

    def comma(self, at: int, close: str) -> int:
        """Step over a comma and what space follows it."""
        if self.text[at : at + 1] != ",":
            mend = "" if at >= len(self.text) else "Perhaps a comma is missing just before it"
            raise self.stray(at, f'a comma, or "{close}" to close what was opened', mend)
        after = self.skip(at + 1)
        if self.text[after : after + 1] == close:
            raise ScanError(
                at, f'a comma stands before "{close}"', mend="Take the last comma away"
            )
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
                raise ScanError(
                    start,
                    "a text that is opened here and not closed on its line",
                    mend='Close it with a double quote ", or write \\n where a new line is meant',
                )
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
        if any("\ud800" <= char <= "\udfff" for char in text):
            try:
                return text.encode("utf-16", "surrogatepass").decode("utf-16")
            except UnicodeDecodeError:
                raise ScanError(at, "a text with half a character in it (\\ud800 … \\udfff)") from None
        return text

    def scalar(self, at: int) -> tuple[Json, int]:
        word = self.word(at)
        if word in _WORDS:
            return _WORDS[word], at + len(word)
        number = _NUMBER.match(self.text, at)
        if number and number.group() == word:
            return self.number(at, word, whole=not (number[1] or number[2])), number.end()
        raise self.no_value(at, word)

    @staticmethod
    def number(at: int, word: str, whole: bool) -> int | float:
        if len(word) > MAX_DIGITS:
            raise ScanError(at, f"a number of {len(word)} signs", f"at most {MAX_DIGITS}")
        if whole:
            return int(word)
        value = float(word)
        if value in (float("inf"), float("-inf")):
            raise ScanError(at, f"the number {word} is larger than a computer can hold")
        return value

    # -- what to say ---------------------------------------------------------------------

    def stray(self, at: int, expected: str, mend: str = "") -> ScanError:
        if at >= len(self.text):
            return self.cut_off(expected)
        return ScanError(at, f"found {quote(self.word(at))}", expected, mend)

    def cut_off(self, expected: str) -> ScanError:
        if not self.open:
            return ScanError(len(self.text), "the file is empty", 'a level, from "{" to "}"')
        sign, offset = self.open[-1]
        line = self.text.count("\n", 0, offset) + 1
        return ScanError(
            max(len(self.text.rstrip()) - 1, 0),
            "the file ends too early",
            expected,
            f'The "{sign}" in line {line} is still open',
        )

    def no_key(self, at: int) -> ScanError:
        word = self.word(at)
        mend = ""
        if word[:1] in _QUOTES and word:
            mend = f'Use straight double quotes, as in "{word.strip(_QUOTES)}"'
        elif word[:1].isalpha():
            mend = f'Put it in double quotes: "{word}"'
        return self.stray(at, "a key in double quotes", mend)

    def no_value(self, at: int, word: str) -> ScanError:
        expected = "a value: a text in double quotes, a number, true, false, a list or an object"
        if word.lstrip("+-").casefold() in ("nan", "inf", "infinity"):
            return ScanError(at, f"{word} is not a number a level can use", "a plain number")
        if word.casefold() in _WORDS or word == "None":
            right = "null" if word == "None" else word.casefold()
            return ScanError(at, f"found {quote(word)}", mend=f"Write {right}, in small letters")
        if word[:1] in _QUOTES and word:
            return ScanError(at, f"found {quote(word)}", mend='Use straight double quotes: "…"')
        if word[:1].isalpha():
            return ScanError(
                at, f"found {quote(word)}", expected, "A text needs double quotes around it"
            )
        if word[:1].isdigit() or word[:1] in "+-.":
            return ScanError(
                at, f"{quote(word)} is not how JSON writes a number", "a number such as 7 or 0.5"
            )
        return self.stray(at, expected)
