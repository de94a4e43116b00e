"""What options take: each function reads one value, or says what was expected of it."""

from __future__ import annotations

import argparse
from typing import Final

from game import words

MEASURED: Final = ("engine", "values", "levels", "frames", "start", "progress")
MAX_SEED: Final = 2**32


def seed(text: str) -> int:
    """A stream's seed."""
    return _whole(text, 0, MAX_SEED - 1)


def count(text: str) -> int:
    """A number of things, not absurdly many."""
    return _whole(text, 1, 10_000)


def jobs(text: str) -> int:
    """A number of processes."""
    return _whole(text, 1, 64)


def percent(text: str) -> int:
    """A text size."""
    return _whole(text.removesuffix("%"), 100, 200)


def language(text: str) -> str:
    """The code of a language there is a catalogue for."""
    known = [one.code for one in words.languages()]
    if text not in known:
        raise argparse.ArgumentTypeError(f"expected {', '.join(known)}, not {text[:40]!r}")
    return text


def theme(text: str) -> str:
    """The name of a look."""
    from game.progress.settings import THEME_NAMES  # it takes NumPy, and `--help` none

    if text not in THEME_NAMES:
        raise argparse.ArgumentTypeError(f"expected {', '.join(THEME_NAMES)}, not {text[:40]!r}")
    return text


def size(text: str) -> tuple[int, int]:
    """A picture's width and height, such as 1280x720."""
    width, cross, height = text.lower().partition("x")
    if not cross:
        raise argparse.ArgumentTypeError(f"expected a size such as 1280x720, not {text!r}")
    return _whole(width, 160, 7680), _whole(height, 90, 4320)


def measured(text: str) -> str:
    """Something that `bench` measures."""
    if text not in MEASURED:
        raise argparse.ArgumentTypeError(f"expected {', '.join(MEASURED)}, not {text[:40]!r}")
    return text


def _whole(text: str, low: int, high: int) -> int:
    try:
        value = int(text) if len(text) <= 20 else None
    except ValueError:
        value = None
    if value is None or not low <= value <= high:
        raise argparse.ArgumentTypeError(
            f"expected a whole number from {low} to {high}, not {text[:40]!r}"
        )
    return value
