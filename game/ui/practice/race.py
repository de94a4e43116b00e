"""A race: player and rivals on one stream, side by side step by step, or revealed at the end."""

from __future__ import annotations

from typing import Final

from game.level.model import Level, Mode
from game.lstm.weights import Weights
from game.rules.practice.contenders import RivalName, contenders
from game.rules.practice.race import Race, race_words
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.paint import Painter
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
    top_buttons,
)
from game.ui.practice.match import Match
from game.ui.practice.match_keys import TAKEN
from game.ui.practice.standings import draw_standings, draw_step, standings_height, step_height
from game.ui.scene import Command, Push
from game.ui.view import HEIGHT, WIDTH
from game.words import say

LEAST_CELL: Final = 232.0
"""How much height the cell is to have at least, at 100% text."""
MANY_BLOCKS: Final = 300.0
"""The same with more than two blocks."""
REVEAL_MS: Final = 90.0
"""How long each column of a hidden race takes to be revealed."""


class RaceScene(Match):
    """One race. A hidden one is a play like any other, and counts; an open one is practice.

    Args:
        app: settings, seeds and the other scenes.
        level: the level.
        names: whom to race against.
        open: whether rivals are shown step by step.
        world_title: the line beside the title.
        seed: the first stream's seed; a fresh one if not given.

    Raises:
        NetworkError: the level has no network that fits it.
    """

    takes = ("again", *TAKEN)

    def __init__(
        self,
        app: AppContext,
        level: Level,
        names: tuple[RivalName, ...],
        *,
        open: bool,
        world_title: str = "",
        seed: int | None = None,
    ) -> None:
        self.names, self.open = names, open
        self._network = app.library.network(level)
        self._against = contenders(level, self._network)
        self._recorded = False
        self._revealed = 0.0
        first = app.new_seed() if seed is None else seed
        super().__init__(app, level, self._session(level, first), world_title)

    def _session(self, level: Level, seed: int) -> Session:
        # A table is what counts where gates are wired; a race there is run by hand, as practice.
        mode: Mode = "practice" if self.open or level.play.act == "wire" else "play"
        return Session.start(level, seed, self._network, mode)

    def take_up(self, session: Session) -> None:
        """Race on another stream from now on."""
        names = [name for name in self.names if name in self._against.names]
        self.race = Race.start(session, self._against, names, open=self.open)
        self._recorded, self._revealed, self._sounded_out = False, 0.0, False
        super().take_up(session)

    def reload(self, level: Level, network: Weights) -> None:
        """Begin anew with a level or network that was saved."""
        self.level, self._network = level, network
        self._against = contenders(level, network)
        self.take_up(self._session(level, self.app.new_seed()))

    # -- what goes on ------------------------------------------------------------------------------

    def went_on(self) -> None:
        """Let the rivals go along, up to the end."""
        self.race = self.race.go_on(self.model.settled)
        session = self.race.session
        if session.finished:
            still = self.open or self.app.settings.reduced_motion
            self._revealed = len(session.deal) if still else 0.0

    def sync(self) -> None:
        """Record a race with its last move: a kill while that is shown loses nothing."""
        if self.model.session.finished and not self._recorded:
            self._recorded = True
            self.app.plays.record(self.model.session, self.model.course.seconds)
        super().sync()

    @property
    def revealed(self) -> bool:
        """Whether everything has been shown that was hidden."""
        return self._revealed >= len(self.race.session.deal)

    def animate(self, dt: float) -> None:
        """Reveal one column after the other."""
        super().animate(dt)
        if not self.playing and not self.revealed:
            still = self.app.settings.reduced_motion
            self._revealed += len(self.race.session.deal) if still else dt / REVEAL_MS
        if not self.playing and self.revealed and not self._sounded_out:
            self._sounded_out = True
            won = any(each.is_player and each.place == 1 for each in self.race.standings)
            self.app.sound.play("star" if won else "run")

    def look(self) -> BoardLook:
        """The player's row and the rivals' rows."""
        race = self.race
        rows = [Row(race.player)]
        hidden = not race.open and not race.session.finished
        shown = race.shown
        if not self.playing and not self.revealed:
            shown = tuple(track.upto(int(self._revealed)) for track in shown)
        rows += [Row(track, hidden=hidden) for track in shown]
        return BoardLook(
            self.level, race.session.deal.stream, tuple(rows), race.session.t,
            ended=race.session.finished, chosen=self.chosen, hovered=self.hovered,
        )  # fmt: skip

    def again(self) -> Command:
        """The same race on a fresh stream; undo brings back one that was under way."""
        self.leave_behind()
        self.take_up(self._session(self.level, self.app.new_seed()))
        self.layout(self.view)
        return None

    @property
    def under_way(self) -> Race | None:
        """The race, while its stream runs and a move was made."""
        session = self.model.session
        return self.race if self.playing and (session.moves or session.undone) else None

    def take_back(self, match: object) -> None:
        """Go on with a race that was left behind."""
        assert isinstance(match, Race)
        self.race = match

    def review(self) -> Command:
        """The review of the player's own play; leaving it comes back here."""
        return Push(self.app.scenes.review(self.app, self.race.session, self.world))

    def more_keys(self, asked: str | None) -> Command | bool:
        """R races again on a fresh stream; a key hurries the reveal on."""
        if not self.playing and not self.revealed:
            self._revealed = float(len(self.race.session.deal))
            return True
        if asked == "again":
            self.again()
            return True
        return False

    # -- where everything is -----------------------------------------------------------------------

    def build(self) -> None:
        """The board on top, and under it the cell, a step, or who came out where."""
        gui, p = self.gui, self.measure()
        self._buttons_left = top_buttons(gui, self.top_asks())
        if self.phase == "play":
            self._buttons_left = self.pace.place_flow(p, self._buttons_left)
        top = header_height(p, gui.button_height)
        race, grown = self.race, 1.0 + 0.35 * (self.view.text - 1.0)
        cell = LEAST_CELL if self.level.memory.blocks <= 2 else MANY_BLOCKS
        room = HEIGHT - FOOT - GAP - cell * grown - top
        room -= self.pace.said_height(p, WIDTH - 2 * MARGIN)
        box = (MARGIN, top, WIDTH - 2 * MARGIN, room)
        count = 1 + len(race.rivals)
        answers = self.level.vocabulary.answers
        self.board = BoardPlace.fit(p, box, count, len(race.session.deal), answers)
        self.lower, self.first = below(self.board.box), None
        if self.phase == "play":
            self.lower = self.pace.place_said(p, self.lower)
            self.hand.place(p, self.lower)
            self.pace.step_button(self.hand.buttons)
            return
        over: list[Act] = [
            ("again", say("practice.race.again"), self.again),
            ("review", say("practice.race.review"), self.review),
        ]
        past: list[Act] = [("now", say("practice.now"), lambda: self.look_at(None))]
        acts = over if self.phase == "over" else past
        self.first = acts[0][0]
        x, y, w, h = side_buttons(gui, self.lower, acts)
        needed = step_height(p, count)
        if self.chosen is None:
            needed = standings_height(p, count, self._said(), w)
        self.lower = (x, y, w, min(h, needed))

    # -- drawing -----------------------------------------------------------------------------------

    def put(self, sheet: Sheet) -> None:
        """The board, and what is under it."""
        super().put(sheet)
        if self.phase == "play":
            return
        tracks = (self.race.player, *self.race.shown)
        t = self.chosen
        if t is not None:
            key = ("step", t, self.lower, *(Same(track) for track in tracks))
            sheet.put("lower", self.lower, key, lambda p: draw_step(p, self.lower, tracks, t))
        elif self.revealed:
            race = self.race
            key = ("standings", self.lower, Same(race.standings))
            sheet.put(
                "lower",
                self.lower,
                key,
                lambda p: draw_standings(p, self.lower, race.standings, self._said()),
            )

    def _said(self) -> str:
        """How the player came out, and what that is worth."""
        said, session = race_words(self.race.standings), self.race.session
        if session.mode == "play" and session.result is not None:
            said += f" {say(f'practice.race.earned.{session.result.stars}')}"
        return said.strip()

    def paint(self, painter: Painter) -> None:
        """Draw the header, unless something else is said in its place."""
        if self.pace.on_top:
            return
        shown = say("practice.race.open" if self.open else "practice.race.hidden")
        stream = say("common.stream", number=self.race.session.seed)
        place = " · ".join((self.level.title, shown, stream))
        if self.fresh_after_another:
            place = say("tutorial.restart.line")
        draw_header(painter, say("practice.race.title"), place, self._buttons_left - 16)
