"""The picture of the cell: highways, candidate, valves, output; what the numbers do, visibly."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from game.level.model import GATES, GateName
from game.lstm.cell import Gates
from game.ui.paint import Align, Painter, mix
from game.ui.play import strands
from game.ui.play.animation import Figures
from game.ui.play.belt import token_line
from game.ui.play.layout import BlockPlace, CellPlace
from game.ui.play.notes import draw_notes, value_size
from game.ui.play.picture import Picture
from game.ui.play.valve import ValveLook, draw_valve
from game.ui.play.wires import carried, carried_before, draw_wires
from game.ui.theme import PANEL_CORNER, TextSize
from game.words import say


@dataclass(frozen=True, slots=True)
class CellLook:
    """All that the cell's picture depends on."""

    picture: Picture
    figures: Figures
    past: bool
    """Whether a step is looked back at."""
    selected: tuple[GateName, int] | None
    ringed: bool
    hovered: tuple[GateName, int] | None
    token_x: float
    """Where the token's line leaves the belt."""
    out_to: float
    """How far to the right the output's line goes."""
    ghosts: Gates | None = None
    """Where the network would have the valves, in practice."""
    asleep: frozenset[tuple[GateName, int]] = frozenset()
    """The valves that cannot be turned yet, in a guided play."""
    waits: bool = False
    """Whether the wires still carry what the step before left, faintly."""

    def touched(self, block: int) -> tuple[GateName | None, GateName | None]:
        """Which valves of a block have the keys and the pointer."""
        picked = self.selected[0] if self.selected and self.selected[1] == block else None
        return picked, self.hovered[0] if self.hovered and self.hovered[1] == block else None


def draw_ground(painter: Painter, place: CellPlace, look: CellLook) -> None:
    """Draw what the numbers do not change: the panel, and the beds that strands lie in."""
    theme = painter.theme
    x, y, w, h = place.box
    border = theme.memory if look.past else theme.line
    painter.rounded(x, y, w, h, PANEL_CORNER, theme.panel, border, 2 if look.past else 1)
    draw_token_line(painter, place, look.token_x)
    with painter.within(place.box):
        for block, at in enumerate(place.blocks):
            if block:
                painter.rect(
                    place.left,
                    at.box[1],
                    place.right - place.left,
                    1,
                    mix(theme.panel, theme.line, 0.6),
                )
            _beds(painter, place, at, look.out_to)
            _candidate(painter, place, at)


def draw_cell(painter: Painter, place: CellPlace, look: CellLook) -> None:
    """Draw what the numbers do, over the ground."""
    draw_head(painter, place, look)
    for block in range(len(place.blocks)):
        draw_block(painter, place, look, block)


def draw_block(painter: Painter, place: CellPlace, look: CellLook, block: int) -> None:
    """Draw one block, over the ground."""
    at, picture = place.blocks[block], look.picture
    values = carried_before(picture) if look.waits else carried(look.figures)
    with painter.within(place.box):
        draw_wires(painter, place, at, picture, block, values, look.out_to, past=look.waits)
    _draw_parts(painter, place, look, block)


def draw_words(painter: Painter, place: CellPlace, look: CellLook) -> None:
    """Draw all of the cell that has texts on it, without the strands."""
    draw_head(painter, place, look)
    for block in range(len(place.blocks)):
        _draw_parts(painter, place, look, block)


def _draw_parts(painter: Painter, place: CellPlace, look: CellLook, block: int) -> None:
    """Draw what lies over the strands of a block: nodes, notes and valves."""
    at, picture = place.blocks[block], look.picture
    with painter.within(place.box):
        _nodes(painter, place, at, look)
        draw_notes(painter, place, at, block, picture, ends=not look.waits)
        for gate in GATES:
            _valve(painter, place, at, gate, block, look)


def draw_neighbours(painter: Painter, place: CellPlace, look: CellLook, block: int) -> None:
    """Draw the rings of the neighbouring blocks' valves that reach into a block's area."""
    unheard = Painter(painter.surface, painter.view, painter.theme)  # no text is said twice
    for other in (block - 1, block + 1):
        if 0 <= other < len(place.blocks):
            for gate in look.touched(other):
                if gate is not None:
                    _valve(unheard, place, place.blocks[other], gate, other, look)


def draw_token_line(painter: Painter, place: CellPlace, token_x: float) -> None:
    """From the token on the belt to the candidates, which it is the cause of."""
    colour = token_line(painter)
    for (ax, ay), (bx, by) in pairwise(place.token_path(token_x)):
        left, top = min(ax, bx) - 1, min(ay, by) - 1
        painter.rect(left, top, abs(bx - ax) + 2, abs(by - ay) + 2, colour)


def draw_head(painter: Painter, place: CellPlace, look: CellLook) -> None:
    """Draw the line above the blocks; large text has no room for it."""
    with painter.within(place.box):
        _header(painter, place, look)


def _header(painter: Painter, place: CellPlace, look: CellLook) -> None:
    if painter.view.text > 1.4:
        return
    theme, picture = painter.theme, look.picture
    y = place.box[1] + place.header * 0.62
    title, colour = say("play.cell.title"), theme.muted
    if look.past:
        title, colour = say("play.cell.past"), theme.memory
    used = painter.text(place.left, y, title, "small", colour, bold=True)
    when = say("play.cell.when", t=picture.t + 1, length=len(picture.session.deal))
    room = sum(place.candidate) / 2 - 8 - place.left - used - 16
    painter.text(place.left + used + 16, y, when, "small", theme.muted, mono=True, width=room)


