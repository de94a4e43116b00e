"""What to say of a text that is not JSON: the usual slips of people who do not write code."""

from __future__ import annotations

import re
from typing import Final

from game.level.format.problems import flat, quote

_WORD: Final = re.compile(r"[^\s,;:\[\]{}\"]+")
_PLAIN: Final = re.compile(r'[^"\\\x00-\x1f]*')
_QUOTES: Final = "'‘’‚‛“”„‟«»`"
_CONSTANTS: Final = {"true": "true", "false": "false", "null": "null", "none": "null"}
_NUMBER_END: Final = re.compile(r"[^\s,:\[\]{}]*[0-9]\Z")
_DIGITS: Final = re.compile(r"[0-9]+")
_SIGN: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"|[\[\]{}]')
"""A bracket, or a text, whose brackets are none."""

_KEY: Final = re.compile(r'"[^"\\\n]*"[ \t]*:')
_CLOSE: Final = {"[": "]", "{": "}"}
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
    mend = f'The "{sign}" in line {_line(text, offset)} is still open'
    if (early := _out_of_line(text)) is not None and early != offset:
        sign, close = text[early], _CLOSE[text[early]]
        mend = f'The "{sign}" in line {_line(text, early)} seems to lack its "{close}"'
    return ScanError(end, "the file ends too early", expected, mend)


def no_comma(text: str, end: int, at: int, opened: tuple[str, int]) -> ScanError:
    """An entry ends at `end`, and at `at` stands neither a comma nor what closes `opened`."""
    sign, (bracket, start) = text[at], opened
    close = _CLOSE[bracket]
    word = word_at(text, at)
    if bracket == "[" and (sign == ":" or _KEY.match(text, at)):
        what = "a key with a colon stands in a list"
        mend = f'Close the "[" of line {_line(text, start)} with a "]" before the key'
        return ScanError(at, what, mend=mend + ", or put { } around key and value")
    if text[end - 1] == '"' and sign.isalpha() and word.casefold() not in _CONSTANTS:
        what = f"the text ends before {quote(word)}"
        return ScanError(end - 1, what, mend='Write \\" for a double quote inside a text')
    if sign in '"{[-' or sign.isalnum():
        what = f"no comma between this and {quote(word)}"
        return ScanError(end - 1, what, mend="Put a comma after it")
    expected, mend = f'a comma, or "{close}" to close what was opened', ""
    if sign == ";":
        mend = "Write a comma in its place"
    elif sign in "]}":
        mend = f'Take it away, or close the "{bracket}" of line {_line(text, start)} before it'
    return ScanError(at, f"found {quote(word)}", expected, mend)


def not_closed(text: str, start: int, at: int) -> ScanError:
    """The text in quotes that begins at `start` cannot go on at `at`."""
    sign = text[at : at + 1]
    if sign == "\t":
        return ScanError(at, "a tab inside a text", mend="Write a space in its place")
    if sign not in ("", "\r", "\n"):
        return ScanError(at, "a sign inside a text that cannot be seen", mend="Take it away")
    what = "a text that is opened here and not closed on its line"
    mend = 'Close it with a double quote ", or write \\n where a new line is meant'
    return ScanError(start, what, mend=mend)


def left_over(text: str, at: int) -> ScanError:
    """Something stands at `at`, where the file should have ended."""
    what = f"something follows the end of the file's contents: {quote(word_at(text, at))}"
    bracket = text[at] in ',:"]}'
    mend = 'Look for a "}" or "]" too many just before it' if bracket else "Take it away"
    return ScanError(at, what, mend=mend)


def no_key(text: str, at: int) -> ScanError:
    """A key should stand here."""
    word, mend = word_at(text, at), ""
    whole = _NUMBER_END.search(text[: at - 1]) if text[at - 1] == "," else None
    if _DIGITS.fullmatch(word) and whole:
        before = flat(whole.group())
        what = f"a comma within a number: {before},{word}"
        return ScanError(at, what, mend=f"Write {before}.{word}, with a point")
    if word[0] in _QUOTES:
        mend = f"Use straight double quotes, as in {quote(word.strip(_QUOTES))}"
    elif word[0].isalpha():
        mend = f"Put it in double quotes: {quote(word)}"
    return ScanError(at, f"found {quote(word)}", "a key in double quotes", mend)


def no_value(text: str, at: int) -> ScanError:
    """A value should stand here."""
    word = word_at(text, at)
    found, folded = f"found {quote(word)}", word.casefold()
    if word.startswith("```"):
        return ScanError(at, found, 'a level, from "{" to "}"', "Take this line away")
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


def _out_of_line(text: str) -> int | None:
    """A bracket that was left open, by how lines are indented; None if none can be told.

    The reader closes brackets as they come, so of one that lacks its partner it knows nothing
    until the end. A person sees it sooner: what closes it stands farther left than its own line.
    """
    opened: list[tuple[int, int]] = []
    begin = 0
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" \t"))
        for match in _SIGN.finditer(line):
            if match.group() in _CLOSE:
                opened.append((indent, begin + match.start()))
            elif match.group() in ("]", "}") and opened:
                owed, start = opened.pop()
                if match.start() == indent < owed:
                    return start
        begin += len(line) + 1
    return None


def _line(text: str, offset: int) -> int:
    """The line an offset is in, from 1."""
    return text.count("\n", 0, offset) + 1
