"""Writing what a player saves: into one folder, under a free name, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from game.whole import write_new
from game.words import say

MOST: Final = 10_000


class ExportError(Exception):
    """A file that cannot be written; the text says which and why."""


def save_bytes(folder: Path, stem: str, suffix: str, data: bytes) -> Path:
    """Write a file that is not there yet, `stem.suffix` or `stem-2.suffix` and so on.

    Raises:
        ExportError: the folder or the file cannot be written; nothing is left of it.
    """
    return save_new(folder, stem, suffix, lambda path: write_new(path, data))


def save_new(folder: Path, stem: str, suffix: str, make: Callable[[Path], None]) -> Path:
    """Have something made under the first free name, and give its path.

    Args:
        folder: where; it is made if it is not there.
        stem: how the name begins.
        suffix: how it ends, such as ".gif"; empty for a folder.
        make: makes it; raises FileExistsError if the name is taken, OSError if it cannot be.

    Raises:
        ExportError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refused(folder, error) from None
    for path in _names(folder, stem, suffix):
        try:
            make(path)
        except FileExistsError:
            continue
        except OSError as error:
            raise _refused(path, error) from None
        return path
    raise ExportError(say("export.taken", folder=folder, name=f"{stem}{suffix}"))


def write_at(path: Path, data: bytes) -> None:
    """Write a file that is not there yet.

    Raises:
        ExportError: there is one already, or it cannot be written; nothing is left of it.
    """
    try:
        write_new(path, data)
    except FileExistsError:
        raise ExportError(say("export.exists", path=path)) from None
    except OSError as error:
        raise _refused(path, error) from None


def _names(folder: Path, stem: str, suffix: str) -> Iterator[Path]:
    yield folder / f"{stem}{suffix}"
    for n in range(2, MOST):
        yield folder / f"{stem}-{n}{suffix}"


def _refused(path: Path, error: OSError) -> ExportError:
    return ExportError(say("export.refused", path=path, reason=error.strerror or error))
