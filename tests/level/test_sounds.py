"""The names of sounds, as they may be written."""

import pytest

from game.level.looks import semitones
from game.level.sounds import PHONEMES, heard_of, is_sound


def test_sounds_stand_beside_each_other() -> None:
    assert heard_of("b ee  C4") == ("b", "ee", "C4")


def test_there_are_pitches_and_phonemes_and_each_has_one_name() -> None:
    assert all(is_sound(name) for name in (*PHONEMES, "C4", "F#3", "Bb5"))
    assert len(set(PHONEMES)) == len(PHONEMES)
    assert not any(is_sound(name) for name in ("", "B", "bee", "C", "EE", "H4"))


@pytest.mark.parametrize(
    ("pitch", "above"),
    [("C4", 0), ("A4", 9), ("B3", -1), ("F#3", -6), ("Bb5", 22), ("C0", -48), ("B#3", 0)],
)
def test_a_pitch_is_so_many_semitones_above_the_middle_c(pitch: str, above: int) -> None:
    assert semitones(pitch) == above


def test_what_is_no_pitch_has_no_height() -> None:
    with pytest.raises(ValueError, match="no pitch"):
        semitones("ee")
