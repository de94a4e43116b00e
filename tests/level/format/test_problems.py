import json

import pytest

from game.level.format.problems import (
    LevelError,
    Problem,
    did_you_mean,
    nearest,
    one_of,
    quote,
    spell,
)

PROBLEM = Problem(
    "levels/hold/fluent.json",
    'no class is called "hme"',
    "one of: home, chat, ask",
    'Did you mean "home"?',
    "stream[0].pick",
    12,
    15,
)


def test_a_problem_is_one_line() -> None:
    assert str(PROBLEM) == (
        'levels/hold/fluent.json:12: stream[0].pick: no class is called "hme". '
        'Expected one of: home, chat, ask. Did you mean "home"?'
    )


def test_a_problem_of_the_whole_file_has_no_line_and_no_key() -> None:
    assert str(Problem("a.json", "the file is empty")) == "a.json: the file is empty."


def test_a_problem_as_a_dictionary_keeps_its_parts_apart() -> None:
    parts = json.loads(json.dumps(PROBLEM.to_dict()))
    assert (parts["line"], parts["column"], parts["key_path"]) == (12, 15, "stream[0].pick")
    assert parts["expected"] == "one of: home, chat, ask"
    assert parts["message"] in str(PROBLEM)


def test_an_error_says_all_its_problems_and_counts_those_it_leaves_out() -> None:
    error = LevelError([PROBLEM] * 23)
    assert len(error.problems) == 23
    assert len(str(error).splitlines()) == 21
    assert str(error).endswith("… and 3 more.")


@pytest.mark.parametrize(
    ("path", "spelt"),
    [
        ((), ""),
        (("stream", 0, "pick"), "stream[0].pick"),
        (("maps", "language", "New York"), 'maps.language["New York"]'),
        (("$schema",), "$schema"),
        (("classes", "", 3), 'classes[""][3]'),
        (("k" * 70,), '["' + "k" * 57 + '…"]'),
    ],
)
def test_key_paths_are_spelt_as_people_write_them(path: tuple[str | int, ...], spelt: str) -> None:
    assert spell(path) == spelt


def test_near_misses() -> None:
    assert nearest("hme", ["home", "chat"]) == "home"
    assert nearest("FRANCE", ["France", "Spain"]) == "France"
    assert nearest("xyz", ["home", "chat"]) is None
    assert nearest("h" * 5000, ["home"]) is None
    assert did_you_mean("hme", ["home"]) == 'Did you mean "home"?'
    assert did_you_mean("xyz", ["home"]) == ""


def test_long_lists_and_texts_are_cut() -> None:
    assert one_of([]) == ""
    assert one_of("ab") == "one of: a, b"
    assert one_of(map(str, range(99))).endswith("19 … (99 in all)")
    assert len(quote("x" * 500)) < 70
    assert quote("a\nb") == '"a·b"'


def test_names_to_choose_from_stand_on_one_line_and_are_cut() -> None:
    said = one_of(["home", "a\nb\x1b[2J", "k" * 70])
    assert said == "one of: home, a·b·[2J, " + "k" * 57 + "…"
