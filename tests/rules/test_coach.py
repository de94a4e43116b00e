from collections.abc import Sequence

import pytest

from game.level.grammar import draw
from game.level.model import GateName, Level
from game.rules.coach import explain, explain_move
from game.rules.deal import Deal
from game.rules.session import Session
from tests.wired import toy_level, two_blocks, wired

Change = tuple[int, GateName, int, float]


def played(level: Level, changes: Sequence[Change], seed: int = 7) -> Session:
    """The solution with some valves set otherwise: (step, gate, block, value)."""
    deal = Deal.of(level, wired(level), draw(level, seed))
    session = Session(deal)
    for t, move in enumerate(deal.solution):
        for at, gate, block, value in changes:
            if at == t:
                move = move.with_gate(gate, block, value)
        session = session.play(move)
    return session


def said(changes: Sequence[Change], t: int, level: Level | None = None) -> str:
    return explain_move(played(level or toy_level(), changes), t)


# Stream 7 of the toy level: grew up in France, Soup, Fish, Soup, I speak.


def test_shutting_the_fact_out_is_named_with_its_cost() -> None:
    sentence = said([(0, "i", 0, 0.0)], 0)
    assert sentence.startswith(
        "You shut the input gate on “grew up in France”, so it was not written and the memory "
        "stayed empty; the network opened it (1.00), as on every “grew up in …”. Cost: "
    )
    assert sentence.endswith(" bits.")


def test_the_cost_is_the_moves_own_value() -> None:
    session = played(toy_level(), [(0, "i", 0, 0.0)])
    assert explain_move(session, 0).endswith(f"Cost: {-session.moves[0].value:.1f} bits.")


def test_speaking_out_of_turn_says_what_was_heard() -> None:
    sentence = said([(1, "o", 0, 1.0)], 1)
    assert "opened the output gate on “Soup”, where nothing was asked" in sentence
    assert "the memory said “French”" in sentence


def test_silence_on_the_question() -> None:
    sentence = said([(4, "o", 0, 0.0)], 4)
    assert (
        "You shut the output gate on “I speak”, so the memory, which holds “French”, could not "
        in sentence
    )


def test_letting_a_distractor_in() -> None:
    sentence = said([(1, "i", 0, 1.0)], 1)
    assert "opened the input gate on “Soup”, and it got into the memory" in sentence


def test_losing_the_memory() -> None:
    sentence = said([(2, "f", 0, 0.0)], 2)
    assert (
        "shut the forget gate on “Fish”, and “French”, which the memory held, was lost" in sentence
    )


def test_a_half_open_valve_is_called_half_open() -> None:
    sentence = said([(2, "f", 0, 0.3)], 2)
    assert "You left the forget gate half open (0.30)" in sentence


def test_the_valve_that_cost_is_named_though_another_differs_more() -> None:
    # The forget gate on the first token is the farthest off, but there is nothing to forget.
    changes: list[Change] = [(0, "f", 0, 1.0), (0, "i", 0, 0.1)]
    session = played(toy_level(), changes)
    assert "input gate" in explain_move(session, 0)
    assert "forget" not in explain_move(session, 0)
    # At step 0 the memory before is known to be empty, so it need not be given.
    assert explain(session.deal, session.moves[0]) == explain_move(session, 0)


def test_without_the_memory_before_the_farthest_valve_is_named() -> None:
    session = played(toy_level(), [(2, "f", 0, 0.0), (2, "i", 0, 0.2)])
    assert "forget gate" in explain(session.deal, session.moves[2])


def test_two_valves_are_named_where_neither_alone_makes_it_good() -> None:
    # Both blocks shout: shutting one of them up still leaves the other to be heard.
    sentence = said([(2, "o", 0, 1.0), (2, "o", 1, 1.0)], 2, two_blocks())
    assert "opened the output gate of block A on “Soup”" in sentence
    assert "The output gate of block B had a part in it" in sentence


def test_a_matching_move_gets_a_good_word() -> None:
    assert said([], 1) == "On “Soup” your valves stood where the network’s did."


def test_a_difference_without_cost_is_called_harmless() -> None:
    assert said([(0, "f", 0, 1.0)], 0) == (
        "You opened the forget gate on “grew up in France”; the network shut it (0.00). "
        "Here that cost nothing."
    )


