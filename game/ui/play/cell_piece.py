"""The cell on a sheet: at rest block by block; while a step plays out, what was, filled by what is.

At rest only the blocks whose numbers changed are drawn again. While a step plays out nothing of
the cell is drawn anew: two finished pictures lie ready, and of the second one so much is copied
over the first as the step has filled.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from typing import Final

import pygame

from game.ui.pace.steps import HUSH, StepRun
from game.ui.paint import Box, Painter
from game.ui.play.cell import CellLook, draw_block, draw_cell, draw_head, draw_neighbours
from game.ui.play.layout import BlockPlace, CellPlace
from game.ui.play.sheet import Same, Sheet
from game.ui.play.wires import filled, wires

ROWS: Final = 3
"""So many rows of the two pictures are drawn in a frame: all lie ready before they are needed."""


class CellPiece:
    """The cell's part of one sheet.

    Args:
        place: where everything in the cell stands.
        out_to: how far to the right the output's line goes.
        ground: draws what the numbers do not change.
    """

    def __init__(
        self, place: CellPlace, out_to: float, ground: Callable[[Painter, CellLook], None]
    ) -> None:
        self._place, self._out_to, self._draw_ground = place, out_to, ground
        x, y, _, h = place.box
        self._whole: Box = (x, y, out_to - x, h)
        self._ground: tuple[Hashable, pygame.Surface] | None = None
        self._run_of: Hashable = None
        """What the pictures of the step that plays out depend on."""
        self._stood: pygame.Surface | None = None
        """The cell as it stood when the step began."""
        self._was: pygame.Surface | None = None
        self._is: pygame.Surface | None = None
        self._left: list[tuple[bool, int]] = []
        """What is still to be drawn of the two pictures: if of the first one, and which row."""
        self._ready = False
        """Whether both have been whole."""
        self._rings: tuple[object, ...] = ()
        """Which valves have rings on them."""

    # -- at rest -----------------------------------------------------------------------------

    def put(self, sheet: Sheet, look: CellLook, run: StepRun | None) -> None:
        """Put the cell on the sheet as far as it has changed."""
        asks = Same(look.ghosts), look.past, look.asleep
        if run is not None:
            self._play_out(sheet, look, run, (Same(look.picture), *asks))
            return
        if self._run_of is not None:
            self._end(sheet)
        picture = look.picture
        sheet.put("cell:head", self._row(-1), (picture.t, look.past), self._drawn(look, draw_head))
        at = look.selected[1] if look.selected else 0
        for block in sorted(range(len(self._place.blocks)), key=lambda block: block != at):
            around = tuple(look.touched(n) for n in (block - 1, block, block + 1))
            key = (Same(picture), look.figures.of_block(block), around, look.ringed, *asks)
            draw = self._drawn(look, _block(block))
            # After a step the other blocks than the one in hand may come one by one.
            patience = abs(block - at) if sheet.is_stale(f"cell:{block}") else 0
            sheet.put(f"cell:{block}", self._row(block), key, draw, patience=patience)

    def _row(self, block: int) -> Box:
        """A block's stretch of the cell; that above the first one is called -1."""
        x, y, w, h = self._whole
        tops = [y, *(at.box[1] for at in self._place.blocks[:]), y + h]
        top, bottom = tops[block + 1], tops[block + 2]
        return x, top, w, bottom - top

    def _drawn(
        self, look: CellLook, draw: Callable[[Painter, CellPlace, CellLook], None]
    ) -> Callable[[Painter], None]:
        def drawn(p: Painter) -> None:
            self._lay_ground(p, look)
            draw(p, self._place, look)

        return drawn

    def _lay_ground(self, p: Painter, look: CellLook) -> None:
        """Lay the ground under what is drawn next."""
        area = p.view.area(*self._whole)
        key = look.past, area.size
        if self._ground is None or self._ground[0] != key:
            surface = pygame.Surface(area.size).convert(p.surface)
            surface.fill(p.theme.ground)
            self._draw_ground(p.onto(surface, area.x, area.y), look)
            self._ground = key, surface
        p.surface.blit(self._ground[1], area)

    # -- while a step plays out ----------------------------------------------------------------

    def _play_out(self, sheet: Sheet, look: CellLook, run: StepRun, of: Hashable) -> None:
        def draw(p: Painter) -> None:
            if p.log is not None:  # whoever listens wants to hear every text
                self._drawn(look, draw_cell)(p)
                return
            area = p.view.area(*self._whole)
            if self._run_of != of:
                self._begin(p, area, of, rings)
                if run.progress < HUSH[1] / 2:
                    return  # the first frame of a step has enough to do
            elif self._rings != rings:
                self._touch(rings)
            all_now = sheet.at_once or (not self._ready and run.progress >= HUSH[1])
            self._go_on(p, area, look, len(self._left) if all_now else ROWS)
            self._lay(p, area, run)

        rings = look.ringed, *(look.touched(block) for block in range(len(self._place.blocks)))
        sheet.put("cell", self._whole, (of, rings, run, len(self._left)), draw, keep=True)

    def _begin(
        self, p: Painter, area: pygame.Rect, of: Hashable, rings: tuple[object, ...]
    ) -> None:
        """Another step plays out: keep what there is, and have two pictures to draw."""
        self._run_of, self._rings, self._ready = of, rings, False
        self._stood, self._was, self._is = _part(p.surface, area), None, None
        rows = range(-1, len(self._place.blocks))
        self._left = [(first, row) for first in (True, False) for row in rows]

    def _touch(self, rings: tuple[object, ...]) -> None:
        """Have the rows drawn again in which rings have come or gone."""
        pairs = enumerate(zip(self._rings[1:], rings[1:], strict=True))
        changed = {block for block, (before, now) in pairs if before != now}
        rows = {row for block in changed for row in (block - 1, block, block + 1)}
        if self._rings[0] != rings[0]:
            rows = set(range(len(self._place.blocks)))
        left = [(first, row) for row in sorted(rows) for first in (True, False)
                if 0 <= row < len(self._place.blocks)]  # fmt: skip
        self._left += [one for one in left if one not in self._left]
        self._rings = rings

    def _go_on(self, p: Painter, area: pygame.Rect, look: CellLook, rows: int) -> None:
        """Draw the next rows of the two pictures."""
        assert self._stood is not None
        if self._was is None or self._is is None:
            self._was, self._is = self._stood.copy(), self._stood.copy()
        for first, row in self._left[:rows]:
            surface = self._was if first else self._is
            at = p.view.rect(*self._row(row))
            surface.set_clip(at.move(-area.x, -area.y))
            draw = self._drawn(replace(look, waits=first), draw_head if row < 0 else _block(row))
            draw(p.onto(surface, area.x, area.y))
            surface.set_clip(None)
        del self._left[:rows]
        self._ready = self._ready or not self._left

    def _lay(self, p: Painter, area: pygame.Rect, run: StepRun) -> None:
        assert self._was is not None
        assert self._is is not None
        assert self._stood is not None
        hush = round(run.within(HUSH) * 255)
        if hush < 255:
            p.surface.blit(self._stood, area)
        self._was.set_alpha(None if hush == 255 else hush)
        p.surface.blit(self._was, area)
        for box in self._filled(run):
            there = p.view.rect(*box).clip(area)
            p.surface.blit(self._is, there, there.move(-area.x, -area.y))

    def _filled(self, run: StepRun) -> Iterator[Box]:
        """The parts of the cell that the step has come to."""
        for at in self._place.blocks:
            for wire in wires(self._place, at, self._out_to):
                share = filled(run, wire.name)
                if share > 0.0 and wire.name != "before":
                    x, y, w, h = wire.box(share)
                    if wire.name == "kept" and filled(run, "written") < 1.0:
                        # What is written comes up to its end only later.
                        w = min(w, wire.end[0] - at.lane / 2 - 1 - x)
                    yield x, y, w, h
                    if wire.name == "c":
                        yield from self._end_note(at, share)

    def _end_note(self, at: BlockPlace, share: float) -> Iterator[Box]:
        """Where it is said what becomes of a block: above the highway's end, and below it."""
        place = self._place
        start, end = place.input_x, place.input_x + (place.right - place.input_x) * share
        over, under = at.y - at.lane / 2 - 3, at.y + at.lane / 2 + 3
        yield start, at.box[1], end - start, over - at.box[1]
        past_output = place.output_x + at.thin / 2 + 2
        if end > past_output:
            yield past_output, under, end - past_output, at.gate_y - at.thin / 2 - 4 - under

    def _end(self, sheet: Sheet) -> None:
        """The step is over: have every block drawn as it now is."""
        self._run_of = self._stood = self._was = self._is = None
        self._left = []
        sheet.drop("cell")
        sheet.drop("cell:head")
        for block in range(len(self._place.blocks)):
            sheet.make_stale(f"cell:{block}")


def _block(block: int) -> Callable[[Painter, CellPlace, CellLook], None]:
    def draw(p: Painter, place: CellPlace, look: CellLook) -> None:
        draw_block(p, place, look, block)
        draw_neighbours(p, place, look, block)

    return draw


def _part(surface: pygame.Surface, area: pygame.Rect) -> pygame.Surface:
    """A copy of a part of a surface, of that size even where it reaches over the edge."""
    copy = pygame.Surface(area.size).convert(surface)
    copy.blit(surface, (0, 0), area)
    return copy
