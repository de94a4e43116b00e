import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import example, given, settings

from game.level.format.schema import check_form, json_schema, schema_text, world_schema_text
from game.level.format.schema_parts import LevelPart
from game.level.format.source import read_text
from game.level.library import all_level_paths, levels_folder
from game.level.loader import parse_level
from tests.level.samples import GOOD, problems_of, spoil
from tests.level.strategies import spoilt_levels

FILE = levels_folder() / "level.schema.json"
SCHEMA = json_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_the_schema_of_worlds_is_the_one_in_the_folder() -> None:
    text = (levels_folder() / "world.schema.json").read_text(encoding="utf-8")
    assert json.loads(text) == json.loads(world_schema_text()), (
        "run python -m game.level.format.schema to rewrite levels/world.schema.json"
    )


def test_the_file_is_what_the_models_say() -> None:
    assert json.loads(FILE.read_text(encoding="utf-8")) == json.loads(schema_text()), (
        "run python -m game.level.format.schema to rewrite levels/level.schema.json"
    )


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_shipped_levels_fit(path: Path) -> None:
    level = json.loads(path.read_text(encoding="utf-8"))
    VALIDATOR.validate(level)
    assert (path.parent / level["$schema"]).resolve() == FILE.resolve()


def test_every_key_is_described() -> None:
    bare = [
        f"{name}.{key}"
        for name, part in {"": SCHEMA, **SCHEMA["$defs"]}.items()
        for key, value in part.get("properties", {}).items()
        if not value.get("description")
    ]
    assert bare == []


def test_editors_are_offered_every_node_and_target() -> None:
    kinds = [
        branch.get("$ref", "text").split("/")[-1] for branch in SCHEMA["$defs"]["Node"]["anyOf"]
    ]
    assert kinds == ["text", "TokenNode", "PickNode", "SayNode", "RepeatNode", "ChoiceNode",
                     "ShuffleNode", "RuleNode", "SeriesNode", "ScriptNode"]  # fmt: skip
    targets = SCHEMA["$defs"]["PickNode"]["properties"]["target"]["anyOf"]
    assert [branch.get("$ref", "text").split("/")[-1] for branch in targets] == [
        "text", "MapTarget", "NameTarget", "CountTarget", "TallyTarget", "SumTarget", "NextTarget",
        "AnyTarget",
    ]  # fmt: skip


EVERYWHERE: dict[str, Any] = json.loads(GOOD)
EVERYWHERE["note"] = "top"
EVERYWHERE["classes"]["home"]["note"] = ["one", "two"]
EVERYWHERE["classes"]["note"] = "classes"
EVERYWHERE["maps"]["note"] = "maps"
EVERYWHERE["maps"]["language"]["note"] = ["a", "map"]
EVERYWHERE["stream"][0]["note"] = "pick"
EVERYWHERE["stream"][1]["note"] = "repeat"
EVERYWHERE["stream"][2]["target"]["note"] = "target"
EVERYWHERE["stream"].append({"rule": "more", "note": "rule"})
EVERYWHERE["rules"] = {"more": ["tea", {"rule": "end"}], "end": ["rain"], "note": "rules"}
for section in ("memory", "gates", "play", "train", "solution"):
    EVERYWHERE[section]["note"] = section
EVERYWHERE["play"]["start"]["note"] = "start"
EVERYWHERE["solution"]["home"]["note"] = "home"


def test_a_note_may_stand_on_any_object() -> None:
    VALIDATOR.validate(EVERYWHERE)
    noted = parse_level(json.dumps(EVERYWHERE))
    bare = json.loads(GOOD)
    bare["stream"].append({"rule": "more"})
    bare["rules"] = {"more": ["tea", {"rule": "end"}], "end": ["rain"]}
    assert noted == parse_level(json.dumps(bare))


PICK = '{"pick": "home", "as": "h"}'
LANGUAGE = '{"map": "language", "of": "h"}'


def wave(rest: str) -> str:
    return f'{{"series": "chat", {rest}}}'


def tally(adds: str, between: str = "[0, 3]") -> str:
    return f'{{"tally": {adds}, "between": {between}}}'


