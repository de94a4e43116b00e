"""Level files of older formats, brought up to today's step by step before they are checked.

A file says which format it was written for; one that does not, the first. Each step takes the raw
value from one format to the next and steps over whatever is malformed, for the checks to tell of.
Nothing on disk is changed. Problems are placed by key paths of today: where a step has moved a
value, by the nearest of its owners that the file has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, TypeAlias

from game.level.format.scan import Json
from game.level.format.source import Source

FORMAT: Final = 1
"""The format of today's levels."""

Step: TypeAlias = Callable[[dict[str, Json]], dict[str, Json]]

STEPS: Final[Mapping[int, Step]] = {}
"""For every format older than today's, the step to the next."""


def upgrade(source: Source, steps: Mapping[int, Step] = STEPS, today: int = FORMAT) -> Source:
    """A level file with its value in today's format.

    Args:
        source: the file; one that names no sound format, or a newer one, stays as it is.
        steps: for every format older than today's, the step to the next.
        today: the format to reach.
    """
    written, value = _written(source.value), source.value
    if written is None or not isinstance(value, dict) or written >= today:
        return source
    for version in range(written, today):
        value = steps[version](value) | {"format": version + 1}
    return replace(source, scan=replace(source.scan, value=value))


def is_newer(source: Source) -> bool:
    """Whether a level was written for a format that this copy of the game does not know yet."""
    written = _written(source.value)
    return written is not None and written > FORMAT


def _written(value: Json) -> int | None:
    """The format a level says it was written for; None where it is none."""
    written = value.get("format", 1) if isinstance(value, dict) else None
    if isinstance(written, bool) or not isinstance(written, int) or written < 1:
        return None
    return written
