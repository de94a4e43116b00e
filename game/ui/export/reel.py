"""A finished play as the play screen shows it, step by step, without a player at the valves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pygame

from game.level.model import Level
from game.progress.settings import Settings
from game.rules.move import Move
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.pace.steps import follow
from game.ui.paint import Painter
from game.ui.play.coach import Coach, Coaching, coach_lines
from game.ui.play.controls import Valve, player_valves
from game.ui.play.footer import Keys
from game.ui.play.layout import make_layout
from game.ui.play.model import PlayModel
from game.ui.play.notices import Notice
from game.ui.play.screen import Screen
from game.ui.play.sheet import Sheet
from game.ui.play.shown import Pointing, Shown
from game.ui.play.topbar import banner_lines
from game.ui.view import WIDTH, View

MARGIN = 24.0


class Reel:
    """A play that is shown again; `at` is the step whose move is shown, T when all were made.

    It is over, so that nothing is hidden any more: the coach shows what it would have in practice.

    Args:
        session: the play, finished.
        app: the theme.
        place: the line under the level's title.
        settings: which of the coach's parts are shown, and how steps play out; the player's own if
            not given.
    """

    def __init__(
        self,
        session: Session,
        app: AppContext,
        place: str = "",
        settings: Settings | None = None,
    ) -> None:
        self.session, self.app, self.world = session, app, place
        self._settings = settings
        self._coach = Coach()
        self.at = 0
        self.model = self._model(0)
        self.screen: Screen

    def __len__(self) -> int:
        return len(self.session.moves)

    @property
    def level(self) -> Level:
        """The level that was played."""
        return self.session.level

    @property
    def over(self) -> bool:
        """Whether all steps were shown."""
        return self.at == len(self)

    def place(
        self,
        view: View,
        free: tuple[float, float] = (MARGIN, WIDTH - MARGIN),
        keys: Keys = (),
        flow: float = 0.0,
    ) -> None:
        """Lay the play screen out.

        Args:
            view: the view.
            free: the stretch at the top, from left to right, that buttons leave.
            keys: the keys to name in the footer.
            flow: how wide the control at the end of the belt is; 0 for none.
        """
        p = Painter(pygame.Surface((1, 1)), view, self.app.theme)
        lines = banner_lines(p, WIDTH - 2 * MARGIN, [Notice("brief", self.level.brief)])
        lines = max(lines, coach_lines(view.text))
        layout = make_layout(p, self.level.memory.blocks, lines, self.level.has_looks,
                             bar=self.settings.coach_bar, flow=flow)  # fmt: skip
        self.screen = Screen(view, self.app.theme, layout, free, self.world,
                             marked=self.settings.coach_marks)  # fmt: skip
        self.screen.legend, self.screen.caps = keys, self.app.caps
        self.update(0.0)

    @property
    def settings(self) -> Settings:
        """Which of the coach's parts are shown, and how steps play out."""
        return self.app.settings if self._settings is None else self._settings

    @property
    def coaching(self) -> Coaching:
        """What the coach shows of the moment."""
        return self._coach.look(self.model, self.settings, over=True)

    # -- from step to step ---------------------------------------------------------------------

    def to(self, t: int) -> None:
        """Show step t, its valves as they were set, and all that came before it."""
        self.at = min(max(t, 0), len(self))
        self.model = self._model(self.at)
        self.update(0.0)

    def turn(self) -> None:
        """Have the valves turned to where this step's move has them."""
        if not self.over:
            self.model.selected = self._moved(self.at)
            self.model.turn_to(self.session.moves[self.at].move)

    def step(self, *, parts: bool = True, within: float | None = None) -> None:
        """Make this step's move, which takes its time; then it is the next one's turn.

        Args:
            parts: it waits after each part, if the player wants that of steps.
            within: it plays out in so many milliseconds at the most.
        """
        if not self.over:
            self.model.step(parts=parts, within=within)
            self.at += 1

    def _model(self, t: int) -> PlayModel:
        so_far = replace(self.session, moves=self.session.moves[:t], undone=())
        model = PlayModel(so_far, lambda: so_far)
        model.selected = self._moved(min(t, len(self) - 1))
        if t < len(self):
            model.turn_to(self.session.moves[t].move)
            model.flow.settle(model.picture)
        return model

    def _moved(self, t: int) -> Valve | None:
        """The valve that was moved last up to step t, the first of them if several were."""
        moves = [Move.start(self.level), *(played.move for played in self.session.moves[: t + 1])]
        for before, now in reversed(list(pairwise(moves))):
            for gate, block in player_valves(self.level):
                if now.gate(gate)[block] != before.gate(gate)[block]:
                    return gate, block
        return next(iter(player_valves(self.level)), None)

    # -- time and drawing ----------------------------------------------------------------------

    @property
    def moving(self) -> bool:
        """Whether a step is still playing out."""
        return self.model.run is not None

    def update(self, dt: float) -> None:
        """Move animations on by dt milliseconds, at the player's speed."""
        follow(self.model, self.settings)
        self._coach.prepare(self.model, self.settings, over=True)
        self.model.update(dt, self.screen.belt_target(self.model))
        still = self.model.still or dt == 0.0
        self._coach.update(self.coaching, dt * self.model.speed, still=still)

    def draw(self, surface: pygame.Surface, more: Callable[[Sheet], None] | None = None) -> None:
        """Draw the play screen, without buttons; `more` puts on its sheet what else there is."""
        painter = Painter(surface, self.screen.view, self.app.theme)
        shown = Shown(self.coaching, self._coach.bar)
        self.screen.draw(painter, self.model, Pointing(), False, shown, more)
