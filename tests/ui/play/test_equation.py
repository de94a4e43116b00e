"""Equations: today's numbers, the network's own formula without its value, and the leak."""

import pytest

from game.rules.move import Move
from game.rules.session import Session
from game.ui.play.equation import Subject, equations, factor, leak_note, number
from game.ui.play.picture import Picture
from tests.ui.play.conftest import level_of
from tests.wired import wired


def session_after(*moves: Move, **changes: object) -> Session:
    level = level_of(1, **changes)
    session = Session.start(level, 7, wired(level))
    for move in moves:
        session = session.play(move)
    return session


WRITE, HOLD = Move(f=[0], i=[1], o=[0]), Move(f=[0.9], i=[0], o=[0])


@pytest.mark.parametrize(
    ("value", "text"), [(0.9, "0.90"), (-0.5, "−0.50"), (-0.001, "0.00"), (0.0, "0.00")]
)
def test_numbers(value: float, text: str) -> None:
    assert number(value) == text


def test_negative_factors_stand_in_brackets() -> None:
    assert factor(-0.5) == "(−0.50)"
    assert factor(0.5) == "0.50"


def test_the_memory_equation_adds_up() -> None:
    session = session_after(WRITE)
    picture = Picture.now(session, HOLD)
    lines, _ = equations(picture, Subject("f"))
    assert lines[0] == "f = 0.90 (you)"
    name, formula, numbers, result = lines[1].split(" = ")
    assert (name, formula) == ("c", "f·c′ + i·g")
    assert numbers.startswith("0.90·")
    c = float(result.replace("−", "-"))
    assert any(abs(c - value) < 0.006 for value in picture.trace.c)


def test_what_is_past_keeps_its_numbers() -> None:
    session = session_after(WRITE, HOLD)
    lines, _ = equations(Picture.past(session, 0), Subject("i"))
    assert lines[0] == "i = 1.00 (you)"


def test_owners_are_named() -> None:
    gates = {"forget": 0.9, "input": "network", "output": "player"}
    picture = Picture.now(session_after(gates=gates), HOLD)
    assert equations(picture, Subject("f"))[0][0].endswith("(locked)")
    assert equations(picture, Subject("i"))[0][0].endswith("(the network)")


def test_the_networks_formula_has_the_terms_its_level_gives_it() -> None:
    for recurrent, peephole, formula in (
        (False, False, "σ(Wf·x + bf)"),
        (True, False, "σ(Wf·x + Uf·h′ + bf)"),
        (True, True, "σ(Wf·x + Uf·h′ + Pf·c′ + bf)"),
    ):
        memory = {"blocks": 1, "cells": 2, "recurrent": recurrent, "peephole": peephole}
        picture = Picture.now(session_after(memory=memory), HOLD)
        _, notes = equations(picture, Subject("f"))
        assert f"network: {formula}" in notes


def test_a_gate_held_below_one_tells_what_is_left() -> None:
    session = session_after(WRITE, HOLD, HOLD)
    assert leak_note(Picture.now(session, HOLD), 0) == "0.9³ = 0.73 left"
    assert leak_note(Picture.now(session_after(WRITE), HOLD), 0) == "0.90³⁰ = 0.04"


@pytest.mark.parametrize("f", [0.0, 0.3, 1.0])
def test_a_gate_that_keeps_or_clears_has_nothing_to_tell(f: float) -> None:
    assert leak_note(Picture.now(session_after(WRITE), Move(f=[f], i=[0], o=[0])), 0) == ""


@pytest.mark.parametrize("part", ["candidate", "highway", "prediction"])
def test_every_part_has_an_equation(part: str) -> None:
    lines, _ = equations(Picture.now(session_after(WRITE), HOLD), Subject(part))  # type: ignore[arg-type]
    assert lines
    assert "=" in lines[0]
