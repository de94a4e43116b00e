from pathlib import Path

import pytest

from game.level.format.bounds import extent_of, length_bounds
from game.level.format.problems import LevelError
from game.level.grammar import draw_many
from game.level.loader import load_level, parse_level
from tests.level.samples import GOOD, parse_stream, problems_of, spoil, with_stream

MANY = '"chat": [' + ", ".join(f'"t{n}"' for n in range(200)) + "],"

FAULTS = [
    (
        '["tea", "rain"]', '["tea", "rain", "tea"]', 7, "classes.chat[2]",
        'the token "tea" stands twice in the class "chat"', "Keep one",
    ),
    (
        '"France": "French"', '"Frence": "French"', 10, "maps.language.Frence",
        'no class has a token "Frence", so it will never be looked up', 'Did you mean "France"?',
    ),
    (
        '"Spain": "Spanish"', '"Spain": {"tae": "x"}', 10,
        "maps.language.Spain.tae",
        'no class has a token "tae", so it will never be looked up', 'Did you mean "tea"?',
    ),
    (
        '"Spain": "Spanish"', '"Spain": {"tea": {"Frence": "y"}}', 10,
        "maps.language.Spain.tea.Frence",
        'no class has a token "Frence", so it will never be looked up', 'Did you mean "France"?',
    ),
    (
        '"forget": "player", "input": "player", "output": "player"',
        '"forget": 1, "input": 0.5, "output": "network"', 17, "gates",
        "the player has no gate to move", '"player" for at least one',
    ),
    (
        '"forget": "player"', '"forget": 1', 18, "play.start.f",
        "the forget gate is locked at 1 and cannot be set to 0.9", 'Leave "f" out',
    ),
    (
        '"act": "hand"', '"streams": 100', 18, "play.streams",
        "only a table is run on many streams, and this level is played by hand",
        'Add "act": "wire"',
    ),
    (
        '"output": "player"', '"output": 0.5', 23, "solution.ask.o",
        "the output gate is locked at 0.5 and cannot be set to 1", 'Leave "o" out',
    ),
    (
        '"chat": {"f": 1', '"chta": {"f": 1', 22, "solution.chta",
        'no class is called "chta"', 'Did you mean "chat"?',
    ),
    (
        '    "chat": {"f": 1, "i": 0, "o": 0},\n', "", 20, "solution",
        'the solution says nothing of the class "chat", which the stream uses (line 13)',
        "a setting for every class",
    ),
    (
        '{"f": 0, "i": 1, "o": 0}', '{"B": {"f": 0}, "A": {}}', 21, "solution.home.B",
        "there is no block B: the memory has only block A", 'Raise "blocks"',
    ),
    (
        '{"f": 0, "i": 1, "o": 0}', '{"G": {"f": 0}}', 21, "solution.home.G",
        'the key "G" is not known here', "one of: A, B, C, D, E, F",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "key_path", "found", "rest"), FAULTS)
def test_faults_of_meaning(
    old: str, new: str, line: int, key_path: str, found: str, rest: str
) -> None:
    (said,) = [p for p in problems_of(spoil(old, new)) if p.key_path == key_path]
    assert (said.line, said.found) == (line, found)
    assert rest in said.message


@pytest.mark.parametrize(
    ("stem", "mend"),
    [
        ("large", 'Write "large" here'),
        ("My level 2", 'Call the file "my-level-2.json", and write "my-level-2" here'),
    ],
)
def test_the_id_is_the_name_of_the_file_if_that_can_be(
    tmp_path: Path, stem: str, mend: str
) -> None:
    path = tmp_path / f"{stem}.json"
    path.write_text(GOOD, encoding="utf-8")
    with pytest.raises(LevelError) as caught:
        load_level(path)
    assert [(said.key_path, said.mend) for said in caught.value.problems] == [("id", mend)]


def test_a_table_says_on_how_many_streams_it_is_run() -> None:
    assert parse_level(spoil('"act": "hand"', '"act": "wire", "streams": 100')).play.streams == 100


def test_two_spellings_of_one_letter_are_one_token() -> None:
    (said,) = problems_of(spoil('"rain"', '"caf\u00e9", "cafe\u0301"'))
    assert said.key_path == "classes.chat[2]"


def test_a_missing_block_is_named() -> None:
    text = spoil('"blocks": 1', '"blocks": 3').replace(
        '"home": {"f": 0, "i": 1, "o": 0}', '"home": {"A": {"f": 0}}'
    )
    (said,) = problems_of(text)
    assert said.key_path == "solution.home"
    assert said.found == "no setting is given for block B and C"


def test_the_classes_hold_so_many_tokens_between_them() -> None:
    text = spoil('"chat": ["tea", "rain"],', MANY + MANY.replace("chat", "chat2").replace("t", "u"))
    assert [p.found for p in problems_of(text) if p.key_path == "classes"] == [
        "the classes have 403 different tokens between them"
    ]


ASK_X = {"pick": "ask", "target": "x"}


