"""Draws the whole play screen from its model, piece by piece, each only when it has changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pygame

from game.rules.session import Session
from game.ui.controls.bindings import bindings
from game.ui.controls.prompts import caps
from game.ui.pace.parts import part_notice
from game.ui.paint import Box, Painter
from game.ui.play.belt import Belt, BeltLook, draw_belt
from game.ui.play.cell import CellLook, draw_ground, draw_token_line
from game.ui.play.cell_piece import CellPiece
from game.ui.play.coach import NO_COACH, Coaching
from game.ui.play.columns import Columns, make_columns
from game.ui.play.footer import Keys
from game.ui.play.footer_piece import put_footer
from game.ui.play.layout import Layout
from game.ui.play.lights import draw_lights
from game.ui.play.model import PlayModel
from game.ui.play.notices import Notice
from game.ui.play.past import NAME as TIMELINE
from game.ui.play.past import NowColumn, draw_frames, draw_past
from game.ui.play.prediction_piece import put_prediction
from game.ui.play.sheet import Same, Sheet
from game.ui.play.shown import Pointing, Shown
from game.ui.play.topbar import draw_banner, draw_top, play_figures
from game.ui.theme import Theme
from game.ui.view import View
from game.words import say


class Screen:
    """The play screen in one view: where things are, and how they are drawn."""

    def __init__(
        self,
        view: View,
        theme: Theme,
        layout: Layout,
        free: tuple[float, float],
        world: str,
        *,
        marked: bool = False,
    ) -> None:
        """Make ready to draw.

        Args:
            view: the window.
            theme: the colours.
            layout: where everything is.
            free: from where to where the buttons leave the top to title and figures.
            world: the line under the title.
            marked: whether moves have their marks, which at large text take room on the belt.
        """
        self.view, self.theme, self.layout, self.free, self.world = view, theme, layout, free, world
        self.whole = False
        """Whether every frame stands for itself, as in a film: nothing comes a frame later."""
        self.legend: Keys | None = None
        """The keys named in the footer where it is not a play; None for those of playing."""
        self.caps: Callable[[str], tuple[str, ...]] = partial(caps, bindings("right", ""), "keys")
        """The key caps of an action, by its name among all."""
        self.sheet = Sheet()
        self.docked = False
        """Whether a prompt has the place of the brief."""
        self._measure = Painter(pygame.Surface((1, 1)), view, theme)
        self._marked = marked
        self._column = NowColumn()
        self._belts: tuple[Session, Belt] | None = None
        place = layout.cell
        self._cell_piece = CellPiece(
            place, layout.prediction[0], lambda p, look: draw_ground(p, place, look)
        )

    # -- where things are --------------------------------------------------------------------

    def belt(self, model: PlayModel) -> Belt:
        """The belt as it lies now."""
        session = model.session
        if self._belts is None or self._belts[0] is not session:
            belt = Belt(self._measure, self.layout.belt, session, marks=self._marked)
            self._belts = session, belt
        return self._belts[1]

    def columns(self, model: PlayModel) -> Columns:
        """The timeline's columns as they stand now."""
        block = model.selected[1] if model.selected else 0
        return make_columns(
            self._measure, self.layout.timeline, model.picture, model.shown_t, block
        )

    def belt_target(self, model: PlayModel) -> float:
        """How far the belt ought to have run."""
        return self.belt(model).target(
            int(model.belt.at) if model.inspected is None else model.inspected
        )

    # -- drawing -----------------------------------------------------------------------------

    def draw(
        self,
        painter: Painter,
        model: PlayModel,
        pointing: Pointing,
        ringed: bool,
        shown: Shown,
        more: Callable[[Sheet], None] | None = None,
    ) -> None:
        """Draw everything but the buttons.

        Args:
            painter: draws on the window.
            model: the play.
            pointing: what the pointer is on.
            ringed: whether the keys' ring is around the selected valve.
            shown: what a practice shows besides; nothing in play.
            more: puts on the sheet what else there is.
        """
        coaching = shown.coaching
        if painter.log is not None:
            self.sheet.forget()  # tests want to hear of every text
        self.sheet.fit(painter, at_once=model.still or self.whole)
        token_x = self._belt(model, pointing, coaching)
        self._cell(model, pointing, ringed, token_x, coaching)
        put_prediction(self.sheet, self.layout, self.view.scale, model, shown)
        self._top(model, shown)
        footer = self.layout.footer
        put_footer(self.sheet, footer, model, pointing, shown, self.legend, self.caps)
        columns = self.columns(model)
        late = draw_past(self.sheet, model, columns, marks=coaching.marks)
        if more is not None:
            more(self.sheet)
        self.sheet.show(painter)
        if late:
            self._column.draw_again(painter)
        else:
            self._column.draw(painter, model, columns, self.sheet.key(TIMELINE))
        draw_frames(painter, model, columns, pointing.column)
        self._lights(painter, model, token_x)

    def _lights(self, painter: Painter, model: PlayModel, token_x: float) -> None:
        """What moves through the cell while a step plays out, over everything else."""
        if model.run is None or (model.still and not model.run.waiting):
            return
        belt = self.belt(model)
        wide = belt.chip_width(model.picture.t)
        draw_lights(painter, self.layout.cell, model.picture, model.flow.figures, model.run,
                    self.layout.prediction, (token_x, wide))  # fmt: skip

    def _top(self, model: PlayModel, shown: Shown) -> None:
        layout, session = self.layout, model.settled
        self.sheet.put(
            "top",
            layout.top,
            Same(session),
            lambda p: draw_top(
                p, layout.top, session.level.title, self.world, play_figures(session), self.free,
                practice=session.mode == "practice",
            ),
            patience=2,
        )  # fmt: skip
        notice = Notice("prompt", "") if self.docked else self.notice(model, shown)
        self.sheet.put(
            "banner",
            layout.banner,
            notice,
            lambda p: draw_banner(p, layout.banner, layout.banner_lines, notice),
            patience=1,
        )

    def notice(self, model: PlayModel, shown: Shown) -> Notice:
        """What the banner says now, unless a prompt has its place."""
        said = part_notice(model.picture, model.run) if model.run is not None else None
        notice = said or model.notice
        if said is None and shown.words and (notice.kind == "brief" or model.inspected is not None):
            label = say(f"play.banner.{'bet' if shown.bet_told else 'coach'}")
            notice = Notice("coach", shown.words, label)
        return notice

    def _belt(self, model: PlayModel, pointing: Pointing, coaching: Coaching) -> float:
        """Draw the belt; gives the place where the token's line leaves it."""
        belt, place = self.belt(model), self.layout.cell
        look = BeltLook(
            model.session,
            model.belt.at,
            self._whole_pixels(model.belt.offset or 0.0),
            model.inspected,
            pointing.chip,
            model.answered,
            coaching.marks,
        )
        key = (
            Same(look.session),
            look.at,
            look.offset,
            look.inspected,
            look.hovered,
            look.answered,
            look.marks,
        )
        self.sheet.put("belt", belt.box, key, lambda p: draw_belt(p, belt, look))
        token_x = belt.middle(look.at, look.offset, look.inspected)
        x, y, _, _ = place.box
        between: Box = (x, y - place.gap, belt.box[2], place.gap)
        self.sheet.put("line", between, token_x, lambda p: draw_token_line(p, place, token_x))
        return token_x

    def _whole_pixels(self, units: float) -> float:
        """A length as so many whole pixels: what slides by it stays sharp, and no text jumps."""
        return round(units * self.view.scale) / max(self.view.scale, 1e-6)

    def _cell(
        self,
        model: PlayModel,
        pointing: Pointing,
        ringed: bool,
        token_x: float,
        coaching: Coaching,
    ) -> None:
        look = self.cell_look(model, pointing, coaching, ringed=ringed, token_x=token_x)
        self._cell_piece.put(self.sheet, look, model.run)

    def cell_look(
        self,
        model: PlayModel,
        pointing: Pointing,
        coaching: Coaching = NO_COACH,
        *,
        ringed: bool,
        token_x: float = 0.0,
    ) -> CellLook:
        """All that the cell's picture depends on now."""
        past = model.inspected is not None
        return CellLook(
            picture=model.picture,
            figures=model.flow.figures,
            past=past,
            selected=None if past else model.selected,
            ringed=ringed,
            hovered=None if past else pointing.valve,
            token_x=token_x,
            out_to=self.layout.prediction[0],
            ghosts=coaching.ghosts,
            asleep=frozenset() if past else model.asleep,
        )
