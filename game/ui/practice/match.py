"""What a race and a duel share: a board of who says what, the player's cell, keys and mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

import pygame

from game.level.model import Level
from game.rules.session import Session
from game.ui.context import AppContext, HelpTopic
from game.ui.ink.lettering import Drawn
from game.ui.pace.steps import follow
from game.ui.paint import Painter
from game.ui.play.heard import Heard
from game.ui.play.model import PlayModel
from game.ui.play.sheet import Same, Sheet
from game.ui.practice import match_keys
from game.ui.practice.board import BoardLook, BoardPlace, draw_board
from game.ui.practice.frame import Act, back_ask
from game.ui.practice.hand import Hand
from game.ui.practice.match_pace import MatchPace
from game.ui.scene import Command, Push
from game.ui.screen import Screen
from game.ui.view import View
from game.words import say

Phase: TypeAlias = Literal["play", "past", "over"]
"""A move is to be made; a step that was made is looked at; nothing more is to be played."""


class Match(Screen):
    """A stream played by the player and others side by side.

    A scene of this kind says what is on the board, and what is to be done after a step.

    Args:
        app: settings, seeds and the other scenes.
        level: the level.
        session: the player's play, at its start.
        world_title: the line beside the title.
    """

    help_topic: HelpTopic = "race"
    contexts = ("race", "stream", "tempo", "hand", "valves")

    def __init__(
        self, app: AppContext, level: Level, session: Session, world_title: str = ""
    ) -> None:
        super().__init__(app)
        self.level, self.world = level, world_title
        self.hand = Hand(self)
        self.board: BoardPlace
        self.heard = Heard(app.sound)
        self.sheet = Sheet()
        self.log: list[Drawn] | None = None
        """Collects the texts drawn, for tests."""
        self.shown_ms = 0.0
        """How long what is shown under the board has been there."""
        self._shape: object = None
        """What the layout was made for."""
        self._left_behind: list[tuple[PlayModel, object]] = []
        """The plays that were given up for fresh streams, each with the match it is of."""
        self.take_up(session)
        self.pace = MatchPace(self)

    def take_up(self, session: Session) -> None:
        """Play another stream from now on."""
        self.model = PlayModel(session, lambda: session)
        self._synced = session
        follow(self.model, self.app.settings)
        self.chosen: int | None = None
        """A past step that is looked at."""
        self.hovered: int | None = None
        """A past step that the pointer is on."""

    # -- what each scene says for itself ---------------------------------------------------------

    @property
    def playing(self) -> bool:
        """Whether there is more to be played, as far as the outcome of steps is shown."""
        return not self.model.settled.finished

    def look(self) -> BoardLook:
        """What is on the board."""
        raise NotImplementedError

    def went_on(self) -> None:
        """The outcome of a step can be seen now, or a step was taken back."""

    def more_keys(self, asked: str | None) -> Command | bool:
        """Take a key of the scene's own, which may mean nothing; False leaves it to the rest."""
        return False

    # -- steps -------------------------------------------------------------------------------------

    @property
    def phase(self) -> Phase:
        """What the part under the board is for now."""
        if not self.playing:
            return "over"
        return "play" if self.chosen is None else "past"

    def step(self) -> Command:
        """Let the token in as the valves stand."""
        return self._move(self.model.step)

    def undo(self) -> Command:
        """Take the last step back, unless it has decided something; else what was left behind."""
        return self._bring_back() if self.fresh_after_another else self._move(self.model.undo)

    def redo(self) -> Command:
        """Play again what was taken back."""
        return self._move(self.model.redo)

    def _move(self, act: Callable[[], None]) -> Command:
        """Do something to the play, once the step under way has shown what it came to."""
        if self.phase == "play" and self.settle():
            act()
            self.sync()
        return None

    def settle(self) -> bool:
        """Have the step under way show at once what it came to; gives whether play goes on."""
        self.model.finish_run()
        self.sync()
        return self.playing

    def sync(self) -> None:
        """Bring the scene to where the play is, as far as outcomes are shown."""
        if self.model.settled is not self._synced:
            self._synced = self.model.settled
            self.chosen = None
            self.went_on()
        self.follow_phase()

    # -- a fresh stream, and back ------------------------------------------------------------------

    @property
    def under_way(self) -> object | None:
        """The match as it stands, if something would be lost with it; None where nothing would."""
        raise NotImplementedError

    def take_back(self, match: object) -> None:
        """Go on with a match that was left behind."""
        raise NotImplementedError

    def leave_behind(self) -> None:
        """Keep the match under way: undo at the start of the next one brings it back."""
        self.model.finish_run()
        self.sync()
        if (match := self.under_way) is not None:
            self._left_behind.append((self.model, match))

    @property
    def fresh_after_another(self) -> bool:
        """Whether undo would bring back what was left behind."""
        untouched = self.phase == "play" and not self.model.session.moves
        return untouched and bool(self._left_behind)

    def _bring_back(self) -> Command:
        model, match = self._left_behind.pop()
        self.take_up(model.session)
        self.model, self._synced = model, model.settled
        self.take_back(match)
        self.layout(self.view)
        return None

    # -- looking back ------------------------------------------------------------------------------

    @property
    def last_seen(self) -> int:
        """The last step whose outcome was shown; -1 before the first."""
        return self.model.answered - 1

    def look_at(self, t: int | None) -> Command:
        """Look at a past step, or at none."""
        self.settle()
        self.chosen = t if t is not None and 0 <= t <= self.last_seen else None
        self.follow_phase()
        return None

    def look_by(self, by: int) -> Command:
        """Look some steps earlier or later; past the last, at none while it is played."""
        here = self.last_seen + 1 if self.chosen is None else self.chosen
        to = max(here + by, 0)
        return self.look_at(to if self.playing else min(to, self.last_seen))

    def read_guide(self) -> Command:
        """Open the Field guide, at what the level is about."""
        about = next(iter(self.level.guide), None)
        return Push(self.app.scenes.guide(self.app, about))

    # -- layout ------------------------------------------------------------------------------------

    def layout(self, view: View) -> None:
        """Place everything for this view, and for what goes on now."""
        if self._placed_for != self._shape:
            self._shape, self.shown_ms = self._placed_for, 0.0
        self.hand.shown, self.sheet = False, Sheet()
        self.pace.hide()
        super().layout(view)

    def follow_phase(self) -> None:
        """Place everything anew if something else goes on now."""
        if self._placed_for != self._shape and self._shape is not None:
            self.layout(self.view)

    @property
    def _placed_for(self) -> tuple[Phase, bool, bool]:
        """What the layout is to be made for now."""
        return self.phase, self.chosen is None, self.pace.in_parts

    def top_asks(self) -> list[tuple[Act, str]]:
        """What stands at the top right, with its key."""
        asks: list[tuple[Act, str]] = [back_ask(self.app, self.back)]
        if self.phase == "play":
            asks[:0] = [
                (("undo", say("practice.undo"), self.undo), self.app.prompt("undo", "stream")),
                (("redo", say("practice.redo"), self.redo), self.app.prompt("redo", "stream")),
            ]
        return asks

    # -- events ------------------------------------------------------------------------------------

    @property
    def on_button(self) -> bool:
        """Whether a button has the keys, and that is to be seen."""
        return self.focus.shown and self.focus.current is not None and not self.hand.on_valve

    def handle(self, event: pygame.Event) -> Command:
        """Take one event."""
        command: Command | Literal[False]
        if self.pace.take(event):
            command = None
        elif event.type == pygame.KEYDOWN:
            self.hand.over = self.hovered = None
            command = match_keys.act(self, event)
        else:
            taken = self.hand.mouse(event) or match_keys.board_mouse(self, event)
            command = None if taken else False
        if command is False:
            command = super().handle(event)
        self.sync()
        self.hand.follow_focus()
        return command

    # -- time and drawing --------------------------------------------------------------------------

    def covered(self) -> None:
        """Something is laid over the match: the stream does not flow on behind it."""
        self.pace.tempo.stop()

    def update(self, dt: float) -> Command:
        """Let the stream flow, and move animations on."""
        self.pace.tempo.update(dt)
        return super().update(dt)

    def animate(self, dt: float) -> None:
        """Move the cell's numbers on; what a step came to shows when its animation is over."""
        follow(self.model, self.app.settings)
        self.shown_ms += dt
        self.model.update(dt / self.app.settings.speed, 0.0)
        self.sync()
        self.heard.follow(self.model, ambience=self.phase == "play")

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the scene."""
        p = Painter(surface, self.view, self.theme, self.log)
        if self.log is not None:
            self.sheet.forget()
        self.sheet.fit(p)
        self.put(self.sheet)
        self.sheet.show(p)
        self.hand.draw_lights(p)
        self.paint(p)
        self.gui.draw(surface)
        if not (self.hand.shown and self.hand.on_valve):
            self.gui.draw_focus(surface)

    def put(self, sheet: Sheet) -> None:
        """Put every part on the sheet that is drawn anew only when it changes."""
        look = self.look()
        tracks = tuple((Same(row.track), row.hidden) for row in look.rows)
        key = (self.board, tracks, look.at, look.ended, look.chosen, look.hovered)
        sheet.put("board", self.board.box, key, lambda p: draw_board(p, self.board, look))
        if self.hand.shown:
            self.hand.put(sheet)
        self.pace.put(sheet)