@pytest.mark.parametrize(
    ("stream", "found"),
    [
        ([{"pick": "ask"}], "nothing is ever asked"),
        ([{"repeat": [ASK_X], "times": [0, 2]}], "the stream can be empty"),
        (
            [{"repeat": [{"repeat": ["tea"], "times": 50}], "times": [1, 41]}, ASK_X],
            "the stream can reach 2,051 tokens",
        ),
        (["tea"] * 2000 + [ASK_X], "the stream is written with 2,001 nodes"),
        (
            [*({"pick": "home", "as": f"h{n}"} for n in range(101)), ASK_X],
            'the stream has 101 different names under "as"',
        ),
        (
            [{"pick": "ask", "target": f"answer {n}"} for n in range(129)],
            "the stream can ask for 129 different answers",
        ),
    ],
)
def test_faults_of_the_whole_stream(stream: list[object], found: str) -> None:
    (said,) = problems_of(with_stream(*stream))
    assert (said.key_path, said.found) == ("stream", found)


def test_too_many_times_are_said_once() -> None:
    for times in (10**9, [1, 2001]):
        repeat = {"repeat": ["tea"], "times": times, "as": "n"}
        (said,) = problems_of(with_stream(repeat, {"pick": "ask", "target": {"count": "n"}}))
        assert said.key_path.startswith("stream[0].times")


def or_tea(node: object) -> object:
    return {"choice": ["tea", ["rain", node]], "weights": [1, 1000]}


TWICE = {"choice": [[{"rule": "S"}, {"rule": "S"}], []]}


@pytest.mark.parametrize(
    ("rules", "depth", "found", "mend"),
    [
        (
            {"S": [{"choice": [["tea", {"rule": "S"}, {"rule": "S"}], "rain"]}]}, 12,
            "the stream can reach 4,096 tokens", 'or give a rule a "depth"',
        ),
        ({"S": ["tea", TWICE]}, 50, "the stream can reach more than a million tokens", ""),
        ({"S": [TWICE]}, 17, "a stream can go through 196,607 nodes, most of which", "times"),
        (
            {"S": [{"repeat": [{"repeat": [{"choice": [{"rule": "S"}, []]}], "times": 1}],
                    "times": 1}, {"choice": [TWICE, []]}]}, 50,
            "a stream can go through more than a million nodes", "",
        ),
        (
            {"S": [or_tea(or_tea(or_tea(or_tea({"rule": "S"}))))]}, 41,
            "through rules, nodes of the stream can stand inside each other 205 deep",
            'Give a rule a smaller "depth"',
        ),
    ],
)  # fmt: skip
def test_faults_of_recursion(rules: dict[str, object], depth: int, found: str, mend: str) -> None:
    (said,) = problems_of(with_stream({"rule": "S", "depth": depth}, ASK_X, rules=rules))
    assert said.key_path == "stream"
    assert said.found.startswith(found)
    assert mend in said.mend


def test_recursion_within_the_bounds() -> None:
    sixteen = {"rule": "S", "depth": 16}
    assert parse_stream(sixteen, ASK_X, rules={"S": [TWICE]})
    forty = {"rule": "S", "depth": 40}
    nested = or_tea(or_tea(or_tea(or_tea({"rule": "S"}))))
    level = parse_stream(forty, ASK_X, rules={"S": [nested]})
    assert extent_of(level.stream, level.rules).nest == 200
    assert max(map(len, draw_many(level, range(50)))) == length_bounds(level)[1] == 161


def test_a_question_may_stand_in_a_rule() -> None:
    rules = {"S": [{"choice": [ASK_X, {"pick": "ask", "target": "y"}]}]}
    assert parse_stream({"rule": "S"}, rules=rules).vocabulary.answers == ("", "x", "y")
    (said,) = problems_of(with_stream({"rule": "S"}, rules={"S": ["tea"]}))
    assert said.found == "nothing is ever asked"


def test_a_longest_stream_is_counted_without_being_built() -> None:
    node: object = "tea"
    for _ in range(16):
        node = {"repeat": [node], "times": 2000}
    (said,) = problems_of(with_stream(node, ASK_X))
    assert said.found == "the stream can reach more than a million tokens"


def test_form_and_meaning_are_told_together_in_the_order_of_the_file() -> None:
    text = (
        spoil('"title": "Small"', '"titel": "Small"')
        .replace('{"pick": "home"', '{"pick": "hme"')
        .replace('"blocks": 1', '"blocks": 9')
        .replace('"chat": {"f": 1', '"chta": {"f": 1')
        .replace('"brief"', '"id": "x", "brief"')
    )
    assert [(p.line, p.key_path) for p in problems_of(text)] == [
        (1, "title"),
        (3, "titel"),
        (4, "id"),
        (12, "stream[0].pick"),
        (16, "memory.blocks"),
        (20, "solution"),
        (22, "solution.chta"),
    ]


def test_the_sample_is_good() -> None:
    with pytest.raises(AssertionError, match="accepted"):
        problems_of(GOOD)


def test_classes_that_cannot_be_read_are_said_once_and_not_wherever_they_are_named() -> None:
    classes = GOOD[GOOD.index('"classes": {') : GOOD.index('"maps"')]
    text = GOOD.replace(classes, '"classes": "home",\n  ').replace('"cells": 2', '"cells": "two"')
    assert [problem.key_path for problem in problems_of(text)] == ["classes", "memory.cells"]


def test_batches_that_would_not_fit_into_memory_are_refused() -> None:
    text = GOOD.replace('"times": [1, 3]', '"times": [1, 1900]').replace(
        '"batch": 8', '"batch": 500'
    )
    (problem,) = problems_of(text)
    assert problem.key_path == "train.batch"
    assert "951,000 tokens at a time" in str(problem)
    assert "Make it 78 or less" in str(problem)
    problems = text.replace('"batch": 500', '"batch": 78')
    with pytest.raises(AssertionError, match="was accepted"):
        problems_of(problems)
