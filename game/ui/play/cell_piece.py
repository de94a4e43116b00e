"""The cell on a sheet: at rest block by block; while a step plays out, what was, filled by what is.

At rest only the blocks whose numbers changed are drawn again. While a step plays out nothing of
the cell is drawn anew: two finished pictures lie ready, and of the second one so much is copied
over the first as the step has filled.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace

import pygame

from game.ui.paint import Box, Painter
from game.ui.play.animation import HUSH, StepRun
from game.ui.play.cell import CellLook, draw_block, draw_cell, draw_head, draw_neighbours
from game.ui.play.layout import BlockPlace, CellPlace
from game.ui.play.sheet import Same, Sheet
from game.ui.play.wires import filled, wires


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

    # -- at rest -----------------------------------------------------------------------------

    def put(self, sheet: Sheet, look: CellLook, run: StepRun | None) -> None:
        """Put the cell on the sheet as far as it has changed."""
        touched = (look.selected, look.ringed, look.hovered, Same(look.ghosts), look.past,
                   look.asleep)  # fmt: skip
        if run is not None:
            self._play_out(sheet, look, run, (Same(look.picture), *touched))
            return
        if self._run_of is not None:
            self._end(sheet)
        picture = look.picture
        sheet.put("cell:head", self._row(-1), (picture.t, look.past), self._drawn(look, draw_head))
        for block in range(len(self._place.blocks)):
            around = tuple(look.touched(n) for n in (block - 1, block, block + 1))
            key = (Same(picture), look.figures.of_block(block), around, *touched[1::2], look.past)
            sheet.put(f"cell:{block}", self._row(block), key, self._drawn(look, _block(block)))

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
        area = p.view.rect(*self._whole)
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
            area = p.view.rect(*self._whole)
            # One picture a frame, and none in the first one, which has enough to do.
            if self._run_of != of:
                self._run_of, self._was, self._is = of, None, None
                self._stood = _part(p.surface, area)
                if run.within(HUSH) < 0.5:
                    return
            if self._was is None:
                self._was = self._apart(p, area, replace(look, waits=True))
            elif self._is is None:
                self._is = self._apart(p, area, look)
            self._lay(p, area, run, look)

        sheet.put("cell", self._whole, (of, run), draw, keep=True)

    def _lay(self, p: Painter, area: pygame.Rect, run: StepRun, look: CellLook) -> None:
        assert self._was is not None
        assert self._stood is not None
        hush = round(run.within(HUSH) * 255)
        if hush < 255:
            p.surface.blit(self._stood, area)
        self._was.set_alpha(None if hush == 255 else hush)
        p.surface.blit(self._was, area)
        boxes = list(self._filled(run))
        if boxes and self._is is None:
            self._is = self._apart(p, area, look)
        for box in boxes:
            if self._is is not None:
                there = p.view.rect(*box).clip(area)
                p.surface.blit(self._is, there, there.move(-area.x, -area.y))

    def _apart(self, p: Painter, area: pygame.Rect, look: CellLook) -> pygame.Surface:
        """A picture of the cell by itself."""
        surface = pygame.Surface(area.size).convert(p.surface)
        self._drawn(look, draw_cell)(p.onto(surface, area.x, area.y))
        return surface

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
        sheet.drop("cell")
        for block in range(-1, len(self._place.blocks)):
            sheet.drop("cell:head" if block < 0 else f"cell:{block}")


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
