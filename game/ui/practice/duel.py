"""The duel: streams that grow until somebody fails, and what networks make of such lengths."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import Final

from game.level.model import Level
from game.lstm.weights import Weights
from game.rules.move import Move
from game.rules.practice.contenders import RivalName, contenders
from game.rules.practice.duel import Duel
from game.rules.practice.run_on import Way
from game.ui.context import AppContext
from game.ui.paint import Box, Painter
from game.ui.play.sheet import Same, Sheet
from game.ui.practice.board import BoardLook, BoardPlace, Row
from game.ui.practice.frame import (
    FOOT,
    GAP,
    MARGIN,
    Act,
    below,
    draw_header,
    header_height,
    side_buttons,
    step_words,
    top_buttons,
)
from game.ui.practice.lengths_panel import Lengths
from game.ui.practice.match import Match
from game.ui.practice.match_keys import TAKEN
from game.ui.practice.rounds import RoundEnd, draw_rounds, rounds_height
from game.ui.practice.standings import draw_step, step_height
from game.ui.scene import Command
from game.ui.view import HEIGHT, WIDTH
from game.words import say

SIDE: Final = 404.0
BESIDE_UP_TO: Final = 1.15
"""The text size up to which the curve stands beside the duel; else it takes the cell's place."""
LEAST_LOWER: Final = 236.0
"""How much height the cell is to have at least, at 100% text."""
RUN_MS: Final = 60.0
"""How long each step takes when running on."""
WAYS: Final[tuple[Way, ...]] = ("hold", "habit")
"""The ways to run on, and their letters."""


