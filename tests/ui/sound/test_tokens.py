"""Notes in tune, and a voice whose vowels, hisses and bursts are where they belong."""

import numpy as np
import pytest

from game.level.sounds import CONSONANTS, PHONEMES, RESTS, VOWELS
from game.ui.sound.loudness import loudness
from game.ui.sound.phonemes import SOUNDS
from game.ui.sound.speech import speech
from game.ui.sound.synth import RATE, Samples
from game.ui.sound.tokens import LOUDNESS, PEAK, sounded
from tests.ui.sound.hearing import centre, decibels, share, spectrum, strongest


def formants(samples: Samples) -> list[float]:
    """Where the spectrum, smoothed over the harmonics, has its peaks, in Hz."""
    hz, power = spectrum(samples)
    width = int(170.0 / hz[1]) | 1
    smooth = np.convolve(np.log(power + 1e-12), np.hanning(width) / np.hanning(width).sum(), "same")
    peaks = (smooth[1:-1] > smooth[:-2]) & (smooth[1:-1] >= smooth[2:])
    return [float(at) for at in hz[1:-1][peaks] if 200.0 < at < 3400.0]


def test_there_is_a_sound_for_every_phoneme_that_a_level_may_name() -> None:
    assert SOUNDS.keys() == set(PHONEMES)


@pytest.mark.parametrize("name", PHONEMES)
def test_a_phoneme_is_clean(name: str) -> None:
    wave = sounded((name,))
    assert np.isfinite(wave).all()
    assert 0.05 < len(wave) / RATE < 0.6
    assert np.abs(wave).max() <= PEAK + 1e-9
    assert abs(wave.mean()) < 1e-3
    if name != "rest":
        assert decibels(wave[-220:]) - 20.0 * np.log10(np.abs(wave).max()) < -50.0
        assert abs(loudness(wave) - LOUDNESS) < 5.0
    else:
        assert not wave.any()


@pytest.mark.parametrize("name", ["ee", "ih", "eh", "ae", "ah", "uh", "er"])
def test_a_vowel_has_its_formants(name: str) -> None:
    first, second, _ = SOUNDS[name].formants or (0.0, 0.0, 0.0)
    found = formants(speech([name]))
    assert min(abs(at - first) for at in found) < 80.0
    assert min(abs(at - second) for at in found) < 120.0


def test_vowels_are_voiced_and_diphthongs_move() -> None:
    assert all(SOUNDS[name].voice == 1.0 for name in VOWELS)
    wave = speech(["eye"])
    start, end = wave[2000:6000], wave[-6000:-2000]
    assert share(start, 1500.0, 2600.0) < share(end, 1500.0, 2600.0)


def test_hisses_are_as_bright_as_they_are() -> None:
    centres = [centre(speech([name])) for name in ("h", "sh", "s")]
    assert centres == sorted(centres)
    assert centres[0] < 2500.0 < 3500.0 < centres[1] < 5000.0 < 6000.0 < centres[2]


def test_a_plosive_is_silent_and_then_bursts() -> None:
    for name in ("p", "t", "k"):
        wave = speech([name])
        shut = int((SOUNDS[name].seconds - SOUNDS[name].burst) * RATE) - 500
        assert not wave[:shut].any()
        assert decibels(wave[shut + 500 :]) > -40.0
    assert share(speech(["b"])[:2500], 80.0, 500.0) > 0.8  # a voice behind shut lips


def test_consonants_and_rests_are_no_vowels() -> None:
    assert all(SOUNDS[name].voice < 1.0 for name in (*CONSONANTS, *RESTS))


def test_sounds_are_heard_in_their_order() -> None:
    wave = sounded(("s", "ah"))
    assert centre(wave[:6000]) > 4000.0 > 1500.0 > centre(wave[-6000:])
    back = sounded(("ah", "s"))
    assert centre(back[:6000]) < 1500.0 < 4000.0 < centre(back[-6000:])
    assert len(wave) == pytest.approx((0.16 + 0.26) * RATE, abs=3)


def test_h_takes_the_mouth_of_what_follows() -> None:
    assert formants(speech(["h", "ee"])[-8000:])[-1] > 2000.0


@pytest.mark.parametrize(("pitch", "hz"), [("C3", 130.8), ("A4", 440.0), ("C5", 523.3)])
def test_a_note_is_in_tune(pitch: str, hz: float) -> None:
    assert strongest(sounded((pitch,))) == pytest.approx(hz, rel=0.01)


def test_notes_follow_one_another() -> None:
    wave = sounded(("C4", "G4"))
    assert strongest(wave[: RATE // 4]) == pytest.approx(261.6, rel=0.02)
    assert strongest(wave[-RATE // 2 :]) == pytest.approx(392.0, rel=0.02)
    mixed = sounded(("C4", "ee"))
    assert strongest(mixed[: RATE // 4]) == pytest.approx(261.6, rel=0.02)


def test_nothing_makes_no_sound() -> None:
    with pytest.raises(ValueError, match="nothing"):
        sounded(())
