"""What is to be remembered, and for how long: facts of made-up levels and of every shipped one."""

from pathlib import Path
from typing import Any

import pytest

from game.level.grammar import draw_noted
from game.level.library import all_level_paths, find_level
from game.level.loader import load_level
from game.level.measure.facts import ANSWER, facts_of
from game.level.model import Level
from tests.wired import toy_level, two_blocks


def asks(*stream: Any, **changes: Any) -> Level:
    return toy_level(stream=list(stream), solution={}, baselines_fail=[], **changes)


def values(level: Level, label: str, seed: int = 5) -> tuple[list[str], list[str | None]]:
    """The tokens of a stream, and what a fact is after each."""
    ((stream, notes),) = draw_noted(level, [seed])
    fact = {fact.label: fact for fact in facts_of(level)}[label]
    return [step.token for step in stream.steps], fact.values(stream, notes)


QUESTION = {"pick": "ask", "target": {"map": "language", "of": "h"}}
HOME = {"pick": "home", "as": "h"}
CHAT = {"pick": "chat"}


def test_a_named_fact_is_known_from_its_token_up_to_the_last_question_that_reads_it() -> None:
    said, found = values(asks(CHAT, HOME, CHAT, QUESTION, CHAT, QUESTION, CHAT), "home")
    assert found == [None, said[1], said[1], said[1], said[1], said[1], None]


def test_a_name_that_is_picked_again_is_another_fact_from_then_on() -> None:
    again = HOME | {"unlike": ["h"]}
    said, found = values(asks(HOME, QUESTION, CHAT, again, QUESTION), "home")
    assert found == [said[0], said[0], None, said[3], said[3]]


def test_a_pick_that_nobody_asks_for_need_not_be_known() -> None:
    said, found = values(asks(HOME, CHAT, HOME, QUESTION), "home")
    assert found == [None, None, said[2], said[2]]


def test_where_the_next_token_is_asked_for_saying_a_name_again_reads_it() -> None:
    following = {"pick": "chat", "target": {"next": True}}
    level = asks(HOME, CHAT, following, {"say": "h"}, CHAT, {"say": "h"})
    said, found = values(level, "home")
    assert found == [said[0]] * 3 + [None] * 3


def test_what_a_map_says_alike_of_several_tokens_is_a_fact_of_its_own() -> None:
    level = asks(HOME, CHAT, QUESTION, maps={"language": {"France": "one", "Spain": "one"}})
    assert [fact.label for fact in facts_of(level)] == ["home", "language of home"]
    _, found = values(level, "language of home")
    assert found == ["one", "one", "one"]


def test_a_map_that_tells_all_tokens_apart_is_none() -> None:
    assert [fact.label for fact in facts_of(asks(HOME, CHAT, QUESTION))] == ["home"]


def test_a_tally_is_what_has_come_so_far_within_its_bounds() -> None:
    tally = {"tally": {"home": 1, "chat": -1}, "between": [0, 2]}
    level = asks(CHAT, HOME, HOME, HOME, CHAT, {"pick": "ask", "target": tally}, CHAT)
    assert [fact.label for fact in facts_of(level)] == ["tally of home, chat"]
    _, found = values(level, "tally of home, chat")
    assert found == ["0", "1", "2", "2", "1", "1", None]


def test_rounds_are_looked_for_while_they_are_counted() -> None:
    level = asks(
        {"repeat": [CHAT, CHAT], "times": [2, 3], "as": "n"},
        CHAT,
        {"pick": "ask", "target": {"count": "n"}},
    )
    said, found = values(level, "n so far")
    n = (len(said) - 2) // 2
    assert found == [v for r in range(1, n + 1) for v in (str(r), None)] + [None, None]
    assert values(level, ANSWER)[1] == [None] * (2 * n + 1) + [str(n)]


def test_names_from_one_class_are_told_apart_by_themselves() -> None:
    other = {"pick": "home", "as": "other"}
    level = asks(HOME, other, QUESTION, {"pick": "ask", "target": {"name": "other"}})
    assert [fact.label for fact in facts_of(level)] == ["home h", "home other"]


def test_two_facts_of_two_blocks() -> None:
    assert [fact.label for fact in facts_of(two_blocks())] == ["home", "food"]


@pytest.mark.parametrize(
    ("ident", "labels"),
    [
        ("fluent", ["home"]),
        ("name-and-colour", ["name", "colour"]),
        ("two-in-order", ["signal first", "signal second", ANSWER]),
        ("agree", ["subject", "verb of subject"]),
        ("depth", ["tally of open, close"]),
        ("anbn", ["n so far", ANSWER]),
        ("adding", ["yours a", "yours b", ANSWER]),
        ("embedded-reber", ["fork", ANSWER]),
        ("noisy-latch", [ANSWER]),
        ("melody", ["key"]),
    ],
)
def test_facts_of_shipped_levels(ident: str, labels: list[str]) -> None:
    assert [fact.label for fact in facts_of(load_level(find_level(ident)))] == labels


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_every_level_has_facts_that_come_up_and_end_with_their_question(path: Path) -> None:
    level = load_level(path)
    facts, drawn = facts_of(level), draw_noted(level, range(30))
    assert facts
    assert len({fact.label for fact in facts}) == len(facts)
    for fact in facts:
        met = set()
        for stream, notes in drawn:
            found = fact.values(stream, notes)
            assert len(found) == len(stream)
            met |= set(found) - {None}
            asked = [t for t, step in enumerate(stream.steps) if step.is_question]
            last = max((t for t, value in enumerate(found) if value is not None), default=-1)
            assert last <= (asked[-1] if asked else -1)
        assert len(met) > 1, fact.label
        assert fact.about
