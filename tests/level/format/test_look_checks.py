"""How tokens look: what may be written, what it becomes, and what is refused."""

import json
from pathlib import Path

import pytest

from game.level.format.problems import LevelError
from game.level.loader import load_level, parse_level
from game.level.model import Look
from tests.level.samples import GOOD, problems_of


def level_with(**entry: object) -> str:
    level = json.loads(GOOD)
    level["classes"]["thing"] = entry
    return json.dumps(level)


def looks(**entry: object) -> dict[str, Look]:
    level = parse_level(level_with(**entry))
    return dict(next(cls.looks for cls in level.classes if cls.name == "thing"))


def test_one_word_serves_tokens_that_say_what_they_are() -> None:
    assert looks(tokens=["red", "#00FF80"], look="colour") == {
        "red": Look(colour="#ff0000"), "#00FF80": Look(colour="#00ff80")
    }  # fmt: skip
    assert looks(tokens=["C4", "F#3"], look="note") == {
        "C4": Look(note="C4"), "F#3": Look(note="F#3")
    }  # fmt: skip
    assert looks(tokens=["dog", "run"], look="picture")["run"] == Look(picture="run")
    assert looks(tokens=["low", "mid", "high", "top"], look="bar") == {
        "low": Look(bar=0.25), "mid": Look(bar=0.5), "high": Look(bar=0.75), "top": Look(bar=1.0)
    }  # fmt: skip
    rising = looks(numbers={"from": -1, "to": 1, "step": 1}, look="bar")
    assert [look.bar for look in rising.values()] == pytest.approx([1 / 3, 2 / 3, 1])


def test_each_token_may_have_its_own_and_several_at_once() -> None:
    found = looks(
        tokens=["Rex", "do", "note", "plain"],
        look={
            "Rex": {"picture": "dog", "colour": "Orange"},
            "do": {"note": "C4", "bar": 0},
            "note": {"bar": 1},
        },
    )
    assert found == {
        "Rex": Look(picture="dog", colour="#ffa500"), "do": Look(note="C4", bar=0.0),
        "note": Look(bar=1.0),
    }  # fmt: skip


def test_a_remark_may_stand_among_the_looks() -> None:
    assert looks(tokens=["a"], look={"note": "my own", "a": {"bar": 1}}) == {"a": Look(bar=1.0)}


def test_looks_are_no_part_of_the_task() -> None:
    plain = parse_level(level_with(tokens=["dog"])).task_hash
    assert parse_level(level_with(tokens=["dog"], look="picture")).task_hash == plain


AB = {"tokens": ["aa", "bb"]}
FAULTS = [
    (AB | {"look": "note"}, "look", 'the token "aa" does not say which note it is', "C4, F#3"),
    (AB | {"look": "colour"}, "look", "does not say which colour", "teal"),
    ({"tokens": ["red", "oragne"], "look": "colour"}, "look", "does not say", '"orange"?'),
    ({"tokens": ["dog", "cta"], "look": "picture"}, "look", "does not say", 'mean "cat"?'),
    (AB | {"look": "notes"}, "look", 'found "notes"', 'mean "note"?'),
    (AB | {"look": 3}, "look", "found 3", "colour, note, bar or picture"),
    (AB | {"look": {}}, "look", "an empty object", "at least 1"),
    (AB | {"look": {"aab": {"bar": 1}}}, "look.aab", 'has no token "aab"', 'mean "aa"?'),
    (AB | {"look": {"aa": "dog"}}, "look.aa", 'found "dog"', "an object"),
    (AB | {"look": {"aa": {"color": "red"}}}, "look.aa.color", "not known here", '"colour"?'),
    (AB | {"look": {"aa": {"colour": "rde"}}}, "look.aa.colour", "no colour is called", '"red"?'),
    (AB | {"look": {"aa": {"colour": "#12"}}}, "look.aa.colour", 'found "#12"', "#rrggbb"),
    (AB | {"look": {"aa": {"note": "H4"}}}, "look.aa.note", 'found "H4"', "such as F#3"),
    (AB | {"look": {"aa": {"bar": 3}}}, "look.aa.bar", "found 3", "at most 1"),
    (AB | {"look": {"aa": {"picture": "dgo"}}}, "look.aa.picture", "no picture", 'mean "dog"?'),
    (AB | {"look": {"aa": {"picture": "../x.svg"}}}, "look.aa.picture", "no picture", "dragon.svg"),
]


@pytest.mark.parametrize(("entry", "at", "found", "rest"), FAULTS)
def test_faults_of_looks(entry: dict[str, object], at: str, found: str, rest: str) -> None:
    (problem,) = problems_of(level_with(**entry))
    assert problem.key_path == f"classes.thing.{at}"
    assert found in problem.found
    assert rest in f"{problem.expected} {problem.mend}"


def test_a_picture_of_its_own_lies_beside_the_level(tmp_path: Path) -> None:
    text = level_with(tokens=["a"], look={"a": {"picture": "dragon.svg"}})
    path = tmp_path / "small.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LevelError) as refused:
        load_level(path)
    (problem,) = refused.value.problems
    assert problem.key_path == "classes.thing.look.a.picture"
    assert problem.found == '"dragon.svg": no such picture lies beside the level'
    assert problem.expected == "a .svg or .png picture in the level's own folder"
    (tmp_path / "dragons.svg").write_text("<svg/>", encoding="utf-8")
    with pytest.raises(LevelError, match=r'Did you mean "dragons\.svg"'):
        load_level(path)
    (tmp_path / "dragon.svg").write_text("<svg/>", encoding="utf-8")
    assert load_level(path).answer_look("a") == Look(picture="dragon.svg")


def problems_of_file(path: Path) -> list[str]:
    try:
        load_level(path)
    except Exception as error:
        return [str(error).partition(": ")[2].partition(" the level")[0]]
    return []
