import json

import numpy as np
import pytest

from game.level.encode import network_sizes
from game.level.model import Level
from game.lstm.weights import Weights
from game.rules.check import Report, check
from tests.wired import BASE, toy_level, two_blocks, wired


def report(**changes: object) -> Report:
    level = toy_level(**changes)
    return check(level, wired(level), seeds=20, fail_streams=100)


def failed(of: Report) -> set[str]:
    return {finding.about for finding in of.findings if not finding.ok}


def text(of: Report, about: str) -> str:
    return next(finding.text for finding in of.findings if finding.about == about)


def unlearned(level: Level) -> Weights:
    return Weights.initial(network_sizes(level), np.random.default_rng(0))


def test_a_sound_level_is_proved() -> None:
    proved = report(baselines_fail=["always_open", "always_speak"])
    assert failed(proved) == set()
    assert proved.ok
    assert "three stars on all 20 streams" in text(proved, "solution")


def test_a_level_with_two_blocks_is_proved() -> None:
    level = two_blocks()
    assert check(level, wired(level), seeds=20, fail_streams=100).ok


def test_a_solution_that_does_not_win_names_a_seed_and_what_to_do() -> None:
    # The network is wired by the sound solution; the level now claims another.
    solution = BASE["solution"] | {"ask": {"f": 1, "i": 0, "o": 0}}
    level = toy_level(solution=solution, baselines_fail=[])
    proved = check(level, wired(toy_level()), seeds=10, fail_streams=20)
    assert {"solution", "legible"} <= failed(proved)
    assert "on seed 50000" in text(proved, "solution")
    assert "0 of 1 questions right" in text(proved, "solution")
    assert "its output gate is shut there" in text(proved, "written")
    parting = 'On "ask" the network has the output gate of block A at 1.00, and the solution sets'
    assert f"{parting} it to 0. Set it as the network does" in text(proved, "legible")


def test_cases_that_the_gates_cannot_tell_apart_are_given_as_the_reason() -> None:
    cases = [{"if": {"A": "empty"}, "f": 1, "i": 1}, {"f": 1, "i": 0}]
    solution = BASE["solution"] | {"home": cases}
    hint = '"peephole": true'
    for memory, hinted in (
        ({"cells": 2, "recurrent": False}, True),
        ({"cells": 2, "recurrent": False, "peephole": True}, False),
        ({"cells": 2, "recurrent": True}, False),
    ):
        level = toy_level(memory=memory, solution=solution, baselines_fail=[])
        said = text(check(level, unlearned(level), seeds=3, fail_streams=5), "legible")
        assert said.startswith("The network cannot be read")
        assert (hint in said) == hinted
    level = toy_level(memory={"cells": 2, "recurrent": False}, baselines_fail=[])
    assert hint not in text(check(level, unlearned(level), seeds=3, fail_streams=5), "legible")


def test_a_level_without_a_solution_is_told_what_to_add() -> None:
    level = toy_level(solution={}, baselines_fail=[])
    proved = check(level, wired(toy_level()), seeds=5, fail_streams=20)
    assert '"chat"' in text(proved, "solution")


def test_a_named_baseline_that_wins_is_found() -> None:
    proved = report(baselines_fail=["never_forget"])
    assert failed(proved) == {"baselines_fail: never_forget"}
    assert "must go" in text(proved, "baselines_fail: never_forget")


def test_a_named_baseline_whose_gate_is_not_the_players_is_found() -> None:
    level = toy_level(gates={"forget": "network"}, baselines_fail=["never_forget"])
    proved = check(level, wired(toy_level()), seeds=5, fail_streams=20)
    assert "never_forget is the solution itself" in text(proved, "baselines_fail: never_forget")


def test_a_stream_without_silences_lets_constant_valves_win() -> None:
    stream = [{"pick": "home", "as": "h", "target": {"map": "language", "of": "h"}}]
    solution = {"home": {"f": 0, "i": 1, "o": 1}}
    classes = {"home": BASE["classes"]["home"]}
    level = toy_level(stream=stream, solution=solution, classes=classes, baselines_fail=[])
    proved = check(level, wired(level), seeds=5, fail_streams=20)
    assert {"constant", "always_open", "always_speak", "leak"} <= failed(proved)
    assert "i=1 o=1" in text(proved, "constant")
    assert "no memory is needed" in text(proved, "leak")


def test_a_level_whose_answer_is_always_the_same_is_found() -> None:
    stream = [{"pick": "home"}, {"pick": "chat"}, {"pick": "ask", "target": "yes"}]
    level = toy_level(stream=stream, maps={}, baselines_fail=[])
    proved = check(level, wired(level), seeds=5, fail_streams=20)
    assert "leak" in failed(proved)
    assert '100% of the questions have the same answer, "yes"' in text(proved, "leak")


