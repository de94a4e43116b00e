"""Names that a file can have on every system the game runs on."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

RESERVED: Final = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"]
    + [f"{device}{n}" for device in ("com", "lpt") for n in "0123456789¹²³"]
)
"""What Windows takes for a device, whatever follows the first dot, in any letter case."""

IDENT: Final = re.compile(r"[a-z0-9_-]+")
"""What the id of a level may be, and so the name of its file."""

UNSAFE: Final = frozenset('<>:"/\\|?*')
"""Signs that no name of a file may have on Windows; a slash has none anywhere."""


def is_reserved(name: str) -> bool:
    """Whether Windows takes this name of a file for a device."""
    return name.split(".", 1)[0].rstrip(" ").lower() in RESERVED


def as_ident(name: str) -> str:
    """The id nearest to a name: small letters a-z, digits, "-" and "_"; may be empty."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9_]+", "-", plain).strip("-")[:40].rstrip("-")
