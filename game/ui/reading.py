"""Reading order: which of the things in a window comes first for who reads it.

Things are read line by line from the top, and each line from left to right. What stands in one
group (a panel, a column, a list that scrolls) is read as a whole before anything outside it, and
takes its turn among what surrounds it as if it were one thing.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Protocol, TypeAlias, TypeVar

import pygame


class Placed(Protocol):
    """What has a place in the window, perhaps in groups, and perhaps in a part that scrolls."""

    @property
    def rect(self) -> pygame.Rect:
        """Where it is, in pixels."""

    @property
    def clip(self) -> pygame.Rect | None:
        """The part of the window that it can be seen in."""

    @property
    def group(self) -> tuple[str, ...]:
        """The groups it stands in, the outermost first."""


T = TypeVar("T", bound=Placed)
U = TypeVar("U")
Grouped: TypeAlias = tuple[tuple[Hashable, ...], T]
"""A thing and its groups, the outermost first."""


def in_reading_order(things: Sequence[T]) -> list[T]:
    """The things in reading order; those that lie on the same place stay as they are."""
    return _read([(_groups_of(thing), thing) for thing in things], 0)


def same_line(a: pygame.Rect, b: pygame.Rect) -> bool:
    """Whether two places are read as one line: they share more than half of the lower one."""
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return 2 * shared > min(a.h, b.h)


def _groups_of(thing: Placed) -> tuple[Hashable, ...]:
    """The groups of a thing; what scrolls together is one."""
    return thing.group if thing.clip is None else (*thing.group, tuple(thing.clip))


def _read(things: list[Grouped[T]], depth: int) -> list[T]:
    """Things that share their groups down to a depth, in reading order."""
    wholes: dict[Hashable, list[Grouped[T]]] = {}
    for n, (groups, thing) in enumerate(things):
        name = n if len(groups) == depth else groups[depth]  # a number is no group's name
        wholes.setdefault(name, []).append((groups, thing))
    places = [(_place(whole), whole) for whole in wholes.values()]
    read: list[T] = []
    for whole in _in_lines(places):
        groups, first = whole[0]
        read += [first] if len(groups) == depth else _read(whole, depth + 1)
    return read


def _place(whole: list[Grouped[T]]) -> pygame.Rect:
    """Where a group lies, or a thing by itself; what scrolls, wherever it has scrolled to."""
    rects = [thing.rect if thing.clip is None
             else pygame.Rect(thing.rect.x, thing.clip.y, thing.rect.w, thing.clip.h)
             for _, thing in whole] if len(whole) > 1 else [whole[0][1].rect]  # fmt: skip
    return rects[0].unionall(rects[1:])


def _in_lines(places: list[tuple[pygame.Rect, U]]) -> list[U]:
    """What lies on some places, line by line."""
    read: list[U] = []
    left = sorted(places, key=_top)
    while left:
        first, line, lower = left[0][0], [left[0]], []
        for n, placed in enumerate(left[1:], 1):
            if placed[0].top >= first.bottom:  # nor do those after it, which are lower still
                lower += left[n:]
                break
            (line if same_line(first, placed[0]) else lower).append(placed)
        read += _along(line)
        left = lower
    return read


def _along(line: list[tuple[pygame.Rect, U]]) -> list[U]:
    """What lies on one line, from left to right; what stands one above another there, so."""
    columns: list[list[tuple[pygame.Rect, U]]] = []
    edge = 0
    for placed in sorted(line, key=lambda placed: placed[0].left):
        if not columns or placed[0].left >= edge:
            columns.append([])
        columns[-1].append(placed)
        edge = max(edge, placed[0].right)
    if len(columns) == 1:
        return [thing for _, thing in sorted(line, key=_top)]
    return [thing for column in columns for thing in _in_lines(column)]


def _top(placed: tuple[pygame.Rect, U]) -> tuple[int, int]:
    return placed[0].top, placed[0].left