class DuelScene(Match):
    """One duel, round after round.

    Args:
        app: settings, seeds and the other scenes.
        level: the level.
        opponent: whom to play against; the network, if that one is missing.
        world_title: the line beside the title.
        seed: what the first duel's streams follow from; a fresh one if not given.

    Raises:
        NetworkError: the level has no network that fits it.
        DuelError: the level asks nothing that can be known.
    """

    takes = ("again", "hold", "habit", "curve", *TAKEN)

    def __init__(
        self,
        app: AppContext,
        level: Level,
        opponent: RivalName,
        world_title: str = "",
        seed: int | None = None,
    ) -> None:
        self._wanted = opponent
        first = app.new_seed() if seed is None else seed
        self._begin(level, app.library.network(level), first)
        super().__init__(app, level, self.duel.session, world_title)

    def _begin(self, level: Level, network: Weights, seed: int) -> None:
        """A duel at its first token, and curves that are still to be measured."""
        self._network, found = network, contenders(level, network)
        name = self._wanted if self._wanted in found.names else "network"
        self.duel = Duel.start(level, network, found[name], seed)
        self.lengths = Lengths(self.duel, found)
        self.curve_open = False
        """Whether the curve is shown in the cell's place, where it has none of its own."""
        self.notice = ""
        self._queue: deque[Move] = deque()
        self._queued_ms = 0.0

    def reload(self, level: Level, network: Weights) -> None:
        """Begin anew with a level or network that was saved."""
        self.level = level
        self._begin(level, network, self.app.new_seed())
        self.take_up(self.duel.session)

    # -- what goes on ------------------------------------------------------------------------------

    @property
    def playing(self) -> bool:
        """Whether the round goes on."""
        return not self.duel.now.over

    def went_on(self) -> None:
        """Bring the duel to where the player is."""
        over, self.duel = self.duel.now.over, self.duel.go_on(self.model.settled)
        self.notice = ""
        if self.duel.now.over and not over:
            self._sound_out()

    def _sound_out(self) -> None:
        """Let be heard how the round has ended: a duel that is lost was heard with its mistake."""
        match self.duel.outcome:
            case "won":
                self.app.sound.play("star", n=2)
            case "lost":
                pass
            case _:
                self.app.sound.play("star", n=0)

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
            self._play(self.duel.next_round())
        return None

    def again(self) -> Command:
        """Another duel, on fresh streams; what was measured stays, and undo brings back the old."""
        self.leave_behind()
        duel = self.duel
        self._play(Duel.start(self.level, self._network, duel.opponent, self.app.new_seed()))
        return None

    def _play(self, duel: Duel) -> None:
        self.duel, self.notice, self.curve_open = duel, "", False
        self._queue.clear()
        self.take_up(duel.session)
        self.layout(self.view)

    @property
    def under_way(self) -> Duel | None:
        """The duel, while it is undecided and has begun."""
        session, begun = self.model.session, len(self.duel.rounds) > 1
        going = begun or session.moves or session.undone
        return self.duel if self.duel.outcome is None and going else None

    def take_back(self, match: object) -> None:
        """Go on with a duel that was left behind."""
        assert isinstance(match, Duel)
        self.duel, self.notice = match, ""

    # -- running on --------------------------------------------------------------------------------

    def run_on(self, way: Way) -> Command:
        """Go on for as long as this way leads."""
        if self.phase == "play" and not self._queue and self.settle():
            moves = self.duel.run_on(self.model.move, way)
            self.notice = "" if moves else say("practice.duel.not_met")
            self._queue.extend(moves)
            while self._queue and self.app.settings.reduced_motion:
                self._run_step()
        return None

    def _run_step(self) -> None:
        """One step of running on."""
        self.model.turn_to(self._queue.popleft())
        self.step()
        if not self.settle():
            self._queue.clear()

    def show_curve(self) -> Command:
        """Show the curve in place of the cell, or the cell again."""
        if not self.beside:
            self.curve_open = not self.curve_open
            self.layout(self.view)
        return None

    def more_keys(self, asked: str | None) -> Command | bool:
        """N holds, B goes by habit, C shows the curve, R begins another duel."""
        if self._queue:
            self._queue.clear()  # any key stops running on
            return True
        match asked:
            case "hold" | "habit" as way:
                return self.run_on(way)
            case "curve":
                return self.show_curve()
            case "again":
                return self.again()
            case "step" if self.curve_open and self.phase == "play":
                return self.show_curve()
        return False

    def animate(self, dt: float) -> None:
        """Run on; else measure a little more of the curves."""
        super().animate(dt)
        if self._queue:
            self._queued_ms += dt
            if self._queued_ms >= RUN_MS:
                self._queued_ms = 0.0
                self._run_step()
        elif self._at_rest and self.lengths.measure():
            self.layout(self.view)  # now there are words under the plot

    @property
    def _at_rest(self) -> bool:
        """Whether nothing moves that a longer frame would hold up."""
        return self.model.run is None and not self.model.flow.moving

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
        self.first = None
        self._end: RoundEnd | None = None
        self.lengths.hide(self.scroll)
        high = rounds_height(p)
        if self.beside:
            x, y = WIDTH - MARGIN - SIDE, top + high + GAP
            self.rounds: Box = (x, top, SIDE, high)
            self.lengths.place(p, (x, y, SIDE, HEIGHT - FOOT - y))
        else:
            self.rounds = (MARGIN, top, wide, high)
            top += high + GAP
        grown = 1.0 + 0.5 * (self.view.text - 1.0)
        room = HEIGHT - FOOT - GAP - LEAST_LOWER * grown - top
        steps, answers = len(self.duel.session.deal), self.level.vocabulary.answers
        self.board = BoardPlace.fit(p, (MARGIN, top, wide, room), 2, steps, answers)
        self.lower = below(self.board.box)
        self._build_lower(p)

    def _build_lower(self, p: Painter) -> None:
        words = "practice.duel.to_play" if self.curve_open else "practice.duel.curve"
        curve: Act = ("curve", say(words), self.show_curve)
        also = [] if self.beside else [curve]
        if self.phase == "past":
            self.first = "now"
            acts: list[Act] = [("now", say("practice.now"), lambda: self.look_at(None))]
            x, y, w, h = side_buttons(self.gui, self.lower, acts)
            self.lower = (x, y, w, min(h, step_height(p, 2)))
        elif self.curve_open and not self.beside:
            self.first = "curve"
            self.lengths.place(p, side_buttons(self.gui, self.lower, [curve]))
        elif self.phase == "over":
            self.first = "next"
            on = say(f"practice.duel.{'next' if self.duel.outcome is None else 'new'}")
            left = side_buttons(self.gui, self.lower, [("next", on, self.go_on), *also])
            self._end = RoundEnd.fit(p, left, self.duel, self.chosen)
        else:
            self._hand_buttons(p, also)

    def _hand_buttons(self, p: Painter, also: list[Act]) -> None:
        """Step, and under it what runs on."""
        self.hand.place(p, self.lower, rows=2)
        x, y, w, h = self.hand.buttons
        high = (h - 8) / 2
        step = step_words(self.app, self.view)
        self.gui.button("step", step, (x, y, w, high), self.step, kind="primary")
        wide = (w - 8 * (len(WAYS) + len(also) - 1)) / (len(WAYS) + len(also))
        y += high + 8
        keyed = {
            way: f"{say(f'practice.duel.{way}_whole')}  {self.app.prompt(way, 'race')}".strip()
            for way in WAYS
        }
        fits = max(self.gui.button_width(said) for said in keyed.values()) - 16 <= wide
        for way, said in keyed.items():
            words = said if fits else say(f"practice.duel.{way}")
            self.gui.button(way, words, (x, y, wide, high), partial(self.run_on, way),
                            tip=say(f"practice.duel.{way}_tip"))  # fmt: skip
            x += wide + 8
        for name, said, press in also:
            self.gui.button(name, said, (x, y, wide, high), press)

    # -- drawing -----------------------------------------------------------------------------------

    def put(self, sheet: Sheet) -> None:
        """The board, the curves, and what is under the board."""
        super().put(sheet)
        duel = self.duel
        key = (self.rounds, Same(duel.now.session), len(duel.rounds))
        sheet.put("rounds", self.rounds, key, lambda p: draw_rounds(p, self.rounds, duel))
        self.lengths.put(sheet, duel)
        if self._end is not None:
            self._end.put(self.measure(), sheet)
        elif self.phase == "past" and (t := self.chosen) is not None:
            box, tracks = self.lower, (duel.now.player, duel.now.shown)
            sheet.put("lower", box, (box, t, Same(duel.now)),
                      lambda p: draw_step(p, box, tracks, t))  # fmt: skip

    def paint(self, painter: Painter) -> None:
        """Draw the header, or in it what is to be said now, and the bar beside the words."""
        against = say(f"practice.duel.against.{self.duel.opponent.name}")
        count, rounds = len(self.duel.rounds), len(self.duel.ladder.rungs)
        which = say("practice.duel.round", count=count, rounds=rounds)
        place = self.notice or " · ".join((self.level.title, against, which))
        if self.fresh_after_another:
            place = say("tutorial.restart.line")
        draw_header(painter, say("practice.duel.title"), place, self._buttons_left - 16)
        if self.lengths.shown:
            self.scroll.draw(painter)
