"""The duel: streams that grow until somebody fails, and what networks make of such lengths."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import Final

import pygame

from game.level.model import Level
from game.lstm.weights import Weights
from game.rules.move import Move
from game.rules.practice.contenders import Contender, RivalName, contenders
from game.rules.practice.duel import Duel
from game.rules.practice.duel_words import duel_words, round_words
from game.rules.practice.length_curve import LengthCurve, measure_lengths
from game.rules.practice.race import named, ranked
from game.rules.practice.run_on import Way
from game.ui.context import AppContext
from game.ui.paint import Box, Painter
from game.ui.play.sheet import Same, Sheet
from game.ui.practice.board import BoardLook, BoardPlace, Row
from game.ui.practice.frame import (
    FOOT,
    GAP,
    LARGE,
    MARGIN,
    Act,
    below,
    draw_header,
    header_height,
    side_buttons,
    top_buttons,
)
from game.ui.practice.lengths_panel import (
    HIGHEST_PLOT,
    LEAST_PLOT,
    draw_plot,
    draw_rounds,
    draw_words,
    lengths_words,
    rounds_height,
    words_height,
)
from game.ui.practice.match import Match
from game.ui.practice.overview import draw_overview, overview_height
from game.ui.practice.standings import draw_standings, draw_step, standings_height, step_height
from game.ui.scene import Command
from game.ui.view import HEIGHT, WIDTH

SIDE: Final = 404.0
BESIDE_UP_TO: Final = 1.15
"""The text size up to which the curve stands beside the duel; else it takes the cell's place."""
LEAST_LOWER: Final = 236.0
RUN_MS: Final = 60.0
"""How long each step takes when running on."""
NOT_MET: Final = "You have not met this kind of token yet: set its valves, then step."


