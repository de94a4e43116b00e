from typing import Any

import pytest

from tests.level.samples import ASKED, parse_stream, problems_of, with_stream

HOME: dict[str, Any] = {"pick": "home", "as": "h"}
CHAT: dict[str, Any] = {"pick": "chat"}
LANGUAGE = {"map": "language", "of": "h"}


def ask(target: Any) -> dict[str, Any]:
    return {"pick": "ask", "target": target}


def repeat(*nodes: Any, times: Any, **more: Any) -> dict[str, Any]:
    return {"repeat": list(nodes), "times": times, **more}


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
]


@pytest.mark.parametrize("stream", SOUND)
def test_what_is_sound(stream: list[Any]) -> None:
    assert parse_stream(*stream).stream


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
    assert said.found == "repeats and choices stand inside each other more than 16 deep"


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