def test_a_level_that_hardly_ever_asks_is_found() -> None:
    ask = {"pick": "ask", "target": "yes"}
    stream = [{"pick": "home"}, {"choice": [{"pick": "chat"}, ask], "weights": [1000, 0.001]}]
    level = toy_level(stream=stream, maps={}, baselines_fail=[])
    proved = check(level, wired(toy_level(stream=stream, maps={})), seeds=5, fail_streams=20)
    assert {"leak", "do_nothing", "constant"} <= failed(proved)
    assert "Nothing is ever asked" in text(proved, "leak")


FACT, CHAT, ASK = BASE["stream"]
EITHER = {"choice": [{"pick": "ask", "target": "Fr"}, {"pick": "ask", "target": "Sp"}]}
GIVEN_AWAY = {"choice": [{"token": "F?", "target": "Fr"}, {"token": "S?", "target": "Sp"}]}


@pytest.mark.parametrize(
    ("about", "changes", "along", "said"),
    [
        ("random", {"stream": [FACT, ASK]}, set(), "Lengthen the stream"),
        (
            "do_nothing",
            {"stream": [FACT, CHAT, {"choice": [CHAT, ASK], "weights": [1, 4]}]},
            {"constant"},
            "nothing is asked, and silence wins those",
        ),
        (
            "baselines_fail: always_write",
            {"stream": [FACT, {"pick": "chat"}, ASK], "baselines_fail": ["always_write"]},
            set(),
            "put more fillers before the question",
        ),
        (
            "leak",
            {
                "classes": BASE["classes"] | {"ask": ["F?", "S?"]},
                "stream": [FACT, CHAT, GIVEN_AWAY],
                "maps": {},
            },
            {"solution", "random", "always_open", "constant", "legible"},
            "Ask with one token for all answers",
        ),
        (
            "knowable",
            {"stream": [FACT, CHAT, EITHER], "maps": {}},
            {"solution", "always_open", "constant", "legible"},
            "it cannot be known from the stream",
        ),
    ],
)
def test_each_way_to_break_a_level_is_found_and_told_how_to_mend(
    about: str, changes: dict[str, object], along: set[str], said: str
) -> None:
    """`along` is what such a level cannot but fail as well."""
    proved = report(**({"baselines_fail": []} | changes))
    assert failed(proved) == {about, *along}
    assert said in text(proved, about)


def test_a_network_whose_gates_go_by_the_token_is_not_legible_and_nothing_else() -> None:
    level = toy_level(baselines_fail=[])
    network = wired(level)
    row, column = network.sizes.rows["i"].start, level.vocabulary.inputs["Fish"][0]
    network["weight_ih"][row, column] += 4.5
    proved = check(level, network, seeds=20, fail_streams=100)
    assert failed(proved) == {"legible"}
    assert 'the input gate of block A varies by 0.090 on "chat"' in text(proved, "legible")


def test_a_solution_that_falls_short_by_a_little_is_found_alone() -> None:
    """It reaches 95% of the network's confidence, which is legible, and not 97%, three stars."""
    solution = BASE["solution"] | {"chat": {"f": 1, "i": 0, "o": 0.32}}
    proved = check(
        toy_level(solution=solution, baselines_fail=[]), wired(toy_level()), seeds=20,
        fail_streams=100,
    )  # fmt: skip
    assert failed(proved) == {"solution"}
    assert "Mend the solution, or train longer" in text(proved, "solution")


def test_a_network_that_never_learned_is_not_blamed_on_the_solution() -> None:
    level = toy_level(baselines_fail=[])
    proved = check(level, unlearned(level), seeds=10, fail_streams=20)
    assert "The network itself is unsure there" in text(proved, "solution")


def test_causes_are_told_before_what_they_lead_to() -> None:
    order = [finding.about for finding in report().findings]
    assert order[:4] == ["leak", "knowable", "legible", "solution"]


def test_the_report_is_plain_json() -> None:
    value = json.loads(json.dumps(report().to_dict()))
    assert value["level"] == "toy"
    assert value["ok"] is False
    assert {finding["about"] for finding in value["findings"]} > {"solution", "random", "leak"}
    assert value["legibility"]["own"] == pytest.approx(1.0, abs=0.01)


def test_a_level_to_be_wired_is_proved_by_whole_runs() -> None:
    proved = report(play={"act": "wire", "streams": 16}, baselines_fail=["always_open"])
    assert proved.ok
    assert "three stars on all 4 runs of 16 streams" in text(proved, "solution")
    assert "of 7 runs of 16 streams" in text(proved, "random")


def test_a_wired_solution_that_does_not_win_is_found() -> None:
    solution = BASE["solution"] | {"ask": {"f": 1, "i": 0, "o": 0}}
    level = toy_level(solution=solution, baselines_fail=[], play={"act": "wire", "streams": 8})
    proved = check(level, wired(toy_level()), seeds=10, fail_streams=20)
    assert "three stars on 0% of 4 runs of 8 streams" in text(proved, "solution")
