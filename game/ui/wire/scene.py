"""The scene of act 2: a table of gates, a stream that it plays, and runs on many streams."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

import pygame

from game.level.model import Level
from game.lstm.weights import Weights
from game.rules.session import Session
from game.rules.wiring.table import Entry
from game.ui.context import AppContext, HelpTopic
from game.ui.focus import Control, Way
from game.ui.ink.lettering import Drawn
from game.ui.library import level_place
from game.ui.pace.flow_control import FlowControl, control_width
from game.ui.pace.stepping import is_press, meaning
from game.ui.pace.steps import follow
from game.ui.pace.tempo import Tempo
from game.ui.paint import Painter
from game.ui.play.notices import Notice, hint_notice
from game.ui.play.topbar import banner_lines
from game.ui.scene import Command, Push, Replace, Scene
from game.ui.scenes import order
from game.ui.screen import Screen
from game.ui.wire import keys, stops
from game.ui.wire.heard import HeardTable
from game.ui.wire.layout import TILE_COLUMNS, WireLayout, make_layout, tile_boxes
from game.ui.wire.model import TABS, Tab, WireModel
from game.ui.wire.page import Page
from game.ui.wire.pointer import Pointer
from game.ui.wire.prompting import TablePrompting
from game.ui.wire.sampling import SampleFlow
from game.ui.wire.screen import WireScreen
from game.ui.wire.side import run_place
from game.ui.wire.stops import entry_name

CASE_STOPS = ("add", "drop", "move", "when")
"""What the names of controls begin with that change cases."""


class WireScene(Screen):
    """A level whose gates are wired.

    Args:
        level: the level.
        session: a play of the level that was not begun: its stream is shown while the table is
            written, and its seed is that of the first run.
        app: settings, seeds, progress and the other scenes.
        world_title: the title of the level's world.
    """

    tells_menu = True
    """Whether it tells itself what a gamepad lists all actions with."""
    help_topic: HelpTopic = "wire"
    """Whose keys F1 shows."""
    contexts = keys.CONTEXTS

    def __init__(
        self, level: Level, session: Session, app: AppContext, world_title: str = ""
    ) -> None:
        super().__init__(app)
        self.level, self.world = level, world_title
        self.stands = level_place(app.library, level)
        self.model = WireModel(level, session.deal, app)
        self.first = entry_name(self.model.selected)
        self.tempo = Tempo(app, SampleFlow(lambda: self.model.sampling))
        self.pointer = Pointer(self)
        self.page = Page(self)
        self.heard = HeardTable(app.sound)
        self.prompting = TablePrompting(self)
        self.entries: dict[str, Entry] = {}
        """The table's entries by the names of their controls."""
        self.log: list[Drawn] | None = None
        """Collects the texts drawn, for tests."""
        self._next = order.after(app, level.path)
        self.place: WireLayout
        self.flow: FlowControl
        self.screen: WireScreen
        self.measuring: Painter

    def reload(self, level: Level, network: Weights) -> None:
        """Go on with a level or network that was saved anew; the table is kept if it still fits."""
        seed, seconds = self.model.deal.stream.seed, self.model.seconds
        self.level = level
        self.model = WireModel(level, Session.start(level, seed, network).deal, self.app)
        self.model.seconds = seconds
        self.page.lead_on()

    def again(self) -> Scene:
        """The same table on a fresh screen, as it was kept last."""
        session = self.app.plays.start(self.level, self.model.deal.stream.seed)
        return self.app.scenes.play(self.level, session, self.app, self.world, resumed=True)

    # -- where everything is -----------------------------------------------------------------

    def build(self) -> None:
        """Place the panels, and make everything that can be pressed."""
        self.measuring = p = self.measure()
        notices = [Notice("brief", self.level.brief)]
        notices += [hint_notice(self.level, n) for n in range(len(self.level.hints))]
        self.place = make_layout(p, self.model.table, banner_lines(p, 1232, notices),
                                 control_width(p, self.tempo, step=True))  # fmt: skip
        self.scroll.place(self.place.table.page, self.place.table.height)
        self.page.measure()
        with self.focus.within("table"):
            self.entries = stops.table_stops(self)
        with self.focus.within("side"):
            stops.side_stops(self)
            stops.action_buttons(self)
        self.flow = FlowControl(self.tempo, self.place.flow, self.step)
        self.flow.add(p, self.gui)
        self.screen = WireScreen(self, stops.top_buttons(self))
        self.scrolled()

    def scrolled(self) -> None:
        """Put the table's controls where its page now is, and the links where theirs is."""
        stops.put_table_stops(self)
        self.page.scrolled()
        self.prompting.place()

    def reveal(self, control: Control) -> None:
        """Scroll to the entry that has the keys."""
        entry = self.entries.get(control.name)
        if entry is not None:
            row = self.place.table.row(entry.cls, entry.case)
            self.scroll.reveal(row.y, row.y + row.h, margin=4)
        self.page.reveal(control)

    # -- what buttons and keys ask for -------------------------------------------------------

    def then(self, act: Callable[[], None]) -> Callable[[], Command]:
        """A press that changes something here and asks the app for nothing."""

        def press() -> Command:
            self.change(act)
            return None

        return press

    def change(self, act: Callable[[], object]) -> None:
        """Change something; if there are other rows or buttons then, place everything anew."""
        before = self._shape()
        act()
        self.page.measure()
        if self._shape() != before:
            name = self.focus.current.name if self.focus.current else ""
            in_table = name in self.entries or name.split(":")[0] in CASE_STOPS
            self.layout(self.view)
            if in_table:
                self.focus.take(self.focus.named(entry_name(self.model.selected)))

    def _shape(self) -> object:
        """What the layout depends on."""
        model, run = self.model, self.model.run
        rows = tuple((cls, len(cases)) for cls, cases in model.table.cases.items())
        found = None if run is None else (run.seed, run.result.stars, bool(run.failures))
        return rows, model.tab, found, model.stale, bool(self.page.scroll.most)

    def select(self, entry: Entry, *, show: bool) -> None:
        """Give an entry the keys."""
        self.model.select(entry)
        self.focus.take(self.focus.named(entry_name(entry)), show=show)

    def case(self, cls: str, case: int) -> None:
        """Add a case to a row, or change the condition of a case that has one."""
        if case < len(self.model.table.cases[cls]) - 1:
            self.model.next_condition(cls, case)
        else:
            self.model.add_case(cls)

    def move(self, cls: str, case: int) -> None:
        """Have a case tried before its neighbour; the first of them after it."""
        self.model.move_case(cls, case, 1 if case == 0 else -1)

    def show_tab(self, tab: Tab) -> None:
        """Show the run, the network's table or the weights."""
        self.model.tab = tab
        self.page.scroll.jump(0.0)

    def next_tab(self) -> None:
        """Go on to the next tab."""
        tab = TABS[(TABS.index(self.model.tab) + 1) % len(TABS)]
        self.change(partial(self.show_tab, tab))

    def look_at(self, t: int) -> None:
        """Hold the sample stream, and look at one of its tokens."""
        self.tempo.stop()
        self.model.sampling.look_at(t)

    def step(self) -> None:
        """Hold the sample stream, and let its next token in, or go on to the next part of that."""
        self.tempo.stop()
        self.model.sampling.go_on()

    def covered(self) -> None:
        """Something is laid over the table: the stream does not flow on behind it."""
        self.tempo.stop()

    def open_chosen(self) -> Command:
        """Step through the chosen stream of the run."""
        run = self.model.run
        if run is None:
            return None
        return Push(self.app.scenes.stream(run, self.model.chosen, self.app, self.world))

    def read_guide(self) -> Command:
        """Open the Field guide, at what the level is about."""
        return self.read(next(iter(self.level.guide), None))

    def read(self, entry: str | None) -> Command:
        """Open an entry of the Field guide; the list of all for none."""
        return Push(self.app.scenes.guide(self.app, entry))

    @property
    def may_go_on(self) -> bool:
        """Whether there is a next level, and this table has earned a star."""
        run = self.model.run
        won = run is not None and run.result.stars > 0 and not self.model.stale
        return won and self._next is not None

    def next_level(self) -> Command:
        """The level after this one, once a star was earned."""
        if not self.may_go_on or self._next is None:
            return None
        scene = order.play_scene(self.app, self._next)
        if isinstance(scene, str):
            self.model.trouble = scene
            return None
        return Replace(scene)

    def tile(self) -> pygame.Rect:
        """Where the tile of the chosen stream is, in pixels."""
        run = self.model.run
        assert run is not None
        tiles = run_place(self.measuring, self.page.box, run).tiles
        boxes = list(tile_boxes(tiles, run.result.streams))
        return self.view.rect(*boxes[self.model.chosen])

    def valve_rect(self, entry: Entry) -> pygame.Rect:
        """Where the valve of an entry is, in pixels."""
        x, y, r = self.place.table.valve(entry, self.scroll.offset)
        return self.view.rect(x - r, y - r, 2 * r, 2 * r)

    def choose_by_arrow(self, way: Way) -> bool:
        """Arrows on the tiles; from the outermost ones they lead on."""
        model = self.model
        if model.run is None:
            return False
        by = {"left": -1, "right": 1, "up": -TILE_COLUMNS, "down": TILE_COLUMNS}[way]
        if not 0 <= model.chosen + by < model.run.result.streams:
            return way in ("left", "right")
        self.change(partial(model.choose, model.chosen + by))
        return True

    # -- events ------------------------------------------------------------------------------

    @property
    def on_entry(self) -> bool:
        """Whether an entry of the table has the keys."""
        return self.focus.current is None or self.focus.current.name in self.entries

    @property
    def idle(self) -> Collection[str]:
        """The actions that would change nothing now."""
        return keys.idle(self)

    def handle(self, event: pygame.Event) -> Command:
        """Take one event; what is said of the table and of its run changes with it."""
        before = self.prompting.now
        taken = self._of_parts(event) or self.prompting.take(event)
        command = None if taken else self._take(event)
        self.prompting.follow()
        if self.prompting.now != before:
            self.prompting.place()
        return command

    on_button = False
    """Whether a button has the keys that go on to the next part: they are on none."""

    def _of_parts(self, event: pygame.Event) -> bool:
        """Take a press that is about the parts of a step; any other ends the step at once."""
        if event.type == pygame.WINDOWFOCUSLOST:
            self.tempo.stop()
        now = self.model.sampling
        if now.run is None or not now.run.stepped or not is_press(event):
            return False
        meant = meaning(self, now, event, "later")
        if meant == "ends":
            now.finish_run()
        return meant == "goes_on"

    def _take(self, event: pygame.Event) -> Command:
        if event.type == pygame.KEYDOWN and self._meaning(event) != "back":
            self.pointer.rest()
            # The selected entry is marked from the start: the first key need not show it.
            self.focus.shown = self.focus.shown or self.on_entry
            asked = self.asked(event)
            done = keys.act(self, asked) if asked is not None else False
            if done is not False:
                return None if done is True else done
        elif event.type != pygame.KEYDOWN and self.pointer.take(event):
            return None
        command = super().handle(event)
        current = self.focus.current
        if current is not None and current.name in self.entries:
            self.model.select(self.entries[current.name])
        return command

    # -- time and drawing --------------------------------------------------------------------

    def update(self, dt: float) -> Command:
        """Let the sample stream flow, move animations on, and take the time."""
        self.model.seconds += dt / 1000.0
        now = self.model.sampling
        follow(now, self.app.settings)
        self.tempo.update(dt)
        now.update(dt, self.screen.belt().target(now.t))
        return super().update(dt)

    def animate(self, dt: float) -> None:
        """Move the page on, and let be heard what has changed."""
        self.page.update(dt)
        self.heard.follow(self.model)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the scene."""
        self.screen.draw(Painter(surface, self.view, self.theme, self.log))
        self.gui.draw(surface)
        if not self.on_entry:
            self.gui.draw_focus(surface)
        self.prompting.draw(Painter(surface, self.view, self.theme, self.log))
