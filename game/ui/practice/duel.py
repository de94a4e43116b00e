"""The duel: streams that grow until somebody fails, and what networks make of such lengths."""

from __future__ import annotations

from typing import Final

from game.level.model import Level
from game.lstm.weights import Weights
from game.rules.practice.contenders import RivalName, contenders
from game.rules.practice.duel import Duel
from game.rules.practice.run_on import Way
from game.ui.context import AppContext
from game.ui.paint import Box, Painter
from game.ui.play.sheet import Same, Sheet
from game.ui.practice import duel_place
from game.ui.practice.board import BoardLook, Row
from game.ui.practice.frame import draw_header
from game.ui.practice.lengths_panel import Lengths
from game.ui.practice.match import Match
from game.ui.practice.match_keys import TAKEN
from game.ui.practice.rounds import RoundEnd, draw_rounds
from game.ui.practice.running_on import RunningOn
from game.ui.practice.standings import draw_step
from game.ui.scene import Command
from game.words import say

BESIDE_UP_TO: Final = 1.15
"""The text size up to which the curve stands beside the duel; else it takes the cell's place."""


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
        self.rounds: Box
        self.lower: Box
        """What is left under the board."""
        self.end: RoundEnd | None = None
        self.buttons_left = 0.0
        """Where the buttons at the top begin."""
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
        self.running_on = RunningOn(self)

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
        self.running_on.stop()
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

    # -- what is asked for -------------------------------------------------------------------------

    def run_on(self, way: Way) -> Command:
        """Go on for as long as this way leads."""
        self.running_on.begin(way)
        return None

    def show_curve(self) -> Command:
        """Show the curve in place of the cell, or the cell again."""
        if not self.beside:
            self.curve_open = not self.curve_open
            self.layout(self.view)
        return None

    def more_keys(self, asked: str | None) -> Command | bool:
        """N holds, B goes by habit, C shows the curve, R begins another duel."""
        if self.running_on.stop():  # any key does
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
        if self.running_on.going:
            self.running_on.update(dt)
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
        """Place everything for what goes on now."""
        self.first, self.end = None, None
        self.buttons_left = duel_place.place(self)

    # -- drawing -----------------------------------------------------------------------------------

    def put(self, sheet: Sheet) -> None:
        """The board, the curves, and what is under the board."""
        super().put(sheet)
        duel = self.duel
        key = (self.rounds, Same(duel.now.session), len(duel.rounds))
        sheet.put("rounds", self.rounds, key, lambda p: draw_rounds(p, self.rounds, duel))
        self.lengths.put(sheet, duel)
        if self.end is not None:
            self.end.put(self.measure(), sheet)
        elif self.phase == "past" and (t := self.chosen) is not None:
            box, tracks = self.lower, (duel.now.player, duel.now.shown)
            sheet.put("lower", box, (box, t, Same(duel.now)),
                      lambda p: draw_step(p, box, tracks, t))  # fmt: skip

    def paint(self, painter: Painter) -> None:
        """Draw the header, or in it what is to be said now, and the bar beside the words."""
        if self.lengths.shown:
            self.scroll.draw(painter)
        if self.pace.on_top:
            return
        against = say(f"practice.duel.against.{self.duel.opponent.name}")
        count, rounds = len(self.duel.rounds), len(self.duel.ladder.rungs)
        which = say("practice.duel.round", count=count, rounds=rounds)
        place = self.notice or " · ".join((self.level.title, against, which))
        if self.fresh_after_another:
            place = say("tutorial.restart.line")
        draw_header(painter, say("practice.duel.title"), place, self.buttons_left - 16)
