"""Above the stream: what is played, how it goes, and the line for the brief and the hints."""

from __future__ import annotations

from typing import Final, TypeAlias

from game.rules.ending import percent
from game.rules.session import Session
from game.ui.paint import Box, Painter, mix
from game.ui.play.notices import Notice
from game.ui.theme import TextSize
from game.words import say

TITLES: Final[tuple[TextSize, ...]] = ("title", "heading", "label", "body")
"""How large a title may be, the largest that fits."""
Figure: TypeAlias = tuple[str, str, str]
"""The name of the figure in the catalogue, the figure, and what it is out of."""


def draw_top(
    painter: Painter,
    top: Box,
    title: str,
    world: str,
    figures: list[Figure],
    free: tuple[float, float],
    *,
    practice: bool = False,
) -> None:
    """Draw title and figures.

    Args:
        painter: draws.
        top: the box above the stream.
        title: the level's title.
        world: the line under it.
        figures: what is told in numbers.
        free: the stretch from left to right that buttons leave.
        practice: whether it is a practice, which must be mistaken for no play.
    """
    theme = painter.theme
    x, y, _, h = top
    size: TextSize = "small"
    large = painter.view.text > 1.4
    figures = [
        (say(f"{label}_short" if large else label), value, of) for label, value, of in figures
    ]
    label_w = max(painter.width(label, size) for label, _, _ in figures)
    with painter.within(top):
        if painter.view.text > 1.4:
            value_w = max(painter.width(f"{a} {b}".strip(), size) for _, a, b in figures)
            start = free[1] - label_w - value_w - 26
            over = (h - (len(figures) + practice) * painter.line(size)) / 2
            if practice:
                _badge(painter, start, y + over + painter.line(size) * 0.5)
            for n, (label, value, of) in enumerate(figures, start=int(practice)):
                middle = y + over + painter.line(size) * (n + 0.5)
                painter.text(start, middle, label, size, theme.muted)
                painter.text(start + label_w + 10, middle, f"{value} {of}".strip(), size, bold=True)
            room = start - x - 20
            fit = next(
                (s for s in TITLES if painter.width(title, s, bold=True) <= room), TITLES[-1]
            )
            painter.text(x + 4, y + h / 2, title, fit, bold=True, width=room)
            return
        widths = [
            max(
                painter.width(label, size),
                painter.width(value, "title", bold=True) + 8 + painter.width(of, "body"),
            )
            for label, value, of in figures
        ]
        widest = [max(width, 84.0) for width in widths]
        start = free[1] - sum(widest) - 28 - 36
        for (label, value, of), width in zip(figures, widest, strict=True):
            painter.text(start, y + h * 0.30, label, size, theme.muted)
            used = painter.text(start, y + h * 0.66, value, "title", bold=True)
            painter.text(start + used + 8, y + h * 0.69, of, "body", theme.muted)
            start += width + 28
        room = free[1] - sum(widest) - 28 - 36 - x - 24
        title_h, world_h = painter.line("title"), painter.line(size)
        high = y + (h - title_h - world_h) / 2
        fit = next((s for s in TITLES if painter.width(title, s, bold=True) <= room), TITLES[-1])
        painter.text(x + 4, high + title_h * 0.48, title, fit, bold=True, width=room)
        at, middle = x + 4, high + title_h + world_h * 0.5
        if practice:
            at += _badge(painter, at, middle) + 10
        painter.text(at, middle, world, size, theme.muted, width=room - (at - x - 4))


def _badge(painter: Painter, x: float, y: float) -> float:
    """Say that it is a practice; gives how wide that is."""
    wide = painter.width(say("play.topbar.practice"), "small", bold=True) + 16
    high = painter.line("small") + 1
    painter.rounded(x, y - high / 2, wide, high, high / 2, painter.theme.memory)
    painter.text(
        x + wide / 2, y, say("play.topbar.practice"), "small", painter.theme.ground, bold=True,
        align="center",
    )  # fmt: skip
    return wide


def play_figures(session: Session) -> list[Figure]:
    """The figures of a play by hand; of a practice confidence alone, beside par."""
    confidence = percent(session.confidence) if session.moves else "–"
    if session.mode == "practice":
        return [
            ("play.topbar.confidence", confidence, say("common.par", value=percent(session.par)))
        ]
    return [
        ("play.topbar.confidence", confidence, ""),
        ("play.topbar.changes", str(session.gate_changes), say("common.of", count=session.budget)),
    ]


def draw_banner(painter: Painter, box: Box, lines: int, notice: Notice) -> None:
    """Draw the brief, or the hint or question that has taken its place."""
    theme = painter.theme
    x, y, w, _ = box
    size = _banner_size(painter)
    line = painter.line(size)
    colour = mix(theme.muted, theme.text, 0.55)
    start = x + 4
    with painter.within(box):
        if notice.label:
            hue = theme.memory
            wide = painter.width(notice.label, size, bold=True) + 20
            behind = mix(theme.ground, hue, 0.2)
            ink = theme.readable(hue, behind)
            painter.rounded(start, y + 1, wide, line + 2, 8, behind)
            painter.text(start + 10, y + 2 + line / 2, notice.label, size, ink, bold=True)
            start += wide + 12
            colour = theme.text
        for n, part in enumerate(painter.wrap(notice.text, x + w - start - 4, size, lines=lines)):
            painter.text(start, y + 2 + line * (n + 0.5), part, size, colour)


def _banner_size(painter: Painter) -> TextSize:
    return "small" if painter.view.text > 1.4 else "body"


def banner_height(painter: Painter, lines: int) -> float:
    """How high a banner of so many lines is."""
    return lines * painter.line(_banner_size(painter)) + 4


def banner_lines(painter: Painter, width: float, notices: list[Notice]) -> int:
    """How many lines the longest notice needs, up to two; three where texts are large."""
    size = _banner_size(painter)
    most = 1
    for notice in notices:
        label = painter.width(notice.label, size, bold=True) + 32 if notice.label else 0.0
        most = max(most, len(painter.wrap(notice.text, width - label - 8, size)))
    return min(most, 3 if painter.view.text > 1.4 else 2)
