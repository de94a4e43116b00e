"""Quotes inside quotes."""

import pytest

from game.words import say, use
from game.words.quotes import set_apart


def test_a_quotation_inside_another_has_other_marks() -> None:
    kind = "somebody shouts “on!”"
    assert say("rules.coach.kind.alike_shown", network="it was shut", kind=kind) == (
        "it was shut, as on every “somebody shouts ‘on!’”"
    )
    use("de")
    said = say("rules.coach.kind.alike_shown", network="es war zu", kind=kind)
    assert "„somebody shouts ‚on!‘“" in said


@pytest.mark.parametrize(
    ("text", "set_so"),
    [
        ("“a” and “b”", "“a” and “b”"),
        ("“a “b” c” “d”", "“a ‘b’ c” “d”"),
        ("it’s “a “b””", "it’s “a ‘b’”"),
        ("closed” only", "closed” only"),
    ],
)
def test_only_what_is_inside_is_marked_so(text: str, set_so: str) -> None:
    assert set_apart(text, "“”", "‘’") == set_so


def test_what_a_level_quotes_has_the_marks_of_the_language() -> None:
    assert set_apart("er ruft “an!”", "„“", "‚‘") == "er ruft „an!“"
    assert set_apart("„A“ und „B “an!”“", "„“", "‚‘") == "„A“ und „B ‚an!‘“"


def test_marks_that_are_no_pair_change_nothing() -> None:
    assert set_apart("“a “b””", "<<“”>>", "‘’") == "“a “b””"
