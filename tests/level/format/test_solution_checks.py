from typing import Any

import pytest

from tests.level.samples import parse_stream, problems_of, with_stream

KEEP, WRITE, SAY = ({"f": 1}, {"f": 1, "i": 1}, {"f": 1, "o": 1})


def level(home: Any, *, blocks: int = 1, **changes: Any) -> str:
    """The sample with another solution for "home"; problems in it are told below it."""
    return with_stream(
        {"pick": "home", "as": "h"},
        {"pick": "ask", "target": {"name": "h"}},
        memory={"blocks": blocks},
        solution={"home": home, "ask": SAY},
        **changes,
    )


EMPTY: dict[str, Any] = {"if": {"A": "empty"}, "i": 1}
FULL: dict[str, Any] = {"if": {"A": "full"}, "f": 1}

FAULTS: list[tuple[Any, str, str, str]] = [
    ([EMPTY], "solution.home[0].if", "the last case has a condition", 'Take its "if" away'),
    ([EMPTY, FULL], "solution.home[1].if", "the last case has a condition", "none of them fits"),
    ([WRITE, EMPTY, KEEP], "solution.home[1]", "never reached", "move it up"),
    ([EMPTY, EMPTY, KEEP], "solution.home[1]", "never reached", "leave no memory over"),
    ([EMPTY, FULL, KEEP], "solution.home[2]", "never reached", "Take it away"),
    (
        [{"if": {"B": "empty"}}, KEEP], "solution.home[0].if.B",
        "there is no block B: the memory has only block A", 'Raise "blocks"',
    ),
    ([{"if": {}, "i": 1}, KEEP], "solution.home[0].if", "no block is named", '{"A": "empty"}'),
    (
        [{"if": {"A": "emty"}}, KEEP], "solution.home[0].if.A", 'found "emty"',
        'Expected one of: empty, full. Did you mean "empty"?',
    ),
    ([{"if": {"G": "full"}}, KEEP], "solution.home[0].if.G", 'the key "G"', "A, B, C, D, E, F"),
    ([{"if": "A"}, KEEP], "solution.home[0].if", 'found "A"', "an object"),
    ([{"iff": {"A": "empty"}}, KEEP], "solution.home[0].iff", "not known here", '"if"?'),
    ([3, KEEP], "solution.home[0]", "found 3", '{"if": {"A": "empty"}, "f": 1'),
    ([], "solution.home", "found an empty list", "at least 1"),
    ([EMPTY] * 9, "solution.home", "found a list of 9", "at most 8"),
    ([{"if": {"A": "empty"}, "B": {}}, KEEP], "solution.home[0].B", "there is no block B", ""),
    ({"if": {"A": "empty"}, "i": 1}, "solution.home.if", 'the key "if" is not known here', ""),
]  # fmt: skip


@pytest.mark.parametrize(("home", "key_path", "found", "rest"), FAULTS)
def test_faults_of_cases(home: Any, key_path: str, found: str, rest: str) -> None:
    said = [problem for problem in problems_of(level(home)) if problem.key_path == key_path]
    assert len(said) == 1, problems_of(level(home))
    assert found in said[0].found
    assert rest in said[0].message


def test_a_case_with_a_misspelt_if_does_not_make_those_behind_it_unreached() -> None:
    (said,) = problems_of(level([{"when": {"A": "empty"}, "i": 1}, KEEP]))
    assert said.key_path == "solution.home[0].when"


def test_each_case_has_every_block_and_keeps_the_locks() -> None:
    cases = [{"if": {"A": "empty"}, "A": WRITE}, {"A": {"f": 0}, "B": KEEP}]
    (lacking,) = problems_of(level(cases, blocks=2))
    assert (lacking.key_path, lacking.found) == (
        "solution.home[0]", "no setting is given for block B",
    )  # fmt: skip
    cases[0]["B"] = KEEP
    (locked,) = problems_of(level(cases, blocks=2, gates={"forget": 1}, play={}))
    assert locked.key_path == "solution.home[1].A.f"


@pytest.mark.parametrize("gate", ["forget", "input"])
def test_what_is_empty_is_known_only_where_the_network_moves_neither_gate(gate: str) -> None:
    (said,) = problems_of(level([EMPTY, KEEP], gates={gate: "network"}))
    assert said.key_path == "solution.home[0].if"
    assert said.found.startswith(f"the network moves the {gate} gate")


def test_a_case_that_two_others_leave_over_only_together_is_told() -> None:
    """Empty or full, A is taken; with B in one of them, something is left."""
    both = [{"if": {"A": "empty", "B": "full"}}, FULL, KEEP]
    home, ask = {"pick": "home", "as": "h"}, {"pick": "ask", "target": {"name": "h"}}
    memory, solution = {"blocks": 2}, {"home": both, "ask": SAY}
    assert parse_stream(home, ask, solution=solution, memory=memory)
    said = problems_of(level([*both[:2], EMPTY, KEEP], blocks=2))
    assert [problem.key_path for problem in said] == ["solution.home[3]"]
