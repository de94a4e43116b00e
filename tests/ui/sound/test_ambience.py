"""A drone that follows what the blocks hold."""

import numpy as np
import pytest

from game.ui.sound.ambience import BLOCKS, Ambience
from game.ui.sound.drone import LOOP, PEAK, levels, loop
from game.ui.sound.synth import RATE
from tests.ui.sound.hearing import FakeCard, centre

FULL = np.array([[2.0, 2.0], [0.0, 0.0]])


def play(ambience: Ambience, card: FakeCard, ms: float, share: float = 1.0) -> None:
    for _ in range(int(ms // 16)):
        ambience.update(16.0)
        ambience.play(card, 0.5, share)  # type: ignore[arg-type]


def test_a_loop_has_no_seam() -> None:
    for side in ("bright", "dark"):
        wave = loop(0, side)
        assert len(wave) == LOOP * RATE
        assert abs(wave[0] - wave[-1]) <= np.abs(np.diff(wave)).max()
        assert np.abs(wave).max() == pytest.approx(PEAK)
        assert abs(wave.mean()) < 1e-9


def test_what_is_positive_is_bright_and_what_is_negative_dark() -> None:
    for block in range(BLOCKS):
        assert centre(loop(block, "bright")) > 1.3 * centre(loop(block, "dark"))
    partials = np.abs(np.fft.rfft(loop(0, "bright")))  # each stands in a bin of its own
    assert partials.argmax() / LOOP == pytest.approx(130.8, rel=0.01)


def test_levels_follow_how_much_is_held_and_its_sign() -> None:
    c = np.array([[0.0, 0.0], [3.0, -3.0], [-3.0, -3.0], [0.5, 0.5]])
    found = levels(c)
    assert found.shape == (4, 2)
    assert not found[0].any()
    assert found[1, 0] == found[1, 1] > 0
    assert found[2, 0] == 0.0
    assert found[2, 1] > found[3, 0] > 0.0
    assert levels(np.full((BLOCKS, 4), 50.0)).sum() == pytest.approx(1.0)  # all at their loudest


def test_it_glides_to_a_state_and_to_silence() -> None:
    ambience, card = Ambience(8), FakeCard()
    ambience.aim(FULL)
    play(ambience, card, 32)
    (first,) = card.playing
    early = card.playing[first][1]
    play(ambience, card, 3000)
    assert list(card.playing) == [8]  # the bright voice of block A, and no other
    _, volume, forever = card.playing[8]
    assert forever
    assert early < volume / 2
    assert volume == pytest.approx(levels(FULL)[0, 0], abs=0.01)
    ambience.aim(-FULL)
    play(ambience, card, 3000)
    assert list(card.playing) == [9]
    ambience.aim(None)
    play(ambience, card, 3000)
    assert not card.playing
    assert not ambience.sounds


def test_one_voice_is_made_a_frame_and_all_of_them_in_the_end() -> None:
    ambience, card = Ambience(8), FakeCard()
    ambience.aim(np.array([[2.0, -2.0]] * BLOCKS))
    ambience.update(500.0)
    ambience.play(card, 0.5, 1.0)  # type: ignore[arg-type]
    assert len(card.playing) == 1
    play(ambience, card, 600)
    assert sorted(card.playing) == list(ambience.channels)


def test_more_blocks_than_there_are_voices_for_are_let_be() -> None:
    ambience, card = Ambience(8), FakeCard()
    ambience.aim(np.ones((BLOCKS + 3, 2)))
    play(ambience, card, 1000)
    assert set(card.playing) <= set(ambience.channels)


def test_another_level_has_another_number_of_blocks() -> None:
    ambience, card = Ambience(8), FakeCard()
    ambience.aim(np.array([[2.0], [2.0], [2.0]]))
    play(ambience, card, 2000)
    assert len(card.playing) == 3
    ambience.aim(np.array([[2.0]]))
    play(ambience, card, 4000)
    assert list(card.playing) == [8]


def test_stopped_it_begins_again_with_the_gain_that_is_set_then() -> None:
    ambience, card = Ambience(8), FakeCard()
    ambience.aim(FULL)
    play(ambience, card, 1000)
    ambience.stop(card)  # type: ignore[arg-type]
    assert card.faded == [8]
    assert not ambience.now.any()
    ambience.update(200.0)
    ambience.play(card, 1.0, 1.0)  # type: ignore[arg-type]
    assert np.abs(card.playing[8][0]).max() == pytest.approx(PEAK)
