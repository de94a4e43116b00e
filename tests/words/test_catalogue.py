"""The catalogues: every language says all that English says, with the same places."""

import json
import re
from pathlib import Path

import pytest

from game import words
from game.words.catalogue import FORMS, entries, languages, words_folder

OTHERS = [one.code for one in languages() if one.code != "en"]
PLACE = re.compile(r"%\{(\w+)\}")


@pytest.fixture(autouse=True)
def _english() -> object:
    yield
    words.use("en")


def places(text: str | dict[str, str]) -> set[str]:
    texts = [text] if isinstance(text, str) else [text["many"]]
    return {name for one in texts for name in PLACE.findall(one)}


def test_there_is_more_than_english() -> None:
    assert languages()[0].code == "en"
    assert "de" in OTHERS


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_says_all_that_english_says(code: str) -> None:
    english, other = entries("en"), entries(code)
    assert english.keys() == other.keys()
    for key, text in english.items():
        assert places(text) == places(other[key]), key
        assert isinstance(text, dict) == isinstance(other[key], dict), key


@pytest.mark.parametrize("code", ["en", *OTHERS])
def test_every_text_says_something(code: str) -> None:
    for key, text in entries(code).items():
        for form in [text] if isinstance(text, str) else text.values():
            assert form.rstrip() == form, key  # help in a terminal is indented
            assert form, key
        assert isinstance(text, str) or "many" in text, key


@pytest.mark.parametrize("code", ["en", *OTHERS])
def test_a_catalogue_is_written_as_it_would_be_written_anew(code: str) -> None:
    for file in (words_folder() / code).glob("*.json"):
        text = file.read_text("utf-8")
        if file.stem != "language":
            assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n", file


def test_a_text_is_said_with_its_values_and_for_its_number(tmp_path: Path) -> None:
    write(tmp_path, "en", {"moves": {"one": "%{count} move", "many": "%{count} moves of %{all}"}})
    words.use("en", tmp_path)
    assert {"one", "many"} <= FORMS
    assert words.say("some.moves", count=1, all=9) == "1 move"
    assert words.say("some.moves", count=3, all=9) == "3 moves of 9"


def test_values_that_are_equal_and_read_otherwise_are_told_apart() -> None:
    said = [words.say("settings.percent", value=value) for value in (1, 1.0, True, 0.0, -0.0)]
    assert said == ["1%", "1.0%", "True%", "0.0%", "-0.0%"]


def test_what_a_language_lacks_is_said_in_english(tmp_path: Path) -> None:
    write(tmp_path, "xx", {})
    words.use("xx", tmp_path)
    assert words.say("common.back") == "Back"


def test_a_language_without_a_catalogue_is_refused() -> None:
    with pytest.raises(LookupError, match=r"no catalogue for the language 'tlh'; there is en, de"):
        words.use("tlh")


def write(root: Path, code: str, texts: dict[str, object]) -> None:
    (root / code).mkdir()
    (root / code / "language.json").write_text('{"name": "A test"}', "utf-8")
    (root / code / "some.json").write_text(json.dumps(texts), "utf-8")
