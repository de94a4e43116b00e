"""Patterns besides colours: there when asked for, told apart without any hue, and sharp."""

import itertools
from dataclasses import replace
from pathlib import Path
from typing import get_args

import numpy as np
import pygame
import pytest

from game.ui.context import AppContext
from game.ui.drawing.hatching import GATE_PATTERNS, Pattern, hatch, sign_pattern
from game.ui.paint import Painter
from game.ui.screenshot import picture
from game.ui.theme import PATTERNED, THEMES, Theme
from game.ui.view import View
from tests.ui import every_scene
from tests.ui.every_scene import Stage

PATTERNS: tuple[Pattern, ...] = get_args(Pattern)


def laid(theme: Theme, pattern: Pattern, scale: float = 1.0, width: int = 60) -> np.ndarray:
    """The grey of an area with a pattern on it, in pixels."""
    size = round(1280 * scale), round(720 * scale)
    surface = pygame.Surface(size)
    p = Painter(surface, View.fit(size), theme)
    p.rect(0, 0, width, 60, theme.memory)
    hatch(p, 0, 0, width, 60, pattern, theme.memory)
    cut = surface.subsurface((0, 0, round(width * scale), round(60 * scale)))
    return pygame.surfarray.array3d(cut).mean(axis=2)


@pytest.mark.parametrize("theme", PATTERNED.values(), ids=lambda theme: theme.name)
def test_all_patterns_are_told_apart_without_colour(theme: Theme) -> None:
    laid_out = {pattern: laid(theme, pattern) for pattern in PATTERNS}
    for one, other in itertools.combinations(PATTERNS, 2):
        assert np.abs(laid_out[one] - laid_out[other]).max() > 40, (one, other)


def test_the_gates_and_both_signs_have_patterns_of_their_own() -> None:
    assert len(set(GATE_PATTERNS.values())) == 3
    assert sign_pattern(0.5) != sign_pattern(-0.5)
    assert not {sign_pattern(1), sign_pattern(-1)} & set(GATE_PATTERNS.values())


@pytest.mark.parametrize("pattern", PATTERNS)
def test_nothing_is_laid_where_nobody_asked(pattern: Pattern) -> None:
    assert np.ptp(laid(THEMES["dark"], pattern)) == 0


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("scale", [0.5, 1.0, 1.5, 3.0])
def test_a_pattern_is_as_dense_at_every_scale(pattern: Pattern, scale: float) -> None:
    grey = laid(PATTERNED["dark"], pattern, scale)
    lit = np.abs(grey - grey.max()) > np.ptp(grey) * 0.5
    assert 0.08 < lit.mean() < 0.65


def test_a_wide_area_is_covered_without_a_gap() -> None:
    grey = laid(PATTERNED["dark"], "columns", width=1200)
    lit = np.flatnonzero(np.abs(grey[:, 30] - grey.max()) > 20)
    assert lit[0] < 6
    assert lit[-1] > 1193
    assert np.diff(lit).max() <= 6


@pytest.mark.parametrize("name", ["play-four", "review-memory", "review-gates", "race-past"])
def test_scenes_carry_patterns_when_they_are_set(
    name: str, app: AppContext, levels_folder: Path, tmp_path: Path
) -> None:
    scene = every_scene.make(name, Stage(app, levels_folder, tmp_path))
    shots = []
    for patterns in (False, True, False):
        app.settings = replace(app.settings, patterns=patterns)
        shots.append(pygame.image.tobytes(picture(scene, app, (1280, 720), 500), "RGB"))
    plain, patterned, again = shots
    assert plain != patterned
    assert plain == again
