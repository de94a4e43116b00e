"""How loud a sound is to the ear."""

import numpy as np
import pytest

from game.ui.sound.loudness import b_weight, levelled, loudness
from game.ui.sound.synth import tone


@pytest.mark.parametrize(
    ("hz", "decibels"), [(100.0, -5.6), (200.0, -2.0), (1000.0, 0.0), (4000.0, -0.7)]
)
def test_the_ear_is_weighted_as_in_the_standard(hz: float, decibels: float) -> None:
    assert 20.0 * np.log10(b_weight(np.array([hz]))[0]) == pytest.approx(decibels, abs=0.15)


def test_loudness_is_that_of_the_loudest_moment() -> None:
    wave = tone(1000.0, 0.5)
    assert loudness(wave) == pytest.approx(-3.0, abs=0.1)
    assert loudness(np.concatenate([wave, np.zeros(44_100)])) == pytest.approx(-3.0, abs=0.1)
    assert loudness(tone(1000.0, 0.05)) == pytest.approx(-6.0, abs=0.2)
    assert loudness(np.zeros(100)) == pytest.approx(-120.0)


def test_a_sound_is_brought_to_a_loudness_unless_it_would_be_too_high() -> None:
    wave = tone(500.0, 0.4)
    assert loudness(levelled(wave, -20.0, 0.9)) == pytest.approx(-20.0, abs=0.01)
    assert np.abs(levelled(wave, -1.0, 0.2)).max() == pytest.approx(0.2)
    assert not levelled(np.zeros(100), -20.0, 0.5).any()
