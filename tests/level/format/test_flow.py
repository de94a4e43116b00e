from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.level.format.problems import LevelError
from game.level.format.scope import Scope
from game.level.format.walker import Walker
from game.level.grammar import draw_many
from game.level.loader import parse_level
from tests.level.samples import ASKED, parse_stream, problems_of, with_stream

HOME: dict[str, Any] = {"pick": "home", "as": "h"}
CHAT: dict[str, Any] = {"pick": "chat"}
LANGUAGE = {"map": "language", "of": "h"}


def ask(target: Any) -> dict[str, Any]:
    return {"pick": "ask", "target": target}


def repeat(*nodes: Any, times: Any, **more: Any) -> dict[str, Any]:
    return {"repeat": list(nodes), "times": times, **more}


def shuffle(*parts: Any) -> dict[str, Any]:
    """A shuffle of these parts and one more."""
    return {"shuffle": [*parts, "rain"]}


def series(cls: str, times: Any = 3, period: Any = 4) -> dict[str, Any]:
    return {"series": cls, "times": times, "period": period}


FAULTS: list[tuple[list[Any], str, str, str]] = [
    ([{"pick": "hme"}], "stream[0].pick", 'no class is called "hme"', 'Did you mean "home"?'),
    (["Frence"], "stream[0]", 'no class has a token "Frence"', 'Did you mean "France"?'),
    (["home"], "stream[0]", 'no class has a token "home"', 'write {"pick": "home"}'),
    ([{"token": "te"}], "stream[0].token", 'no class has a token "te"', 'Did you mean "tea"?'),
    ([{"token": "tea", "in": "hom"}], "stream[0].in", 'no class is called "hom"', "home"),
    (
        [{"token": "tee", "in": "chat"}], "stream[0].token",
        'the class "chat" has no token "tee"', 'Expected one of: tea, rain. Did you mean "tea"?',
    ),
    ([{"say": "h"}], "stream[0].say", 'nothing has been picked under the name "h"', '"as": "h"'),
    (
        [HOME, {"say": "hh"}], "stream[1].say",
        'nothing has been picked under the name "hh"', "Expected one of: h.",
    ),
    ([HOME, {"say": "h", "in": "x"}], "stream[1].in", 'no class is called "x"', "home, chat, ask"),
    (
        [HOME, {"say": "h", "in": "chat"}], "stream[1].in",
        'the class "chat" has no token "France"', 'that "h" may stand for',
    ),
    ([ask(LANGUAGE)], "stream[0].target.of", 'nothing has been picked under the name "h"', ""),
    ([ask({"name": "h"})], "stream[0].target.name", "nothing has been picked", '"as": "h"'),
    (
        [HOME, ask({"map": "languages", "of": "h"})], "stream[1].target.map",
        'no map is called "languages"', 'Did you mean "language"?',
    ),
    (
        [HOME, ask({"map": "food", "of": "h"})], "stream[1].target.map",
        'no map is called "food"', 'Write it under "maps"',
    ),
    (
        [{"pick": "chat", "as": "h"}, ask(LANGUAGE)], "stream[1].target.map",
        'the map "language" has no entry for "tea", "rain"', 'that "h" may stand for',
    ),
    (
        [repeat(HOME, times=[0, 2]), ask(LANGUAGE)], "stream[1].target.of",
        'perhaps nothing has been picked under the name "h" by then', "may be skipped",
    ),
    (
        [{"choice": [HOME, CHAT]}, ask(LANGUAGE)], "stream[1].target.of",
        'perhaps nothing has been picked under the name "h" by then', "some ways of a choice",
    ),
    (
        [{"choice": [HOME, {"pick": "chat", "as": "h"}]}, ask(LANGUAGE)], "stream[1].target.map",
        'the map "language" has no entry for "tea", "rain"', "",
    ),
    (  # on the second round, h may be a token of the chat
        [HOME, repeat(ask(LANGUAGE), {"pick": "chat", "as": "h"}, times=2)],
        "stream[1].repeat[0].target.map", 'the map "language" has no entry for "tea"', "",
    ),
    ([{"pick": "home", "unlike": ["h"]}], "stream[0].unlike[0]", "nothing has been picked", ""),
    (
        [HOME, {"pick": "home", "as": "k"}, {"pick": "home", "unlike": ["h", "k"]}],
        "stream[2].unlike", 'all 2 tokens of "home" may be ruled out', 'Give "home" more tokens',
    ),
    (
        [{"pick": "ask", "as": "a"}, {"pick": "ask", "unlike": ["a"]}], "stream[1].unlike",
        'the only token of "ask" may be ruled out', "",
    ),
    ([repeat(CHAT, times=[3, 1])], "stream[0].times", "the least, 3, is more", "[1, 3]?"),
    ([repeat(CHAT, times=[0, 0])], "stream[0].times", "found [0, 0]", "at least 1"),
    ([repeat(CHAT, times="n")], "stream[0].times", "no count has been drawn", '"as": "n"'),
    ([repeat(CHAT, times="4")], "stream[0].times", "no count has been drawn", "without quotes"),
    (
        [{"choice": [repeat("tea", times=2, **{"as": "n"}), "tea"]}, repeat(CHAT, times="n")],
        "stream[1].times", "perhaps no count has been drawn", "some ways of a choice",
    ),
    (
        [repeat("tea", times=2, **{"as": "n"}), repeat("tea", times="n", **{"as": "m"})],
        "stream[1].as", '"as" stands beside a count', 'Take "as" away',
    ),
    ([{"choice": [CHAT, HOME], "weights": [1]}], "stream[0].weights", "1 weights for 2", ""),
    ([CHAT | {"weight": 2}], "stream[0].weight", 'without a "target"', 'take "weight" away'),
    ([shuffle(HOME), {"say": "k"}], "stream[1].say", "nothing has been picked", "one of: h"),
    (
        [shuffle({"say": "h"}, HOME)], "stream[0].shuffle[0].say",
        'perhaps nothing has been picked under the name "h"', "in another part of a shuffle",
    ),
    (
        [HOME, shuffle([{"pick": "chat", "as": "h"}], ask(LANGUAGE))],
        "stream[1].shuffle[1].target.map", 'no entry for "tea", "rain"', "",
    ),
    (
        [shuffle({"choice": [HOME, "tea"]}), {"say": "h"}], "stream[1].say",
        "perhaps nothing has been picked", "",
    ),
    (
        [shuffle(repeat("tea", times="n"), repeat("tea", times=2, **{"as": "n"}))],
        "stream[0].shuffle[0].times", "perhaps no count has been drawn", "part of a shuffle",
    ),
    (
        [HOME, shuffle({"choice": [{"pick": "chat", "as": "h"}, []]}), ask(LANGUAGE)],
        "stream[2].target.map", 'no entry for "tea", "rain"', "",
    ),
    ([shuffle("tae")], "stream[0].shuffle[0]", 'no class has a token "tae"', '"tea"?'),
    ([series("chta")], "stream[0].series", 'no class is called "chta"', '"chat"?'),
    ([series("ask")], "stream[0].series", 'the class "ask" has only one token', "at least two"),
    ([series("chat", times="n")], "stream[0].times", "no count has been drawn", '"as": "n"'),
    ([series("chat", times=[3, 2])], "stream[0].times", "the least, 3, is more", "[2, 3]?"),
    ([series("chat", period=[9, 4.5])], "stream[0].period", "the least, 9, is", "[4.5, 9]?"),
    ([{"script": ["tea tae"]}], "stream[0].script[0]", 'a token "tae"', '"tea"?'),
    ([{"script": ["tea", ["rain", "tae"]]}], "stream[0].script[1][1]", "no class has a token", ""),
    ([{"script": ["tea"], "in": "chta"}], "stream[0].in", 'no class is called "chta"', '"chat"?'),
    (
        [{"script": ["tea France"], "in": "chat"}], "stream[0].script[0]",
        'the class "chat" has no token "France"', "one of: tea, rain",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("stream", "key_path", "found", "rest"), FAULTS)
def test_faults(stream: list[Any], key_path: str, found: str, rest: str) -> None:
    (said,) = problems_of(with_stream(*stream, ASKED))
    assert said.key_path == key_path
    assert found in said.found
    assert rest in said.message


SOUND: list[list[Any]] = [
    [HOME, repeat(CHAT, {"say": "h"}, times=[0, 2]), ask(LANGUAGE)],
    [{"choice": [HOME, ["tea", HOME]], "weights": [1, 2.5]}, ask({"name": "h"})],
    [HOME, {"choice": [[], CHAT]}, ask(LANGUAGE)],
    [{"pick": "chat", "as": "h"}, HOME, ask(LANGUAGE)],
    [repeat(HOME, times=[1, 2]), ask(LANGUAGE)],
    [{"pick": "chat", "as": "h"}, repeat(HOME, ask(LANGUAGE), times=3)],
    [repeat("tea", times=[0, 3], **{"as": "n"}), repeat("rain", times="n"), ASKED],
    [repeat(repeat("tea", times="n"), times=[1, 2], **{"as": "n"}), ASKED],
    [HOME, {"pick": "home", "unlike": ["h", "h"]}, ASKED],
    [HOME, {"pick": "chat", "as": "c"}, {"pick": "home", "unlike": ["h", "c"]}, ASKED],
    [HOME, {"pick": "home", "as": "h", "unlike": ["h"]}, ask({"name": "h"})],
    [{"pick": "home", "as": "h", "target": {"map": "language", "of": "h"}}],
    [shuffle(HOME, "tea"), ask(LANGUAGE)],
    [shuffle([HOME, ask(LANGUAGE)], {"pick": "chat", "as": "c"}), {"say": "c"}, ASKED],
    [{"pick": "chat", "as": "h"}, shuffle(HOME), ask(LANGUAGE)],
    [HOME, shuffle([ask(LANGUAGE), {"pick": "chat", "as": "h"}])],
    [shuffle({"choice": [HOME, ["tea", HOME]]}), ask(LANGUAGE)],
    [
        shuffle([repeat(HOME, times=[1, 2], **{"as": "n"}), {"say": "h"}]),
        repeat("tea", times="n"),
        ASKED,
    ],
    [repeat("tea", times=2, **{"as": "n"}), series("chat", times="n"), ASKED],
    [
        series("chat", times=[0, 4], period=[2.5, 9]) | {"noise": 0.5, "target": "x", "weight": 2},
        ASKED,
    ],
    [{"script": ["tea rain", ["France", "tea"]], "target": "x"}],
]


@pytest.mark.parametrize("stream", SOUND)
def test_what_is_sound(stream: list[Any]) -> None:
    assert parse_stream(*stream).stream


DIGITS = {"home": ["0", "1"], "chat": ["1", "2"], "ask": ["sum?"]}
SUMS: dict[str, Any] = {"0": {"1": "1", "2": "2"}, "1": {"1": "2", "2": "3"}}
A, B = {"pick": "home", "as": "a"}, {"pick": "chat", "as": "b"}


def sum_of(*names: str) -> dict[str, Any]:
    return {"map": "sum", "of": list(names)}


MAP_FAULTS: list[tuple[Any, Any, str, str, str]] = [
    (sum_of("a", "c"), SUMS, "of[1]", 'under the name "c"', "one of: a, b"),
    (
        sum_of("b", "a"), SUMS, "map", 'the map "sum" has no entry for "2"',
        'each token that "b" may stand for. Add it under "maps", "sum"',
    ),
    (
        sum_of("a", "b"), SUMS | {"1": {"1": "2"}}, "map",
        'the map "sum" has no entry for "2" under "1"', 'Add it under "maps", "sum", "1"',
    ),
    (
        sum_of("a", "b"), SUMS | {"0": "0"}, "map", 'the map "sum" has only a text for "0"',
        'an object with an entry for each token that "b" may stand for',
    ),
    (
        sum_of("a"), SUMS, "map", 'the map "sum" has no text for "0", but an object',
        'Expected an answer. Ask with one more name, as in "of": ["a", …]',
    ),
    (
        sum_of("a", "b"), {a: {b: {"0": "x"} for b in "12"} for a in "01"}, "map",
        'the map "sum" has no text for "1" under "0", but an object', '"of": ["a", "b", …]',
    ),
    (
        {"map": "sum", "of": "a"}, SUMS, "map", 'the map "sum" has no text for "0"', "",
    ),
    (
        sum_of("a", "b", "a"), SUMS, "map", 'the map "sum" has only a text for "1" under "0"',
        'that "a" may stand for',
    ),
]  # fmt: skip


@pytest.mark.parametrize(("target", "sums", "at", "found", "rest"), MAP_FAULTS)
def test_faults_of_maps_of_several_names(
    target: Any, sums: Any, at: str, found: str, rest: str
) -> None:
    text = with_stream(A, B, {"pick": "ask", "target": target}, classes=DIGITS, maps={"sum": sums})
    (said,) = problems_of(text)
    assert said.key_path == f"stream[2].target.{at}"
    assert found in said.found
    assert rest in said.message


def test_a_map_of_several_names_answers_in_the_order_of_its_entries() -> None:
    ask_sum = {"pick": "ask", "target": sum_of("a", "b")}
    level = parse_stream(A, B, ask_sum, classes=DIGITS, maps={"sum": SUMS})
    assert level.vocabulary.answers == ("", "1", "2", "3")
    for drawn in draw_many(level, range(20)):
        one, other, asked = drawn.steps
        assert asked.target == str(int(one.token) + int(other.token))
    three = {"0": {"1": {"0": "x", "1": "y"}, "2": {"0": "x", "1": "y"}}}
    three["1"] = three["0"]
    ask_three = {"pick": "ask", "target": sum_of("a", "b", "a")}
    level = parse_stream(A, B, ask_three, classes=DIGITS, maps={"sum": three})
    for drawn in draw_many(level, range(20)):
        assert drawn.steps[2].target == {"0": "x", "1": "y"}[drawn.steps[0].token]


S: dict[str, Any] = {"rule": "S"}
FEW: dict[str, Any] = {"rule": "S", "depth": 3}
END: dict[str, Any] = {"choice": [S, []]}

RULE_SHUFFLES: list[tuple[list[Any], dict[str, Any], str, str, str]] = [
    ([S], {"S": [shuffle(S)]}, "rules.S", "never ends", "no rule, such as []"),
    ([shuffle(S), {"say": "h"}], {"S": [HOME, END]}, "", "", ""),
    ([shuffle(S), {"say": "h"}], {"S": [{"choice": [HOME, []]}]}, "stream[1].say", "perhaps", ""),
    ([shuffle({"say": "h"}, S)], {"S": [HOME]}, "stream[0].shuffle[0].say", "perhaps", ""),
    (
        [shuffle(repeat("tea", times="n"), S)], {"S": [repeat("tea", times=2, **{"as": "n"})]},
        "stream[0].shuffle[0].times", "perhaps no count", "",
    ),
]  # fmt: skip

RULE_FAULTS: list[tuple[list[Any], dict[str, Any], str, str, str]] = [
    ([{"rule": "s"}, S], {"S": ["tea"]}, "stream[0].rule", 'no rule is called "s"', '"S"?'),
    ([S], {"S": ["tea"], "T": ["tea"]}, "rules.T", 'nothing plays the rule "T"', '{"rule": "T"}'),
    ([S], {"S": ["tea"], "T": [{"choice": [{"rule": "T"}, []]}]}, "rules.T", "nothing plays", ""),
    ([S], {"S": ["tea", S]}, "rules.S", 'the rule "S" never ends', "no rule, such as []"),
    ([S], {"S": [repeat(S, times=[1, 2])]}, "rules.S", "never ends", ""),
    ([S], {"S": [{"say": "h"}]}, "rules.S[0].say", "nothing has been picked", '"as": "h"'),
    ([S, HOME, S], {"S": [{"say": "h"}]}, "rules.S[0].say", "perhaps", "some plays of a rule"),
    ([S, {"say": "h"}], {"S": [{"choice": [HOME, S]}]}, "", "", ""),
    ([S, {"say": "h"}], {"S": [{"choice": [HOME, []]}]}, "stream[1].say", "perhaps", ""),
    ([S, {"say": "h"}], {"S": [{"choice": [[HOME, S], []]}]}, "stream[1].say", "perhaps", ""),
    ([FEW, {"say": "h"}], {"S": [{"choice": [[S, S], HOME]}]}, "", "", ""),
    (
        [FEW, {"say": "h"}], {"S": [{"rule": "T"}, END], "T": [{"choice": [[S, "tea"], "rain"]}]},
        "stream[1].say", "nothing has been picked", "",
    ),
    (  # the rule may leave the chat under the name
        [HOME, S, ask(LANGUAGE)], {"S": [{"choice": [{"pick": "chat", "as": "h"}, []]}]},
        "stream[2].target.map", 'the map "language" has no entry for "tea", "rain"', "",
    ),
    ([{"pick": "chat", "as": "h"}, S, ask(LANGUAGE)], {"S": [HOME]}, "", "", ""),
    (  # on the second round, what the rule left in the first
        [HOME, repeat(ask(LANGUAGE), S, times=2)], {"S": [{"pick": "chat", "as": "h"}]},
        "stream[1].repeat[0].target.map", "no entry for", "",
    ),
    (
        [repeat("tea", times=[1, 2], **{"as": "n"}), S], {"S": [repeat("tea", times="n")]},
        "", "", "",
    ),
    ([S], {"S": [repeat("tea", times="n")]}, "rules.S[0].times", "no count has been drawn", ""),
    (
        [S, repeat("tea", times="n")],
        {"S": [{"choice": [repeat("tea", times=2, **{"as": "n"}), S]}]},
        "", "", "",
    ),
    (
        [S, repeat("tea", times="n")],
        {"S": [{"choice": [repeat("tea", times=2, **{"as": "n"}), "tea"]}]},
        "stream[1].times", "perhaps no count", "",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("node", "place", "mend"),
    [
        ({"rule": "s"}, "stream[0].rule", 'Did you mean "S"?'),
        ("S", "stream[0]", 'To play that rule, write {"rule": "S"}'),
    ],
)
def test_a_rule_played_amiss_is_not_said_to_be_played_by_nothing(
    node: Any, place: str, mend: str
) -> None:
    (said,) = problems_of(with_stream(node, ASKED, rules={"S": ["tea"]}))
    assert said.key_path == place
    assert mend in said.message


def test_rules_that_all_play_each_other_are_looked_at_a_few_times_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    walked: Counter[int] = Counter()
    body = Walker.body

    def counted(self: Walker, nodes: Any, path: Any, scope: Scope, depth: int) -> None:
        walked[id(nodes)] += depth == 0
        body(self, nodes, path, scope, depth)

    names = [f"R{n}" for n in range(16)]
    rules: dict[str, list[Any]] = {
        name: [{"choice": [[], *({"rule": other} for other in names)]}, HOME | {"as": name}]
        for name in names
    }
    monkeypatch.setattr(Walker, "body", counted)
    parse_level(with_stream({"rule": "R0"}, ASKED, rules=rules))
    assert 0 < max(walked.values()) <= 12


@pytest.mark.parametrize(
    ("stream", "rules", "key_path", "found", "rest"), RULE_FAULTS + RULE_SHUFFLES
)
def test_names_and_counts_through_rules(
    stream: list[Any], rules: dict[str, Any], key_path: str, found: str, rest: str
) -> None:
    text = with_stream(*stream, ASKED, rules=rules)
    if not key_path:
        assert parse_level(text).rules.keys() == rules.keys()
        return
    (said,) = problems_of(text)
    assert said.key_path == key_path
    assert found in said.found
    assert rest in said.message


named = st.sampled_from(
    [{"pick": "home", "as": "a"}, {"pick": "chat", "as": "a"}, {"pick": "home", "as": "b"},
     {"say": "a"}, {"say": "b"}, S, {"rule": "T", "depth": 2}, "tea"]
)  # fmt: skip
naming = st.lists(
    named
    | st.builds(lambda ways: {"choice": ways}, st.lists(st.lists(named), min_size=2, max_size=2))
    | st.builds(lambda body: repeat(*body, times=[0, 2]), st.lists(named, min_size=1))
    | st.builds(
        lambda parts: {"shuffle": parts}, st.lists(st.lists(named), min_size=2, max_size=3)
    ),
    max_size=4,
)


@settings(max_examples=150, deadline=None)
@given(naming, naming, naming)
def test_no_stream_of_an_accepted_level_uses_a_name_before_it_is_set(
    stream: list[Any], one: list[Any], other: list[Any]
) -> None:
    rules = {
        "S": [{"choice": [one, "tea"]}, END],
        "T": [{"choice": [other, [{"rule": "S", "depth": 1}], ["rain"]]}],
    }
    try:
        level = parse_stream(*stream, {"rule": "S", "depth": 3}, {"rule": "T"}, ASKED, rules=rules)
    except LevelError:
        return
    draw_many(level, range(20))


def test_answers_come_in_the_order_of_the_stream_and_then_of_the_rules_it_plays() -> None:
    level = parse_stream(
        {"rule": "second"}, ask("one"), {"rule": "first"},
        rules={"first": [ask("three")], "second": [ask("two"), {"rule": "third"}],
               "third": [ask("four")]},
    )  # fmt: skip
    assert level.vocabulary.answers == ("", "one", "two", "three", "four")


def test_a_token_of_two_classes_must_be_placed() -> None:
    visit = {"home": ["France"], "visit": ["France"], "ask": ["speak?"]}
    (said,) = problems_of(with_stream("France", ASKED, classes=visit, maps={}))
    assert said.found == 'several classes have a token "France": home, visit'
    assert said.mend == 'Say which one is meant, as in {"token": "France", "in": "home"}'
    placed = {"token": "France", "in": "visit"}
    level = parse_stream(placed, {"pick": "visit", "as": "v"}, {"say": "v", "in": "home"}, ASKED,
                         classes=visit, maps={})  # fmt: skip
    assert len(level.stream) == 4


def test_one_mistake_is_told_once() -> None:
    """A misspelt pick still names its token; an unknown name is told at its first use only."""
    stream = [{"pik": "home", "as": "h"}, {"say": "h"}, ask(LANGUAGE), {"say": "x"}, {"say": "x"}]
    said = problems_of(with_stream(*stream))
    assert [p.key_path for p in said] == ["stream[0]", "stream[3].say"]


def test_nodes_may_be_nested_so_deep() -> None:
    def nest(depth: int) -> Any:
        node: Any = "tea"
        for level in range(depth):
            node = {"choice": [node, "rain"]} if level % 2 else repeat(node, times=1)
        return node

    assert parse_stream(nest(16), ASKED)
    (said,) = problems_of(with_stream(nest(20), nest(20), ASKED))
    assert said.found == "repeats, choices and shuffles stand inside each other more than 16 deep"


def test_hundreds_of_mistakes_are_cut_short() -> None:
    said = problems_of(with_stream(*[{"pick": f"hom{n}"} for n in range(500)], ASKED))
    assert len(said) == 100


def test_answers_are_those_that_can_be_asked_in_order_of_declaration() -> None:
    maps = {"language": {"Spain": "Spanish", "France": "French", "note": "a remark"}}
    level = parse_stream(
        {"pick": "home", "as": "h"}, ask("later"), ask(LANGUAGE), ask({"name": "h"}), ask("later"),
        maps=maps,
    )  # fmt: skip
    assert level.vocabulary.answers == ("", "later", "Spanish", "French", "France", "Spain")
    assert level.maps == {"language": {"Spain": "Spanish", "France": "French"}}