FORM = [
    ('"title": "Small"', '"title": 3', 3, "title", "found 3", 'quotes: "3"'),
    ('"title": "Small"', '"titel": "Small"', 3, "titel", 'the key "titel" is not', '"title"?'),
    ('"title": "Small"', '"title": ""', 3, "title", 'found ""', "not empty"),
    ('"title": "Small"', '"title": " Small"', 3, "title", 'found " Small"', "no space at either"),
    ('"title": "Small"', r'"title": "Sm\u0007all"', 3, "title", 'found "Sm·all"', "one line"),
    ('"title": "Small"', f'"title": "{"x" * 81}"', 3, "title", 'found "xxx', "at most 80 char"),
    (', "title": "Small"', "", 1, "title", 'the key "title" is missing', ""),
    ('"title": "Small"', '"title": null', 3, "title", "null says nothing", "Leave the key out"),
    ('"forget": "player"', '"forget": "shut"', 17, "gates.forget", '"shut"', "to lock the gate at"),
    ('"home": {"f": 0, "i"', '"home": {"in"', 21, "solution.home.in", 'key "in"', '"i"?'),
    ('"format": 1', '"format": 2', 2, "format", "found 2", "too old for the level"),
    ('"format": 1', '"format": 0', 2, "format", "found 0", "Expected 1."),
    ('"format": 1', '"format": true', 2, "format", "found true", "whole number"),
    ('"id": "small"', '"id": "My Level"', 3, "id", 'found "My Level"', "small letters a–z"),
    ('"id": "small"', '"id": "My Level"', 3, "id", 'found "My Level"', 'the file "my-level.json"'),
    ('"teaches": ["input"]', '"teaches": ["inputs"]', 4, "teaches[0]", '"inputs"', '"input"?'),
    ('"teaches": ["input"]', '"teaches": "input"', 4, "teaches", '"input"', "square brackets"),
    ('["Look."]', '["a","b","c","d","e","f"]', 4, "hints", "found a list of 6", "at most 5"),
    ('["tea", "rain"]', "[]", 7, "classes.chat", "found an empty list", "at least 1"),
    ('["tea", "rain"]', "4", 7, "classes.chat", "found 4", '"tokens" or "numbers"'),
    ('["tea", "rain"]', '["tea", 4]', 7, "classes.chat[1]", "found 4", "double quotes"),
    ('"chat": ["tea"', '"": ["tea"', 7, 'classes[""]', 'the key ""', "not empty"),
    ('"show": "from {}"', '"show": "from"', 6, "classes.home.show", 'found "from"', "{} where"),
    ('"show": "from {}"', '"shows": "{}"', 6, "classes.home.shows", 'the key "shows"', '"show"?'),
    ('"France": "French"', '"France": ""', 10, "maps.language.France", 'found ""', "not empty"),
    ('"France": "French"', '"France": 1', 10, "maps.language.France", "found 1", "double quotes"),
    ('"Spain": "Spanish"', '"Spain": 1', 10, "maps.language.Spain", "found 1", "or an object"),
    ('"Spanish"', '{"tea": {"tea": {}}}', 10, "maps.language.Spain.tea.tea", "an empty", "quotes"),
    ('"Spanish"', '{"tea": 1}', 10, "maps.language.Spain.tea", "found 1", "or an object"),
    ('"of": "h"', '"of": 1', 14, "stream[2].target.of", "found 1", "or a list of names"),
    ('"of": "h"', '"of": []', 14, "stream[2].target.of", "an empty list", "at least 1"),
    ('"of": "h"', '"of": ["h", "h", "h", "h"]', 14, "stream[2].target.of", "of 4", "at most 3"),
    ('"of": "h"', '"of": ["h", 1]', 14, "stream[2].target.of[1]", "found 1", "double quotes"),
    ('{"pick": "home", "as": "h"}', "3", 12, "stream[0]", "found 3", '"pick" (draw from'),
    ('{"pick": "home", ', '{"pik": "home", ', 12, "stream[0]", 'with the key "pik"', '"pick"?'),
    ('{"pick": "home", ', '{"suffle": [], ', 12, "stream[0]", 'key "suffle"', '"shuffle"?'),
    ('{"pick": "home", ', '{"of": [], ', 12, "stream[0]", "only the keys", '"repeat"'),
    (PICK, '{"pick": "home", "repeat": []}', 12, "stream[0].repeat", '"repeat"', "make two of it"),
    (PICK, '{"shuffle": []}', 12, "stream[0].shuffle", "an empty list", "at least 2"),
    (PICK, '{"shuffle": ["tea"]}', 12, "stream[0].shuffle", "a list of 1", "at least 2"),
    (PICK, '{"shuffle": ["tea", 3]}', 12, "stream[0].shuffle[1]", "found 3", "a list of nodes"),
    (PICK, f'{{"shuffle": [{"[]," * 999}[]]}}', 12, "stream[0].shuffle", "1000", "at most 64"),
    (PICK, '{"shuffle": ["tea", "tea"], "as": "x"}', 12, "stream[0].as", '"as"', "one of: shuffle"),
    (PICK, wave('"times": 3'), 12, "stream[0].period", '"period" is missing', ""),
    (PICK, wave('"period": 3'), 12, "stream[0].times", '"times" is missing', ""),
    (PICK, wave('"times": 1000000000, "period": 3'), 12, "stream[0].times", "found 1", "most 2000"),
    (PICK, wave('"times": 3, "period": 1'), 12, "stream[0].period", "found 1", "at least 2"),
    (PICK, wave('"times": 3, "period": "x"'), 12, "stream[0].period", '"x"', "[least, most]"),
    (PICK, wave('"times": 3, "period": [3]'), 12, "stream[0].period", "of 1", "two numbers"),
    (PICK, wave('"times": 3, "period": 9, "noise": -1'), 12, "stream[0].noise", "-1", "least 0"),
    (PICK, wave('"times": 3, "period": 9, "as": "x"'), 12, "stream[0].as", "known", "noise"),
    (PICK, '{"script": []}', 12, "stream[0].script", "an empty list", "at least 1"),
    (PICK, '{"script": 3}', 12, "stream[0].script", "found 3", "a list of sequences"),
    (PICK, '{"script": [3]}', 12, "stream[0].script[0]", "found 3", "a list of tokens"),
    (PICK, '{"script": [" "]}', 12, "stream[0].script[0]", 'found " "', "not empty"),
    (PICK, '{"script": [[]]}', 12, "stream[0].script[0]", "an empty list", "at least 1"),
    (PICK, '{"script": "../a.txt"}', 12, "stream[0].script", '"../a.txt"', "plain name of a text"),
    (PICK, '{"script": "b/a.txt"}', 12, "stream[0].script", '"b/a.txt"', "beside the level"),
    (PICK, '{"script": ".a.txt"}', 12, "stream[0].script", '".a.txt"', "ending in .txt"),
    (PICK, '{"script": "a.json"}', 12, "stream[0].script", '"a.json"', "ending in .txt"),
    (PICK, '{"script": "C:a.txt"}', 12, "stream[0].script", '"C:a.txt"', "ending in .txt"),
    (PICK, r'{"script": "b\\\\a.txt"}', 12, "stream[0].script", "a.txt", "ending in .txt"),
    (PICK, '{"script": ["tea"], "split": "word"}', 12, "stream[0].split", '"word"', '"words"?'),
    ('"target": {"map"', '"weight": 0, "target": {"map"', 14, "stream[2].weight", "0", "more than"),
    ('"target": {"map"', '"weight": 101, "target": {"map"', 14, "stream[2].weight", "101", "most"),
    (LANGUAGE, '{"count": 3}', 14, "stream[2].target.count", "found 3", "double quotes"),
    (LANGUAGE, '{"cout": "n"}', 14, "stream[2].target", 'key "cout"', '"count"?'),
    (LANGUAGE, '{"tally": {"chat": 1}}', 14, "stream[2].target.between", "is missing", ""),
    (LANGUAGE, tally('{"chat": 0.5}'), 14, "stream[2].target.tally.chat", "0.5", "whole number"),
    (LANGUAGE, tally("{}"), 14, "stream[2].target.tally", "an empty object", "at least 1"),
    (LANGUAGE, tally('{"chat": 1}', "[0]"), 14, "stream[2].target.between", "of 1", "[least, mo"),
    (
        LANGUAGE, tally('{"chat": 1}', "[0, 1000000]"), 14, "stream[2].target.between[1]",
        "1000000", "at most 1000",
    ),
    (LANGUAGE, '{"sum": "h"}', 14, "stream[2].target.sum", '"h"', "square brackets"),
    (LANGUAGE, '{"sum": []}', 14, "stream[2].target.sum", "an empty list", "at least 1"),
    (LANGUAGE, '{"next": false}', 14, "stream[2].target.next", "found false", "Expected true"),
    (LANGUAGE, '{"next": 1}', 14, "stream[2].target.next", "found 1", "Expected true"),
    (LANGUAGE, '{"any": ["x"]}', 14, "stream[2].target.any", "a list of 1", "at least 2"),
    (
        LANGUAGE, '{"any": ["x", {"any": ["y", "z"]}]}', 14, "stream[2].target.any[1]",
        'an "any" inside another', "one list",
    ),
    (LANGUAGE, '{"any": ["x", {"nam": "h"}]}', 14, "stream[2].target.any[1]", '"nam"', '"name"?'),
    ('{"pick": "home", ', '{"pick": 3, ', 12, "stream[0].pick", "found 3", "double quotes"),
    ('"pick": "home", ', '"pick": "home", "likes": 1, ', 12, "stream[0].likes", "key", "unlike"),
    ("[1, 3]", "[1, 2, 3]", 13, "stream[1].times", "found a list of 3", "[least, most]"),
    ("[1, 3]", "[1, 2.5]", 13, "stream[1].times[1]", "found 2.5", "whole number"),
    ("[1, 3]", "[-1, 2]", 13, "stream[1].times[0]", "found -1", "at least 0"),
    ("[1, 3]", "0", 13, "stream[1].times", "found 0", "at least 1"),
    ("[1, 3]", "2001", 13, "stream[1].times", "found 2001", "at most 2000"),
    ("[1, 3]", "true", 13, "stream[1].times", "found true", "name of a count"),
    (', "times": [1, 3]', "", 13, "stream[1].times", 'the key "times" is missing', ""),
    ('[{"pick": "chat"}]', "[]", 13, "stream[1].repeat", "found an empty list", "at least 1"),
    ('[{"pick": "chat"}]', '"tea"', 13, "stream[1].repeat", 'found "tea"', "square brackets"),
    ('{"map": "language", "of": "h"}', "3", 14, "stream[2].target", "found 3", '{"map"'),
    ('{"map": "language", ', '{"mop": "x", ', 14, "stream[2].target", 'key "mop"', '"map"?'),
    (', "of": "h"}', "}", 14, "stream[2].target.of", 'the key "of" is missing', ""),
    ('{"pick": "home", ', '{"rule": 3, ', 12, "stream[0].rule", "found 3", "double quotes"),
    ('{"pick": "home", ', '{"rule": "s", "deep": 1, ', 12, "stream[0].deep", "key", '"depth"?'),
    ('{"pick": "home", ', '{"rule": "s", "depth": 0, ', 12, "stream[0].depth", "0", "at least 1"),
    ('{"pick": "home", ', '{"rule": "s", "depth": 99, ', 12, "stream[0].depth", "9", "at most 50"),
    ('"memory": {', '"rules": {"s": "tea"}, "memory": {', 16, "rules.s", '"tea"', "brackets"),
    ('"memory": {', '"rules": {"s": []}, "memory": {', 16, "rules.s", "empty", "at least 1"),
    ('"memory": {', '"rules": [], "memory": {', 16, "rules", "an empty list", "an object"),
    ('"memory": {', '"rule": {}, "memory": {', 16, "rule", "not known here", '"rules"?'),
    ('"blocks": 1', '"blocks": 7', 16, "memory.blocks", "found 7", "at most 6"),
    ('"blocks": 1', '"blocks": "1"', 16, "memory.blocks", 'found "1"', "Take the quotes away"),
    ('"blocks": 1', '"blocks": true', 16, "memory.blocks", "found true", "whole number"),
    ('"cells": 2', '"cells": 2.5', 16, "memory.cells", "found 2.5", "whole number"),
    ('"cells": 2', f'"cells": {10**29}', 16, "memory.cells", "found 1000", "at most 8"),
    ('"recurrent": false', '"recurrent": "false"', 16, "memory.recurrent", "found", "quotes away"),
    ('"recurrent": false', '"recurrent": 0', 16, "memory.recurrent", "found 0", "true or false"),
    ('"forget": "player"', '"forget": "plaer"', 17, "gates.forget", 'found "plaer"', '"player"?'),
    ('"forget": "player"', '"forget": 1.5', 17, "gates.forget", "found 1.5", "at most 1"),
    ('"forget": "player"', '"forget": -0.1', 17, "gates.forget", "found -0.1", "at least 0"),
    ('"forget": "player"', '"forget": true', 17, "gates.forget", "found true", "from 0 to 1"),
    ('"forget": "player"', '"f": "player"', 17, "gates.f", 'the key "f"', '"forget"?'),
    ('"act": "hand"', '"act": "wired"', 18, "play.act", 'found "wired"', "one of: hand"),
    ('"seed": 7', '"seed": -1', 18, "play.seed", "found -1", "at least 0"),
    ('"seed": 7', '"seed": 4294967296', 18, "play.seed", "found 42949", "less than 4294967296"),
    ('{"f": 0.9}', '{"forget": 0.9}', 18, "play.start.forget", 'the key "forget"', '"f"?'),
    ('"steps": 100', '"steps": 20001', 19, "train.steps", "found 20001", "at most 20000"),
    ('"seeds": 2', '"seeds": 17', 19, "train.seeds", "found 17", "at most 16"),
    ('"batch": 8', '"batch": 513', 19, "train.batch", "found 513", "at most 512"),
    ("0.02", "0", 19, "train.learning_rate", "found 0", "more than 0"),
    ('"home": {"f": 0, "i": 1, "o": 0}', '"home": 1', 21, "solution.home", "found 1", '{"f": 1'),
    ('"i": 1', '"i": 1.1', 21, "solution.home.i", "found 1.1", "at most 1"),
    ('"i": 1', '"input": 1', 21, "solution.home.input", 'the key "input"', '"i"?'),
    ('["always_write"]', '["always_writes"]', 25, "baselines_fail[0]", "found", '"always_write"?'),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "key_path", "found", "rest"), FORM)
