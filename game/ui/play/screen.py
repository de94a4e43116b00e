"""Draws the whole play screen from its model, piece by piece, each only when it has changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pygame

from game.rules.session import Session
from game.ui.paint import Box, Painter
from game.ui.play import prediction, timeline
from game.ui.play.belt import Belt, BeltLook, draw_belt
from game.ui.play.cell import CellLook, draw_cell, draw_ground, draw_token_line
from game.ui.play.coach import Coaching
from game.ui.play.controls import Valve
from game.ui.play.equation import Subject, equations, own_note
from game.ui.play.evaluation import draw_bar
from game.ui.play.footer import LIVE_KEYS, MOUSE_KEYS, PAST_KEYS, draw_footer
from game.ui.play.layout import Layout
from game.ui.play.model import PlayModel
from game.ui.play.notices import Notice
from game.ui.play.prediction import PredictionLook
from game.ui.play.sheet import Same, Sheet
from game.ui.play.topbar import draw_banner, draw_top, play_figures
from game.ui.theme import Theme
from game.ui.view import View


@dataclass(frozen=True, slots=True)
class Pointing:
    """What the pointer is on."""

    valve: Valve | None = None
    subject: Subject | None = None
    column: int | None = None
    chip: int | None = None


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
        self.sheet = Sheet()
        self._measure = Painter(pygame.Surface((1, 1)), view, theme)
        self._marked = marked
        self._belts: tuple[Session, Belt] | None = None

    # -- where things are --------------------------------------------------------------------

    def belt(self, model: PlayModel) -> Belt:
        """The belt as it lies now."""
        session = model.session
        if self._belts is None or self._belts[0] is not session:
            belt = Belt(self._measure, self.layout.belt, session, marks=self._marked)
            self._belts = session, belt
        return self._belts[1]

    def columns(self, model: PlayModel) -> timeline.Columns:
        """The timeline's columns as they stand now."""
        block = model.selected[1] if model.selected else 0
        return timeline.make_columns(
            self._measure, self.layout.timeline, model.picture, model.shown_t, block
        )

    def belt_target(self, model: PlayModel) -> float:
        """How far the belt ought to have run."""
        return self.belt(model).target(
            int(model.belt_at) if model.inspected is None else model.inspected
        )

    # -- drawing -----------------------------------------------------------------------------

    def draw(
        self,
        painter: Painter,
        model: PlayModel,
        pointing: Pointing,
        ringed: bool,
        coaching: Coaching,
        bar: float | None,
    ) -> None:
        """Draw everything but the buttons.

        Args:
            painter: draws on the window.
            model: the play.
            pointing: what the pointer is on.
            ringed: whether the keys' ring is around the selected valve.
            coaching: what the coach shows; nothing in play.
            bar: how high the evaluation bar is filled at this moment.
        """
        if painter.log is not None:
            self.sheet.forget()  # tests want to hear of every text
        self.sheet.fit(painter)
        self._top(model, coaching)
        token_x = self._belt(model, pointing, coaching)
        self._cell(model, pointing, ringed, token_x, coaching)
        self._prediction(model, coaching, bar)
        self._footer(model, pointing, coaching)
        columns = self.columns(model)
        self._timeline(model, columns, coaching)
        self.sheet.show(painter)
        self._now(painter, model, pointing, columns)

    def _top(self, model: PlayModel, coaching: Coaching) -> None:
        layout, session = self.layout, model.settled
        self.sheet.put(
            "top",
            layout.top,
            Same(session),
            lambda p: draw_top(
                p, layout.top, session.level.title, self.world, play_figures(session), self.free,
                practice=session.mode == "practice",
            ),
        )  # fmt: skip
        notice = model.notice
        if coaching.words and (notice.kind == "brief" or model.inspected is not None):
            notice = Notice("coach", coaching.words, "Coach")
        self.sheet.put(
            "banner",
            layout.banner,
            notice,
            lambda p: draw_banner(p, layout.banner, layout.banner_lines, notice),
        )

    def _belt(self, model: PlayModel, pointing: Pointing, coaching: Coaching) -> float:
        """Draw the belt; gives the place where the token's line leaves it."""
        belt, place = self.belt(model), self.layout.cell
        look = BeltLook(
            model.session,
            model.belt_at,
            model.belt_offset or 0.0,
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

    def _cell(
        self,
        model: PlayModel,
        pointing: Pointing,
        ringed: bool,
        token_x: float,
        coaching: Coaching,
    ) -> None:
        place, past = self.layout.cell, model.inspected is not None
        look = CellLook(
            picture=model.picture,
            figures=model.flow.figures,
            past=past,
            selected=None if past else model.selected,
            ringed=ringed,
            hovered=None if past else pointing.valve,
            run=model.run,
            token_x=token_x,
            out_to=self.layout.prediction[0],
            ghosts=coaching.ghosts,
        )
        x, y, _, h = place.box
        key = (
            Same(look.picture),
            Same(look.figures),
            past,
            look.selected,
            ringed,
            look.hovered,
            look.run,
            Same(look.ghosts),
        )
        reach: Box = (x, y, look.out_to - x, h)
        self.sheet.put(
            "cell",
            reach,
            key,
            lambda p: draw_cell(p, place, look),
            (past, lambda p: draw_ground(p, place, look)),
        )

    def _prediction(self, model: PlayModel, coaching: Coaching, bar: float | None) -> None:
        layout, told = self.layout, model.answered - 1
        if model.inspected is not None:
            told = model.inspected
        look = PredictionLook(
            model.picture,
            model.flow.figures,
            told if told >= 0 else None,
            model.inspected is not None,
            model.guide,
            coaching,
        )
        box = layout.prediction

        def draw(p: Painter) -> None:
            prediction.draw_prediction(p, box, layout.content, look)
            if layout.bar is not None and coaching.outlook is not None and bar is not None:
                with p.within(box):
                    draw_bar(p, layout.bar, bar, coaching.outlook)

        self.sheet.put(
            "prediction",
            box,
            (Same(look.picture), Same(look.figures), look.told, look.past, look.guide,
             Same(coaching), bar),
            draw,
            (look.past, lambda p: prediction.draw_ground(p, box, past=look.past,
                                                         left=layout.content[0])),
        )  # fmt: skip

    def _footer(self, model: PlayModel, pointing: Pointing, coaching: Coaching) -> None:
        subject = pointing.subject
        if subject is None and model.selected is not None:
            subject = Subject(*model.selected)
        lines, notes = equations(model.picture, subject) if subject else ([], [])
        if subject is not None and (note := own_note(coaching.ghosts, subject)):
            notes = [note, *notes]
        box, keys = self.layout.footer, LIVE_KEYS
        if model.inspected is not None:
            keys = PAST_KEYS
        elif pointing.valve in model.valves:
            keys = MOUSE_KEYS
        self.sheet.put(
            "footer",
            box,
            (*lines, "", *notes, keys),
            lambda p: draw_footer(p, box, lines, notes, keys),
        )

    def _timeline(self, model: PlayModel, columns: timeline.Columns, coaching: Coaching) -> None:
        """Draw the past; a step more or less changes only its own column."""
        session, answered, marks = model.session, model.answered, coaching.marks
        past = tuple(Same(played) for played in session.moves[:answered])
        before = self.sheet.key("timeline")
        if isinstance(before, tuple) and before[::2] == (columns, marks):
            drawn = before[1]
            if drawn == past:
                return
            common = min(len(drawn), len(past))
            if abs(len(drawn) - len(past)) <= 2 and drawn[:common] == past[:common]:
                for t in range(common, max(len(drawn), len(past))):
                    draw = partial(
                        timeline.draw_step, columns=columns, session=session, t=t,
                        answered=answered, marks=marks,
                    )  # fmt: skip
                    self.sheet.amend(draw)
                self.sheet.rename("timeline", (columns, past, marks))
                return
        self.sheet.put(
            "timeline",
            columns.box,
            (columns, past, marks),
            lambda p: timeline.draw_base(p, columns, model.picture, answered, marks=marks),
        )

    def _now(
        self, painter: Painter, model: PlayModel, pointing: Pointing, columns: timeline.Columns
    ) -> None:
        """Over the sheet: the step that waits, as it would be, and the outlines."""
        theme, answered = painter.theme, model.answered
        if model.inspected is None and model.picture.t >= answered:
            timeline.draw_column(painter, columns, model.picture.t, model.picture.trace)
        last = len(model.session.deal) - 1
        timeline.draw_frame(painter, columns, min(answered, last), theme.text)
        if pointing.column is not None and pointing.column < answered:
            timeline.draw_frame(painter, columns, pointing.column, theme.muted)
        if model.inspected is not None:
            timeline.draw_frame(painter, columns, model.inspected, theme.memory)
