"""Files written whole or not at all, whatever ends the write: a kill, a full disk, an error."""

from __future__ import annotations

import os
from contextlib import suppress
from glob import escape
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file; a write that fails leaves what was there.

    Raises:
        OSError: the file cannot be written.
    """
    unfinished = part_path(path)
    try:
        _write(unfinished, data)
        unfinished.replace(path)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet.

    Raises:
        FileExistsError: there is one of this name; it stays as it is.
        OSError: the file cannot be written; nothing is left of it.
    """
    if path.exists():
        raise FileExistsError(path)
    unfinished = part_path(path)
    try:
        _write(unfinished, data)
        _rename_new(unfinished, path)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def free_path(folder: Path, stem: str, suffix: str) -> Path:
    """A path that nothing has yet: `stem.suffix`, or `stem-2.suffix` and so on."""
    path, n = folder / f"{stem}{suffix}", 1
    while path.exists():
        n += 1
        path = folder / f"{stem}-{n}{suffix}"
    return path


def part_path(path: Path) -> Path:
    """What a file is called while this process writes it; a kill may leave it behind.

    Two copies of the game may write under one name at the same moment, each its own.
    """
    return path.with_name(f"{path.name}.{os.getpid()}.part")


def clear_parts(path: Path) -> None:
    """Remove what kills have left of a file; nobody else may be writing it."""
    with suppress(OSError):
        for part in path.parent.glob(f"{escape(path.name)}.*.part"):
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _rename_new(unfinished: Path, path: Path) -> None:
    """Give a file its name unless another one has it by now."""
    try:
        os.link(unfinished, path)  # the only way that never replaces another file on POSIX
    except FileExistsError:
        raise
    except (OSError, NotImplementedError, AttributeError):  # some file systems have no links
        if path.exists():
            raise FileExistsError(path) from None
        unfinished.rename(path)
