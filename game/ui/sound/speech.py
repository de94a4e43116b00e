"""A small formant synthesiser: phonemes one after the other, as a voice says them.

The voice is a sum of harmonics, each as strong as the mouth lets it through: at the frequency of
one of its resonances, the formants, much, and elsewhere little. Formants glide from phoneme to
phoneme. What hisses and bursts is noise in a band.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np

from game.ui.sound.phonemes import SOUNDS, Formants, Phoneme
from game.ui.sound.synth import RATE, Samples, noise, swell, times, upsampled

PITCH: Final = (135.0, 105.0)
"""Hz; a voice falls a little while it speaks."""
HIGHEST: Final = 4200.0
"""Hz; above this a voice has next to nothing."""
COARSER: Final = 4
"""A voice is made of so many times fewer samples, which is enough for what it has."""
WIDTHS: Final = (70.0, 100.0, 150.0)
"""How wide the formants are, in Hz."""
TILT: Final = 0.8
"""How much weaker higher harmonics are: amplitude goes by 1 / harmonic^TILT."""
MOVE: Final = 0.045
"""Seconds in which formants go from one phoneme to the next."""
GRID: Final = 0.005
"""Seconds between two looks at where the formants are."""
EVEN: Final[Formants] = (500.0, 1500.0, 2500.0)
"""The formants of a mouth that says nothing in particular."""


def speech(names: Sequence[str]) -> Samples:
    """Phonemes (N,), one after the other; not yet brought to a loudness."""
    sounds = [SOUNDS[name] for name in names]
    ends = np.cumsum([sound.seconds for sound in sounds])
    spans = list(zip(np.append(0.0, ends[:-1]), ends, sounds, strict=True))
    total = float(ends[-1])
    out = _voice(spans, total)
    for n, (start, _, sound) in enumerate(spans):
        if sound.breath:
            hiss = _hiss(sound, seed=n + 1)
            at = int((start + sound.seconds) * RATE) - len(hiss)
            piece = hiss[: max(len(out) - at, 0)]
            out[at : at + len(piece)] += piece
    return swell(out, 0.008, 0.05)


Span = tuple[float, float, Phoneme]


def _hiss(sound: Phoneme, seed: int) -> Samples:
    """The noise of a phoneme: all of it, or what comes when it bursts open."""
    seconds = sound.burst or sound.seconds
    wave = noise(seconds, *sound.band, seed=seed) * sound.breath
    return swell(wave, 0.001 if sound.burst else 0.03, min(0.04, seconds / 2))


def _voice(spans: Sequence[Span], total: float) -> Samples:
    """The voiced part (N,) of phonemes in their places."""
    n = len(times(total))
    t, grid = np.arange(-(-n // COARSER)) * (COARSER / RATE), np.arange(0.0, total + GRID, GRID)
    level = np.interp(grid, *_loudness(spans))
    if not level.any():
        return np.zeros(n)
    tracks = _formants(spans, grid)
    hz = PITCH[0] + (PITCH[1] - PITCH[0]) * t / total
    angle = 2.0 * np.pi * np.cumsum(hz) * (COARSER / RATE)
    on_grid = np.interp(grid, t, hz)
    # sin kφ from the two before it: sin (k+1)φ = 2 cos φ sin kφ − sin (k−1)φ
    twice, before, wave = 2.0 * np.cos(angle), np.zeros_like(t), np.sin(angle)
    out = np.zeros_like(t)
    for k in range(1, int(HIGHEST / PITCH[1]) + 1):
        strength = level * _passed(k * on_grid, tracks) / k**TILT
        out += np.interp(t, grid, strength) * wave
        before, wave = wave, twice * wave - before
    return upsampled(out, COARSER)[:n]


def _passed(hz: Samples, tracks: Samples) -> Samples:
    """How much of a frequency (G,) the mouth lets through at each look, formants (3, G)."""
    passed = np.full_like(hz, 0.02)
    for formant, width, share in zip(tracks, WIDTHS, (1.0, 0.7, 0.4), strict=True):
        passed += share / (1.0 + ((hz - formant) / width) ** 2)
    return passed


def _loudness(spans: Sequence[Span]) -> tuple[list[float], list[float]]:
    """How loud the voice is, at times between which it changes evenly."""
    at, level = [], []
    for start, end, sound in spans:
        shut = end - sound.burst
        at += [start + 0.015, max(shut - 0.015, start + 0.016)]
        level += [sound.voice, sound.voice]
    return at, level


def _formants(spans: Sequence[Span], grid: Samples) -> Samples:
    """Where the three formants are (3, G): held within a phoneme, and gliding to the next."""
    known = [_own(n, spans) for n in range(len(spans))]
    at, where = [spans[0][0]], [known[0][0]]
    for n, (one, two) in enumerate(pairwise(known)):
        end = spans[n][1]
        at += [end - MOVE / 2, end + MOVE / 2]
        where += [one[1], two[0]]
    at.append(spans[-1][1])
    where.append(known[-1][1])
    return np.stack([np.interp(grid, at, [place[k] for place in where]) for k in range(3)])


def _own(n: int, spans: Sequence[Span]) -> tuple[Formants, Formants]:
    """Where a phoneme's formants begin and end; one without any takes those of what follows."""
    sound = spans[n][2]
    if sound.formants is not None:
        return sound.formants, sound.towards or sound.formants
    coming = next((later.formants for _, _, later in spans[n:] if later.formants), EVEN)
    return coming, coming
