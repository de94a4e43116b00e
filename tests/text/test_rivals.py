"""Rivals at a terminal: told in practice and at the end, never in a play before it."""

from pathlib import Path

import pytest

from game.level.loader import load_level
from game.level.network import load_network
from game.rules.session import Session
from game.text.rivals import say_rivals
from game.words import say
from tests.rivalled import write_rivalled
from tests.text.scripted import Scripted
from tests.wired import toy_level, wired


@pytest.fixture
def session(tmp_path: Path) -> Session:
    level = load_level(write_rivalled(tmp_path))
    return Session.start(level, 7, load_network(level))


def said(session: Session) -> str:
    terminal = Scripted([])
    say_rivals(terminal, session)
    return terminal.all


def test_in_a_play_nothing_is_told_before_the_end(session: Session) -> None:
    for move in session.deal.solution:
        assert said(session) == say("text.rivals.hidden")
        session = session.play(move)
    assert "novice" in said(session)


def test_at_the_end_everyone_stands_in_order(session: Session) -> None:
    told = said(session.play_all(session.deal.solution))
    assert "1. you: confidence 99.9%, 1 of 1 questions right" in told
    assert "1. the network: confidence" in told
    assert "0 of 1 questions right" in told
    assert "You did better than" in told
    assert "5. “I speak”, right is “French”:" in told
    assert "the master and the network said" in told
    assert "the novice and the RNN said nothing." in told


def test_in_practice_as_far_as_one_has_come(tmp_path: Path, session: Session) -> None:
    practice = Session.start(session.level, 7, session.deal.network, "practice")
    assert "Nobody has made a step yet" in said(practice)
    told = said(practice.play(practice.deal.solution[0]))
    assert "Everyone after 1 of 5" in told
    assert "You did" not in told
    assert "right is" not in told


def test_without_rivals_the_network_stands_alone_and_it_is_said_why() -> None:
    level = toy_level()
    session = Session.start(level, 7, wired(level))
    told = said(session.play_all(session.deal.solution))
    assert "1. the network" in told
    assert "has no network" in told
    assert "novice:" not in told


def test_of_many_questions_the_first_are_gone_through() -> None:
    level = toy_level(
        stream=[
            {"pick": "home", "as": "h"},
            {"repeat": [{"pick": "ask", "target": {"map": "language", "of": "h"}}], "times": 15},
        ]
    )
    session = Session.start(level, 7, wired(level))
    told = said(session.play_all(session.deal.solution))
    assert "all said “" in told
    assert "And 3 more questions." in told
