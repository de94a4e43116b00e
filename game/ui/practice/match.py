"""What a race and a duel share: a board of who says what, the player's cell, keys and mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, TypeAlias

import pygame

from game.level.model import Level
from game.rules.session import Session
from game.ui.context import AppContext, HelpTopic
from game.ui.focus import PRESS
from game.ui.lettering import Drawn
from game.ui.paint import Painter
from game.ui.play.model import PlayModel
from game.ui.play.sheet import Same, Sheet
from game.ui.practice.board import BoardLook, BoardPlace, draw_board
from game.ui.practice.frame import Act
from game.ui.practice.hand import Hand
from game.ui.scene import Command, Push
from game.ui.screen import Screen
from game.ui.view import View

Phase: TypeAlias = Literal["play", "past", "over"]
"""A move is to be made; a step that was made is looked at; the stream has ended."""

DEAF_MS: Final = 600.0
"""Whoever is stepping through the stream must not step over what came of it."""

LOOKING: Final = (pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_HOME, pygame.K_END)


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

    def __init__(
        self, app: AppContext, level: Level, session: Session, world_title: str = ""
    ) -> None:
        super().__init__(app)
        self.level, self.world = level, world_title
        self.hand = Hand(self)
        self.board: BoardPlace
        self.sheet = Sheet()
        self.chosen: int | None = None
        """A past step that is looked at."""
        self.log: list[Drawn] | None = None
        """Collects the texts drawn, for tests."""
        self._hovered: int | None = None
        self._laid_out: Phase | None = None
        self._over_ms = 0.0
        self.take_up(session)

    def take_up(self, session: Session) -> None:
        """Play another stream from now on."""
        self.model = PlayModel(session, lambda: session)
        self._follow_settings()
        self.chosen = self._hovered = None

    def _follow_settings(self) -> None:
        settings = self.app.settings
        self.model.still, self.model.speed = settings.reduced_motion, settings.speed

    # -- what each scene says for itself ---------------------------------------------------------

    @property
    def playing(self) -> bool:
        """Whether the stream goes on."""
        return not self.model.settled.finished

    @property
    def phase(self) -> Phase:
        """What the part under the board is for now."""
        if not self.playing:
            return "over"
        return "play" if self.chosen is None else "past"

    def look(self) -> BoardLook:
        """What is on the board."""
        raise NotImplementedError

    def went_on(self) -> None:
        """The player's session has become another one: a step, or one taken back."""

    def more_keys(self, event: pygame.Event) -> Command | bool:
        """Take a key of the scene's own; False leaves it to the rest."""
        return False

    # -- steps -------------------------------------------------------------------------------------

    def step(self) -> Command:
        """Let the token in as the valves stand."""
        if self.playing and self.chosen is None:
            self._change(self.model.step)
        return None

    def undo(self) -> Command:
        """Take the last step back."""
        if self.playing:
            self._change(self.model.undo)
        return None

    def redo(self) -> Command:
        """Play again what was taken back."""
        if self.playing:
            self._change(self.model.redo)
        return None

    def _change(self, act: Callable[[], None]) -> None:
        before = self.model.settled
        self.chosen = None
        act()
        if self.model.settled is not before:
            self._settled()

    def _settled(self) -> None:
        """The outcome of a step can be seen now."""
        self.went_on()
        self.follow_phase()

    def layout(self, view: View) -> None:
        """Place everything for this view, and for what goes on now."""
        if self.phase != self._laid_out:
            self._over_ms = 0.0
        self._laid_out = self.phase
        self.hand.shown, self.sheet = False, Sheet()
        before = self.focus.current.name if self.focus.current else None
        super().layout(view)
        if before is not None and self.focus.named(before) is None and self.first:
            self.focus.take(self.focus.named(self.first) or self.focus.current)

    def follow_phase(self) -> None:
        """Place everything anew if something else goes on now."""
        if self.phase != self._laid_out:
            self.layout(self.view)

    # -- looking back -----------------------------------------------------------------------------

    @property
    def last_seen(self) -> int:
        """The last step whose outcome was shown; -1 before the first."""
        return self.model.answered - 1

    def look_at(self, t: int | None) -> None:
        """Look at a past step, or at none."""
        if t is not None and not 0 <= t <= self.last_seen:
            t = None
        self.chosen = t
        self.follow_phase()

    def look_by(self, by: int) -> None:
        """Look some steps earlier or later; past the last, at none while it is played."""
        here = self.last_seen + 1 if self.chosen is None else self.chosen
        to = max(here + by, 0)
        if to > self.last_seen and not self.playing:
            to = self.last_seen
        self.look_at(to)

    # -- events -----------------------------------------------------------------------------------

    def handle(self, event: pygame.Event) -> Command:
        """Take one event."""
        if event.type == pygame.KEYDOWN:
            self.hand.over = self._hovered = None
            command = self._key(event)
        elif self.hand.mouse(event) or self._board_mouse(event):
            command = None
        else:
            command = super().handle(event)
        self.hand.follow_focus()
        return command

    def _key(self, event: pygame.Event) -> Command:
        key, plain = event.key, not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT)
        if self.phase == "over" and key in PRESS and self._over_ms < DEAF_MS:
            return None
        if key == pygame.K_ESCAPE and self.chosen is not None and self.playing:
            self.look_at(None)
            return None
        ctrl = event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META)
        if ctrl and key in (pygame.K_z, pygame.K_y):
            redo = key == pygame.K_y or event.mod & pygame.KMOD_SHIFT
            return self.redo() if redo else self.undo()
        if not plain or key in (pygame.K_TAB, pygame.K_ESCAPE):
            return super().handle(event)
        own = self.more_keys(event)
        if own is not False:
            return None if own is True else own
        if key in LOOKING:
            self._look_key(key)
            return None
        if key == pygame.K_g:
            return self.read_guide()
        if self.focus.shown and self.focus.current is not None and not self.hand.on_valve:
            return super().handle(event)  # a button has the keys
        if key == pygame.K_SPACE:
            return self.step() if self.playing else super().handle(event)
        if self.playing and self.chosen is None:
            if key in (pygame.K_z, pygame.K_BACKSPACE):
                return self.undo()
            if key == pygame.K_y:
                return self.redo()
            if self.hand.key(event):
                return None
        elif key in (pygame.K_LEFT, pygame.K_RIGHT):
            self.look_by(1 if key == pygame.K_RIGHT else -1)
            return None
        return super().handle(event)

    def _look_key(self, key: int) -> None:
        if key == pygame.K_HOME:
            self.look_at(0)
        elif key == pygame.K_END:
            self.look_at(None if self.playing else self.last_seen)
        else:
            self.look_by(-1 if key == pygame.K_PAGEUP else 1)

    def _board_mouse(self, event: pygame.Event) -> bool:
        """Point at a column, or choose it."""
        if event.type not in (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN):
            return False
        look = self.look()
        steps = len(look.stream)
        first = self.board.first(steps, look.at if self.chosen is None else self.chosen)
        x, y = self.view.units(*event.pos)
        t = self.board.step_at(x, y, first)
        seen = t if t is not None and t <= self.last_seen else None
        if event.type == pygame.MOUSEMOTION:
            self._hovered = seen
            return False
        if event.button != pygame.BUTTON_LEFT or t is None:
            return False
        self.look_at(None if seen == self.chosen else seen)
        return True

    def read_guide(self) -> Command:
        """Open the Field guide, at what the level is about."""
        about = next(iter(self.level.guide), None)
        return Push(self.app.scenes.guide(self.app, about))

    def top_asks(self) -> list[tuple[Act, str]]:
        """What stands at the top right, with its key."""
        asks: list[tuple[Act, str]] = [(("back", "Back", self.back), "Esc")]
        if self.playing:
            asks[:0] = [(("undo", "Undo", self.undo), "Z"), (("redo", "Redo", self.redo), "Y")]
        return asks

    # -- time and drawing ------------------------------------------------------------------------

    def animate(self, dt: float) -> None:
        """Move the cell's numbers on; what a step came to shows when its animation is over."""
        self._follow_settings()
        self._over_ms += dt
        before = self.model.settled
        speed = max(self.app.settings.speed, 1e-6)
        self.model.update(dt / speed, 0.0)
        if self.model.settled is not before:
            self._settled()

    @property
    def hovered(self) -> int | None:
        """The past step under the pointer."""
        return self._hovered

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the scene."""
        p = Painter(surface, self.view, self.theme, self.log)
        if self.log is not None:
            self.sheet.forget()
        self.sheet.fit(p)
        self.put(self.sheet)
        self.sheet.show(p)
        self.paint(p)
        self.gui.draw(surface)
        if not self.hand.on_valve or not self.hand.shown:
            self.gui.draw_focus(surface)

    def put(self, sheet: Sheet) -> None:
        """Put every part on the sheet that is drawn anew only when it changes."""
        look = self.look()
        tracks = tuple((Same(row.track), row.hidden) for row in look.rows)
        key = (self.board, tracks, look.at, look.ended, look.chosen, look.hovered)
        sheet.put("board", self.board.box, key, lambda p: draw_board(p, self.board, look))
        if self.hand.shown:
            self.hand.put(sheet)
