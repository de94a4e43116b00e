"""What to say of a text that is not JSON: the usual slips of people who do not write code."""

from __future__ import annotations

import re
from typing import Final

from game.level.format.problems import quote

_WORD: Final = re.compile(r"[^\s,:\[\]{}\"]+")
_PLAIN: Final = re.compile(r'[^"\\\x00-\x1f]*')
_QUOTES: Final = "'‘’‚‛“”„‟«»`"
_CONSTANTS: Final = {"true": "true", "false": "false", "null": "null", "none": "null"}
_VALUE: Final = "a value: a text in double quotes, a number, true, false, a list or an object"


class ScanError(Exception):
    """The place at which the text stops being JSON, and why."""

    def __init__(self, offset: int, found: str, expected: str = "", mend: str = "") -> None:
        super().__init__(found)
        self.offset = offset
        self.found = found
        self.expected = expected
        self.mend = mend


def word_at(text: str, at: int) -> str:
    """The run of letters at an offset, or the text in quotes there: what to show the author."""
    match = _WORD.match(text, at)
    if match is None and text[at : at + 1] == '"':
        match = _PLAIN.match(text, at + 1)
    return match.group() if match else text[at : at + 1]


def cut_off(text: str, opened: tuple[str, int] | None, expected: str) -> ScanError:
    """The file ends while `opened`, a sign and its offset, waits to be closed."""
    if opened is None:
        return ScanError(len(text), "the file is empty", 'a level, from "{" to "}"')
    sign, offset = opened
    end = max(len(text.rstrip()) - 1, 0)
    mend = f'The "{sign}" in line {text.count(chr(10), 0, offset) + 1} is still open'
    return ScanError(end, "the file ends too early", expected, mend)


def no_comma(text: str, end: int, at: int, expected: str) -> ScanError:
    """An entry ends at `end`, and at `at` stands neither a comma nor what closes the list."""
    sign = text[at]
    if sign in '"{[-' or sign.isalnum():
        what = f"no comma between this and {quote(word_at(text, at))}"
        return ScanError(end - 1, what, mend="Put a comma after it")
    return ScanError(at, f"found {quote(word_at(text, at))}", expected)


def no_key(text: str, at: int) -> ScanError:
    """A key should stand here."""
    word, mend = word_at(text, at), ""
    if word[0] in _QUOTES:
        mend = f'Use straight double quotes, as in "{word.strip(_QUOTES)}"'
    elif word[0].isalpha():
        mend = f'Put it in double quotes: "{word}"'
    return ScanError(at, f"found {quote(word)}", "a key in double quotes", mend)


def no_value(text: str, at: int) -> ScanError:
    """A value should stand here."""
    word = word_at(text, at)
    found, folded = f"found {quote(word)}", word.casefold()
    if word[0] in _QUOTES:
        return ScanError(at, found, mend='Use the straight double quote "')
    if folded.lstrip("+-") in ("nan", "inf", "infinity"):
        return ScanError(at, f"{word} is not a number a level can use", "a plain number")
    if folded in _CONSTANTS:
        return ScanError(at, found, mend=f"Write {_CONSTANTS[folded]}, in small letters")
    if word[0].isalpha():
        return ScanError(at, found, _VALUE, "A text needs double quotes around it")
    if word[0].isdigit() or word[0] in "+-.":
        what = f"{quote(word)} is not how JSON writes a number"
        return ScanError(at, what, "a number such as 7 or 0.5")
    return ScanError(at, found, _VALUE)
