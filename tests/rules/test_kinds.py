"""What kinds of token are called: by what the belt says, on every level, and apart."""

from pathlib import Path

import pytest

from game.level.library import all_level_paths, find_level
from game.level.loader import load_level
from game.level.measure.facts import facts_of
from game.rules.kinds import kind_of_label, kind_words
from game.rules.practice.told import fact_words


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_no_fact_is_called_by_what_the_levels_file_calls_its_kind(path: Path) -> None:
    level = load_level(path)
    tokens = {token for cls in level.classes for token in cls.tokens}
    raw = {cls.name for cls in level.classes} - tokens
    said = [fact_words(fact.label, level) for fact in facts_of(level)]
    assert not raw & set(said)
    assert not [each for each in said if f" {each} ".endswith(tuple(f" {cls} " for cls in raw))]
    assert len(set(said)) == len(said), "two facts are called alike"


def test_a_kind_is_called_by_what_the_belt_shows() -> None:
    level = load_level(find_level("fluent"))
    assert kind_of_label("home", level) == kind_words("home", level) == "“grew up in …”"
    assert kind_of_label("nothing is picked under this", level) == "nothing is picked under this"


def test_several_of_one_kind_are_numbered() -> None:
    level = load_level(find_level("copy-four"))
    assert kind_of_label("flash c", level) == "“… flashes” no. 3"


def test_kinds_that_the_belt_shows_alike_are_told_apart_by_their_first() -> None:
    level = load_level(find_level("she-said"))
    assert kind_words("woman", level) != kind_words("man", level)
    assert kind_words("man", level).endswith("comes in …”")
