"""A level's text: read from disk within bounds, and able to tell the line of any of its values."""

from __future__ import annotations

import re
import stat
from bisect import bisect_right
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
    did_you_mean,
    quote,
    spell,
)
from game.level.format.scan import Json, Scan, scan
from game.level.format.scan_faults import ScanError

MAX_BYTES: Final = 1_000_000

_LINE_END: Final = re.compile(r"\r\n|\n|\r")
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


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
        return _line_starts(self.text)

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
        line, column = _place(self.line_starts, self._offset(tuple(key_path), at_key))
        return Problem(self.name, found, expected, mend, spell(key_path), line, column)

    def double_keys(self) -> list[Problem]:
        """One problem for each key that stands twice in the same object."""
        found = []
        for path, offset in self.scan.doubles[:ENOUGH]:
            first, _ = _place(self.line_starts, self.scan.keys[path])
            line, column = _place(self.line_starts, offset)
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
    name = _display(path)
    data = _read_bytes(path, name)
    if data.startswith(_UTF16):
        raise _refuse(name, "the file is saved as UTF-16", "UTF-8", 'Save it again as "UTF-8"')
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = error.object[: error.start].decode("utf-8", "replace")
        line, column = _place(_line_starts(good), len(good))
        # The decoder numbers bytes from behind a byte order mark; an editor numbers them all.
        byte = error.start + (len(data) - len(error.object))
        what = f"byte {byte + 1} of the file (0x{error.object[error.start]:02x}) is not UTF-8"
        mend = 'Save the file again with the encoding "UTF-8"'
        raise LevelError([Problem(name, what, "", mend, "", line, column)]) from None
    return read_text(text, name)


def read_text(text: str, name: str) -> Source:
    """Read a JSON text; `name` is what problems call it.

    Raises:
        LevelError: the text is not JSON.
    """
    if not text.strip():
        raise _refuse(name, "the file is empty", 'a level, from "{" to "}"')
    try:
        return Source(name, text, scan(text))
    except ScanError as error:
        line, column = _place(_line_starts(text), error.offset)
        raise LevelError(
            [Problem(name, error.found, error.expected, error.mend, "", line, column)]
        ) from None


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise _refuse(name, "this is a folder", "a level file, ending in .json")
        if not stat.S_ISREG(status.st_mode):  # a pipe or a device might never end
            raise _refuse(name, "this is not an ordinary file", "a level file, ending in .json")
        if status.st_size > MAX_BYTES:
            size = f"the file has {status.st_size:,} bytes"
            raise _refuse(name, size, f"at most {MAX_BYTES:,}: a level is a few thousand")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _refuse(name, "there is no such file", mend=_neighbour(path)) from None
    except (OSError, ValueError) as error:  # ValueError: a name with a zero byte in it
        why = getattr(error, "strerror", None) or str(error)
        raise _refuse(name, f"the file cannot be read ({why})") from None
    if len(data) > MAX_BYTES:
        raise _refuse(name, "the file grew while it was read")
    return data


def _neighbour(path: Path) -> str:
    """The name of a file in the same folder that may have been meant."""
    try:
        names = [file.name for file in path.parent.iterdir() if file.suffix == ".json"]
    except (OSError, ValueError):
        return ""
    return did_you_mean(path.name, names)


def _display(path: Path) -> str:
    """The path as short as it can be said from here."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except (OSError, ValueError, RuntimeError):
        return str(path).replace("\0", "·")


def _refuse(name: str, found: str, expected: str = "", mend: str = "") -> LevelError:
    return LevelError([Problem(name, found, expected, mend)])


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


def _place(line_starts: list[int], offset: int) -> tuple[int, int]:
    line = bisect_right(line_starts, offset)
    return line, offset - line_starts[line - 1] + 1
