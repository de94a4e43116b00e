import json
from typing import Any

import pytest

from game.level.loader import parse_level
from game.level.model import Case, GateOwners, Level, Memory, Play, Setting, Train
from game.level.nodes import (
    Again,
    AnswerMap,
    AnswerName,
    AnswerText,
    Call,
    Choice,
    Pick,
    Repeat,
    Say,
)
from game.lstm.recipe import Recipe
from tests.level.samples import ASKED, GOOD, parse_stream, spoil


def changed(**sections: Any) -> Level:
    return parse_level(json.dumps(json.loads(GOOD) | sections))


def test_every_section_arrives() -> None:
    level = parse_level(GOOD)
    assert (level.id, level.title, level.brief, level.after) == (
        "small", "Small", "Remember.", "Well.",
    )  # fmt: skip
    assert (level.teaches, level.hints, level.baselines_fail) == (
        ("input",), ("Look.",), ("always_write",),
    )  # fmt: skip
    assert [(cls.name, cls.tokens, cls.show) for cls in level.classes] == [
        ("home", ("France", "Spain"), "from {}"),
        ("chat", ("tea", "rain"), "{}"),
        ("ask", ("speak?",), "{}"),
    ]
    assert level.memory == Memory(blocks=1, cells=2, recurrent=False)
    assert level.gates == GateOwners()
    assert level.play == Play(seed=7, spare_changes=2, start=Setting(f=0.9))
    assert level.train == Train(2, "facts", Recipe(steps=100, batch=8, learning_rate=0.02))
    assert level.solution == {
        "home": (Case((Setting(0, 1, 0),)),),
        "chat": (Case((Setting(1, 0, 0),)),),
        "ask": (Case((Setting(1, 0, 1),)),),
    }
    assert level.vocabulary.tokens == ("France", "Spain", "tea", "rain", "speak?")
    assert level.vocabulary.classes == ("home", "chat", "ask")
    assert level.vocabulary.answers == ("", "French", "Spanish")
    assert level.path is None


def test_what_is_left_out_has_the_model_s_defaults() -> None:
    level = json.loads(GOOD)
    short = {key: level[key] for key in ("id", "title", "classes", "maps", "stream")}
    level = parse_level(json.dumps(short))
    assert (level.memory, level.gates, level.play, level.train) == (
        Memory(), GateOwners(), Play(), Train(),
    )  # fmt: skip
    assert (level.brief, level.teaches, level.hints, level.after) == ("", (), (), "")
    assert (level.solution, level.baselines_fail) == ({}, ())


def test_every_node_arrives() -> None:
    level = parse_stream(
        "tea",
        {"token": "tea", "in": "chat", "target": "yes"},
        {"pick": "home", "as": "h"},
        {"pick": "home", "unlike": ["h"], "target": {"map": "language", "of": "h"}},
        {"say": "h", "in": "home", "target": {"name": "h"}},
        {"repeat": ["tea"], "times": [2, 4], "as": "n"},
        {"repeat": ["tea", "rain"], "times": 3},
        {"repeat": ["tea"], "times": "n"},
        {"choice": ["tea", ["rain", "tea"]], "weights": [1, 2]},
        {"choice": ["tea", "rain", []]},
        {"rule": "more"},
        {"rule": "more", "depth": 3},
        rules={"more": ["tea", {"choice": [{"rule": "more"}, []]}]},
    )
    tea, rain = Say("tea", "chat"), Say("rain", "chat")
    assert level.stream == (
        tea,
        Say("tea", "chat", AnswerText("yes")),
        Pick("home", "h"),
        Pick("home", None, ("h",), AnswerMap("language", "h")),
        Again("h", "home", AnswerName("h")),
        Repeat((tea,), 2, 4, name="n"),
        Repeat((tea, rain), 3, 3),
        Repeat((tea,), count="n"),
        Choice(((tea,), (rain, tea)), (1.0, 2.0)),
        Choice(((tea,), (rain,), ()), (1.0, 1.0, 1.0)),
        Call("more"),
        Call("more", 3),
    )
    assert level.rules == {"more": (tea, Choice(((Call("more"),), ()), (1.0, 1.0)))}


def test_a_map_of_several_names() -> None:
    sums = {"France": {"tea": "a", "note": ["x"]}, "Spain": {"tea": {"rain": "b"}}, "note": ["x"]}
    asked = [{"pick": "ask", "target": {"map": "language", "of": of}} for of in ("h", ["h"])]
    level = parse_stream({"pick": "home", "as": "h"}, *asked)
    assert level.stream[1:] == (Pick("ask", target=AnswerMap("language", "h")),) * 2
    level = parse_stream(ASKED, maps={"sum": sums})
    assert level.maps == {"sum": {"France": {"tea": "a"}, "Spain": {"tea": {"rain": "b"}}}}
    both = parse_stream(
        {"pick": "home", "as": "h"},
        {"pick": "chat", "as": "c"},
        {"pick": "ask", "target": {"map": "both", "of": ["h", "c"]}},
        maps={"both": {"France": {"tea": "a", "rain": "b"}, "Spain": {"tea": "a", "rain": "b"}}},
    )
    assert both.stream[2] == Pick("ask", target=AnswerMap("both", "h", ("c",)))
    assert AnswerMap("both", "h", ("c",)).names == ("h", "c")


