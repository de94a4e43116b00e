"""What of a review is heard."""

import numpy as np

from game.rules.session import Session
from game.ui.review.heard import HeardStep
from tests.ui.sound.hearing import Noted
from tests.wired import toy_level, wired

SOUNDS = {"France": "f", "Spain": "s", "French": "G4 C5", "Spanish": "E4"}


def test_the_step_that_is_come_to_is_heard_and_its_memory_goes_on() -> None:
    level = toy_level(sounds=SOUNDS)
    session = Session.start(level, 7, wired(level))
    session = session.play_all(session.deal.solution)
    sound = Noted()
    heard = HeardStep(sound)
    last = len(session.moves) - 1
    heard.follow(session, last)
    assert sound.said == []  # a review opens in silence
    heard.follow(session, 0)
    assert sound.said == [level.sound(session.deal.stream.steps[0])]
    assert sound.heard is not None
    assert (sound.heard.ravel() == session.moves[0].trace.c).all()
    kept = sound.heard
    heard.follow(session, 0)
    assert sound.heard is kept
    heard.follow(session, last)
    assert sound.said[1:] == [level.answer_sound(session.moves[last].predicted)]
    assert np.abs(sound.heard).any()
