"""Where a flowing stream waits: at every token that may ask, and at no other."""

import pytest

from game.level.library import find_level
from game.level.loader import load_level
from game.level.network import load_network
from game.rules.flowing import asking, waits
from game.rules.move import Move
from game.rules.session import Session


def dealt(name: str, seed: int = 3) -> Session:
    level = load_level(find_level(name))
    return Session.start(level, seed, load_network(level))


@pytest.mark.parametrize("name", ["fluent", "change-of-mind", "close-the-quote", "copy-four"])
def test_every_question_is_of_a_kind_that_asks(name: str) -> None:
    level = load_level(find_level(name))
    kinds = asking(level)
    assert kinds < {one.name for one in level.classes}
    for seed in range(20):
        steps = Session.start(level, seed, load_network(level)).deal.stream.steps
        assert {step.cls for step in steps if step.is_question} <= kinds


def test_it_does_not_tell_which_tokens_of_a_kind_ask() -> None:
    """Where a kind of token asks now and then, each of them is waited at alike."""
    level = load_level(find_level("change-of-mind"))
    asks, shut = asking(level), Move.start(level)
    answers: dict[bool, set[bool]] = {True: set(), False: set()}
    for seed in range(20):
        session = Session.start(level, seed, load_network(level))
        while not session.finished:
            step = session.deal.stream.steps[session.t]
            if step.cls in asks:
                answers[step.is_question].add(waits(session, shut, asks))
            session = session.play(shut)
    assert answers == {True: {True}, False: {True}}


def test_where_somebody_else_speaks_there_is_nothing_to_wait_for() -> None:
    session = dealt("new-subject")
    asks = asking(session.level)
    while not session.finished:
        assert not waits(session, session.valves, asks)
        session = session.play(session.valves)
