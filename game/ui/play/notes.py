"""The words on the cell: what each block holds, and what the step makes of it."""

from __future__ import annotations

from dataclasses import dataclass

from game.level.model import BLOCKS, Level, Look
from game.lstm.weights import Array
from game.rules.memory import NOTHING, TRACE, UNCLEAR, is_empty
from game.ui.drawing.glyphs import GAP, draw_glyph, glyph_width
from game.ui.paint import Align, Painter
from game.ui.play.layout import BlockPlace, CellPlace
from game.ui.play.picture import Picture
from game.ui.theme import TextSize
from game.words import say


def value_size(painter: Painter) -> TextSize:
    """The size of the valves' numbers."""
    return "small" if painter.view.text > 1.4 else "body"


def cell_numbers(values: Array) -> list[str]:
    """The numbers of a block's cells, none of them minus nothing; none at all of an empty one."""
    if float(abs(values).max()) < TRACE:
        return []
    return [f"{round(value, 2) + 0.0:+.2f}".replace("-", "−") for value in map(float, values)]


def draw_notes(
    painter: Painter,
    place: CellPlace,
    at: BlockPlace,
    block: int,
    picture: Picture,
    *,
    ends: bool = True,
) -> None:
    """What the block holds, at its left end, and what becomes of it, at its right end.

    Without `ends` the latter is not said: a step that plays out has not come there yet.
    """
    theme = painter.theme
    if picture.blocks > 1:
        size = min(max(at.lane * 0.5, 9.0), 12.0) * (1.3 if painter.view.text > 1.4 else 1)
        painter.disc(place.left + size, at.y, size + 1, theme.line)
        painter.disc(place.left + size, at.y, size, theme.raised)
        painter.text(
            place.left + size,
            at.y,
            BLOCKS[block],
            "small",
            theme.text,
            bold=True,
            align="center",
        )
    value_w = painter.width("0.00", value_size(painter), mono=True)
    room_left = place.forget_x - max(at.radius, value_w / 2) - 12 - place.left
    pill = painter.width("tanh", "small", mono=True) / 2 + 7
    start = place.output_x + (at.radius + 6 if painter.view.text > 1.4 else pill + 10)
    cells = picture.cells_of(picture.before.c, block)
    empty = is_empty(picture.session.deal, picture.before.c, block)
    kept = picture.held_before[block]
    holds = kept or say(NOTHING if empty else UNCLEAR)
    line = painter.line("body")
    # Where there is no room beside the forget valve there is some below it; and where there is
    # none beside the output's strands there is some above the highway.
    low = at.y + at.radius + 7 + line
    below = Spot(low + line / 2, place.candidate[0] - 12 - place.left)
    fits_below = low + line <= at.box[1] + at.box[3]
    level = picture.session.level
    note = Note(say("play.notes.holds"), holds, cell_numbers(cells), level=level, known=bool(kept))
    _note(painter, at, place.left, room_left, note, below if fits_below else None)
    verb, what = picture.story(block)
    if not verb or not ends:
        return
    high = at.y - at.lane / 2 - 4 - line
    above = Spot(high + line / 2, place.right - place.forget_x - at.radius - 28)
    end = place.right - 16
    numbers = cell_numbers(picture.cells_of(picture.trace.c, block))
    note = Note(verb, what, numbers, "right", level)
    _note(painter, at, end, end - start, note, above if high >= at.box[1] else None)


@dataclass(frozen=True, slots=True)
class Note:
    """What is said: a verb, what it is about, the cells' numbers; and on which side.

    `known` is whether it is about an answer, and not about none or none that is clear.
    """

    verb: str
    what: str
    numbers: list[str]
    side: Align = "left"
    level: Level | None = None
    known: bool = True

    def look(self) -> Look | None:
        """How what it is about looks, if it is a token that looks like something."""
        return self.level.answer_look(self.what) if self.level else None


@dataclass(frozen=True, slots=True)
class Spot:
    """A line's height and how wide it may be."""

    y: float
    room: float


def _note(
    painter: Painter, at: BlockPlace, x: float, room: float, note: Note, other: Spot | None
) -> None:
    """Say it under the highway in two lines or one, or at the other spot if it needs the room."""
    theme, side, what = painter.theme, note.side, note.what
    colour = theme.memory if note.known else theme.muted
    top = at.y + at.lane / 2 + 5
    body, small = painter.line("body"), painter.line("small")
    text = f"{note.verb}: {what}"
    bold = painter.width(what, "body", bold=True)
    if bold > room and other is not None and painter.width(text) <= other.room:
        painter.text(x, other.y, text, "body", colour, align=side)
        return
    if at.gate_y - 12 - top > body + small + 4 and bold <= room:
        painter.text(x, top + small * 0.6, note.verb, "small", theme.muted, align=side, width=room)
        size: TextSize = "heading" if painter.width(what, "heading", bold=True) <= room else "body"
        middle = top + small + body * 0.62
        wide = painter.text(x, middle, what, size, colour, bold=True, align=side)
        _look(painter, note, x, wide, room, middle, painter.line("heading") * 1.1)
        if at.roomy and note.numbers:
            _numbers(painter, x, top + small * 1.5 + body * 1.3, room, note.numbers, side)
        return
    if painter.width(text) > room:
        text = what
    free = at.gate_y - 8 - top if side == "right" else at.box[1] + at.box[3] - top
    if free >= body * 0.9:
        middle = top + min(free, body * 1.5) / 2
        painter.text(x, middle, text, "body", colour, align=side, width=room)


def _look(
    painter: Painter, note: Note, x: float, wide: float, room: float, y: float, size: float
) -> None:
    """How what is held looks, behind the word (or, at the right, before it), if there is room."""
    look = note.look()
    beside = glyph_width(look, size)
    if note.level is None or not beside or wide + beside > room:
        return
    start = x + wide + GAP if note.side == "left" else x - wide - beside
    ink, ground = painter.theme.memory, painter.theme.panel
    draw_glyph(painter, look, note.level.folder, start, y, size, ink, ground)


def _numbers(
    painter: Painter, x: float, y: float, room: float, numbers: list[str], side: Align
) -> None:
    """The cells' numbers in one line or two; more are left to the equation."""
    half = (len(numbers) + 1) // 2
    one, two = [" ".join(numbers)], [" ".join(numbers[:half]), " ".join(numbers[half:])]
    for lines in (one, two):
        if all(painter.width(line, "small", mono=True) <= room for line in lines):
            for n, line in enumerate(lines):
                painter.text(
                    x,
                    y + n * painter.line("small"),
                    line,
                    "small",
                    painter.theme.muted,
                    mono=True,
                    align=side,
                )
            return
