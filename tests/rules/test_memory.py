"""What memory holds: the answer it would give if it were heard."""

import numpy as np
import pytest

from game.rules import Session
from game.rules.memory import held, is_empty, would_say
from tests.wired import toy_level, two_blocks, wired


def after(level, t: int) -> Session:
    session = Session.start(level, 7, wired(level))
    for move in session.deal.solution[:t]:
        session = session.play(move)
    return session


def test_a_written_fact_is_held_while_the_output_gate_is_shut():
    session = after(toy_level(), 1)
    home = session.deal.stream.steps[0].token
    said, p = would_say(session.deal, session.state.c)
    assert said == {"France": "French", "Spain": "Spanish"}[home]
    assert p > 0.9
    assert session.moves[0].predicted == ""


def test_an_empty_memory_says_nothing():
    session = after(toy_level(), 0)
    assert would_say(session.deal, session.state.c)[0] == ""


@pytest.mark.parametrize("block", [0, 1])
def test_each_block_is_heard_alone(block):
    session = after(two_blocks(), 2)
    c = session.state.c
    fact = session.deal.stream.steps[block].token
    assert would_say(session.deal, c, block)[0] == fact
    kept = c.copy()
    would_say(session.deal, c, block)
    np.testing.assert_array_equal(c, kept)


def test_a_block_holds_the_answer_that_it_is_sure_of():
    session = after(two_blocks(), 1)
    deal, c = session.deal, session.state.c
    assert held(deal, c, 0) == deal.stream.steps[0].token
    assert held(deal, c, 1) == ""
    assert [is_empty(deal, c, block) for block in (0, 1)] == [False, True]
    assert held(deal, c * 0.1, 0) == ""
    assert not is_empty(deal, c * 0.1, 0)
    assert is_empty(deal, c * 0.01, 0)