def test_the_hash_sees_rules_and_maps_inside_maps() -> None:
    def task(rules: Any, **more: str) -> str:
        inner = {"tea": "a", "rain": "b"} | more
        maps = {"both": {"France": inner}}
        return parse_stream({"rule": "S"}, ASKED, rules=rules, maps=maps).task_hash

    rules: dict[str, Any] = {"S": ["tea", {"rule": "T"}], "T": ["rain"]}
    turned = {"T": rules["T"], "S": rules["S"]}
    assert task(rules) == task(turned)
    others = [
        task(rules | {"T": ["tea"]}),
        task({"S": ["tea", {"rule": "T", "depth": 3}], "T": ["rain"]}),
        task(rules, rain="c"),
    ]
    maps: dict[str, Any] = {"both": {"France": {"rain": "b", "tea": "a"}}}
    others.append(parse_stream({"rule": "S"}, ASKED, rules=rules, maps=maps).task_hash)
    assert len({task(rules), *others}) == 5


def test_settings_by_block() -> None:
    each = {"A": {"f": 1}, "B": {"i": 1}}
    level = changed(
        memory={"blocks": 2},
        solution={"home": each, "chat": {"f": 1}, "ask": {"f": 1, "o": 1}},
    )
    assert level.solution["home"] == (Case((Setting(f=1), Setting(i=1))),)
    assert level.solution["chat"] == (Case((Setting(f=1), Setting(f=1))),)


def test_cases() -> None:
    by_block = {"if": {"B": "empty", "A": "full"}, "A": {"f": 1}, "B": {"i": 1}}
    level = changed(
        memory={"blocks": 2},
        gates={"output": 0.5},
        solution={
            "home": [by_block, {"if": {"A": "empty"}, "note": "x"}, {"f": 1}],
            "chat": [{"f": 1}],
            "ask": {},
        },
    )
    halves = Setting(o=0.5), Setting(o=0.5)
    assert level.solution["home"] == (
        Case((Setting(f=1, o=0.5), Setting(i=1, o=0.5)), ((0, True), (1, False))),
        Case(halves, ((0, False),)),
        Case((Setting(f=1, o=0.5),) * 2),
    )
    assert [case.condition for case in level.solution["home"]] == ["A full, B empty", "A empty", ""]
    assert level.solution["chat"] == level.solution["home"][2:]
    assert (
        level.task_hash
        == changed(memory={"blocks": 2}, gates={"output": 0.5}, solution={}).task_hash
    )


def test_a_gate_left_out_stands_where_it_is_locked() -> None:
    level = changed(
        gates={"forget": 1, "output": "network"},
        play={"start": {"i": 0.5}},
        solution={"home": {"i": 1}, "chat": {"f": 1}, "ask": {"o": 1}},
    )
    assert level.gates == GateOwners(forget=1.0, output="network")
    assert level.play.start == Setting(f=1, i=0.5)
    assert level.solution["home"] == (Case((Setting(f=1, i=1),)),)
    assert level.solution["ask"] == (Case((Setting(f=1, o=1),)),)


HASH = parse_level(GOOD).task_hash


def test_the_hash_is_the_same_everywhere() -> None:
    assert HASH == "9a515553125dd109"


@pytest.mark.parametrize(
    "same",
    [
        spoil('"title": "Small"', '"title": "Other", "note": "x"'),
        spoil('"show": "from {}"', '"show": "born in {}"'),
        spoil('"brief": "Remember."', '"brief": "Think."'),
        spoil('"seed": 7', '"seed": 8'),
        spoil('"steps": 100', '"steps": 200'),
        spoil('"i": 1,', '"i": 0.9,'),
        spoil('["tea", "rain"]', '{"tokens": ["tea", "rain"], "note": "x"}'),
        spoil(', "recurrent": false', ', "peephole": false, "recurrent": false'),
        spoil('{"blocks": 1, ', "{"),
        json.dumps(json.loads(GOOD), indent=7),
    ],
)
def test_the_hash_does_not_see(same: str) -> None:
    assert parse_level(same).task_hash == HASH


@pytest.mark.parametrize(
    "other",
    [
        spoil('["tea", "rain"]', '["tea", "snow"]'),
        spoil('["tea", "rain"]', '["rain", "tea"]'),
        spoil('"Spain": "Spanish"', '"Spain": "Castilian"'),
        spoil("[1, 3]", "[1, 4]"),
        spoil("[1, 3]", "3"),
        spoil('"recurrent": false', '"recurrent": true'),
        spoil('"cells": 2', '"cells": 3'),
        spoil('"forget": "player"', '"forget": "network"'),
        spoil('{"pick": "home", "as": "h"}', '{"pick": "home", "as": "h", "target": "x"}'),
    ],
)
def test_the_hash_sees(other: str) -> None:
    assert parse_level(other).task_hash != HASH


def test_a_lock_is_the_same_number_however_it_is_written() -> None:
    one, also = (parse_stream(ASKED, gates={"forget": lock}, play={}) for lock in (1, 1.0))
    assert one.task_hash == also.task_hash


def test_a_bare_token_is_the_same_task_as_a_placed_one() -> None:
    placed = {"token": "tea", "in": "chat"}
    assert parse_stream("tea", ASKED).task_hash == parse_stream(placed, ASKED).task_hash
