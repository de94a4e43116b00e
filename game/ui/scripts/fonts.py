"""The type families of the window, loaded once per size: Noto Sans in its scripts, and Fira Code.

pygame_gui ships both with their licences; its folder is found without importing it, so that
drawing text does not wait for a widget library.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Literal, TypeAlias

import pygame

from game.ui.scripts.script import Script

Family: TypeAlias = Literal["sans", "mono"]

FILES: Final[dict[tuple[Family, bool], str]] = {
    ("sans", False): "NotoSans-Regular.ttf",
    ("sans", True): "NotoSans-Bold.ttf",
    ("mono", False): "FiraCode-Regular.ttf",
    ("mono", True): "FiraCode-Regular.ttf",
}


SCRIPTS: Final[dict[Script, tuple[str, str, str]]] = {
    "hebrew": ("NotoSansHebrew-Regular.ttf", "NotoSansHebrew-Bold.ttf", "hebr"),
    "arabic": ("NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf", "arab"),
    "georgian": ("NotoSansGeorgian-Regular.ttf", "NotoSansGeorgian-Bold.ttf", "geor"),
    "kana": ("NotoSansJP-Regular.otf", "NotoSansJP-Bold.otf", "hira"),
    "han": ("NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf", "hani"),
    "hangul": ("NotoSansKR-Regular.ttf", "NotoSansKR-Bold.ttf", "hang"),
}
"""The faces of other scripts, regular and bold, and what HarfBuzz calls the script
(with a capital)."""
NOWHERE: Final = "\U0010fffd"
"""A character that no font has."""


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


def font(
    family: Family, px: int, bold: bool = False, script: Script = "latin", *, rtl: bool = False
) -> pygame.Font:
    """A font; the same object for the same question.

    Args:
        family: which of the two; other scripts have but one family each.
        px: the height in pixels.
        bold: whether it is the bold face.
        script: what it has the letters of.
        rtl: whether it sets what it is given from right to left.
    """
    return _opened(family, max(px, 4), bold, script, rtl)


@cache
def _opened(family: Family, px: int, bold: bool, script: Script, rtl: bool) -> pygame.Font:
    if not pygame.font.get_init():
        pygame.font.init()
    if script == "latin":
        made = pygame.Font(folder() / FILES[family, bold], px)
    else:
        regular, heavy, name = SCRIPTS[script]
        made = pygame.Font(folder() / (heavy if bold else regular), px)
        made.set_script(name.capitalize())
    if rtl:
        made.set_direction(pygame.DIRECTION_RTL)
    return made


@lru_cache(maxsize=4000)
def has_glyph(family: Family, px: int, bold: bool, script: Script, sign: str) -> bool:
    """Whether a font has a character; said to be missing where it looks like a missing one."""
    its = font(family, px, bold, script)
    return bool(its.metrics(sign) != its.metrics(NOWHERE))
