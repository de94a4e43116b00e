"""The board of a race: tokens along the top, a row for each player, what it says at each step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from game.level.model import Level
from game.level.stream import Stream
from game.rules.ending import percent
from game.rules.practice.rival_run import Track
from game.ui.drawing.glyphs import draw_glyph, glyph_width
from game.ui.paint import Box, Painter, mix
from game.ui.practice.board_legend import draw_legend, legend_height
from game.ui.practice.cells import draw_said, draw_unsaid
from game.ui.practice.people import EVERYONE, called, draw_kind, kind_colour, kind_of
from game.ui.theme import PANEL_CORNER
from game.words import say

PAD: Final = 16.0
COLUMN: Final = 84.0
WIDEST: Final = 156.0
"""How wide a column is at least and at most, at 100% text."""
SCORE: Final = 148.0
ROW: Final = 40.0
TALLEST: Final = 92.0


@dataclass(frozen=True, slots=True)
class Row:
    """One player on the board.

    Args:
        track: what it said, as far as it may be seen.
        hidden: whether more was said than may be seen now.
    """

    track: Track
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class BoardLook:
    """All that the board depends on besides its place.

    Args:
        level: whose tokens and answers they are.
        stream: the stream.
        rows: everyone, the player first.
        at: the step that waits; T when the stream has ended.
        ended: whether nothing is hidden any more: tokens to come are shown too.
        chosen: a step that is looked at.
        hovered: a step under the pointer.
    """

    level: Level
    stream: Stream
    rows: tuple[Row, ...]
    at: int
    ended: bool = False
    chosen: int | None = None
    hovered: int | None = None

    @property
    def in_sight(self) -> int:
        """The step that must be in sight."""
        return self.at if self.chosen is None else self.chosen


@dataclass(frozen=True, slots=True)
class BoardPlace:
    """Where everything on the board stands.

    Args:
        box: the panel.
        left: where the first column begins.
        wide: how wide each is.
        count: how many there is room for.
        header: how high the tokens' row is.
        row: how high each player's row is.
        score: where the scores begin.
        legend: how high the line is, under all rows, that says what stands in them.
    """

    box: Box
    left: float
    wide: float
    count: int
    header: float
    row: float
    score: float
    legend: float

    @classmethod
    def fit(
        cls, p: Painter, box: Box, rows: int, steps: int, answers: Iterable[str] = ()
    ) -> BoardPlace:
        """Share a box out to so many rows and steps; of its height, what is needed is taken.

        Args:
            p: the painter.
            box: how much room there is.
            rows: how many players there are.
            steps: how many tokens.
            answers: what may be said; columns are as wide as that needs, if they can be.
        """
        x, y, w, h = box
        grown = 1.0 + 0.5 * (p.view.text - 1.0)
        names = max(p.width(called(name), "label", bold=True) for name in EVERYONE) + 34
        left, score_w = x + PAD + names, SCORE * grown
        score = x + w - PAD - score_w
        room = score - 12 - left
        words = max((p.width(answer, "body", bold=True) + 36 for answer in answers), default=0.0)
        least = min(max(words, COLUMN * grown), WIDEST * grown)
        wide = min(max(room / steps, least), WIDEST * grown)
        count = max(1, min(steps, int(room / wide + 1e-6)))
        if count < steps:
            wide = room / count
        header = header_height(p)
        legend = legend_height(p)
        row = min(max((h - header - legend - 2 * PAD * 0.5) / rows, row_height(p)), TALLEST)
        box = (x, y, w, header + rows * row + legend + PAD)
        return cls(box, left, wide, count, header, row, score, legend)

    def first(self, steps: int, at: int) -> int:
        """The first step that is in sight when `at` is to be, with one to come beside it."""
        return max(0, min(at - self.count + 2, steps - self.count))

    def step_at(self, x: float, y: float, first: int) -> int | None:
        """The step whose column a place lies in."""
        _, top, _, h = self.box
        if not (
            top <= y < top + h - self.legend and self.left <= x < self.left + self.count * self.wide
        ):
            return None
        return first + int((x - self.left) / self.wide)

    def top(self, row: int) -> float:
        """Where a player's row begins."""
        return self.box[1] + PAD * 0.5 + self.header + row * self.row


def header_height(p: Painter) -> float:
    """How high the row of tokens is: two lines of small text, one where texts are large."""
    return (1 if p.view.text > 1.4 else 2) * p.line("small") + 14


def row_height(p: Painter) -> float:
    """How high a player's row is at least."""
    return max(ROW, p.line("body") + (8 if p.view.text > 1.4 else 14))


def draw_board(p: Painter, place: BoardPlace, look: BoardLook) -> None:
    """Draw the whole board."""
    theme = p.theme
    p.rounded(*place.box, PANEL_CORNER, fill=theme.panel)
    steps = len(look.stream)
    first = place.first(steps, look.in_sight)
    shown = range(first, min(first + place.count, steps))
    with p.within(place.box):
        _corner(p, place, look, shown)
        for t in shown:
            _token(p, place, look, t, place.left + (t - first) * place.wide)
        for n, row in enumerate(look.rows):
            _row(p, place, look, n, row, shown)
        x, y, w, h = place.box
        line = (x + PAD, y + h - place.legend - 4, w - 2 * PAD, place.legend)
        draw_legend(p, line, (place.wide, place.row), look.level.memory.blocks)
        for framed in (look.hovered, look.chosen):
            if framed is not None and framed in shown:
                left = place.left + (framed - first) * place.wide
                _frame(p, place, left, chosen=framed == look.chosen)


