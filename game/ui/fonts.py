"""The two type families of the window, loaded once per size: Noto Sans and Fira Code.

pygame_gui ships both with their licences; its folder is found without importing it, so that
drawing text does not wait for a widget library.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Literal, TypeAlias

import pygame

Family: TypeAlias = Literal["sans", "mono"]

FILES: Final[dict[tuple[Family, bool], str]] = {
    ("sans", False): "NotoSans-Regular.ttf",
    ("sans", True): "NotoSans-Bold.ttf",
    ("mono", False): "FiraCode-Regular.ttf",
    ("mono", True): "FiraCode-Regular.ttf",
}


@cache
def folder() -> Path:
    """Where the font files lie.

    Raises:
        FileNotFoundError: pygame_gui is not installed whole.
    """
    spec = find_spec("pygame_gui")
    for place in (spec.submodule_search_locations or []) if spec else []:
        fonts = Path(place) / "data"
        if (fonts / FILES["sans", False]).is_file():
            return fonts
    raise FileNotFoundError("The fonts that pygame_gui brings are missing: install it again.")


@cache
def font(family: Family, px: int, bold: bool = False) -> pygame.Font:
    """A font by family, height in pixels and weight; the same object for the same question."""
    if not pygame.font.get_init():
        pygame.font.init()
    return pygame.Font(folder() / FILES[family, bold], max(px, 4))
