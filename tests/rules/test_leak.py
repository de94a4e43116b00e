from typing import Any

import pytest

from game.level.grammar import draw
from game.level.model import Level
from game.rules.leak import Leak, measure_leak, unwritten_answers
from tests.wired import BASE, toy_level, two_blocks


def leak(level: Level) -> Leak:
    return measure_leak([draw(level, seed) for seed in range(400)])


def test_one_question_for_all_answers_leaks_nothing() -> None:
    measured = leak(toy_level())
    assert measured.questions == 200
    assert measured.chance == pytest.approx(0.5, abs=0.1)
    assert abs(measured.points) < 0.1


def test_questions_for_different_facts_leak_nothing_though_they_halve_the_answers() -> None:
    assert abs(leak(two_blocks()).points) < 0.1


def test_a_question_that_names_its_answer_leaks() -> None:
    each: list[Any] = [
        [{"token": country, "in": "home"}, "Fish", {"token": ask, "target": answer}]
        for country, ask, answer in (
            ("France", "En français?", "French"),
            ("Spain", "¿En español?", "Spanish"),
        )
    ]
    level = toy_level(
        classes=BASE["classes"] | {"ask": ["En français?", "¿En español?"]},
        stream=[{"choice": each}],
        maps={},
    )
    measured = leak(level)
    assert measured.rate == 1.0
    assert measured.points > 0.4
    assert (measured.worst_token, measured.worst_answer) in {
        ("En français?", "French"),
        ("¿En español?", "Spanish"),
    }


def test_an_answer_nobody_wrote_is_found() -> None:
    streams = [draw(toy_level(), seed) for seed in range(3)]
    assert unwritten_answers(toy_level(), streams) is None
    solution = BASE["solution"] | {"chat": {"f": 0, "i": 0, "o": 0}}
    found = unwritten_answers(toy_level(solution=solution), streams)
    assert found is not None
    assert found[0] == "I speak"
    assert found[1] in {"French", "Spanish"}


def test_half_open_gates_write_too() -> None:
    half = BASE["solution"] | {"home": {"f": 1, "i": 0.2}, "chat": {"f": 0.8, "i": 0}}
    assert unwritten_answers(toy_level(solution=half), [draw(toy_level(), 0)]) is None


def test_nothing_is_said_where_the_network_moves_a_gate() -> None:
    level = toy_level(gates={"input": "network"}, baselines_fail=[])
    assert unwritten_answers(level, [draw(level, 0)]) is None


def test_what_a_case_leaves_unwritten_is_found() -> None:
    late = [{"if": {"A": "full"}, "f": 1, "i": 1}, {"f": 1, "i": 0}]
    level = toy_level(solution=BASE["solution"] | {"home": late})
    found = unwritten_answers(level, [draw(level, 0)])
    assert found is not None
    early = [{"if": {"A": "empty"}, "f": 1, "i": 1}, {"f": 1, "i": 0}]
    level = toy_level(solution=BASE["solution"] | {"home": early})
    assert unwritten_answers(level, [draw(level, 0)]) is None
