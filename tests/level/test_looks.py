"""Colours and pitches, as they may be written."""

import pytest

from game.level.looks import COLOURS, colour_of, is_pitch, staff_step


def test_a_colour_is_six_digits_or_a_word() -> None:
    assert colour_of("#FF00aa") == "#ff00aa"
    assert colour_of("Teal") == "#008080"
    for text in ("#ff00a", "ff00aa", "#ff00ag", "reddish", "", "#ff00aa\n", "#１２３４５６"):
        assert colour_of(text) is None
    assert all(colour_of(value) == value for value in COLOURS.values())


@pytest.mark.parametrize(
    ("pitch", "place", "sign"),
    [
        ("C4", 0, ""), ("A4", 5, ""), ("B3", -1, ""), ("F#3", -4, "#"),
        ("Bb5", 13, "b"), ("C0", -28, ""), ("B#3", -1, "#"), ("Cb4", 0, "b"),
    ],
)  # fmt: skip
def test_a_pitch_has_a_place_on_the_staff(pitch: str, place: int, sign: str) -> None:
    assert is_pitch(pitch)
    assert staff_step(pitch) == (place, sign)


@pytest.mark.parametrize("text", ["", "H4", "C9", "c4", "C", "C##4", "C4 ", "do", "4C", "C４"])
def test_what_is_no_pitch(text: str) -> None:
    assert not is_pitch(text)
    with pytest.raises(ValueError, match="no pitch"):
        staff_step(text)
