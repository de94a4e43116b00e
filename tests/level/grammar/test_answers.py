"""Right answers: the next token and whether it can be known, sums, maps, several at once."""

from typing import Any

import pytest

from game.level.grammar import draw, draw_many
from tests.level.grammar.reference import CLASSES, HOME, LANGUAGE
from tests.level.samples import ASKED, parse_stream

NEXT: dict[str, Any] = {"next": True}
NEXT_TEA: dict[str, Any] = {"token": "tea", "target": NEXT}


def known(*stream: Any, seeds: int = 40, **rest: Any) -> dict[str, set[str]]:
    """For each question for the next token, by its own token: whether it could be known."""
    found: dict[str, set[str]] = {}
    level = parse_stream(*stream, **({"classes": CLASSES} | rest))
    for drawn in draw_many(level, range(seeds)):
        for step in drawn.steps:
            if step.target:
                found.setdefault(step.token, set()).add("yes" if step.known else "no")
    return found


@pytest.mark.parametrize(
    ("stream", "tea"),
    [
        ([NEXT_TEA, "rain"], {"yes"}),
        ([NEXT_TEA, {"pick": "home"}], {"no"}),
        ([NEXT_TEA, {"pick": "ask"}], {"yes"}),  # there is only one
        ([NEXT_TEA, {"choice": ["rain", "France"]}], {"no"}),
        ([{"choice": [[NEXT_TEA, "rain"], [NEXT_TEA, "France"]]}], {"yes"}),
        ([{"repeat": [NEXT_TEA, "rain"], "times": [1, 3]}], {"yes"}),
        ([{"repeat": [NEXT_TEA], "times": 3}, "rain"], {"yes"}),
        ([{"repeat": [NEXT_TEA], "times": [3, 3]}, "rain"], {"yes"}),
        ([{"repeat": [NEXT_TEA], "times": [1, 2]}, "rain"], {"yes", "no"}),
        ([NEXT_TEA, {"repeat": ["rain"], "times": [0, 2]}, "France"], {"no"}),
        ([NEXT_TEA, {"repeat": ["rain"], "times": [1, 2]}, "France"], {"yes"}),
        ([HOME, NEXT_TEA, {"say": "h"}], {"yes"}),
        ([HOME, NEXT_TEA, {"pick": "home", "unlike": ["h"]}], {"yes"}),
        ([{"shuffle": [NEXT_TEA, "rain"]}, "France"], {"yes"}),
        ([{"shuffle": [NEXT_TEA, "rain", "Spain"]}, "France"], {"yes", "no"}),
        ([NEXT_TEA, {"series": "wave", "times": 2, "period": 4}], {"no"}),
        ([{"script": ["tea rain", "tea rain rain"], "target": NEXT}], {"yes"}),
        ([{"script": ["tea rain", "tea France"], "target": NEXT}], {"no"}),
        ([NEXT_TEA | {"target": {"any": [NEXT, "x"]}}, {"pick": "home"}], {"yes"}),
        ([NEXT_TEA | {"target": {"any": ["x", NEXT]}}, {"pick": "home"}], {"yes"}),
    ],
)
def test_what_is_left_to_chance_cannot_be_known(stream: list[Any], tea: set[str]) -> None:
    assert known(*stream, ASKED)["tea"] == tea


def test_a_count_that_was_drawn_before_can_be_known() -> None:
    before = {"repeat": ["rain"], "times": [1, 3], "as": "n"}
    again = {"repeat": [NEXT_TEA], "times": "n"}
    assert known(before, "France", again, "rain", ASKED)["tea"] == {"yes"}


def test_at_the_end_of_the_stream_silence_comes_next() -> None:
    last = draw(parse_stream(HOME, {"pick": "chat", "target": NEXT}, ASKED), 1).steps
    assert [step.target for step in last] == ["", "speak?", "yes"]
    end = parse_stream(ASKED, {"pick": "chat", "target": NEXT})
    assert [step.target for step in draw(end, 1).steps] == ["yes", ""]
    perhaps = parse_stream(ASKED, NEXT_TEA, {"choice": [[], "rain"]})
    steps = [drawn.steps[1] for drawn in draw_many(perhaps, range(20))]
    assert {(step.target, step.known) for step in steps} == {("", False), ("rain", False)}


def test_a_reber_grammar_can_be_known_where_it_must_go_on_so() -> None:
    classes = {"begin": ["B"], "fork": ["T", "P"], "inner": ["S", "X"], "end": ["E"]}
    say = {letter: {"token": letter, "target": NEXT} for letter in "BTPSXE"}
    loop = {"choice": [[say["S"], {"rule": "loop"}], [say["X"]]]}
    outer = [[say[t], {"rule": "loop"}, say["E"], say[t]] for t in "TP"]
    found = known(
        say["B"], {"choice": outer}, "E", rules={"loop": [loop]}, classes=classes, maps={}
    )
    assert (found["B"], found["X"], found["S"]) == ({"no"}, {"yes"}, {"no"})
    assert found["E"] == {"yes"}  # the outer letter, however long ago it came
    assert found["T"] == found["P"] == {"yes", "no"}  # at the end, and at the beginning


def test_numbers_are_summed_exactly() -> None:
    tenth = {"numbers": {"from": -0.3, "to": 0.3, "step": 0.1}}
    pick = {"pick": "tenth", "as": "a"}
    level = parse_stream(pick, pick | {"as": "b"}, {"pick": "ask", "target": {"sum": ["a", "b"]}},
                         classes={"tenth": tenth, "ask": ["?"]}, maps={})  # fmt: skip
    for drawn in draw_many(level, range(300)):
        one, other, asked = drawn.steps
        tenths = round(float(one.token) * 10) + round(float(other.token) * 10)
        assert asked.target == f"{tenths / 10:g}"
        assert asked.target in level.vocabulary.answers


def test_a_map_may_go_by_numbers() -> None:
    sign = {"-1": "minus", "0": "none", "1": "plus"}
    numbers = {"one": {"numbers": {"from": -1, "to": 1, "step": 1}}, "ask": ["?"]}
    asked = {"pick": "ask", "target": {"map": "sign", "of": "a"}}
    level = parse_stream({"pick": "one", "as": "a"}, asked, classes=numbers, maps={"sign": sign})
    for drawn in draw_many(level, range(20)):
        assert drawn.steps[1].target == sign[drawn.steps[0].token]


def test_the_first_of_several_answers_is_the_target() -> None:
    several = {"any": [{"name": "h"}, {"map": "language", "of": "h"}, {"name": "h"}, "x"]}
    level = parse_stream(HOME, {"pick": "ask", "target": several, "weight": 2.5})
    for drawn in draw_many(level, range(20)):
        token, asked = drawn.steps
        assert (asked.target, asked.also) == (token.token, (LANGUAGE[token.token], "x"))
        assert (asked.weight, token.weight) == (2.5, 1.0)
        assert asked.accepts("x")
