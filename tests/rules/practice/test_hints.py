"""Hints: on toy levels word by word, and on every level of the game by following them."""

from pathlib import Path

import pytest

from game.level.library import all_level_paths
from game.level.loader import load_level
from game.rules.differences import set_back
from game.rules.move import Move
from game.rules.practice.hints import GRADES, hint, needed
from game.rules.session import Session
from tests.rules.test_blunders import COSTLY, own_move
from tests.wired import toy_level, two_blocks, wired


def toy(blocks: int = 1, steps: int = 0) -> Session:
    """Some steps into stream 7: grew up in France, Soup, Fish, Soup, I speak; or the two facts."""
    level = toy_level() if blocks == 1 else two_blocks()
    session = Session.start(level, 7, wired(level))
    return session.play_all(session.deal.solution[:steps])


def told(session: Session, move: Move) -> list[str]:
    return [hint(session, move, grade).text for grade in range(1, GRADES + 1)]


def test_three_grades_tell_ever_more() -> None:
    session = toy()
    assert told(session, session.valves) == [
        "The input gate matters on “grew up in France”.",
        "Open the input gate.",
        "Set the input gate to 1.00.",
    ]


def test_where_nothing_has_to_be_turned_every_grade_says_so() -> None:
    session = toy(steps=2)
    assert told(session, session.valves) == ["Nothing needs to change: take the step."] * 3
    assert hint(session, session.valves, 2).grade == 0


def test_a_valve_that_would_do_no_harm_is_left_alone() -> None:
    # There is nothing to forget yet, and nobody is heard: only writing matters.
    session = toy()
    assert [each.gate for each in needed(session, Move([1], [0], [0]))] == ["i"]


def test_several_valves_are_all_named_the_costliest_first() -> None:
    session = toy(steps=1)
    move = Move([0], [1], [1])  # forgets, writes Soup, and says so
    alone = {
        gate: session.play(own_move(session).with_gate(gate, 0, move.gate(gate)[0])).evaluation
        for gate in ("f", "i", "o")
    }
    assert [each.gate for each in needed(session, move)] == sorted(alone, key=alone.__getitem__)
    assert told(session, move) == [
        "The forget gate matters most on “Soup”, then the output gate and the input gate.",
        "Open the forget gate, and shut the output gate and the input gate.",
        "Set the forget gate to 1.00, the output gate to 0.00 and the input gate to 0.00.",
    ]


def test_blocks_are_named_and_both_are_found_where_neither_alone_makes_it_good() -> None:
    session = toy(2, steps=2)
    shout = session.valves.with_gate("o", 0, 1.0).with_gate("o", 1, 1.0)
    both = {(each.gate, each.block) for each in needed(session, shout)}
    assert both >= {("o", 0), ("o", 1)}
    text = hint(session, shout, 2).text
    assert "the output gate of block A" in text
    assert "the output gate of block B" in text


def test_a_fact_is_to_be_written_though_this_stream_never_asks_for_it() -> None:
    level = toy_level(
        stream=[
            {"pick": "home", "as": "h"},
            {"pick": "chat"},
            {"pick": "home", "as": "h"},
            {"pick": "ask", "target": {"map": "language", "of": "h"}},
        ]
    )
    session = Session.start(level, 7, wired(level))
    assert abs(session.play(session.valves).moves[0].value) < 0.01  # with hindsight, who cares
    assert [each.gate for each in needed(session, session.valves)] == ["i"]


def test_half_open_gates_are_turned_part_of_the_way() -> None:
    session = toy()
    network = wired(toy_level())
    row = network.sizes.rows["i"].start
    network["weight_ih"][row] *= 0.2  # the input gate stands at 0.77 on a country
    half = Session.start(session.level, 7, network)
    assert hint(half, half.valves, 2).text == "Open the input gate part of the way."
    assert hint(half, half.valves, 3).text == "Set the input gate to 0.77."


@pytest.mark.parametrize("grade", [0, 4, -1])
def test_there_are_three_grades(grade: int) -> None:
    session = toy()
    with pytest.raises(ValueError, match="from 1 to 3"):
        hint(session, session.valves, grade)


def test_when_the_stream_has_ended_there_is_nothing_to_hint_at() -> None:
    session = toy(steps=5)
    with pytest.raises(ValueError, match="has ended"):
        hint(session, session.valves, 1)


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_a_single_valve_that_stands_wrong_is_the_one_that_is_named(path: Path) -> None:
    session = Session.start(load_level(path), 11)
    found = 0
    for _ in range(min(len(session.deal), 30)):
        good = own_move(session)
        assert needed(session, good) == ()
        for gate in session.deal.player_gates:
            for block in range(session.level.memory.blocks):
                wrong = good.with_gate(gate, block, float(good.gate(gate)[block] < 0.5))
                if session.play(wrong).moves[-1].value > -COSTLY:
                    continue
                found += 1
                (only,) = needed(session, wrong)
                assert (only.gate, only.block) == (gate, block)
                assert only.own == good.gate(gate)[block]
        session = session.play(good)
    assert found > 0


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_who_follows_every_hint_ends_as_good_as_par(path: Path) -> None:
    session = Session.start(load_level(path), 12)
    while not session.finished:
        session = session.play(set_back(session.valves, needed(session, session.valves)))
    assert session.confidence >= 0.97 * session.par