def test_a_wrong_answer_after_an_earlier_mistake_is_not_blamed_on_the_last_move() -> None:
    sentence = said([(0, "i", 0, 0.0)], 4)
    assert "you answered nothing, not “French”" in sentence
    assert "this move is not to blame" in sentence


def test_beating_the_network_is_praised() -> None:
    # Two wrongs: what was written over is cleared again by the second distractor.
    session = played(toy_level(), [(1, "i", 0, 1.0), (2, "i", 0, 1.0)])
    assert session.moves[2].mark == "!!"
    sentence = explain_move(session, 2)
    assert "you did better" in sentence
    assert "Gain: 1.0 bits." in sentence


def test_blocks_are_named_where_there_are_several() -> None:
    sentence = said([(1, "i", 1, 0.0)], 1, two_blocks())
    assert "You shut the input gate of block B on “Fig”" in sentence


def test_the_wrong_block_speaking_on_a_question() -> None:
    sentence = said([(3, "o", 1, 1.0)], 3, two_blocks())
    assert "opened the output gate of block B" in sentence
    assert "spoke into the answer" in sentence


def test_a_step_not_yet_played_cannot_be_explained() -> None:
    session = Session(played(toy_level(), []).deal)
    with pytest.raises(IndexError):
        explain_move(session, 0)


def test_what_came_of_a_half_open_valve_is_told_in_part() -> None:
    assert ", so too little of it was written, and the memory, " in said([(0, "i", 0, 0.2)], 0)
    assert (
        ", and too much of it got into the memory, where “French” fell from 100% to 91%; "
        in said([(1, "i", 0, 0.9)], 1)
    )
    assert ", could hardly answer; " in said([(4, "o", 0, 0.2)], 4)


def test_what_the_block_held_before_and_holds_now_is_told_where_it_changed() -> None:
    # Soup in a block that holds France is half of Spain.
    sentence = said([(2, "i", 0, 1.0)], 2, two_blocks())
    assert "and it got into block A, which held “France” and is now unclear; " in sentence
    assert "block B" not in sentence
    assert "which block B held, was lost" in said([(2, "f", 1, 0.0)], 2, two_blocks())
    kept = said([(0, "i", 0, 0.0)], 0, two_blocks())
    assert "so it was not written and block A stayed empty" in kept
    older = said([(1, "i", 0, 1.0), (2, "f", 0, 0.0)], 2)  # what is lost was unclear by then
    assert "and what the memory held was lost" in older


def visited() -> Level:
    """Countries come as home, which is to be written, and as visit, which is not."""
    keep = {"f": 1, "i": 0, "o": 0}
    return toy_level(
        classes={
            "home": {"tokens": ["France", "Spain"], "show": "grew up in {}"},
            "visit": {"tokens": ["France", "Spain"], "show": "visited {}"},
            "ask": ["I speak"],
        },
        stream=[
            {"pick": "home", "as": "h"},
            {"pick": "visit"},
            {"pick": "visit"},
            {"pick": "ask", "target": {"map": "language", "of": "h"}},
        ],
        solution={
            "home": {"f": 0, "i": 1, "o": 0},
            "visit": keep,
            "ask": {"f": 1, "i": 0, "o": 1},
        },
        baselines_fail=[],
    )


def test_a_token_that_comes_as_two_kinds_is_told_apart() -> None:
    level = visited()
    seed = next(
        seed
        for seed in range(9)
        if [step.token for step in draw(level, seed).steps[:2]] == ["France", "Spain"]
    )
    sentence = explain_move(played(level, [(1, "i", 0, 1.0)], seed), 1)
    assert "which held “French”" in sentence
    assert (
        "; this was “visited Spain”, not “grew up in Spain”: the network shut it (0.00)."
        in sentence
    )


def test_kinds_that_the_network_treats_alike_are_not_told_apart() -> None:
    # Speaking is shut on both: that it is a visit explains nothing.
    sentence = explain_move(played(visited(), [(1, "o", 0, 1.0)], seed=3), 1)
    assert "this was" not in sentence
    assert "the network shut it (0.00), as on every “visited …”" in sentence


def test_what_holds_of_a_kind_is_not_claimed_where_gates_see_memory() -> None:
    level = toy_level(memory={"blocks": 1, "cells": 2, "peephole": True})
    assert "as on every" not in said([(1, "i", 0, 1.0)], 1, level)
    # Tokens that stand on the belt as they are have no other name that a player knows.
    assert "the network shut it (0.00), as on every token like it." in said([(1, "i", 0, 1.0)], 1)
