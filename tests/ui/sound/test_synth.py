"""What sounds are made of."""

import numpy as np
import pytest

from game.ui.sound.synth import (
    RATE,
    filtered,
    glide,
    noise,
    scale_hz,
    scattered,
    semitone_hz,
    swell,
    together,
    tone,
    upsampled,
    without_rumble,
)
from tests.ui.sound.hearing import centre, decibels, share, strongest


def test_the_scale_is_c_major_pentatonic() -> None:
    assert [round(scale_hz(degree), 1) for degree in range(-1, 6)] == [
        220.0, 261.6, 293.7, 329.6, 392.0, 440.0, 523.3
    ]  # fmt: skip
    assert semitone_hz(9) == pytest.approx(440.0, abs=0.01)


def test_a_tone_has_its_frequency_its_length_and_its_partials() -> None:
    wave = tone(440.0, 0.5, ((1.0, 1.0), (3.0, 0.5)))
    assert len(wave) == RATE // 2
    assert strongest(wave) == pytest.approx(440.0, abs=2.0)
    assert share(wave, 1300.0, 1340.0) == pytest.approx(0.2, abs=0.01)


def test_a_damped_tone_dies_away_the_higher_the_faster() -> None:
    wave = tone(300.0, 1.0, ((1.0, 1.0), (4.0, 1.0)), damping=5.0)
    early, late = wave[: RATE // 5], wave[-RATE // 5 :]
    assert decibels(late) < decibels(early) - 20.0
    assert centre(late) < centre(early)


def test_a_glide_goes_from_one_frequency_to_the_other() -> None:
    hz = glide(200.0, 400.0, 0.3)
    assert hz[0] == pytest.approx(200.0)
    assert hz[-1] == pytest.approx(400.0, rel=1e-3)
    assert (np.diff(hz) >= 0).all()
    wave = tone(hz, 0.3)
    assert strongest(wave[:4000]) < 260.0 < 330.0 < strongest(wave[-4000:])


def test_noise_lies_in_its_band_and_is_the_same_each_time() -> None:
    wave = noise(0.5, 2000.0, 4000.0)
    assert share(wave, 1500.0, 5200.0) > 0.95
    assert np.abs(wave).max() == pytest.approx(1.0)
    assert (wave == noise(0.5, 2000.0, 4000.0)).all()
    assert (wave != noise(0.5, 2000.0, 4000.0, seed=2)).any()


def test_chance_is_even_and_white_and_the_same_each_time() -> None:
    wave = scattered(40_000, seed=3)
    assert 0.0 <= wave.min() < 0.001 < 0.999 < wave.max() <= 1.0
    assert wave.mean() == pytest.approx(0.5, abs=0.01)
    assert wave.std() == pytest.approx(12**-0.5, abs=0.01)
    assert abs(np.corrcoef(wave[1:], wave[:-1])[0, 1]) < 0.02
    assert (wave == scattered(40_000, seed=3)).all()
    assert abs(np.corrcoef(wave, scattered(40_000, seed=4))[0, 1]) < 0.02


def test_a_sound_is_upsampled_as_it_is() -> None:
    t = np.arange(RATE // 8) / (RATE // 4)
    wave = upsampled(swell(np.sin(2.0 * np.pi * 900.0 * t), 0.05, 0.05), 4)
    assert len(wave) == 4 * (RATE // 8)
    assert strongest(wave) == pytest.approx(900.0, abs=3.0)
    assert np.abs(wave).max() == pytest.approx(1.0, abs=0.01)


def test_a_sound_swells_from_nothing_and_back_however_short_it_is() -> None:
    wave = swell(np.ones(1000), 0.005, 0.01)
    assert wave[0] == 0.0
    assert abs(wave[-1]) < 1e-4
    assert wave[500] == 1.0
    assert np.abs(np.diff(wave)).max() < 0.01
    assert np.isfinite(swell(np.ones(3), 1.0, 1.0)).all()


def test_parts_begin_at_their_times_and_add_up() -> None:
    wave = together((0.0, np.ones(10)), (5 / RATE, np.ones(10)))
    assert wave.tolist() == [1.0] * 5 + [2.0] * 5 + [1.0] * 5


def test_what_cannot_be_heard_is_taken_out() -> None:
    wave = without_rumble(1.0 + tone(10.0, 1.0) + tone(400.0, 1.0))
    assert abs(wave[5000:-5000].mean()) < 0.01
    assert strongest(wave) == pytest.approx(400.0, abs=2.0)
    assert share(wave, 0.0, 30.0) < 0.05


def test_a_filter_answers_for_each_frequency() -> None:
    wave = tone(300.0, 0.5) + tone(3000.0, 0.5)
    assert share(filtered(wave, lambda hz: (hz < 1000.0).astype(np.float64)), 250.0, 350.0) > 0.99