def _corner(p: Painter, place: BoardPlace, look: BoardLook, shown: range) -> None:
    """Above the names: which part of the stream is seen."""
    x, y, _, _ = place.box
    steps = len(look.stream)
    middle = y + PAD * 0.5 + place.header / 2
    part = say("practice.board.tokens", count=steps)
    if len(shown) < steps:
        part = say("practice.board.part", first=shown.start + 1, last=shown.stop, count=steps)
    p.text(x + PAD, middle, part, "small", p.theme.muted, width=place.left - x - PAD - 8)
    words = say("practice.board.confidence" if look.ended else "practice.board.so_far")
    p.text(place.score, middle, words, "small", p.theme.muted,
           width=x + place.box[2] - place.score - PAD)  # fmt: skip


def _token(p: Painter, place: BoardPlace, look: BoardLook, t: int, x: float) -> None:
    """The token over a column; one that is still to come is a dot."""
    theme = p.theme
    top, h = place.box[1] + PAD * 0.5, place.header
    if t > look.at and not look.ended:
        p.disc(x + place.wide / 2, top + h / 2, 3.0, mix(theme.panel, theme.muted, 0.5))
        return
    now = t == look.at and not look.ended
    fill = theme.text if now else mix(theme.panel, theme.raised, 0.9)
    ink = theme.ground if now else mix(theme.muted, theme.text, 0.45)
    p.rounded(x + 2, top + 2, place.wide - 4, h - 6, 8, fill=fill)
    step = look.stream.steps[t]
    shape, size = look.level.look(step), min(h - 12, 24.0)
    beside = glyph_width(shape, size)
    if beside + 24 > place.wide - 12:
        shape, beside = None, 0.0
    room, lines = place.wide - 12 - beside, 1 if p.view.text > 1.4 else 2
    words = p.wrap(step.text, room, "small", lines=lines, bold=now)
    wide = max((p.width(line, "small", bold=now) for line in words), default=0.0)
    start = x + (place.wide - beside - min(wide, room)) / 2
    middle = top + h / 2 - 1
    draw_glyph(p, shape, look.level.folder, start, middle, size, ink, fill)
    for n, line in enumerate(words):
        at = middle + (n - (len(words) - 1) / 2) * p.line("small")
        p.text(start + beside + min(wide, room) / 2, at, line, "small", ink, bold=now,
               align="center", width=room)  # fmt: skip


def _row(p: Painter, place: BoardPlace, look: BoardLook, n: int, row: Row, shown: range) -> None:
    theme, track = p.theme, row.track
    x, _, w, _ = place.box
    top, h = place.top(n), place.row
    kind = kind_of(track.name)
    if kind == "you":
        p.rounded(x + 6, top, w - 12, h, 10, fill=mix(theme.panel, theme.raised, 0.6))
    elif n > 1:
        p.rect(x + PAD, top, w - 2 * PAD, 1, mix(theme.panel, theme.line, 0.5))
    draw_kind(p, x + PAD + 6, top + h / 2, kind)
    ink = theme.text if kind == "you" else mix(theme.muted, theme.text, 0.6)
    p.text(x + PAD + 22, top + h / 2, called(track.name), "label", ink,
           bold=kind == "you", width=place.left - x - PAD - 28)  # fmt: skip
    for t in shown:
        box = (place.left + (t - shown.start) * place.wide, top, place.wide, h)
        if t < len(track):
            draw_said(p, box, track, t)
        else:
            waits = t == look.at and kind == "you"
            draw_unsaid(p, box, waits=waits, hidden=row.hidden and t < look.at)
    _score(p, place, row, top)


def _score(p: Painter, place: BoardPlace, row: Row, top: float) -> None:
    """How confident a player is, and how many questions it got right."""
    theme, track = p.theme, row.track
    x, end, h = place.score, place.box[0] + place.box[2] - PAD, place.row
    if row.hidden or not track.steps:
        p.text(x, top + h / 2, "?" if row.hidden else "–", "label", theme.muted, mono=True)
        return
    middle = top + h / 2 - 4
    words = percent(track.confidence)
    p.text(x, middle, words, "label", mono=True, bold=kind_of(track.name) == "you")
    if track.questions:
        right = say("practice.right_of", right=track.right, count=track.questions)
        colour = theme.right if track.right == track.questions else theme.wrong
        used = p.width("99.9%", "label", mono=True) + 12
        sign = "check" if track.right == track.questions else "cross"
        wide = p.width(right, "small")
        p.text(end, middle, right, "small", colour, align="right", width=end - x - used - 14)
        if end - wide - 10 > x + used:
            p.icon(sign, end - wide - 9, middle, 4.5, colour, 1.6)
    bar_y = top + h - 10
    p.rounded(x, bar_y, end - x, 4, 2, mix(theme.panel, theme.line, 0.6))
    full = max((end - x) * track.confidence, 4.0)
    p.rounded(x, bar_y, full, 4, 2, kind_colour(p, kind_of(track.name)))


def _frame(p: Painter, place: BoardPlace, x: float, *, chosen: bool) -> None:
    """An outline around a column."""
    y, h = place.box[1], place.box[3] - place.legend
    colour = p.theme.memory if chosen else p.theme.muted
    p.rounded(x, y + 4, place.wide, h - 8, 8, border=colour, width=2 if chosen else 1)
