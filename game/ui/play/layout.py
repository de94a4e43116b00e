"""Where everything on the play screen stands, for one view, one text size and one memory."""

from __future__ import annotations

from dataclasses import dataclass

from game.level.model import GATES, GateName
from game.ui.paint import Box, Painter
from game.ui.play.prediction import content_of
from game.ui.view import HEIGHT, WIDTH
from game.words import say

MARGIN = 24.0
BAR_WIDE = 16.0
BAR_ROOM = 52.0
"""How far from the panel's edge its content begins beside an evaluation bar."""


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """One memory block: its highway at height y, its two lower valves at gate_y."""

    box: Box
    y: float
    gate_y: float
    radius: float
    lane: float
    """How thick the highway is."""
    values_below: bool
    """Whether a valve's number stands under it; else beside it."""
    roomy: bool
    """Whether there is room for all that is nice to know."""
    named: bool
    """Whether each valve has its gate's name under its number."""

    @property
    def thin(self) -> float:
        """How thick the ways in and out are."""
        return max(self.lane * 0.5, 6.0)


@dataclass(frozen=True, slots=True)
class CellPlace:
    """The cell: the heights are the blocks' own, the places from left to right are shared."""

    box: Box
    gap: float
    """How far above the cell the belt ends."""
    header: float
    """How high the strip above the first block is."""
    left: float
    forget_x: float
    candidate: tuple[float, float]
    input_x: float
    output_x: float
    right: float
    blocks: tuple[BlockPlace, ...]

    def valve(self, gate: GateName, block: int) -> tuple[float, float, float]:
        """Middle and radius of a valve."""
        place = self.blocks[block]
        x = {"f": self.forget_x, "i": self.input_x, "o": self.output_x}[gate]
        return x, place.y if gate == "f" else place.gate_y, place.radius

    def valve_at(self, x: float, y: float) -> tuple[GateName, int] | None:
        """The valve under a place; each can be hit from 6 units around it, so by a finger too."""
        for block in range(len(self.blocks)):
            for gate in GATES:
                vx, vy, radius = self.valve(gate, block)
                if (x - vx) ** 2 + (y - vy) ** 2 <= (radius + 6) ** 2:
                    return gate, block
        return None

    def token_path(self, token_x: float, block: int = -1) -> list[tuple[float, float]]:
        """The way from the belt, between belt and cell, and down to a block's candidate."""
        middle = sum(self.candidate) / 2
        top = self.box[1]
        along = top - self.gap / 2
        end = self.blocks[block].gate_y - 12
        return [(token_x, top - self.gap - 3), (token_x, along), (middle, along), (middle, end)]

    def block_at(self, x: float, y: float) -> int | None:
        """The block whose area a place is in."""
        for number, place in enumerate(self.blocks):
            left, top, w, h = place.box
            if left <= x < left + w and top <= y < top + h:
                return number
        return None


@dataclass(frozen=True, slots=True)
class Layout:
    """All boxes of the play screen, in units."""

    top: Box
    banner: Box
    belt: Box
    flow: Box | None
    """Where the stream can be let flow by itself, at the end of the belt; in play alone."""
    cell: CellPlace
    prediction: Box
    content: Box
    """What of the prediction's panel is left for what it says, above the button."""
    bar: Box | None
    """The evaluation bar, in practice."""
    step: Box
    show: Box | None
    """The button that shows a move, in practice."""
    timeline: Box
    footer: Box
    large: bool
    """Whether texts are so large that secondary ones are left out."""
    banner_lines: int


