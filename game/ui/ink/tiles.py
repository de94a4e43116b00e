"""Rounded rectangles and fades in pixels: the pieces that the painter lays, kept once made."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pygame

from game.ui.theme import Colour


def round_off(
    surface: pygame.Surface,
    area: pygame.Rect,
    r: int,
    fill: Colour | None,
    border: Colour | None,
    line: int,
) -> None:
    """Draw a rounded rectangle in pixels."""
    if fill:
        surface.fill(fill, (area.x + r, area.y, area.w - 2 * r, area.h))
        surface.fill(fill, (area.x, area.y + r, r, area.h - 2 * r))
        surface.fill(fill, (area.right - r, area.y + r, r, area.h - 2 * r))
    if border:
        surface.fill(border, (area.x + r, area.y, area.w - 2 * r, line))
        surface.fill(border, (area.x + r, area.bottom - line, area.w - 2 * r, line))
        surface.fill(border, (area.x, area.y + r, line, area.h - 2 * r))
        surface.fill(border, (area.right - line, area.y + r, line, area.h - 2 * r))
    if r:
        for across, down in ((False, False), (True, False), (False, True), (True, True)):
            at = (area.right - r if across else area.x, area.bottom - r if down else area.y)
            surface.blit(turned_corner(r, fill, border, line, across, down), at)


@lru_cache(maxsize=300)
def tile(
    size: tuple[int, int], r: int, fill: Colour | None, border: Colour | None, line: int
) -> pygame.Surface:
    """A small rounded rectangle, ready to be blitted."""
    surface = pygame.Surface(size, pygame.SRCALPHA, 32)
    round_off(surface, surface.get_rect(), r, fill, border, line)
    return surface


@lru_cache(maxsize=8)
def fade(size: tuple[int, int], colour: Colour) -> pygame.Surface:
    """A colour that covers at the left and is gone at the right."""
    surface = pygame.Surface(size, pygame.SRCALPHA, 32)
    for x in range(size[0]):
        share = 1.0 - x / size[0]
        surface.fill((*colour, round(255 * share * share * (3 - 2 * share))), (x, 0, 1, size[1]))
    return surface


@lru_cache(maxsize=1024)
def turned_corner(
    radius: int,
    fill: Colour | None,
    border: Colour | None,
    width: int,
    across: bool,
    down: bool,
) -> pygame.Surface:
    """Any of the four corners."""
    image = corner(radius, fill, border, width)
    return pygame.transform.flip(image, across, down) if across or down else image


@lru_cache(maxsize=512)
def corner(radius: int, fill: Colour | None, border: Colour | None, width: int) -> pygame.Surface:
    """The top left corner of a rounded rectangle, `radius` pixels square."""
    middle = radius - 0.5
    axis = np.arange(radius, dtype=np.float64)
    away = np.hypot(axis[None, :] - middle, axis[:, None] - middle)
    outer = np.clip(radius - away, 0.0, 1.0)
    inner = np.clip(radius - width - away, 0.0, 1.0) if border else outer
    colours = np.zeros((radius, radius, 3))
    if border and fill:
        share = np.divide(inner, outer, out=np.zeros_like(inner), where=outer > 0)[:, :, None]
        colours[:] = share * np.array(fill) + (1.0 - share) * np.array(border)
        alpha = outer
    else:
        colours[:] = fill or border or (0, 0, 0)
        alpha = outer if fill else outer - inner
    surface = pygame.Surface((radius, radius), pygame.SRCALPHA, 32)
    pygame.surfarray.pixels3d(surface)[:] = np.round(colours).swapaxes(0, 1)
    pygame.surfarray.pixels_alpha(surface)[:] = np.round(alpha * 255.0).T
    return surface
