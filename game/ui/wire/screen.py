"""Draws the table's screen from its scene, piece by piece, each only when it has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.rules.ending import percent
from game.rules.session import Session
from game.ui.library import place_words
from game.ui.pace.parts import part_notice, part_subject
from game.ui.paint import Painter
from game.ui.play.belt import Belt
from game.ui.play.columns import Columns
from game.ui.play.equation import equations
from game.ui.play.footer import MORE, Keys, draw_footer, legend
from game.ui.play.notices import Notice
from game.ui.play.sheet import Same, Sheet
from game.ui.play.timeline import draw_frame
from game.ui.play.topbar import Figure, draw_banner, draw_top
from game.ui.theme import PANEL_CORNER, TextSize
from game.ui.wire.formula import formula
from game.ui.wire.layout import LARGE
from game.ui.wire.model import TABS
from game.ui.wire.sample import columns_of, draw_foretold, draw_sample_belt, draw_timeline
from game.ui.wire.table import TableLook, draw_lit, draw_table, point_out
from game.words import say

if TYPE_CHECKING:
    from game.ui.wire.scene import WireScene

ENTRY_KEYS: Final[Keys] = (
    (("wire:run",), "wire.footer.run"),
    (("wire:open",), "wire.footer.open"),
    (("wire:shut",), "wire.footer.shut"),
    (("menus:press",), "wire.footer.flip"),
    (("wire:turn_up", "wire:turn_down"), "wire.footer.turn"),
    (("wire:case",), "wire.footer.case"),
    (("wire:next_tab",), "wire.footer.tabs"),
    (("everywhere:help",), "play.footer.all"),
    *MORE,
)
RUN_KEYS: Final[Keys] = (
    (("wire:failure",), "wire.footer.next_failure"),
    (("wire:open_stream",), "wire.footer.open_stream"),
    (("wire:run",), "wire.footer.run"),
    (("wire:again",), "wire.footer.same"),
    (("wire:next_tab",), "wire.footer.tabs"),
    (("everywhere:help",), "play.footer.all"),
    *MORE,
)


PART_KEYS: Final[Keys] = (
    (("stream:later",), "play.footer.next_part"),
    (("stream:last",), "play.footer.skip_parts"),
    (("everywhere:help",), "play.footer.all"),
)


class WireScreen:
    """The table's screen in one view.

    Args:
        scene: the scene it belongs to, whose layout is made.
        left: where the buttons at the top begin.
    """

    def __init__(self, scene: WireScene, left: float) -> None:
        self._scene, self._left = scene, left
        self._sheet = Sheet()
        self._belt: tuple[Session, Belt] | None = None

    # -- where things are --------------------------------------------------------------------

    def belt(self) -> Belt:
        """The belt of the sample stream as it lies now."""
        session = self._scene.model.sampling.sample.session
        if self._belt is None or self._belt[0] is not session:
            self._belt = session, Belt(self._scene.measuring, self._scene.place.belt, session)
        return self._belt[1]

    @property
    def offset(self) -> float:
        """How far the belt has run, in units that are whole pixels: what slides stays sharp."""
        now, scale = self._scene.model.sampling, max(self._scene.view.scale, 1e-6)
        units = self.belt().target(now.t) if now.offset is None else now.offset
        return round(units * scale) / scale

    def columns(self) -> Columns:
        """The columns of the timeline as they stand now."""
        scene = self._scene
        return columns_of(scene.measuring, scene.place.timeline, scene.model)

    # -- drawing -----------------------------------------------------------------------------

    def draw(self, painter: Painter) -> None:
        """Draw everything but the buttons."""
        scene = self._scene
        if painter.log is not None:
            self._sheet.forget()  # tests want to hear of every text
        self._sheet.fit(painter)
        columns = self.columns()
        self._top()
        self._table()
        self._side()
        self._sample(columns)
        self._footer()
        self._sheet.show(painter)
        now = scene.model.sampling
        draw_frame(painter, columns, now.t, scene.theme.text)
        table, offset = scene.place.table, scene.scroll.offset
        draw_lit(painter, table, scene.level, now.lit, offset)
        if now.run is not None and now.run.part is not None:
            point_out(painter, table, scene.level, now.lit, now.run.part, offset)

    def _top(self) -> None:
        scene, place, now = self._scene, self._scene.place, self._scene.model.sampling
        said = part_notice(now.picture, now.run) if now.run is not None else None
        notice = said or scene.model.notice
        if scene.prompting.docked and notice.kind == "brief":
            notice = Notice("prompt", "")
        figures, free = self._figures(), (24.0, self._left)
        title, world = scene.level.title, place_words(scene.stands, scene.world)
        self._sheet.put(
            "top",
            place.top,
            tuple(figures),
            lambda p: draw_top(p, place.top, title, world, figures, free),
        )
        self._sheet.put(
            "banner",
            place.banner,
            notice,
            lambda p: draw_banner(p, place.banner, place.banner_lines, notice),
        )

    def _figures(self) -> list[Figure]:
        run, table = self._scene.model.run, self._scene.model.table
        confidence = percent(run.result.confidence) if run is not None else "–"
        par = say("common.par", value=percent(run.result.par)) if run is not None else ""
        return [
            ("wire.topbar.confidence", confidence, par),
            ("wire.topbar.entries", str(len(table.touched)), ""),
        ]

    def _table(self) -> None:
        scene, model = self._scene, self._scene.model
        place, offset = scene.place.table, scene.scroll.offset
        look = TableLook(
            selected=model.selected,
            ringed=scene.focus.shown and scene.on_entry,
            hovered=scene.pointer.hovered,
            compare=model.tab == "network",
        )

        def draw(p: Painter) -> None:
            draw_table(p, place, model, look, offset)
            scene.scroll.draw(p)

        key = (Same(model.table), Same(model.run), look, offset)
        self._sheet.put("table", place.box, key, draw)

    def _side(self) -> None:
        scene, model = self._scene, self._scene.model
        key = (
            Same(model.table),
            Same(model.run),
            model.tab,
            model.chosen,
            scene.pointer.tile,
            scene.pointer.hovered,
            scene.page.scroll.offset,
            scene.page.leads_on and scene.page.leads.look(scene.gui),
        )
        self._sheet.put("side", scene.place.side, key, self._draw_side)

    def _draw_side(self, p: Painter) -> None:
        """The panel beside the table, with its tabs."""
        scene, theme, place = self._scene, p.theme, self._scene.place
        p.rounded(*place.side, PANEL_CORNER, theme.panel)
        for tab, (x, y, w, h) in zip(TABS, place.tabs, strict=True):
            here = tab == scene.model.tab
            if here:
                p.rounded(x + 2, y, w - 4, h, 9, theme.raised)
            elif scene.pointer.hovered == f"tab:{tab}":
                p.rounded(x + 2, y, w - 4, h, 9, None, theme.line)
            size: TextSize = "label" if p.view.text <= LARGE else "small"
            ink = theme.text if here else theme.muted
            middle = x + w / 2, y + h / 2
            with p.within((x, y, w, h)):
                p.text(
                    *middle,
                    say(f"wire.tabs.{tab}"),
                    size,
                    ink,
                    bold=here,
                    align="center",
                    width=w - 6,
                )
        scene.page.draw(p)

    def _sample(self, columns: Columns) -> None:
        """The stream that the table plays."""
        model, place = self._scene.model, self._scene.place
        now = model.sampling
        played, t = Same(now.sample), now.t
        belt, chip, offset = self.belt(), self._scene.pointer.chip, self.offset
        self._sheet.put(
            "belt",
            place.belt,
            (played, t, chip, offset),
            lambda p: draw_sample_belt(p, belt, model, offset, chip),
        )
        self._scene.flow.put(self._sheet, self._scene.gui.hovered)
        self._sheet.put(
            "timeline",
            place.timeline,
            (played, columns),
            lambda p: draw_timeline(p, columns, model),
        )
        foretold = place.prediction
        if foretold is not None:
            self._sheet.put(
                "prediction",
                foretold,
                (played, t, now.figures.prediction, now.told),
                lambda p: draw_foretold(p, foretold, model),
            )

    def _footer(self) -> None:
        scene, box = self._scene, self._scene.place.footer
        model, run = scene.model, scene.model.sampling.run
        lines, notes = formula(model.table, model.selected)
        keys = RUN_KEYS if model.run is not None and not scene.on_entry else ENTRY_KEYS
        if run is not None and run.stepped:
            subject, keys = part_subject(run, model.selected.block), PART_KEYS
            lines, notes = equations(model.sampling.picture, subject) if subject else ([], [])
        keys = legend(keys, scene.app.caps)
        self._sheet.put(
            "footer",
            box,
            (*lines, "", *notes, keys),
            lambda p: draw_footer(p, box, lines, notes, keys),
        )
