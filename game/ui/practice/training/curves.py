"""The losses of a training as curves: what is past drawn once, the attempt under way as it goes."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10
from typing import Any, Final

import pygame

from game.lstm.recipe import Recipe
from game.ui.drawing.strokes import draw_line
from game.ui.guide.plot import kind_colour
from game.ui.paint import Box, Painter, mix
from game.ui.practice.training.course import Attempt, Course
from game.ui.theme import PANEL_CORNER
from game.words import grouped, language, say

PAD: Final = 20.0
STEPS_OF_TEN: Final = (1.0, 2.0, 5.0)
SMALLEST: Final = 1e-4
"""Bits; smaller losses lie on the floor of the plot."""
FLAT: Final = 3.0
"""The axis spans at least a factor of so much."""


class LossPlot:
    """The curves of a training on a panel; the picture of those that are through is kept."""

    def __init__(self) -> None:
        self._kept: tuple[Any, pygame.Surface] | None = None

    def draw(self, p: Painter, box: Box, course: Course, recipe: Recipe) -> None:
        """Draw it all into its box.

        Args:
            p: the painter.
            box: the panel.
            course: the training so far.
            recipe: how each attempt is trained.
        """
        with p.within(box):
            self._draw(p, box, course, recipe, span(course.ends))

    def _draw(
        self, p: Painter, box: Box, course: Course, recipe: Recipe, ends: tuple[float, float]
    ) -> None:
        past = [each for each in course.curves if each != course.current]
        sizes = tuple((each, len(course.curves[each])) for each in past)
        best = ("LSTM", course.done.best) if course.done else None
        area = p.view.area(*box)
        key = p.view, p.theme.name, language(), area.size, sizes, ends, best, recipe
        if self._kept is None or self._kept[0] != key:
            image = pygame.Surface(area.size)
            image.fill(p.theme.ground)
            on_it = p.onto(image, *area.topleft)
            with on_it.within(box):
                self._past(on_it, box, course, past, recipe, ends)
            self._kept = key, image
        p.surface.blit(self._kept[1], area)
        if course.current in course.curves and course.current is not None:
            self._curve(p, field(p, box), course, course.current, recipe, ends)

    def _past(
        self,
        p: Painter,
        box: Box,
        course: Course,
        past: Sequence[Attempt],
        recipe: Recipe,
        ends: tuple[float, float],
    ) -> None:
        x, y, w, h = box
        theme, small = p.theme, p.line("small")
        p.rounded(x, y, w, h, PANEL_CORNER, fill=theme.panel)
        middle = y + PAD - 4 + small / 2
        p.text(
            x + PAD,
            middle,
            say("practice.training.losses.title"),
            "small",
            theme.muted,
            bold=True,
            width=w * 0.6,
        )
        right = x + w - PAD
        for kind in ("RNN", "LSTM"):
            right -= p.text(right, middle, kind, "small", theme.muted, align="right") + 6
            p.rect(right - 16, middle - 1, 16, 2.5, kind_colour(p, kind))
            right -= 16 + 14
        inside = field(p, box)
        _noise(p, inside, recipe)
        _axes(p, inside, recipe, ends)
        for each in past:
            if course.done is None or each != ("LSTM", course.done.best):
                self._curve(p, inside, course, each, recipe, ends)
        if course.done is not None and ("LSTM", course.done.best) in course.curves:
            self._curve(p, inside, course, ("LSTM", course.done.best), recipe, ends)

    def _curve(
        self,
        p: Painter,
        inside: Box,
        course: Course,
        attempt: Attempt,
        recipe: Recipe,
        ends: tuple[float, float],
    ) -> None:
        """One attempt; the one under way, and in the end the one that was kept, stand out."""
        kind, number = attempt
        out = attempt == course.current or (course.done and attempt == ("LSTM", course.done.best))
        colour = kind_colour(p, kind)
        places = [place(inside, recipe.steps, ends, point) for point in course.curves[attempt]]
        draw_line(p, places, colour if out else mix(p.theme.panel, colour, 0.4))
        if not out:
            return
        name = f"{kind} {number + 1}"
        if course.done:
            name = say("practice.training.losses.kept", attempt=name)
        x, y = places[-1]
        p.disc(x, y, 4.0, colour)
        wide, small = p.width(name, "small", bold=True), p.line("small")
        left, middle = x + 12, y
        if left + wide > inside[0] + inside[2]:
            left, middle = x - wide, max(y - small * 1.1, inside[1] + small * 1.9)
        p.rounded(left - 5, middle - small / 2, wide + 10, small, 4, fill=p.theme.panel)
        p.text(left, middle, name, "small", colour, bold=True)


def field(p: Painter, box: Box) -> Box:
    """Where the curves lie in the panel."""
    x, y, w, h = box
    small = p.line("small")
    left = x + PAD + p.width("0.005", "small", mono=True) + 10
    top = y + PAD + small + 10
    return left, top, x + w - PAD - left, y + h - PAD + 4 - 1.4 * small - top


def span(ends: tuple[float, float] | None) -> tuple[float, float]:
    """The ends of the axis: round numbers around all losses, from the least to the greatest."""
    if ends is None:
        return 0.1, 2.0
    least, most = (max(end, SMALLEST) for end in ends)
    least = min(least, most / FLAT)
    return _round(least, up=False), _round(most, up=True)


def _round(value: float, *, up: bool) -> float:
    """The nearest of 1, 2, 5, 10, … that is not below, or not above."""
    power = floor(log10(value))
    steps = [step * 10.0 ** (power + n) for n in (-1, 0, 1) for step in STEPS_OF_TEN]
    close = 1.0 + 1e-9
    if up:
        return min(step for step in steps if step * close >= value)
    return max(step for step in steps if step <= value * close)


def ticks(low: float, high: float) -> list[float]:
    """The round numbers from one end of the axis to the other, powers of ten alone if many."""
    powers = range(floor(log10(low)), ceil(log10(high)) + 1)
    of_ten = STEPS_OF_TEN if high / low < 500 else STEPS_OF_TEN[:1]
    every = [step * 10.0**power for power in powers for step in of_ten]
    return [tick for tick in every if low * 0.999 <= tick <= high * 1.001]


def place(
    inside: Box, steps: int, ends: tuple[float, float], point: tuple[int, float]
) -> tuple[float, float]:
    """Where a step and its loss lie; losses on a logarithmic axis."""
    x, y, w, h = inside
    low, high = (log10(end) for end in ends)
    share = (log10(max(point[1], SMALLEST)) - low) / (high - low)
    return x + w * point[0] / steps, y + h * (1.0 - min(max(share, 0.0), 1.0))


def _noise(p: Painter, inside: Box, recipe: Recipe) -> None:
    """Say when the noise on gates sets in, where there is any: losses rise there for a reason."""
    if not recipe.gate_noise:
        return
    x, y, w, h = inside
    left, full = x + w * recipe.sharpen_from, x + w * recipe.sharpen_full
    shade = mix(p.theme.panel, p.theme.line, 0.35)
    p.fade(left, y, full - left, h, shade, leftward=True)
    p.rect(full, y, x + w - full, h, shade)
    said = say("practice.training.losses.noise")
    p.text(x + w - 8, y + p.line("small") * 0.7, said, "small", p.theme.muted, align="right",
           width=w - 16)  # fmt: skip


def _axes(p: Painter, inside: Box, recipe: Recipe, ends: tuple[float, float]) -> None:
    x, y, w, h = inside
    steps = recipe.steps
    theme, small = p.theme, p.line("small")
    taken = y + h + small
    for tick in ticks(*ends):
        at = place(inside, steps, ends, (0, tick))[1]
        p.rect(x, at, w, 1, mix(theme.panel, theme.line, 0.55))
        if taken - at >= small:
            p.text(x - 10, at, f"{tick:g}", "small", theme.muted, mono=True, align="right")
            taken = at
    below = y + h + 4 + small / 2
    said = say("practice.training.losses.steps", count=grouped(steps))
    right = x + w - p.text(x + w, below, said, "small", theme.muted, align="right")
    if not recipe.grown_at:
        p.text(x, below, "0", "small", theme.muted, mono=True)
        return
    grown = x + w * recipe.grown_at
    for n in range(5):
        p.rect(x + (grown - x) * n / 4, y + h, 1, 5, theme.muted)
    p.text(
        x,
        below + 3,
        say("practice.training.losses.grow"),
        "small",
        theme.muted,
        width=right - x - 12,
    )
