from typing import Any

import pytest

from tests.level.samples import ASKED, parse_stream, problems_of, with_stream

HOME: dict[str, Any] = {"pick": "home", "as": "h"}
COUNT: dict[str, Any] = {"repeat": ["tea"], "times": [2, 4], "as": "n"}
NEXT: dict[str, Any] = {"next": True}


def ask(target: Any) -> dict[str, Any]:
    return {"pick": "ask", "target": target}


def tally(between: list[int], **adds: int) -> dict[str, Any]:
    return {"tally": adds, "between": between}


FAULTS: list[tuple[list[Any], str, str, str]] = [
    ([ask({"count": "n"})], "count", 'no count has been drawn under the name "n"', '"as": "n"'),
    ([COUNT, ask({"count": "m"})], "count", "no count has been drawn", "one of: n"),
    (
        [{"choice": [COUNT, "tea"]}, ask({"count": "n"})], "count",
        'perhaps no count has been drawn under the name "n"', "some ways of a choice",
    ),
    (
        [HOME, ask({"count": "h"})], "count", "no count has been drawn",
        'It is a token; to ask for it, write {"name": "h"}',
    ),
    (
        [COUNT, ask({"name": "n"})], "name", "nothing has been picked",
        'It is a count; to ask for its number, write {"count": "n"}',
    ),
    ([ask(tally([0, 3], chta=1))], "tally.chta", 'no class is called "chta"', '"chat"?'),
    ([ask(tally([4, 0], chat=1))], "between", "the least, 4, is more", "[0, 4]?"),
    (
        [ask(tally([-1000, 1000], chat=1))], "", "the tally can come to more than 128",
        'Narrow "between"',
    ),
    ([HOME, ask({"sum": ["h"]})], "sum[0]", 'a token of "home", which is no number', '"numbers"'),
    ([ask({"sum": ["h"]})], "sum[0]", "nothing has been picked", '"as": "h"'),
    ([HOME, ask({"any": ["x", {"name": "k"}]})], "any[1].name", "nothing has been picked", "h"),
]  # fmt: skip


@pytest.mark.parametrize(("stream", "at", "found", "rest"), FAULTS)
def test_faults(stream: list[Any], at: str, found: str, rest: str) -> None:
    (said,) = problems_of(with_stream(*stream, ASKED))
    place = f"stream[{len(stream) - 1}].target"
    assert said.key_path == (f"{place}.{at}" if at else place)
    assert found in said.found
    assert rest in said.message


def answers(*stream: Any, **rest: Any) -> tuple[str, ...]:
    return parse_stream(*stream, **rest).vocabulary.answers[1:]


def test_a_count_asks_for_every_number_it_may_be() -> None:
    assert answers(COUNT, ask({"count": "n"})) == ("2", "3", "4")
    again = COUNT | {"times": [0, 1]}
    assert answers(COUNT, again, ask({"count": "n"})) == ("0", "1", "2", "3", "4")


def test_a_count_of_thousands_is_too_many_answers() -> None:
    many = COUNT | {"times": [1, 1900]}
    (said,) = problems_of(with_stream(many, ask({"count": "n"})))
    assert said.found == "the stream can ask for 1900 different answers"


def test_a_tally_asks_for_the_numbers_it_can_come_to() -> None:
    assert answers(ask(tally([0, 4], chat=1, home=-1))) == ("0", "1", "2", "3", "4")
    assert answers(ask(tally([-2, 3], chat=2))) == ("0", "2", "3")
    assert answers(ask(tally([5, 9], chat=-1))) == ("5",)
    assert answers(ask(tally([0, 1000], chat=500, home=-250))) == ("0", "250", "500", "750", "1000")


NUMBERS: dict[str, Any] = {
    "classes": {
        "cent": {"numbers": {"from": -0.2, "to": 0.1, "step": 0.1}},
        "one": {"numbers": {"from": 0, "to": 1, "step": 1}},
        "word": ["a", "b"],
        "ask": ["?"],
    },
    "maps": {},
}
A, B = {"pick": "cent", "as": "a"}, {"pick": "one", "as": "b"}


def test_a_sum_asks_for_every_sum_there_is() -> None:
    assert answers(A, B, ask({"sum": ["a", "b"]}), **NUMBERS) == (
        "-0.2", "-0.1", "0", "0.1", "0.8", "0.9", "1", "1.1",
    )  # fmt: skip
    assert answers(B, ask({"sum": ["b", "b"]}), **NUMBERS) == ("0", "2")
    either = {"choice": [A, A | {"pick": "one"}]}
    assert answers(either, ask({"sum": ["a"]}), **NUMBERS) == ("-0.2", "-0.1", "0", "0.1", "1")


def test_a_sum_of_a_name_that_may_be_a_word_is_none() -> None:
    either = {"choice": [A, A | {"pick": "word"}]}
    (said,) = problems_of(with_stream(either, ask({"sum": ["a"]}), **NUMBERS))
    assert said.found == '"a" may stand for a token of "word", which is no number'


def test_a_sum_of_too_many_numbers_is_refused() -> None:
    many = NUMBERS["classes"] | {"cent": {"numbers": {"from": 0, "to": 1, "step": 0.01}}}
    text = with_stream(A, A | {"as": "c"}, ask({"sum": ["a", "c"]}), classes=many, maps={})
    (said,) = problems_of(text)
    assert said.found == "the sum can come to more than 128 different numbers"
    assert said.key_path == "stream[2].target.sum"


def test_several_answers_are_those_of_each() -> None:
    every = {"any": ["x", {"name": "h"}, {"map": "language", "of": "h"}, "x"]}
    assert answers(HOME, ask(every)) == ("x", "France", "Spain", "French", "Spanish")


def test_the_next_token_may_be_any_that_can_follow() -> None:
    assert answers(HOME, ask(NEXT), {"pick": "chat"}) == ("tea", "rain")
    assert answers(HOME | {"target": NEXT}, ask({"any": ["x", NEXT]})) == ("speak?", "x")
