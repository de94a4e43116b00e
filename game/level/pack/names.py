"""What the files of a pack may be called, and of what kind they may be.

A pack is flat: all of its files lie in one folder. A name must mean one and the same file on every
system, or it is refused.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

from game.level.file_names import UNSAFE, is_reserved
from game.level.library import WORLD_FILE
from game.level.pictures import MAX_BYTES

KINDS: Final[dict[str, int]] = {
    ".rivals.npz": 8_000_000,
    ".npz": 8_000_000,
    ".json": 1_000_000,
    ".txt": 1_000_000,
    ".png": MAX_BYTES,
    ".svg": MAX_BYTES,
}
"""Every kind of file in a pack by its ending, and how many bytes one may have."""

LONGEST: Final = 80


def kind_of(name: str) -> str:
    """The ending that says of what kind a file is; empty for a kind that no pack has."""
    return next((kind for kind in KINDS if name.endswith(kind) and name != kind), "")


def is_level(name: str) -> bool:
    """Whether a file of a pack is a level: of all .json files, only the world's own is none."""
    return kind_of(name) == ".json" and name != WORLD_FILE


def fault(name: str) -> str:
    """What is wrong with a name in a pack; empty if nothing is."""
    if not name:
        return "it has no name"
    if any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") for sign in name):
        return "its name has a sign in it that cannot be seen"
    if "\\" in name:
        return "its name has a backslash in it, which leads elsewhere on Windows"
    if name.startswith("/"):
        return "its name leads to a fixed place outside of the folder"
    if name[1:2] == ":":
        return "its name leads to another drive"
    if ".." in name.split("/"):
        return "its name leads out of the folder"
    if "/" in name:
        return "it lies in a folder within the pack"
    if name != name.rstrip(". ") or name != name.lstrip(". "):
        return "its name begins or ends with a dot or a space"
    if UNSAFE & set(name):
        return "its name has a sign in it that Windows does not take"
    if is_reserved(name):
        return "its name is that of a device on Windows"
    if len(name) > LONGEST or len(name.encode()) > 2 * LONGEST:
        return f"its name has more than {LONGEST} letters"
    if not kind_of(name):
        return "it is of a kind that packs do not have"
    return ""


def same_names(names: Iterable[str]) -> tuple[str, str] | None:
    """Two names that are one file on some system, letter case and accents aside; None if none."""
    seen: dict[str, str] = {}
    for name in names:
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKD", name).casefold())
        if folded in seen:
            return seen[folded], name
        seen[folded] = name
    return None