class DuelScene(Match):
    """One duel, round after round.

    Args:
        app: settings, seeds and the other scenes.
        level: the level.
        opponent: whom to play against; the network, if that one is missing.
        world_title: the line beside the title.

    Raises:
        NetworkError: the level has no network that fits it.
        DuelError: the level asks nothing that can be known.
    """

    def __init__(
        self, app: AppContext, level: Level, opponent: RivalName, world_title: str = ""
    ) -> None:
        self._wanted = opponent
        self._begin(app, level, app.library.network(level))
        super().__init__(app, level, self.duel.session, world_title)

    def _begin(self, app: AppContext, level: Level, network: Weights) -> None:
        """A duel at its first token, and curves that are still to be measured."""
        self._network, found = network, contenders(level, network)
        self._missing = found.missing
        name = self._wanted if self._wanted in found.names else "network"
        self.duel = Duel.start(level, network, found[name], app.new_seed())
        names = dict.fromkeys((*(n for n in ("network", "RNN") if n in found.names), name))
        players: tuple[Contender, ...] = tuple(found[each] for each in names)
        self.curve: LengthCurve | None = None
        self._measuring = measure_lengths(level, self.duel.ladder, players)
        self.curve_open = False
        self.notice = ""
        self._queue: deque[Move] = deque()
        self._queued_ms = 0.0

    def reload(self, level: Level, network: Weights) -> None:
        """Begin anew with a level or network that was saved."""
        self.level = level
        self._begin(self.app, level, network)
        self.take_up(self.duel.session)

    # -- what goes on ------------------------------------------------------------------------------

    @property
    def playing(self) -> bool:
        """Whether the round goes on."""
        return not self.duel.now.over

    def went_on(self) -> None:
        """Bring the duel to where the player is."""
        self.duel = self.duel.go_on(self.model.settled)
        self.notice = ""

    def look(self) -> BoardLook:
        """The player's row and the opponent's, which is hidden until the round is over."""
        now = self.duel.now
        rows = (Row(now.player), Row(now.shown, hidden=not now.over))
        return BoardLook(
            self.level, now.session.deal.stream, rows, now.session.t,
            ended=now.session.finished, chosen=self.chosen, hovered=self.hovered,
        )  # fmt: skip

    def go_on(self) -> Command:
        """The next round; after the last one, another duel."""
        if self.duel.outcome is not None:
            return self.again()
        if self.duel.now.over:
            self.duel = self.duel.next_round()
            self._next_stream()
        return None

    def again(self) -> Command:
        """Another duel, on fresh streams."""
        curve, measuring = self.curve, self._measuring
        self._begin(self.app, self.level, self._network)
        self.curve, self._measuring = curve, measuring
        self._next_stream()
        return None

    def _next_stream(self) -> None:
        self.take_up(self.duel.session)
        self.layout(self.view)

    def run_on(self, way: Way) -> Command:
        """Go on for as long as this way leads."""
        if self.phase != "play" or self._queue:
            return None
        self.model.finish_run()
        moves = self.duel.run_on(self.model.move, way)
        self.notice = "" if moves else NOT_MET
        self._queue.extend(moves)
        if self.app.settings.reduced_motion:
            while self._queue:
                self._run_step()
        return None

    def _run_step(self) -> None:
        """One step of running on."""
        self.model.turn_to(self._queue.popleft())
        self.step()
        before = self.model.settled
        self.model.finish_run()
        if self.model.settled is not before:
            self._settled()
        if not self.playing:
            self._queue.clear()

    def show_curve(self) -> Command:
        """Show the curve in place of the cell, or the cell again."""
        if not self.beside:
            self.curve_open = not self.curve_open
            self.layout(self.view)
        return None

    def more_keys(self, event: pygame.Event) -> Command | bool:
        """N holds, B goes by habit, C shows the curve, R begins another duel."""
        if self._queue:
            self._queue.clear()  # any key stops running on
            return True
        match event.key:
            case pygame.K_n:
                self.run_on("hold")
            case pygame.K_b:
                self.run_on("habit")
            case pygame.K_c if not self.beside:
                self.show_curve()
            case pygame.K_r:
                self.again()
            case pygame.K_SPACE if self.curve_open and self.phase == "play":
                self.show_curve()
            case _:
                return False
        return True

    def animate(self, dt: float) -> None:
        """Run on; else measure a little more of the curve."""
        super().animate(dt)
        if self._queue:
            self._queued_ms += dt
            if self._queued_ms >= RUN_MS:
                self._queued_ms = 0.0
                self._run_step()
        elif self.model.run is None and (self.curve is None or not self.curve.whole):
            self.curve = next(self._measuring, self.curve)
            if self.curve is not None and self.curve.whole:
                self.layout(self.view)  # now there are words under the plot

    # -- where everything is -----------------------------------------------------------------------

    @property
    def beside(self) -> bool:
        """Whether the curve has a place of its own beside the duel."""
        return self.view.text <= BESIDE_UP_TO

    def build(self) -> None:
        """The board, and under it the cell or what came of the round; the curve beside or below."""
        gui, p = self.gui, self.measure()
        self._buttons_left = top_buttons(gui, self.top_asks())
        top = header_height(p, gui.button_height)
        wide = WIDTH - 2 * MARGIN - (SIDE + GAP if self.beside else 0.0)
        self._words = lengths_words(self.curve, (self.duel.ladder.said, self._missing))
        self.first, self.plot = None, (0.0, 0.0, 0.0, 0.0)
        self.scroll.place((0.0, 0.0, 0.0, 0.0), 0.0)
        high = rounds_height(p)
        if self.beside:
            x = WIDTH - MARGIN - SIDE
            self.rounds: Box = (x, top, SIDE, high)
            y = top + high + GAP
            self._place_curve(p, (x, y, SIDE, HEIGHT - FOOT - y))
        else:
            self.rounds = (MARGIN, top, wide, high)
            top += high + GAP
        grown = 1.0 + 0.5 * (self.view.text - 1.0)
        room = HEIGHT - FOOT - GAP - LEAST_LOWER * grown - top
        steps = len(self.duel.session.deal)
        self.board = BoardPlace.fit(p, (MARGIN, top, wide, room), 2, steps)
        self.lower, self.whole = below(self.board.box), (0.0, 0.0, 0.0, 0.0)
        self._build_lower(p)

    def _build_lower(self, p: Painter) -> None:
        curve: Act = ("curve", "Back to play" if self.curve_open else "Curve", self.show_curve)
        also = [] if self.beside else [curve]
        if self.phase == "past":
            acts: list[Act] = [("now", "Back to now", lambda: self.look_at(None))]
            self._beside_buttons(p, acts)
        elif self.curve_open and not self.beside:
            self._place_curve(p, side_buttons(self.gui, self.lower, [curve]))
            self.first = "curve"
        elif self.phase == "over":
            on = "Next round" if self.duel.outcome is None else "New duel"
            self._beside_buttons(p, [("next", on, self.go_on), *also])
        else:
            self._hand_buttons(p, also)

    def _beside_buttons(self, p: Painter, acts: list[Act]) -> None:
        """A table beside buttons, under it the whole stream if there is room for it."""
        self.first = acts[0][0]
        x, y, w, h = side_buttons(self.gui, self.lower, acts)
        needed = standings_height(p, 2) if self._stands else step_height(p, 2) + self._said(p)
        self.lower = (x, y, w, min(h, needed))
        left = h - needed - GAP
        if left >= overview_height(p, 2) and self.phase == "over":
            self.whole = (x, y + needed + GAP, w, left)

    @property
    def _stands(self) -> bool:
        """Whether it is shown where both stand, and not a single step."""
        return self.duel.now.failed is None and self.chosen is None

    def _said(self, p: Painter) -> float:
        """How high the sentences over the table of a step are."""
        if self.phase != "over":
            return 0.0
        wide = self.lower[2] * 0.8
        return len(p.wrap(self._outcome, wide, "label", bold=True)) * p.line("label") + 12

    @property
    def _outcome(self) -> str:
        """What came of the round, and of the duel."""
        return " ".join(filter(None, (round_words(self.duel.now), duel_words(self.duel))))

    def _hand_buttons(self, p: Painter, also: list[Act]) -> None:
        """Step, and under it what runs on."""
        large = self.view.text > LARGE
        self.hand.place(p, self.lower, rows=2)
        x, y, w, h = self.hand.buttons
        high = (h - 8) / 2
        self.gui.button("step", "Step" if large else "Step  (Space)", (x, y, w, high), self.step,
                        kind="primary")  # fmt: skip
        asks: list[tuple[str, str, Act | Way]] = [
            ("hold", "Hold" if large else "Hold  N", "hold"),
            ("habit", "Habit" if large else "By habit  B", "habit"),
        ]
        wide = (w - 8 * (len(asks) + len(also) - 1)) / (len(asks) + len(also))
        tips = {
            "hold": "Go on with the valves as they stand, up to a token of another kind",
            "habit": "Go on, each kind of token with the valves it got last",
        }
        for n, (name, text, way) in enumerate(asks):
            place = (x + n * (wide + 8), y + high + 8, wide, high)
            self.gui.button(name, text, place, partial(self.run_on, way), tip=tips[name])  # type: ignore[arg-type]
        for n, (name, text, press) in enumerate(also, start=len(asks)):
            place = (x + n * (wide + 8), y + high + 8, wide, high)
            self.gui.button(name, text, place, press)

    def _place_curve(self, p: Painter, box: Box) -> None:
        """Share a box out to the plot and the words: beside each other where it is broad."""
        x, y, w, h = box
        if w > 1.6 * h:
            plot = w * 0.5
            self.plot = (x, y, plot, h)
            words: Box = (x + plot + GAP, y, w - plot - GAP, h)
        else:
            told = words_height(p, self._words, w - 16)
            high = min(max(h - told - GAP, LEAST_PLOT), HIGHEST_PLOT)
            self.plot = (x, y, w, high)
            words = (x, y + high + GAP, w, h - high - GAP)
        self.scroll.place(words, words_height(p, self._words, words[2] - 16))

    # -- drawing -----------------------------------------------------------------------------------

    @property
    def _curve_shown(self) -> bool:
        return self.plot[2] > 0.0

    def put(self, sheet: Sheet) -> None:
        """The board, the curve, and what is under the board."""
        super().put(sheet)
        duel = self.duel
        key = (self.rounds, Same(duel.now.session), len(duel.rounds))
        sheet.put("rounds", self.rounds, key, lambda p: draw_rounds(p, self.rounds, duel))
        if self._curve_shown:
            ended = sum(each.over for each in duel.rounds)
            drawn = (self.plot, Same(self.curve), ended, Same(duel.ladder))
            sheet.put("plot", self.plot, drawn, lambda p: draw_plot(p, self.plot, self.curve, duel))
            words = (self.scroll.box, tuple(self._words), self.scroll.offset)
            sheet.put("words", self.scroll.box, words, self._draw_words)
        if self.phase == "past" and self.chosen is not None:
            self._put_step(sheet, self.lower, self.chosen)
        elif self.phase == "over" and not (self.curve_open and not self.beside):
            self._put_over(sheet)

    def _draw_words(self, p: Painter) -> None:
        x, y, w, _ = self.scroll.box
        draw_words(p, x + 4, y - self.scroll.offset, w - 16, self._words)

    def _put_step(self, sheet: Sheet, box: Box, t: int) -> None:
        now = self.duel.now
        tracks = (now.player, now.shown)
        key = ("step", box, t, *(Same(track) for track in tracks))
        sheet.put("lower", box, key, lambda p: draw_step(p, box, tracks, t))

    def _put_over(self, sheet: Sheet) -> None:
        """What came of the round; below it the step that decided, or how sure both were."""
        now, (x, y, w, h), said = self.duel.now, self.lower, self._outcome
        tracks = (now.player, now.shown)
        if self.whole[2]:
            key = ("whole", self.whole, *(Same(track) for track in tracks))
            sheet.put("whole", self.whole, key, lambda p: draw_overview(p, self.whole, tracks))
        if self._stands:
            standings = ranked(tracks)
            sheet.put("lower", self.lower, ("over", self.lower, said),
                      lambda p: draw_standings(p, self.lower, standings, said))  # fmt: skip
            return
        measure = self.measure()
        lines = measure.wrap(said, w - 8, "label", bold=True)
        high = len(lines) * measure.line("label") + 12

        def draw(p: Painter) -> None:
            for n, line in enumerate(lines):
                p.text(x + 4, y + (n + 0.5) * p.line("label"), line, "label", bold=True)

        sheet.put("said", (x, y, w, high), ("said", x, y, said), draw)
        t = now.session.t - 1 if self.chosen is None else self.chosen
        self._put_step(sheet, (x, y + high, w, h - high), t)

    def paint(self, painter: Painter) -> None:
        """Draw the header, the bar of the words, and what is to be said now."""
        p, name = painter, named(self.duel.opponent.name)
        count = f"round {len(self.duel.rounds)} of {len(self.duel.ladder.rungs)}"
        place = self.notice or f"{self.level.title} · against {name} · {count}"
        right = self._buttons_left - 16
        draw_header(p, "Duel", place, right)
        if self._curve_shown:
            self.scroll.draw(p)
