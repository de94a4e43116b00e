"""How a play comes onto the play screen: new, taken up again, or with a level saved anew."""

from __future__ import annotations

from game.level.model import Level
from game.lstm.weights import Weights
from game.rules.resume import carried_over
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.play.model import PlayModel
from game.ui.play.notices import Why


def begun(app: AppContext, session: Session, *, resumed: bool) -> PlayModel:
    """What is to be played of a session, new or taken up again."""
    level, network = session.level, session.deal.network
    return PlayModel(
        session,
        lambda: Session.start(level, app.new_seed(), network, session.mode),
        resumed=resumed,
        guided=app.store.best(level.id) is None,
        seconds=app.plays.seconds_before(session) if resumed else 0.0,
    )


def gone_on(app: AppContext, before: PlayModel, level: Level, network: Weights) -> PlayModel:
    """The play with a level or network that was saved anew, where it stood before.

    A level whose task has changed begins anew, with the same seed.
    """
    session = carried_over(before.session, level, network)
    said: Why = "reloaded" if session is not None else "anew"
    if session is None:
        session = Session.start(level, before.session.seed, network, before.session.mode)
    model = begun(app, session, resumed=True)
    model.advice.why = said
    if said == "reloaded":
        model.turn_to(before.move)
        model.advice.hints_shown = before.advice.hints_shown
    model.select(before.selected)
    return model
