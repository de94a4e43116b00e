"""The sounds of what happens: alike in loudness, in tune, without a click, and never alone."""

from itertools import product
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest

from game.level.model import GATES
from game.ui.sound.effects import (
    DETENTS,
    LOUDNESS,
    PEAK,
    SEEN,
    Effect,
    detent,
    effect,
)
from game.ui.sound.loudness import loudness
from game.ui.sound.player import EFFECTS, ROOM
from game.ui.sound.synth import RATE, scale_hz
from tests.ui.sound.hearing import centre, decibels, strongest

NAMES: tuple[Effect, ...] = get_args(Effect)
EVERY: list[tuple[Effect, dict[str, Any]]] = [
    *(
        ("valve", {"gate": gate, "opening": n / DETENTS})
        for gate, n in product(GATES, range(DETENTS + 1))
    ),
    *((name, {"block": block}) for name, block in product(("write", "fade"), range(6))),
    *(("star", {"n": n}) for n in range(3)),
    *((name, {}) for name in ("step", "right", "wrong", "run", "tick")),
]  # type: ignore[assignment]


def test_all_effects_are_looked_at_here() -> None:
    assert {name for name, _ in EVERY} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_an_effect_is_as_loud_as_the_others_short_and_clean(name: Effect) -> None:
    for how in (how for each, how in EVERY if each == name):
        wave = effect(name, **how)
        assert abs(loudness(wave) - LOUDNESS) <= 3.0, how
        assert np.abs(wave).max() <= PEAK + 1e-9
        assert 0.03 < len(wave) / RATE < 0.8
        assert abs(wave.mean()) < 5e-4
        assert decibels(wave[-220:]) - 20.0 * np.log10(np.abs(wave).max()) < -50.0
        assert abs(wave[0]) < 1e-6
        assert np.abs(np.diff(wave)).max() < 0.08  # nothing jumps, so nothing clicks


def test_nothing_is_conveyed_by_sound_alone() -> None:
    assert SEEN.keys() == set(NAMES)
    assert all(len(seen) > 20 for seen in SEEN.values())


def test_the_game_asks_for_no_effect_that_is_not_there() -> None:
    asked = {
        name
        for file in (Path(__file__).parents[3] / "game" / "ui").rglob("*.py")
        for line in file.read_text("utf-8").splitlines()
        for name in NAMES
        if f'sound.play("{name}"' in line or ("sound.play(" in line and f'"{name}"' in line)
    }
    assert asked == set(NAMES)


@pytest.mark.parametrize("gate", GATES)
def test_a_valve_rises_with_its_opening_by_the_scale(gate: str) -> None:
    pitches = [strongest(effect("valve", gate=gate, opening=n / 10)) for n in range(11)]
    assert pitches == sorted(pitches)
    assert pitches[-1] / pitches[0] == pytest.approx(4.0, rel=0.02)
    notes = {scale_hz(degree) for degree in range(-10, 15)}
    for pitch in pitches:
        assert min(abs(pitch / note - 1.0) for note in notes) < 0.02


def test_gates_are_told_apart_by_their_register() -> None:
    shut = [strongest(effect("valve", gate=gate, opening=0.0)) for gate in GATES]
    assert shut == sorted(set(shut))


def test_a_valve_has_notes_to_stand_at() -> None:
    assert [detent(x) for x in (-1.0, 0.0, 0.04, 0.06, 0.5, 1.0, 2.0)] == [0, 0, 0, 1, 5, 10, 10]


def test_a_write_goes_up_and_a_fade_down() -> None:
    for block in range(6):
        up, down = effect("write", block=block), effect("fade", block=block)
        assert strongest(up[: RATE // 10]) < strongest(up[-RATE // 10 :])
        assert strongest(down[: RATE // 10]) > strongest(down[-RATE // 10 :])


def test_right_comes_home_and_wrong_is_low_and_dull() -> None:
    right, wrong = effect("right"), effect("wrong")
    assert strongest(right[: RATE // 10]) == pytest.approx(392.0, rel=0.03)
    assert strongest(right[-RATE // 3 :]) == pytest.approx(523.3, rel=0.02)
    assert centre(wrong) < centre(right) / 2
    assert len(wrong) < len(right)
    assert loudness(wrong) < loudness(right)


def test_each_star_is_higher_than_the_one_before() -> None:
    centres = [centre(effect("star", n=n)) for n in range(3)]
    assert centres == sorted(centres)


def test_six_at_once_do_not_clip_beside_all_else_that_sounds() -> None:
    loudest = sorted(
        (effect(name, **how) for name, how in EVERY), key=lambda wave: -np.abs(wave).max()
    )
    left, out = ROOM, np.zeros(RATE)
    for wave in loudest[: len(EFFECTS)]:  # as the player does it
        peak = min(PEAK, left / 2.0)
        left -= peak
        out[: len(wave)] += wave * peak / PEAK
    assert np.abs(out).max() <= ROOM
