"""Lines of mixed scripts, in the order in which they are seen."""

import pytest

from game.ui.scripts.order import runs


def seen(text: str, *, rtl: bool = False) -> str:
    """A line as it is seen from left to right, letter by letter."""
    return "".join(run.text[::-1] if run.rtl else run.text for run in runs(text, rtl=rtl))


@pytest.mark.parametrize(
    ("written", "as_seen"),
    [
        ("one two", "one two"),
        ("שלום", "םולש"),
        ("שלום עולם.", ".םלוע םולש"),
        ("שלום 12.5% כן", "ןכ 12.5% םולש"),
        ("מחיר 40", "40 ריחמ"),
        ("the word שלום is", "the word םולש is"),
        ("the words שלום עולם are", "the words םלוע םולש are"),
        ("שלום ABC 12 כן", "ןכ ABC 12 םולש"),
        ("3 × שלום", "םולש × 3"),
        ("日本 ABC 12 한국", "日本 ABC 12 한국"),
        ("مصر 12", "12 رصم"),
    ],
)
def test_letters_are_seen_in_the_order_of_their_script(written: str, as_seen: str) -> None:
    assert seen(written) == as_seen


def test_a_line_of_a_language_that_is_read_from_the_right_begins_there() -> None:
    assert seen("LSTM הוא") == "LSTM אוה"
    assert seen("LSTM הוא", rtl=True) == "אוה LSTM"
    assert seen("LSTM 12", rtl=True) == "LSTM 12"


def test_every_run_is_of_one_script() -> None:
    found = runs("日本 ABC 한국 مصر שלום ქ")
    assert [run.script for run in found if run.text.strip()] == [
        "han", "latin", "hangul", "hebrew", "arabic", "georgian",
    ]  # fmt: skip
    assert {run.script for run in found if run.rtl and run.text.strip()} == {"hebrew", "arabic"}


def test_signs_that_only_steer_are_obeyed_and_not_drawn() -> None:
    assert seen("a\u202ebc\u202cd") == "acbd"


def test_nothing_is_lost() -> None:
    text = 'Wert 1,5 (שלום, 40%) – "مصر 3" ok. '
    assert sorted("".join(run.text for run in runs(text))) == sorted(text)
    assert runs("") == ()
