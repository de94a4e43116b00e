"""Reading a text file from disk within bounds, with a sentence for whatever is wrong with it."""

from __future__ import annotations

import re
import stat
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.level.format.problems import LevelError, Problem, did_you_mean, quote

LINE_END: Final = re.compile(r"\r\n|\n|\r")
_OTHERS: Final = {
    b"\xff\xfe": ("the file is saved as UTF-16", "UTF-8", 'Save it again as "UTF-8"'),
    b"\xfe\xff": ("the file is saved as UTF-16", "UTF-8", 'Save it again as "UTF-8"'),
    b"{\\rtf": ("the file is saved as rich text", "plain text", "Save it again as plain text"),
    b"PK\x03\x04": ("the file is a document or a .zip file", "plain text", "Save it as plain text"),
}
"""What text is not, by its first bytes, but editors save it as."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """What a file is to be.

    Args:
        wanted: the kind, in words.
        suffix: how its name ends.
        most: the most bytes it may have.
        usual: how large such a file usually is, in words.
        follow: whether it may be a link to another file.
    """

    wanted: str
    suffix: str
    most: int
    usual: str
    follow: bool


def read_utf8(path: Path, name: str, kind: FileKind) -> str:
    """Read a text from disk; `name` is what problems call it.

    Raises:
        LevelError: there is no such file, it cannot be read, it is not an ordinary file, it is
            too large, or it is not UTF-8.
    """
    data = _read_bytes(path, name, kind)
    for start, said in _OTHERS.items():
        if data.startswith(start):
            raise refuse(name, *said)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = error.object[: error.start].decode("utf-8", "replace")
        line, column = place_of(line_starts(good), len(good))
        # The decoder numbers bytes from behind a byte order mark; an editor numbers them all.
        byte = error.start + (len(data) - len(error.object))
        what = f"byte {byte + 1} of the file (0x{error.object[error.start]:02x}) is not UTF-8"
        mend = 'Save the file again with the encoding "UTF-8"'
        raise LevelError([Problem(name, what, "", mend, "", line, column)]) from None


def refuse(name: str, found: str, expected: str = "", mend: str = "") -> LevelError:
    """The error of a file that is unfit as a whole."""
    return LevelError([Problem(name, found, expected, mend)])


def display(path: Path) -> str:
    """The path as short as it can be said from here."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except (OSError, ValueError, RuntimeError):
        return str(path).replace("\0", "·")


def line_starts(text: str) -> list[int]:
    """The offset at which each line begins."""
    return [0, *(match.end() for match in LINE_END.finditer(text))]


def place_of(starts: list[int], offset: int) -> tuple[int, int]:
    """The line and the column of an offset, both from 1."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def _read_bytes(path: Path, name: str, kind: FileKind) -> bytes:
    try:
        status = path.stat() if kind.follow else path.lstat()
        if stat.S_ISLNK(status.st_mode):
            raise refuse(name, "this is a link to another file", kind.wanted)
        if stat.S_ISDIR(status.st_mode):
            raise refuse(name, "this is a folder", kind.wanted)
        if not stat.S_ISREG(status.st_mode):  # a pipe or a device might never end
            raise refuse(name, "this is not an ordinary file", kind.wanted)
        if status.st_size > kind.most:
            size = f"the file has {status.st_size:,} bytes"
            raise refuse(name, size, f"at most {kind.most:,}: {kind.usual}")
        with path.open("rb") as file:
            data = file.read(kind.most + 1)
    except FileNotFoundError:
        raise refuse(name, "there is no such file", mend=_neighbour(path, kind)) from None
    except (OSError, ValueError) as error:  # ValueError: a name with a zero byte in it
        why = getattr(error, "strerror", None) or str(error)
        raise refuse(name, f"the file cannot be read ({why})") from None
    if len(data) > kind.most:
        raise refuse(name, "the file grew while it was read")
    return data


def _neighbour(path: Path, kind: FileKind) -> str:
    """The name of a file in the same folder that may have been meant."""
    try:
        if path.with_name(f"{path.name}.txt").is_file():  # some editors add it, and hide it
            return f'It is called {quote(path.name + ".txt")}: take ".txt" off its name'
        names = [file.name for file in path.parent.iterdir() if file.suffix == kind.suffix]
    except (OSError, ValueError):
        return ""
    return did_you_mean(path.name, names)
