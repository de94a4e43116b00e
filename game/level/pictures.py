"""Pictures of tokens: those that come with the game, and those that lie beside a level."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from game.level.drawings import drawing_fault
from game.level.file_names import is_reserved
from game.shipped import shipped_folder

MAX_BYTES: Final = 200_000
MAX_SIDE: Final = 1024
"""The largest picture a level may bring, in bytes and, of a .png, in pixels a side."""

_OWN: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_ -]{0,60}\.(svg|png)", re.ASCII)
"""What a level's own picture may be called: a plain name, in the level's folder and no other."""

_PNG: Final = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def pictures_folder() -> Path:
    """Where the game's own drawings lie."""
    return shipped_folder("assets") / "pictures"


@cache
def picture_names() -> tuple[str, ...]:
    """The names of the drawings that come with the game."""
    return tuple(sorted(path.stem for path in pictures_folder().glob("*.svg")))


def is_own(name: str) -> bool:
    """Whether a picture of this name is a file of the level's own."""
    return _OWN.fullmatch(name) is not None and not is_reserved(name)


def picture_path(name: str, folder: Path | None) -> Path | None:
    """The file of a picture; None if there is none of this name.

    Args:
        name: of one that comes with the game, or of a file in the level's own folder.
        folder: the level's own.
    """
    if is_own(name):
        return None if folder is None else folder / name
    return pictures_folder() / f"{name}.svg" if name in picture_names() else None


def picture_fault(path: Path) -> str | None:
    """Why a level's own picture cannot be used, in words; None if it can."""
    try:
        if path.is_symlink() or not path.is_file():
            return "no such picture lies beside the level"
        if (size := path.stat().st_size) > MAX_BYTES:
            return f"the picture has {size:,} bytes, of at most {MAX_BYTES:,}"
        data = path.read_bytes()
    except OSError as error:
        return f"the picture cannot be read ({error.strerror})"
    if path.suffix == ".svg":
        return drawing_fault(data)
    if not data.startswith(_PNG) or len(data) < 24:
        return "the file is no PNG picture"
    wide, high = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    if not (0 < wide <= MAX_SIDE and 0 < high <= MAX_SIDE):
        return f"the picture is {wide} by {high} pixels, of at most {MAX_SIDE} by {MAX_SIDE}"
    return None