def make_layout(
    painter: Painter,
    blocks: int,
    banner_lines: int,
    looks: bool = False,
    *,
    practice: bool = False,
    bar: bool = False,
    flow: float = 0.0,
) -> Layout:
    """Share the window out.

    Args:
        painter: measures texts in the view.
        blocks: how many memory blocks the cell has.
        banner_lines: how many lines the longest brief or hint takes.
        looks: whether tokens are more than text, and so want more room on the belt.
        practice: whether moves can be shown.
        bar: whether there is an evaluation bar.
        flow: how wide the control at the end of the belt is; 0 for none.
    """
    body, small = painter.line("body"), painter.line("small")
    large = painter.view.text > 1.4
    tight = painter.view.text > 1.2
    gap = 10.0 if tight else 20.0
    top_h = max(60.0, 2 * small + 4, 0.0 if large else painter.line("title") + small + 10)
    banner_h = banner_lines * (small if large else body) + (4 if tight else 12)
    belt_h = max(56.0 if not looks else 64.0 if tight else 76.0, painter.line("label") + 16)
    footer_h = 2 * body + 8
    spare = blocks > 2 and not tight
    timeline_h = max(116.0 if tight else 142.0, small + 86) + (8 if spare else 0)

    belt_y = top_h + banner_h
    main_y = belt_y + belt_h + gap
    footer_y = HEIGHT - footer_h - (2 if tight else 8)
    timeline_y = footer_y - timeline_h - (4 if tight else 8)
    main_h = timeline_y - main_y - (8 if tight else 12)

    wide = WIDTH - 2 * MARGIN
    right_w = 352.0 if not large else 416.0
    right_x = WIDTH - MARGIN - right_w
    cell_box = (MARGIN, main_y, wide - right_w - 20, main_h)
    panel = right_x, main_y, right_w, main_h
    content, bar_box, step, show = _prediction(painter, panel, practice=practice, bar=bar)
    return Layout(
        top=(MARGIN, 0.0, wide, top_h),
        banner=(MARGIN, top_h, wide, banner_h),
        belt=(MARGIN, belt_y, wide - (flow + 8.0 if flow else 0.0), belt_h),
        flow=(MARGIN + wide - flow, belt_y, flow, belt_h) if flow else None,
        cell=cell_place(painter, cell_box, blocks, gap, large),
        prediction=panel,
        content=content,
        bar=bar_box,
        step=step,
        show=show,
        timeline=(MARGIN, timeline_y, wide, timeline_h),
        footer=(MARGIN, footer_y, wide, footer_h),
        large=large,
        banner_lines=banner_lines,
    )


def _prediction(
    painter: Painter, panel: Box, *, practice: bool, bar: bool
) -> tuple[Box, Box | None, Box, Box | None]:
    """Content, evaluation bar, step button and show button in the prediction's panel."""
    x, y, _, h = panel
    large = painter.view.text > 1.4
    button_h = 40 + 24 * (painter.view.text - 1.0)
    foot = 16.0 if large else 20.0
    step_y = y + h - button_h - foot
    content = content_of(painter, panel, step_y, BAR_ROOM if bar else 0.0)
    left, _, wide, _ = content
    bar_y = y + (14.0 if large else painter.line("small") + 20)
    below = foot if large else foot + painter.line("small") + 2
    bar_box = (x + 18, bar_y, BAR_WIDE, h - (bar_y - y) - below) if bar else None
    if not practice:
        return content, bar_box, (left, step_y, wide, button_h), None
    show_w = painter.width(f"{say('play.buttons.show')}{'' if large else '  N'}", "label") + 24
    step = (left, step_y, wide - show_w - 8, button_h)
    return content, bar_box, step, (left + wide - show_w, step_y, show_w, button_h)


def cell_place(painter: Painter, box: Box, blocks: int, gap: float, large: bool) -> CellPlace:
    """Where everything in the cell stands.

    Args:
        painter: measures texts in the view.
        box: the cell's panel.
        blocks: how many memory blocks it has.
        gap: how far above it the belt ends.
        large: whether texts are so large that secondary ones are left out.
    """
    x, y, w, h = box
    header = 6.0 if large else max(painter.line("small") + 14, 28.0)
    each = (h - header - 6) / blocks
    left, right = x + 20, x + w - 20
    span = right - left
    return CellPlace(
        box=box,
        gap=gap,
        header=header,
        left=left,
        forget_x=left + span * (0.25 if large else 0.225),
        candidate=(left + span * 0.335, left + span * 0.415),
        input_x=left + span * 0.52,
        output_x=left + span * (0.79 if large else 0.74),
        right=right,
        blocks=tuple(_block(painter, (x, y + header + each * n, w, each)) for n in range(blocks)),
    )


def _block(painter: Painter, box: Box) -> BlockPlace:
    _, top, _, h = box
    line = painter.line("body")
    radius = min(max(8 + h * 0.115, 13.0), 40.0)
    # Beneath each other: the highway's valve, the lower valves, and a number under each.
    below = h >= 4 * radius + 2 * line + 20
    roomy = h >= 5 * line + 4 * radius and painter.view.text <= 1.4
    over = radius + 10
    under = radius + 8 + (line if below else 0) + (painter.line("small") if roomy else 0)
    lane = min(max(radius * 0.95, 12.0), 34.0)
    # Where many blocks share the cell, margins give way, so that no valve covers the plus above it.
    lack = radius + max(lane / 2 + 1, 8.0) + 4 - (h - over - under)
    trim = min(max(lack / 2, 0.0), 8.0)
    over, under = over - trim, under - trim
    free = h - over - under - radius * 2
    y = top + over + max(free, 0.0) * 0.25
    gate_y = top + h - under - max(free, 0.0) * 0.12
    return BlockPlace(
        box=box,
        y=y,
        gate_y=gate_y,
        radius=radius,
        lane=lane,
        values_below=below,
        roomy=roomy,
        named=roomy or (radius >= 20 and painter.view.text <= 1.2 and not below),
    )
