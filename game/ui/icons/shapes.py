"""What each icon looks like: lines of one thickness on a grid of 24 by 24, in SVG's letters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

GRID: Final = 24
"""The side of the square that every icon is drawn in."""
STROKE: Final = 2.0
"""How thick a line is on the grid; its ends and corners are round."""
MARGIN: Final = 1.0
"""What is kept free around every icon, thickness included."""

IconName: TypeAlias = Literal[
    "play", "pause", "practice", "guide", "settings", "help", "quit", "back", "go", "previous",
    "next", "up", "down", "undo", "redo", "restart", "hint", "star", "star_empty", "lock", "check",
    "cross", "plus", "minus", "sound", "sound_off", "keyboard", "mouse", "pad", "eye", "film",
    "save", "list", "map", "review", "network", "people", "chart", "forget", "input", "output",
    "cell",
]  # fmt: skip
ICONS: Final[tuple[IconName, ...]] = get_args(IconName)


@dataclass(frozen=True, slots=True)
class Shape:
    """An icon: paths that are drawn as lines, and dots and areas that are filled as well.

    Args:
        lines: paths of lines.
        solid: paths that are filled, and have the same line around them.
    """

    lines: str = ""
    solid: str = ""


def _dot(x: float, y: float) -> str:
    """A dot as thick as a line."""
    return f"M{x} {y}h.01"


def _ring(x: float, y: float, r: float) -> str:
    """A circle."""
    return f"M{x - r} {y}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0Z"


def _box(x: float, y: float, w: float, h: float, r: float) -> str:
    """A rectangle with round corners."""
    return (
        f"M{x + r} {y}h{w - 2 * r}a{r} {r} 0 0 1 {r} {r}v{h - 2 * r}a{r} {r} 0 0 1 {-r} {r}"
        f"h{2 * r - w}a{r} {r} 0 0 1 {-r} {-r}v{2 * r - h}a{r} {r} 0 0 1 {r} {-r}Z"
    )


_STAR: Final = "M12 3l2.7 5.6 6.1.8-4.5 4.2 1.1 6.1L12 16.8 6.6 19.7l1.1-6.1L3.2 9.4l6.1-.8Z"
_SPEAKER: Final = "M6.5 9H3v6h3.5L11 19V5Z"

SHAPES: Final[dict[IconName, Shape]] = {
    "play": Shape(solid="M8 5.5L18.5 12 8 18.5Z"),
    "pause": Shape("M8.5 5.5v13M15.5 5.5v13"),
    "practice": Shape(_ring(12, 12, 9) + _ring(12, 12, 4.6) + _dot(12, 12)),
    "guide": Shape(
        "M12 6.8C10 5.2 7 4.7 3 5v13.3c4-.3 7 .2 9 1.7 2-1.5 5-2 9-1.7V5c-4-.3-7 .2-9 1.8Z"
        "M12 6.8V20"
    ),
    "settings": Shape(
        "M3 7h7.4M17.6 7H21M3 17h3.4M13.6 17H21" + _ring(14, 7, 3) + _ring(10, 17, 3)
    ),
    "help": Shape(
        _ring(12, 12, 9.5) + "M9.2 9.4a2.8 2.8 0 1 1 4.4 2.5c-1 .7-1.6 1-1.6 2.1" + _dot(12, 17.2)
    ),
    "quit": Shape("M14 3.5H4.5v17H14M10 12h10.5M16.3 7.8L20.5 12l-4.2 4.2"),
    "back": Shape("M20.5 12h-17M10 5.5L3.5 12l6.5 6.5"),
    "go": Shape("M3.5 12h17M14 5.5l6.5 6.5-6.5 6.5"),
    "up": Shape("M12 20.5v-17M5.5 10L12 3.5l6.5 6.5"),
    "down": Shape("M12 3.5v17M5.5 14l6.5 6.5 6.5-6.5"),
    "previous": Shape("M15.5 4.5L8 12l7.5 7.5"),
    "next": Shape("M8.5 4.5L16 12l-7.5 7.5"),
    "undo": Shape("M3.5 9.5H15a5.2 5.2 0 0 1 0 10.4H9M8.6 4.4L3.5 9.5l5.1 5.1"),
    "redo": Shape("M20.5 9.5H9a5.2 5.2 0 0 0 0 10.4h6M15.4 4.4l5.1 5.1-5.1 5.1"),
    "restart": Shape("M20 12a8 8 0 1 1-2.6-5.9L20 8.5M20 3.2v5.3h-5.3"),
    "hint": Shape(
        "M9 17.3c0-2.3-3.3-3.6-3.3-7.8a6.3 6.3 0 0 1 12.6 0c0 4.2-3.3 5.5-3.3 7.8ZM9.8 21h4.4"
    ),
    "star": Shape(solid=_STAR),
    "star_empty": Shape(_STAR),
    "lock": Shape(_box(5, 10.5, 14, 10, 2) + "M8 10.5V7.4a4 4 0 0 1 8 0v3.1" + _dot(12, 15.5)),
    "check": Shape("M4.5 12.5l5 5.2L19.5 6.5"),
    "cross": Shape("M5.5 5.5l13 13M18.5 5.5l-13 13"),
    "plus": Shape("M12 4.5v15M4.5 12h15"),
    "minus": Shape("M4.5 12h15"),
    "sound": Shape("M14.8 9a4.4 4.4 0 0 1 0 6M17.6 5.8a8.7 8.7 0 0 1 0 12.4", _SPEAKER),
    "sound_off": Shape("M15.5 9.5l5 5M20.5 9.5l-5 5", _SPEAKER),
    "keyboard": Shape(
        _box(2, 5.5, 20, 13, 2.5)
        + _dot(6.3, 10)
        + _dot(10.1, 10)
        + _dot(13.9, 10)
        + _dot(17.7, 10)
        + "M8 14.5h8"
    ),
    "mouse": Shape(_box(6, 3, 12, 18, 6) + "M12 7v3.4"),
    "pad": Shape(
        "M7.5 6.5h9c3 0 4.3 2.6 4.9 6.3.5 3.2-.3 5-2 5-1.9 0-2.4-2.6-4-2.6H8.6c-1.6 0-2.1 2.6-4 2.6"
        "-1.7 0-2.5-1.8-2-5C3.2 9.1 4.5 6.5 7.5 6.5ZM6.8 10.9h3.4M8.5 9.2v3.4"
        + _dot(15.5, 11.9)
        + _dot(17.6, 9.8)
    ),
    "eye": Shape(
        "M2 12c3-4.6 6.3-7 10-7s7 2.4 10 7c-3 4.6-6.3 7-10 7s-7-2.4-10-7Z" + _ring(12, 12, 3)
    ),
    "film": Shape(_box(3, 4, 18, 16, 2.5) + "M8 4v16M16 4v16M3 12h5M16 12h5"),
    "save": Shape("M12 3.5v12M6.5 10l5.5 5.5 5.5-5.5M3.5 16.5v4h17v-4"),
    "list": Shape("M9 6h11.5M9 12h11.5M9 18h11.5" + _dot(4, 6) + _dot(4, 12) + _dot(4, 18)),
    "map": Shape(
        "M8 18.2h7.4a3.6 3.6 0 0 0 0-7.2H8.6a3.3 3.3 0 0 1 0-6.6H16"
        + _ring(5.2, 18.2, 2.8)
        + _ring(18.8, 4.4, 2.2)
    ),
    "review": Shape(_ring(10.5, 10.5, 7.5) + "M16 16l5 5"),
    "network": Shape(
        _ring(5, 6, 3) + _ring(5, 18, 3) + _ring(19, 12, 3) + "M7.8 7.2l8.4 3.6M7.8 16.8l8.4-3.6"
    ),
    "people": Shape(
        _ring(8.5, 7.5, 3.7) + "M2 20c0-4 2.7-6.3 6.5-6.3S15 16 15 20"
        "M15.8 4.2a3.7 3.7 0 0 1 0 6.6M18 14.3c2.4.9 4 2.9 4 5.7"
    ),
    "chart": Shape("M3.5 3.5v17h17M8 16v-4M12.5 16V7M17 16v-6.5"),
    "forget": Shape("M8.1 2.5h7.8L21.5 8.1v7.8l-5.6 5.6H8.1l-5.6-5.6V8.1ZM9 9l6 6M15 9l-6 6"),
    "input": Shape("M4 21V10.5L12 2.5l8 8V21ZM12 10.5v6M9 13.5h6"),
    "output": Shape("M3 4h10.5L21.5 12l-8 8H3ZM7.5 12h6M11 9.3l2.7 2.7-2.7 2.7"),
    "cell": Shape(_box(5, 3, 14, 18, 3) + "M2 9h20" + _dot(12, 15.5)),
}
"""Every icon's drawing."""


def svg(name: IconName, colour: str = "#fff", stroke: float = STROKE) -> str:
    """An icon as an SVG picture of one colour; small marks in pictures have a thicker line."""
    shape = SHAPES[name]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{GRID}" height="{GRID}" '
        f'viewBox="0 0 {GRID} {GRID}"><g fill="none" stroke="{colour}" stroke-width="{stroke:g}" '
        f'stroke-linecap="round" stroke-linejoin="round"><path d="{shape.lines or "M0 0"}"/>'
        f'<path fill="{colour}" d="{shape.solid or "M0 0"}"/></g></svg>'
    )
