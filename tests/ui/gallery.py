"""One rendering of every scene in every look, shared by all tests that judge pictures."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from game import words
from game.ui.context import AppContext
from game.ui.scene import Scene
from game.ui.screenshot import headless
from game.ui.theme import THEMES
from tests.ui import every_scene
from tests.ui.audit import Shot, shoot

UNTIL_MEASURED: Final = 40
"""Frames after which scenes that measure something as they are shown have all their figures."""

Look = tuple[tuple[int, int], float, str]
"""The window's size, the text size and the theme."""

USUAL: Final = (1280, 720)
LOOKS: Final[tuple[Look, ...]] = tuple(
    (size, text, theme)
    for size, text in ((USUAL, 1.0), ((1920, 1080), 1.0), (USUAL, 1.5), (USUAL, 2.0))
    for theme in THEMES
)
"""Every size and text size in every theme."""


def called(look: Look) -> str:
    """A look in a few words."""
    (wide, high), text, theme = look
    return f"{wide}×{high} at {text:.0%}, {theme}"


@lru_cache(maxsize=1)
def _root() -> Path:
    """Where scenes are made. Their levels lie under it by relative names: some scenes show them."""
    root = Path(tempfile.mkdtemp())
    with chdir(root):
        Path("levels").mkdir()
        every_scene.write_levels(Path("levels"))
    return root


def _make(name: str, language: str) -> tuple[Scene, AppContext, Scene | None]:
    headless()
    own = Path("scene")
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir()
    stage = every_scene.stage(Path("levels"), own)
    stage.app.settings = replace(stage.app.settings, language=language)
    words.use(language)
    return every_scene.make(name, stage), stage.app, stage.under


def shots(
    name: str, looks: tuple[Look, ...] = LOOKS, language: str = "en"
) -> Iterator[tuple[Look, Shot]]:
    """A scene in some looks, made once and laid out anew for each of them."""
    with chdir(_root()):
        scene, app, under = _make(name, language)
        frames = UNTIL_MEASURED
        for look in looks:
            yield look, shoot(scene, app, *look, under, frames)
            frames = 3
