"""A level's text: read from disk within bounds, and able to tell the line of any of its values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from game.level.format.problems import (
    ENOUGH,
    KeyPath,
    LevelError,
    Problem,
    quote,
    spell,
)
from game.level.format.scan import Json, Scan, scan
from game.level.format.scan_faults import ScanError
from game.level.format.text_file import (
    FileKind,
    display,
    line_starts,
    place_of,
    read_utf8,
    refuse,
)

MAX_BYTES: Final = 1_000_000

_LEVEL_FILE: Final = FileKind(
    "a level file, ending in .json", ".json", MAX_BYTES, "a level is a few thousand", follow=True
)


@dataclass(frozen=True)
class Source:
    """One JSON file, read: its text, its value, and where everything in it stands."""

    name: str
    text: str
    scan: Scan = field(repr=False)

    @property
    def value(self) -> Json:
        """The file's contents, as `json.loads` would give them."""
        return self.scan.value

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins."""
        return line_starts(self.text)

    def problem(
        self,
        key_path: Sequence[str | int],
        found: str,
        expected: str = "",
        mend: str = "",
        *,
        at_key: bool = False,
    ) -> Problem:
        """A problem with one value (or, with `at_key`, with the key it stands under)."""
        line, column = place_of(self.line_starts, self._offset(tuple(key_path), at_key))
        return Problem(self.name, found, expected, mend, spell(key_path), line, column)

    def double_keys(self) -> list[Problem]:
        """One problem for each key that stands twice in the same object."""
        found = []
        for path, offset in self.scan.doubles[:ENOUGH]:
            first, _ = place_of(self.line_starts, self.scan.keys[path])
            line, column = place_of(self.line_starts, offset)
            what = f"the key {quote(str(path[-1]))} stands twice, first in line {first}"
            mend = "Keep one of the two"
            found.append(Problem(self.name, what, "", mend, spell(path), line, column))
        return found

    def _offset(self, path: KeyPath, at_key: bool) -> int:
        if at_key and path in self.scan.keys:
            return self.scan.keys[path]
        while path not in self.scan.values:  # what is missing has no place: its owner has
            path = path[:-1]
        return self.scan.values[path]


def read_source(path: Path) -> Source:
    """Read a JSON file from disk.

    Raises:
        LevelError: there is no such file, it cannot be read, it is too large, it is not UTF-8,
            or it is not JSON.
    """
    name = display(path)
    return read_text(read_utf8(path, name, _LEVEL_FILE), name)


def read_text(text: str, name: str) -> Source:
    """Read a JSON text; `name` is what problems call it.

    Raises:
        LevelError: the text is not JSON.
    """
    if not text.strip():
        raise refuse(name, "the file is empty", 'a level, from "{" to "}"')
    try:
        return Source(name, text, scan(text))
    except ScanError as error:
        line, column = place_of(line_starts(text), error.offset)
        raise LevelError(
            [Problem(name, error.found, error.expected, error.mend, "", line, column)]
        ) from None
