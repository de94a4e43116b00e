"""What forms refuse, in sentences, in every language."""

import re
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from game import words
from game.words.catalogue import entries
from game.words.refused import EXPECTED, must, refused


class Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)

    share: Annotated[float, Field(ge=0, le=1)] = 0.0
    number: Annotated[int, Field(ge=1, lt=9)] = 1
    name: Annotated[str, Field(max_length=80), must("printable", str.isprintable)] = "a"
    when: Annotated[str, must("time", lambda text: int(text))] = "1"
    way: Literal["hand", "wire"] = "hand"
    rows: Annotated[list[int], Field(min_length=1, max_length=3)] = [1]


def said(text: str) -> str:
    with pytest.raises(ValidationError) as caught:
        Part.model_validate_json(text)
    return refused(caught.value.errors(include_url=False))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "It is not JSON, or was cut off: EOF while parsing an object at line 1 column 1."),
        ("[]", "The whole: expected an object, found []."),
        ('{"share": 1.5}', "share: expected at most 1, found 1.5."),
        ('{"share": NaN}', "share: expected an ordinary number, found NaN."),
        ('{"number": 0}', "number: expected at least 1, found 0."),
        ('{"number": 9}', "number: expected less than 9, found 9."),
        ('{"number": 1.5}', "number: expected a whole number, found 1.5."),
        ('{"number": "1"}', 'number: expected a whole number, found "1".'),
        ('{"name": "a\\u0007"}', 'name: expected a text that can be printed, found "a\\u0007".'),
        (f'{{"name": "{"a" * 99}"}}', "name: expected at most 80 characters."),
        ('{"way": "foot"}', "way: expected 'hand' or 'wire', found \"foot\"."),
        ('{"rows": [1, true]}', "rows[1]: expected a whole number, found true."),
        ('{"rows": []}', "rows: expected at least 1 entry, found []."),
        ('{"more": 1}', "more is not known here."),
        ('{"a\\u001b[2J": 1}', "a·[2J is not known here."),
    ],
)
def test_a_sentence_says_where_what_was_expected_and_what_was_found(
    text: str, sentence: str
) -> None:
    assert said(text) == sentence


def test_a_check_that_fails_by_an_error_is_one_that_fails() -> None:
    assert said('{"when": "noon"}').startswith("when: expected a date and time such as")


def test_a_form_is_told_of_in_the_players_language() -> None:
    words.use("de")
    assert said('{"number": 0}') == "number: Erwartet wird mindestens 1, gefunden: 0."


def test_three_mistakes_are_enough() -> None:
    assert said('{"share": 2, "number": 0, "name": 1, "way": 1}').count("expected") == 3


def test_a_long_place_and_a_long_value_are_cut() -> None:
    assert len(said(f'{{"{"k" * 5000}": 1}}')) < 200
    assert re.search(r"found 10{59} …\.$", said('{"share": 1' + "0" * 400 + "}"))


def test_every_kind_of_mistake_has_its_words() -> None:
    known = {key.split(".")[-1] for key in entries("en") if key.startswith("refused.expected.")}
    assert known == EXPECTED
