"""Classes of tokens: what must hold of them, beyond form."""

import json

import pytest

from game.level.encode import encode, network_sizes
from game.level.format.bounds import AMOUNT
from game.level.grammar import draw
from game.level.loader import parse_level
from tests.level.samples import ASKED, GOOD, parse_stream, problems_of

CLASSES = json.loads(GOOD)["classes"]


def numbers(**changes: object) -> dict[str, object]:
    return {"numbers": {"from": -1, "to": 1, "step": 0.5} | changes}


def with_class(entry: object) -> str:
    level = json.loads(GOOD)
    level["classes"]["amount"] = entry
    return json.dumps(level)


FAULTS = [
    (numbers(**{"from": 2}), "numbers.from", "the numbers go from 2 down to 1", "Swap the two"),
    (numbers(step=0.001), "numbers.step", "these are 2,001 numbers", "at most 256"),
    (numbers(step=0), "numbers.step", "found 0", "at least 0.001"),
    (numbers(to=AMOUNT + 1), "numbers.to", "found 101", "at most 100"),
    (numbers(to="1"), "numbers.to", 'found "1"', "Take the quotes away"),
    (numbers(by=1), "numbers.by", 'the key "by" is not known here', "from, to, step"),
    ({"numbers": {"from": 1, "to": 2}}, "numbers.step", 'the key "step" is missing', ""),
    ({"numbers": 3}, "numbers", "found 3", "an object"),
    (numbers() | {"tokens": ["a"]}, "tokens", 'the key "tokens" is not known', "numbers, show"),
    (3, "", "found 3", 'a list of tokens, or an object with "tokens" or "numbers"'),
]


@pytest.mark.parametrize(("entry", "at", "found", "rest"), FAULTS)
def test_faults_of_numbers(entry: object, at: str, found: str, rest: str) -> None:
    (problem,) = problems_of(with_class(entry))
    assert problem.key_path == ".".join(filter(None, ("classes.amount", at)))
    assert found in problem.found
    assert rest in f"{problem.expected} {problem.mend}"


@pytest.mark.parametrize("key", ["from", "to", "step"])
@pytest.mark.parametrize("size", ["1e300", "-1e300", "1" + "0" * 29])
def test_numbers_far_too_large_are_refused_in_one_sentence(key: str, size: str) -> None:
    text = with_class(numbers(**{key: 77})).replace("77", size)
    (problem,) = problems_of(text)
    assert problem.key_path == f"classes.amount.numbers.{key}"


def test_numbers_count_among_the_tokens_of_a_level() -> None:
    (problem,) = problems_of(with_class(numbers(to=90, step=0.36)))
    assert "different tokens between them" in problem.found


def test_a_class_of_numbers_has_tokens_like_any_other() -> None:
    level = parse_level(with_class(numbers() | {"show": "[{}]"}))
    cls = next(cls for cls in level.classes if cls.name == "amount")
    assert cls.tokens == ("-1", "-0.5", "0", "0.5", "1")
    assert list(cls.amounts.values()) == [-1.0, -0.5, 0.0, 0.5, 1.0]
    assert cls.show == "[{}]"
    assert level.vocabulary.amounts == cls.amounts


def test_what_the_numbers_are_is_part_of_the_task() -> None:
    words = with_class(["-1", "-0.5", "0", "0.5", "1"])
    assert parse_level(words).task_hash != parse_level(with_class(numbers())).task_hash


def test_numbers_may_be_picked_named_looked_up_and_said() -> None:
    level = parse_stream(
        {"pick": "amount", "as": "a"},
        {"token": "0.5", "in": "amount"},
        {"say": "a", "in": "other"},
        ASKED | {"target": {"map": "sign", "of": "a"}},
        classes=CLASSES | {"amount": numbers(), "other": numbers()},
        maps={"sign": {"-1": "-", "-0.5": "-", "0": "none", "0.5": "+", "1": "+"}},
    )
    stream = draw(level, 1)
    amount = level.vocabulary.amounts[stream.steps[0].token]
    x = encode(level, [stream]).x[..., 0]
    V = len(level.vocabulary.identities)
    assert network_sizes(level).D == V + 5
    assert x[:3, V - 1].tolist() == [amount, 0.5, amount]
    assert not x[:3, : V - 1].any(), "a number has no input of its own"
