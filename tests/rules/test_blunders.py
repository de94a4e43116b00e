"""Constructed blunders on every level of the game: each is put down to the valve that was moved."""

import re
from pathlib import Path

import pytest

from game.level.library import all_level_paths
from game.level.loader import load_level
from game.level.model import BLOCKS, GATE_WORDS
from game.level.stream import BLANK
from game.lstm.cell import State
from game.rules.coach import explain_move
from game.rules.memory import held
from game.rules.move import Move
from game.rules.names import quoted, valve_words
from game.rules.session import Session

COSTLY = 0.3
"""Bits from which on a blunder must be named."""
NAMED = re.compile(r"the (forget|input|output) gate(?: of block ([A-F]))?")
HELD = re.compile(r"(?:held “([^”]*)”|, and “([^”]*)”, which)")


def own_move(session: Session) -> Move:
    """The network's own gates, exactly, from the player's state."""
    own = session.deal.own_gates(session.t, session.state)
    return Move(own.f.tolist(), own.i.tolist(), own.o.tolist())


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_the_sentence_names_token_gate_and_block(path: Path) -> None:
    session = Session.start(load_level(path), 3)
    deal, blunders, moved = session.deal, 0, set()
    for step in deal.stream.steps:
        good, before = own_move(session), session.state
        for gate in deal.player_gates:
            for block in range(session.level.memory.blocks):
                wrong = good.with_gate(gate, block, float(good.gate(gate)[block] < 0.5))
                bad = session.play(wrong)
                if bad.moves[-1].value > -COSTLY:
                    continue
                blunders += 1
                moved.add(gate)
                sentence = explain_move(bad, session.t)
                assert f"{valve_words(deal, gate, block)} on {quoted(step.text)}" in sentence
                K = session.level.memory.blocks
                named = {(GATE_WORDS[gate], BLOCKS[block] if K > 1 else "")}
                assert set(NAMED.findall(sentence)) == named
                blocks = set(re.findall(r"block ([A-F])", sentence))
                assert blocks <= {BLOCKS[block]}, sentence
                check_memory(bad, before, block, sentence)
        session = session.play(good)
    assert blunders > 0
    assert moved == set(deal.player_gates)


def check_memory(bad: Session, before: State, block: int, sentence: str) -> None:
    """What the sentence says that the block held is what the screen showed there."""
    deal = bad.deal
    for one, two in HELD.findall(sentence):
        assert held(deal, before.c, block) == (one or two), sentence
    now = re.search(r'now holds "([^"]*)"', sentence)
    if now is not None:
        assert held(deal, bad.state.c, block) == now[1], sentence
    if "is now" in sentence:
        assert held(deal, bad.state.c, block) == BLANK, sentence


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_among_valves_that_stand_a_little_off_the_one_that_cost_is_named(path: Path) -> None:
    """All valves stand a quarter off, as far as that costs nothing; one of them stands wrong."""
    session = Session.start(load_level(path), 5)
    deal, blunders = session.deal, 0
    for step in deal.stream.steps[:24]:
        good = own_move(session)
        off = a_little_off(session, good)
        for gate in deal.player_gates:
            for block in range(session.level.memory.blocks):
                wrong = off.with_gate(gate, block, float(good.gate(gate)[block] < 0.5))
                alone = good.with_gate(gate, block, float(good.gate(gate)[block] < 0.5))
                bad, only = session.play(wrong), session.play(alone)
                cost = -only.moves[-1].value
                if cost > COSTLY and -bad.moves[-1].value < 1.2 * cost:
                    blunders += 1
                    sentence = explain_move(bad, session.t)
                    assert f"{valve_words(deal, gate, block)} on {quoted(step.text)}" in sentence
        session = session.play(good)
    assert blunders > 0


def a_little_off(session: Session, good: Move) -> Move:
    """The network's move with each valve moved by a quarter, where that alone costs nothing."""
    move = good
    for gate in session.deal.player_gates:
        for block, value in enumerate(good.gate(gate)):
            moved = move.with_gate(gate, block, value - 0.25 if value > 0.5 else value + 0.25)
            if session.play(moved).moves[-1].value > -0.02:
                move = moved
    return move