def test_faults_of_form(
    old: str, new: str, line: int, key_path: str, found: str, rest: str
) -> None:
    text = spoil(old, new)
    said = [p for p in problems_of(text) if p.key_path == key_path]
    assert len(said) == 1, [str(p) for p in problems_of(text)]
    assert said[0].line == line
    assert said[0].found.startswith(found) or found in said[0].found
    assert rest in said[0].message
    assert "pydantic" not in said[0].message
    assert "something else" not in said[0].message


@pytest.mark.parametrize("text", ["[1]", '"level"', "3", "{}", "null"])
def test_what_is_no_level_at_all(text: str) -> None:
    assert problems_of(text)


def test_a_file_of_nothing_but_null_is_no_object() -> None:
    (said,) = problems_of("null")
    assert said.message == "found null. Expected an object, { … }."


# Control characters are beyond what a pattern in a JSON Schema can portably say.
@pytest.mark.parametrize(("old", "new"), [row[:2] for row in FORM if "u0007" not in row[1]])
def test_editors_refuse_what_the_game_refuses(old: str, new: str) -> None:
    assert not VALIDATOR.is_valid(json.loads(spoil(old, new)))


@settings(max_examples=200, deadline=None)
@example(json.loads(spoil('"as": "h"', '"as": null')))
@given(spoilt_levels())
def test_editors_and_the_game_agree_on_form(level: dict[str, Any]) -> None:
    part, problems = check_form(read_text(json.dumps(level), "x"), LevelPart)
    assert (part is not None) == (problems == []) == VALIDATOR.is_valid(level)
