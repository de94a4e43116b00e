"""What a practice has besides a play: the coach, steps taken unasked, bets. In play none of it."""

from __future__ import annotations

from game.ui.context import AppContext, Asked
from game.ui.play.autoplay import Autoplay
from game.ui.play.betting import Betting
from game.ui.play.coach import NO_COACH, Coach, Coaching
from game.ui.play.model import PlayModel


class Practising:
    """The coach at a play screen.

    Args:
        model: the practice, or a play, to which it has nothing to say.
        app: settings, and where bets are kept.
    """

    def __init__(self, model: PlayModel, app: AppContext) -> None:
        self._model, self._app = model, app
        self.auto, self.coach = Autoplay(model), Coach()
        self.betting = Betting(model, app.store)
        self._asked: Asked | None = None
        self._blind = NO_COACH, NO_COACH

    @property
    def bet_wanted(self) -> bool:
        """Whether a bet is to be made before the step is taken."""
        on = self._app.settings.bets and self.auto.doing is None
        return self.betting.wanted(on=on)

    @property
    def coaching(self) -> Coaching:
        """What the coach shows now; while a bet is wanted, nothing that would give it away."""
        now = self.coach.look(self._model, self._app.settings)
        if not self.bet_wanted:
            return now
        if self._blind[0] is not now:
            self._blind = now, now.blind
        return self._blind[1]

    def ask(self, asked: Asked) -> None:
        """Do this as soon as nothing lies over the practice any more."""
        self._asked = asked

    def take_asked(self) -> Asked | None:
        """What was asked for and is to be done now."""
        asked, self._asked = self._asked, None
        return asked

    def before(self, dt: float) -> None:
        """Take the next of the steps that are taken unasked, dt milliseconds later."""
        self.auto.update(dt)

    def after(self, dt: float) -> None:
        """Work out what will be said, and move the evaluation bar on by dt milliseconds."""
        model = self._model
        self.coach.prepare(model, self._app.settings)
        self.coach.update(self.coaching, dt * model.speed, still=model.still)
