"""The scene of act 2: a table of gates, a stream that it plays, and runs on many streams."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import pygame

from game.level.model import Act, Level
from game.lstm.weights import Weights
from game.rules.ending import percent
from game.rules.session import Session
from game.rules.wiring.table import Entry
from game.ui.context import AppContext
from game.ui.focus import Control, Way
from game.ui.lettering import Drawn
from game.ui.paint import Box, Painter
from game.ui.play.belt import Belt
from game.ui.play.controls import Drag
from game.ui.play.footer import Keys, draw_footer
from game.ui.play.notices import Notice, hint_notice
from game.ui.play.sheet import Same, Sheet
from game.ui.play.timeline import Columns, draw_frame
from game.ui.play.topbar import Figure, banner_lines, draw_banner, draw_top
from game.ui.scene import Command, Push, Replace
from game.ui.scenes import order
from game.ui.screen import Screen
from game.ui.scroll import Scroll
from game.ui.theme import PANEL_CORNER
from game.ui.wire import keys
from game.ui.wire.formula import formula
from game.ui.wire.layout import LARGE, WireLayout, make_layout, tile_boxes
from game.ui.wire.model import TAB_WORDS, TABS, Tab, WireModel
from game.ui.wire.sample import columns_of, draw_foretold, draw_sample_belt, draw_timeline
from game.ui.wire.side import draw_network, draw_run, draw_weights, run_place
from game.ui.wire.table import TableLook, condition_box, draw_lit, draw_table, tool_boxes

ENTRY_KEYS: Final[Keys] = (
    (("R",), "run"),
    (("1",), "open"),
    (("0",), "shut"),
    (("Enter",), "flip"),
    (("+", "−"), "turn"),
    (("C",), "case"),
    (("T",), "tabs"),
    (("F1",), "all keys"),
)
RUN_KEYS: Final[Keys] = (
    (("F",), "next failure"),
    (("V",), "open stream"),
    (("R",), "run"),
    (("E",), "same streams"),
    (("T",), "tabs"),
    (("F1",), "all keys"),
)


def entry_name(entry: Entry) -> str:
    """What the focus calls an entry."""
    return f"entry:{entry.cls}:{entry.case}:{entry.block}:{entry.gate}"


class WireScene(Screen):
    """A level whose gates are wired.

    Args:
        level: the level.
        session: a play of the level that was not begun: its stream is shown while the table is
            written, and its seed is that of the first run.
        app: settings, seeds, progress and the other scenes.
        world_title: the line under the title.
    """

    help_act: Act = "wire"
    """Whose keys F1 shows."""

    def __init__(
        self, level: Level, session: Session, app: AppContext, world_title: str = ""
    ) -> None:
        super().__init__(app)
        self.level, self.world = level, world_title
        self.model = WireModel(level, session.deal, app)
        self.first = entry_name(self.model.selected)
        self.place: WireLayout
        self.sheet = Sheet()
        self._measure: Painter
        self.log: list[Drawn] | None = None
        """Collects the texts drawn, for tests."""
        self._entries: dict[str, Entry] = {}
        self._next = order.after(app, level.path)
        self._drag: tuple[Entry, Drag] | None = None
        self._hovered: str | None = None
        self.reading = Scroll()
        """How far the panel beside the table is scrolled."""
        self._tile: int | None = None
        self._chip: int | None = None
        self._belt: tuple[Session, Belt] | None = None

    def reload(self, level: Level, network: Weights) -> None:
        """Go on with a level or network that was saved anew; the table is kept if it still fits."""
        seed = self.model.deal.stream.seed
        self.level = level
        self.model = WireModel(level, Session.start(level, seed, network).deal, self.app)

    # -- where everything is -----------------------------------------------------------------

    def build(self) -> None:
        """Place the panels, and make everything that can be pressed."""
        p, model = self.measure(), self.model
        notices = [Notice("brief", self.level.brief)]
        notices += [hint_notice(self.level, n) for n in range(len(self.level.hints))]
        self.place = make_layout(p, model.table, banner_lines(p, 1232, notices))
        self._belt, self._measure = None, p
        self.sheet.forget()
        self.scroll.place(self.place.table.page, self.place.table.height)
        self._table_controls(p)
        self._side_controls(p)
        self._actions()
        self._top_buttons()
        self.scrolled()

    def _table_controls(self, p: Painter) -> None:
        """Every entry, and what adds, changes, moves and removes cases."""
        table = self.place.table
        clip = self.view.rect(*table.page)
        self._entries = {}

        def area(name: str, press: Callable[[], None], corner: int = 8) -> None:
            rect = pygame.Rect(0, 0, 0, 0)
            self.gui.area(Control(name, rect, self._then(press), clip=clip, corner=corner))

        for row in table.rows:
            for block in range(self.level.memory.blocks):
                for gate in table.gates:
                    entry = Entry(row.cls, row.case, block, gate)
                    self._entries[entry_name(entry)] = entry
                    control = Control(
                        entry_name(entry), pygame.Rect(0, 0, 0, 0), None, clip=clip, corner=10
                    )
                    control.press = self._then(self.model.flip)
                    self.focus.add(control)
            if not row.last:
                area(f"when:{row.cls}:{row.case}", partial(self.case, row.cls, row.case))
            for name in tool_boxes(p, table, row, 0.0):
                press = {
                    "add": partial(self.model.add_case, row.cls),
                    "drop": partial(self.model.remove_case, row.cls, row.case),
                    "move": partial(self.move, row.cls, row.case),
                }[name]
                area(f"{name}:{row.cls}:{row.case}", press)

    def _then(self, act: Callable[[], None]) -> Callable[[], Command]:
        """A press that changes something here and asks the app for nothing."""

        def press() -> Command:
            self.change(act)
            return None

        return press

    def scrolled(self) -> None:
        """Put the table's controls where the page now is."""
        p, table, offset = self.measure(), self.place.table, self.scroll.offset
        for name, entry in self._entries.items():
            control = self.focus.named(name)
            if control is not None:
                control.rect = self.view.rect(*table.cell(entry, offset))
        for row in table.rows:
            top = table.page[1] + row.y - offset
            boxes = tool_boxes(p, table, row, top)
            boxes["when"] = condition_box(p, table, self.model.table, row, top)
            for name, box in boxes.items():
                control = self.focus.named(f"{name}:{row.cls}:{row.case}")
                if control is not None:
                    control.rect = self.view.rect(*box)

    def _side_controls(self, p: Painter) -> None:
        for tab, box in zip(TABS, self.place.tabs, strict=True):
            press = self._then(partial(self._show_tab, tab))
            self.gui.area(Control(f"tab:{tab}", self.view.rect(*box), press, corner=8))
        clip = self.view.rect(*self.place.inside)
        if self.model.run is not None and self.model.tab == "run":
            tiles = self.view.rect(*run_place(p, self._inside_box).tiles)
            self.gui.area(
                Control("tiles", tiles, self.open_chosen, self._arrow, clip=clip, corner=6)
            )
        self._measure_page()
        if self.reading.most:
            self.focus.add(Control("page", clip, None, self._read, corner=6))

    def _actions(self) -> None:
        """Under the panel: run, and what follows a run."""
        gui, model = self.gui, self.model
        x, y, w, h = self.place.actions
        large = self.place.large
        run = "Run" if large else f"Run on {self.level.play.streams} streams  R"
        buttons: list[tuple[str, str, Callable[[], Command], str]] = []
        won = model.run is not None and model.run.result.stars > 0 and not model.stale
        if model.run is not None:
            run = "Run" if large else "Run  R"
            words = "Open" if large else "Open stream  V"
            buttons.append(("open", words, self.open_chosen, "Step through the chosen stream"))
            if won and self._next is not None:
                buttons.append(("next", "Next" if large else "Next level  N", self.next_level, ""))
            elif model.run.failures:
                words = "Failure" if large else "Next failure  F"
                buttons.append(("failure", words, self._then(model.next_failure), ""))
        buttons.insert(0, ("run", run, self._then(model.start_run), "Streams nobody has seen"))
        widths = [gui.button_width(text) for _, text, _, _ in buttons]
        spare = (w - sum(widths) - 8 * (len(widths) - 1)) / len(widths)
        for (name, text, press, tip), width in zip(buttons, widths, strict=True):
            main = name == ("next" if won and self._next is not None else "run")
            gui.button(
                name, text, (x, y, width + spare, h), press,
                kind="primary" if main else "plain", tip=tip or None,
            )  # fmt: skip
            x += width + spare + 8

    def _top_buttons(self) -> None:
        """The row at the top right."""
        gui, large = self.gui, self.place.large
        asks: list[tuple[str, str, str, Callable[[], Command]]] = [
            ("hint", "Hint", "?", self._then(self.model.hint)),
            ("guide", "Guide", "G", self.read_guide),
            ("undo", "Undo", "Z", self._then(self.model.undo)),
            ("redo", "Redo", "Y", self._then(self.model.redo)),
            ("clear", "Clear", "", self._then(self.model.clear)),
            ("menu", "Menu", "Esc", self.back),
        ]
        texts = [words if large or not key else f"{words}  {key}" for _, words, key, _ in asks]
        widths = [gui.button_width(text) - (12 if large else 8) for text in texts]
        gap = 4.0 if large else 8.0
        x0, y0, w, h = self.place.top
        x = self._left = x0 + w - sum(widths) - gap * (len(asks) - 1)
        high = min(gui.button_height, h - 8) if large else gui.button_height
        for (name, _, _, press), text, width in zip(asks, texts, widths, strict=True):
            gui.button(name, text, (x, y0 + (h - high) / 2, width, high), press)
            x += width + gap

    def reveal(self, control: Control) -> None:
        """Scroll to the entry that has the keys."""
        entry = self._entries.get(control.name)
        if entry is not None:
            row = self.place.table.row(entry.cls, entry.case)
            self.scroll.reveal(row.y, row.y + row.h, margin=4)

    # -- what buttons and keys ask for -------------------------------------------------------

    def read_guide(self) -> Command:
        """Open the Field guide, at what the level is about."""
        about = next(iter(self.level.guide), None)
        return Push(self.app.scenes.guide(self.app, about))

    def change(self, act: Callable[[], object]) -> None:
        """Change something; if there are other rows or buttons then, place everything anew."""
        model = self.model
        before = self._shape()
        act()
        if self._shape() != before:
            name = self.focus.current.name if self.focus.current else ""
            keep = name in self._entries or name.split(":")[0] in ("add", "drop", "move", "when")
            self.layout(self.view)
            if keep:
                self.focus.take(self.focus.named(entry_name(model.selected)))

    def _shape(self) -> object:
        """What the layout depends on."""
        model = self.model
        rows = tuple((cls, len(cases)) for cls, cases in model.table.cases.items())
        run = model.run
        figures = None if run is None else (run.seed, run.result.stars, bool(run.failures))
        return rows, model.tab, figures, model.stale

    def case(self, cls: str, case: int) -> None:
        """Add a case to a row, or change the condition of a case that has one."""
        if case < len(self.model.table.cases[cls]) - 1:
            self.model.next_condition(cls, case)
        else:
            self.model.add_case(cls)

    def move(self, cls: str, case: int) -> None:
        """Have a case tried before its neighbour; the first of them after it."""
        self.model.move_case(cls, case, 1 if case == 0 else -1)

    def _show_tab(self, tab: Tab) -> None:
        self.model.tab = tab
        self.reading.jump(0.0)

    def next_tab(self) -> None:
        """Go on to the next tab."""
        tab = TABS[(TABS.index(self.model.tab) + 1) % len(TABS)]
        self.change(partial(self._show_tab, tab))

    def open_chosen(self) -> Command:
        """Step through the chosen stream of the run."""
        if self.model.run is None:
            return None
        return Push(self.app.scenes.stream(self.model.run, self.model.chosen, self.app, self.world))

    def next_level(self) -> Command:
        """The level after this one, once a star was earned."""
        run = self.model.run
        if self._next is None or run is None or not run.result.stars:
            return None
        scene = order.play_scene(self.app, self._next)
        if isinstance(scene, str):
            self.model.trouble = scene
            return None
        return Replace(scene)

    def _arrow(self, way: Way) -> bool:
        """Arrows on the tiles; from the outermost ones they lead on."""
        model = self.model
        if model.run is None:
            return False
        count = model.run.result.streams
        by = {"left": -1, "right": 1, "up": -16, "down": 16}[way]
        if not 0 <= model.chosen + by < count:
            return way in ("left", "right")
        model.choose(model.chosen + by)
        return True

    # -- events ------------------------------------------------------------------------------

    @property
    def on_entry(self) -> bool:
        """Whether an entry of the table has the keys."""
        return self.focus.current is None or self.focus.current.name in self._entries

    def handle(self, event: pygame.Event) -> Command:
        """Take one event."""
        if event.type == pygame.KEYDOWN and event.key != pygame.K_ESCAPE:
            self._hovered = None
            # The selected entry is marked from the start: the first key need not show it.
            self.focus.shown = self.focus.shown or self.on_entry
            done = keys.act(self, event)
            if done is not False:
                return None if done is True else done
        elif event.type != pygame.KEYDOWN and self._mouse(event):
            return None
        command = super().handle(event)
        self._follow_focus()
        return command

    def _follow_focus(self) -> None:
        current = self.focus.current
        if current is not None and current.name in self._entries:
            self.model.select(self._entries[current.name])

    def _mouse(self, event: pygame.Event) -> bool:
        """Valves, tiles and the stream are drawn here, and gripped here."""
        if event.type == pygame.MOUSEWHEEL:
            return self._wheel(event)
        if event.type == pygame.MOUSEMOTION:
            at = self.view.units(*event.pos)
            self._point(event.pos)
            if self._drag is not None and event.buttons[0]:
                self._drag_to(*at)
                return True
            self._drag = None
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            self._point(event.pos)
            return self._press(self.view.units(*event.pos))
        elif event.type == pygame.MOUSEBUTTONUP and event.button == pygame.BUTTON_LEFT:
            held, self._drag = self._drag, None
            if held is not None:
                if not held[1].moved:
                    self.change(self.model.flip)
                return True
        return False

    def _point(self, pos: tuple[int, int]) -> None:
        """Find out what the mouse is on."""
        control = next((c for c in reversed(self.focus.controls) if c.at(pos)), None)
        self._hovered = control.name if control is not None else None
        x, y = self.view.units(*pos)
        self._tile = self._tile_at(x, y)
        self._chip = self._belt_now().chip_at(float(self.model.t), self._run_out(), x, y)

    def _tile_at(self, x: float, y: float) -> int | None:
        run = self.model.run
        if run is None or self.model.tab != "run":
            return None
        boxes = tile_boxes(run_place(self._measure, self._inside_box).tiles, run.result.streams)
        return next(
            (n for n, (bx, by, w, h) in enumerate(boxes) if bx <= x < bx + w and by <= y < by + h),
            None,
        )

    def _press(self, at: tuple[float, float]) -> bool:
        """A press of the left button on something that this scene draws itself."""
        entry = self._entries.get(self._hovered or "")
        if entry is not None:
            self.model.select(entry)
            self.focus.take(self.focus.named(self._hovered or ""), show=False)
            place = self.place.table.valve(entry, self.scroll.offset)
            value = self.model.table.value(entry)
            self._drag = entry, Drag.grip((entry.gate, entry.block), place, *at, value)
            return True
        if self._tile is not None:
            again = self._tile == self.model.chosen
            self.model.choose(self._tile)
            return not again  # a second click on the chosen tile opens it, by its control
        step = columns_of(self._measure, self.place.timeline, self.model).step_at(*at)
        step = self._chip if step is None else step
        if step is not None:
            self.model.look_at(step)
            return True
        return False

    def _drag_to(self, x: float, y: float) -> None:
        if self._drag is None:
            return
        entry, drag = self._drag[0], self._drag[1].to(x, y)
        self._drag = entry, drag
        if drag.moved:
            value = drag.reading(y)
            self.change(partial(self.model.set, round(value * 20) / 20))

    def _wheel(self, event: pygame.Event) -> bool:
        x, y = self.view.units(*pygame.mouse.get_pos())
        left, top, w, h = self.place.side
        if left <= x < left + w and top <= y < top + h:
            return self.reading.handle(event, self.view)
        entry = self._entries.get(self._hovered or "")
        if entry is None:
            return False
        vx, vy, r = self.place.table.valve(entry, self.scroll.offset)
        if self.scroll.most and (x - vx) ** 2 + (y - vy) ** 2 > (r + 8) ** 2:
            return False  # beside the valves the wheel scrolls the table
        fine = bool(pygame.key.get_mods() & pygame.KMOD_SHIFT)
        self.model.select(entry)
        self.focus.take(self.focus.named(self._hovered or ""), show=False)
        by = keys.FINE if fine else keys.COARSE
        self.change(partial(self.model.nudge, by * float(event.y)))
        return True

    # -- time and drawing --------------------------------------------------------------------

    def animate(self, dt: float) -> None:
        """Let the sample stream flow, unless motion is reduced."""
        self.reading.update(dt, still=True)
        if self.app.settings.reduced_motion:
            if self.model.flowing:
                self.model.look_at(next(iter(self.model.deal.stream.questions), 0))
        else:
            self.model.flow(dt)

    def _belt_now(self) -> Belt:
        session = self.model.sample.session
        if self._belt is None or self._belt[0] is not session:
            self._belt = session, Belt(self._measure, self.place.belt, session)
        return self._belt[1]

    def _run_out(self) -> float:
        """How far the belt has run out of sight."""
        return self._belt_now().target(self.model.t)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the scene."""
        painter = Painter(surface, self.view, self.theme, self.log)
        self.paint(painter)
        self.gui.draw(surface)
        if not self.on_entry:
            self.gui.draw_focus(surface)

    def paint(self, painter: Painter) -> None:
        """Draw everything but the buttons; each piece anew only when it has changed."""
        if painter.log is not None:
            self.sheet.forget()  # tests want to hear of every text
        self.sheet.fit(painter)
        self._put_top()
        self._put_table()
        self._put_side()
        columns = self._put_sample()
        lines, notes = formula(self.model.table, self.model.selected)
        shown = RUN_KEYS if self.model.run is not None and not self.on_entry else ENTRY_KEYS
        box = self.place.footer
        self.sheet.put(
            "footer",
            box,
            (*lines, "", *notes, shown),
            lambda p: draw_footer(p, box, lines, notes, shown),
        )
        self.sheet.show(painter)
        draw_frame(painter, columns, self.model.t, self.theme.text)
        draw_lit(painter, self.place.table, self.level, self.model.lit, self.scroll.offset)

    def _put_top(self) -> None:
        place, notice = self.place, self.model.notice
        figures, free = self._figures(), (24.0, self._left)
        title, world = self.level.title, self.world
        self.sheet.put(
            "top", place.top, tuple(figures),
            lambda p: draw_top(p, place.top, title, world, figures, free),
        )  # fmt: skip
        self.sheet.put(
            "banner", place.banner, notice,
            lambda p: draw_banner(p, place.banner, place.banner_lines, notice),
        )  # fmt: skip

    def _put_table(self) -> None:
        model, place, offset = self.model, self.place.table, self.scroll.offset
        look = TableLook(
            model.selected,
            self.focus.shown and self.on_entry,
            self._hovered,
            compare=model.tab == "network",
        )

        def draw(p: Painter) -> None:
            draw_table(p, place, model, look, offset)
            self.scroll.draw(p)

        self.sheet.put("table", place.box, (Same(model.table), Same(model.run), look, offset), draw)

    def _put_side(self) -> None:
        model, current = self.model, self.focus.current
        key = (
            Same(model.table),
            Same(model.run),
            model.tab,
            model.chosen,
            self._tile,
            self._hovered,
            self.reading.offset,
            self.focus.shown and current is not None and current.name == "tiles",
        )
        self.sheet.put("side", self.place.side, key, self._side)

    def _put_sample(self) -> Columns:
        """The stream; gives where its columns stand."""
        model, place = self.model, self.place
        p = self._measure
        columns = columns_of(p, place.timeline, model)
        played = Same(model.sample)
        belt, chip = self._belt_now(), self._chip
        self.sheet.put(
            "belt", place.belt, (played, model.t, chip),
            lambda p: draw_sample_belt(p, belt, model, chip),
        )  # fmt: skip
        self.sheet.put(
            "timeline", place.timeline, (played, columns),
            lambda p: draw_timeline(p, columns, model),
        )  # fmt: skip
        foretold = place.prediction
        if foretold is not None:
            self.sheet.put(
                "prediction", foretold, (played, model.t),
                lambda p: draw_foretold(p, foretold, model),
            )  # fmt: skip
        return columns

    def _figures(self) -> list[Figure]:
        run = self.model.run
        confidence = percent(run.result.confidence) if run is not None else "–"
        par = f"par {percent(run.result.par)}" if run is not None else ""
        return [
            ("Confidence", confidence, par),
            ("Entries set", str(len(self.model.table.touched)), ""),
        ]

    def _side(self, p: Painter) -> None:
        """The panel beside the table, with its tabs."""
        theme, model, place = self.theme, self.model, self.place
        p.rounded(*place.side, PANEL_CORNER, theme.panel)
        for tab, (x, y, w, h) in zip(TABS, place.tabs, strict=True):
            here = tab == model.tab
            if here:
                p.rounded(x + 2, y, w - 4, h, 9, theme.raised)
            elif self._hovered == f"tab:{tab}":
                p.rounded(x + 2, y, w - 4, h, 9, None, theme.line)
            ink = theme.text if here else theme.muted
            p.text(x + w / 2, y + h / 2, TAB_WORDS[tab], "label" if p.view.text <= LARGE
                   else "small", ink, bold=here, align="center")  # fmt: skip
        with p.within(place.inside, clip=True):
            self._inside(p, self._inside_box)
        self.reading.draw(p)

    def _inside(self, p: Painter, box: Box) -> float:
        """What the tab shows; gives where it ends."""
        model, current = self.model, self.focus.current
        if model.tab == "network":
            return draw_network(p, box, model)
        if model.tab == "weights":
            return draw_weights(p, box, model)
        on_tiles = self.focus.shown and current is not None and current.name == "tiles"
        return draw_run(p, box, model, self._tile, focused=on_tiles)

    @property
    def _inside_box(self) -> Box:
        """Where the tab's page is now, scrolled as it is."""
        x, y, w, h = self.place.inside
        return x, y - self.reading.offset, w, h

    def _measure_page(self) -> None:
        """Find out how high the tab's page is: whether it is to scroll."""
        x, y, w, h = self.place.inside
        end = self._inside(self.measure(), self.place.inside)
        self.reading.place((x, y, w + 12, h), end - y if end - y > h + 1 else h)

    def _read(self, way: Way) -> bool:
        """Arrows on the panel scroll it, and lead on at its ends."""
        before = self.reading.target
        if way in ("up", "down"):
            self.reading.jump(before + (48 if way == "down" else -48))
        return self.reading.target != before