def _beds(painter: Painter, place: CellPlace, at: BlockPlace, out_to: float) -> None:
    """Where strands will lie: the highway, the way in, the way out."""
    bed = strands.trough(painter.theme)
    ix, ox, start = place.input_x, place.output_x, place.candidate[1]
    y, gate_y, lane, thin = at.y, at.gate_y, at.lane, at.thin
    under = y + lane / 2 + 3
    painter.rounded(place.left, y - lane / 2 - 3, place.right - place.left, lane + 6, 6, bed)
    painter.icon(
        "tip_right",
        place.right - 6,
        y,
        min(lane * 0.5, 9),
        mix(painter.theme.panel, painter.theme.muted, 0.7),
    )
    painter.rect(start, gate_y - thin / 2 - 1, ix - start, thin + 2, bed)
    painter.rect(ix - lane / 2 - 1, under, lane + 2, gate_y - under, bed)
    painter.rect(ox - thin / 2 - 1, under, thin + 2, gate_y - under, bed)
    painter.rect(ox, gate_y - thin / 2 - 1, out_to - ox, thin + 2, bed)


def _nodes(painter: Painter, place: CellPlace, at: BlockPlace, look: CellLook) -> None:
    theme = painter.theme
    size = max(at.radius * 0.36, at.lane * 0.5 + 1, 8.0)
    painter.disc(place.input_x, at.y, size + 1.2, theme.line)
    painter.disc(place.input_x, at.y, size, theme.raised)
    painter.icon("plus", place.input_x, at.y, size * 0.62, theme.text, 2)

    middle = (at.y + at.lane / 2 + at.gate_y - at.radius) / 2
    room = at.gate_y - at.radius - at.y - at.lane / 2
    line = painter.line("small")
    if room >= line + 6 and painter.view.text <= 1.4:
        wide = painter.width("tanh", "small", mono=True) + 14
        painter.rounded(
            place.output_x - wide / 2,
            middle - line / 2 - 1,
            wide,
            line + 2,
            8,
            theme.raised,
            theme.line,
        )
        painter.text(
            place.output_x, middle, "tanh", "small", theme.muted, mono=True, align="center"
        )


def _candidate(painter: Painter, place: CellPlace, at: BlockPlace) -> None:
    """The candidate's box, and the letter of what comes out."""
    theme, line = painter.theme, painter.line("small")
    room = at.gate_y - at.radius - at.y - at.lane / 2
    x0, x1 = place.candidate
    high = min(max(at.radius * 1.1, painter.line("body") + 4), 2 * at.radius + 4)
    painter.rounded(x0, at.gate_y - high / 2, x1 - x0, high, 9, theme.raised, theme.line)
    words = "g tanh" if painter.width("g tanh", "body", mono=True) < x1 - x0 - 8 else "g"
    painter.text((x0 + x1) / 2, at.gate_y, words, "body", theme.memory, mono=True, align="center")
    if at.roomy and at is place.blocks[-1]:
        under = at.gate_y + high / 2 + painter.line("small") * 0.75
        painter.text(
            (x0 + x1) / 2, under, say("play.cell.candidate"), "small", theme.muted, align="center"
        )
    if room < line * 2.2 or painter.view.text > 1.4:
        return
    painter.text(
        place.right,
        at.gate_y - max(at.lane * 0.25, 3) - painter.line("body") * 0.55,
        "h",
        "body",
        theme.output,
        mono=True,
        align="right",
    )


def _valve(
    painter: Painter,
    place: CellPlace,
    at: BlockPlace,
    gate: GateName,
    block: int,
    look: CellLook,
) -> None:
    picture, theme = look.picture, painter.theme
    x, y, r = place.valve(gate, block)
    owner = picture.session.level.gates.owner(gate)
    who: str = owner if isinstance(owner, str) else "locked"
    if (gate, block) in look.asleep:
        who = "asleep"
    draw_valve(
        painter,
        x,
        y,
        r,
        ValveLook(
            gate,
            float(getattr(look.figures, gate)[block]),
            who,
            selected=look.selected == (gate, block),
            ringed=look.ringed,
            hovered=not look.past and look.hovered == (gate, block),
            ghost=None if look.ghosts is None else float(getattr(look.ghosts, gate)[block]),
        ),
    )
    value = f"{picture.gate(gate, block):.2f}"
    colour = theme.text if who == "player" else theme.muted
    if who == "network":
        value = say("play.cell.auto")
    if who == "asleep":
        value = say("tutorial.asleep_word")
    size: TextSize = value_size(painter)
    line, small = painter.line(size), painter.line("small")
    word = say(f"common.gates.{gate}") if at.named else ""
    if at.values_below or gate == "f":
        top = y + r + 7 + line * 0.45
        painter.text(x, top, value, size, colour, mono=True, align="center")
        if at.values_below:
            painter.text(x, top + (line + small) * 0.46, word, "small", theme.muted, align="center")
        return
    side: Align = "left" if gate == "i" else "right"
    at_x = x + (r + 11) * (1 if gate == "i" else -1)
    shift = small * 0.5 if word else 0.0
    painter.text(at_x, y - shift, value, size, colour, mono=True, align=side)
    painter.text(at_x, y + line * 0.5, word, "small", theme.muted, align=side)
