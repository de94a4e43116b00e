"""Where what ships with the game lies: in an installed package, else beside it in the sources."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

_PACKAGE: Final = Path(__file__).parent


def shipped_folder(name: Literal["assets", "levels"]) -> Path:
    """The folder of this name that ships with the game."""
    installed = _PACKAGE / "data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
