"""Whether a level can be answered without memory: measured in questions, or in bits."""

from dataclasses import replace
from typing import Any

import pytest

from game.level.grammar import draw
from game.level.model import Level
from game.level.stream import Stream
from game.rules import check as proof
from game.rules.leak import Leak, measure_leak, measure_leak_in_bits, unwritten_answers
from tests.wired import BASE, toy_level, two_blocks, wired, with_steps


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


def test_only_questions_that_can_be_known_are_asked_where_there_are_any() -> None:
    level = two_blocks()
    streams = [draw(level, seed) for seed in range(400)]
    everything = measure_leak(streams)
    assert everything.questions == 400
    half = [replace(s, steps=(*s.steps[:-1], replace(s.steps[-1], known=False))) for s in streams]
    assert measure_leak(half).questions == 200
    none = [with_steps(s, known=False) for s in streams]
    assert measure_leak(none) == everything


def test_any_right_answer_will_do() -> None:
    streams = [draw(toy_level(), seed) for seed in range(400)]
    either = [with_steps(s, also=("French", "Spanish")) for s in streams]
    measured = measure_leak(either)
    assert (measured.rate, measured.chance) == (1.0, 1.0)


def test_what_sees_the_current_token_alone_is_measured_in_bits() -> None:
    level = toy_level()
    streams = [with_steps(draw(level, seed), known=False) for seed in range(400)]
    alone, own = measure_leak_in_bits(level, wired(level), streams)
    assert alone == pytest.approx(0.5, abs=0.02), "a coin between two languages"
    assert own > 0.99
    either = [with_steps(s, also=("French", "Spanish")) for s in streams]
    assert measure_leak_in_bits(level, wired(level), either) == pytest.approx((1, 1), abs=0.02)


def test_check_tells_of_it_where_no_answer_can_be_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(level: Level, seeds: range, shrink: float = 1.0) -> list[Stream]:
        return [with_steps(draw(level, seed, shrink), known=False) for seed in seeds]

    monkeypatch.setattr(proof, "draw_many", unknown)
    level = toy_level()
    report = proof.check(level, wired(level), seeds=2, fail_streams=5)
    found = {finding.about: finding for finding in report.findings}
    assert found["leak"].ok
    assert found["leak"].bar == 0.9
    assert "50% of the network's confidence" in found["leak"].text
    assert "No answer can be known" in found["knowable"].text
    network = wired(level)
    network["head_weight"][...] = 0.0  # it says the same whatever it holds
    network["head_bias"][...] = 0.0
    report = proof.check(level, network, seeds=2, fail_streams=5)
    found = {finding.about: finding for finding in report.findings}
    assert not found["leak"].ok
    assert "memory is hardly needed" in found["leak"].text
    assert not found["do_nothing"].ok
    assert "hardly surer than silence" in found["do_nothing"].text


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


def test_what_cannot_be_known_need_not_be_written() -> None:
    solution = BASE["solution"] | {"chat": {"f": 0, "i": 0, "o": 0}}
    level = toy_level(solution=solution)
    stream = draw(level, 0)
    assert unwritten_answers(level, [stream]) is not None
    assert unwritten_answers(level, [with_steps(stream, known=False)]) is None
    assert unwritten_answers(level, [with_steps(stream, also=("",))]) is None


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
