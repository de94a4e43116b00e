"""What sounds are made of: notes of one scale, tones, noise and ramps, as arrays of samples.

Samples are float arrays (N,) from −1 to 1, RATE of them a second. Everything is in C major
pentatonic, whose notes go together however they fall.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Samples: TypeAlias = NDArray[np.float64]

RATE: Final = 44_100
"""Samples a second."""
C4: Final = 261.6256
"""Hz; the middle of the keyboard."""
SCALE: Final = (0, 2, 4, 7, 9)
"""C D E G A, in semitones above C."""
LOWEST: Final = 40.0
"""Hz; what lies below is not heard, and only moves the membrane."""


def scale_hz(degree: int) -> float:
    """The frequency of a note of the scale in Hz: 0 is C4, 1 is D4, 5 is C5, −1 is A3."""
    octave, place = divmod(degree, len(SCALE))
    return semitone_hz(12 * octave + SCALE[place])


def semitone_hz(semitones: float) -> float:
    """The frequency so many semitones above C4, in Hz, in equal temperament."""
    return float(C4 * 2.0 ** (semitones / 12.0))


def times(seconds: float) -> Samples:
    """The time of each sample (N,), in seconds from 0."""
    return np.arange(max(int(seconds * RATE), 1)) / RATE


def tone(
    hz: float | Samples,
    seconds: float,
    partials: Sequence[tuple[float, float]] = ((1.0, 1.0),),
    damping: float = 0.0,
) -> Samples:
    """A tone (N,) of some partials.

    Args:
        hz: its frequency, or that of each sample (N,).
        seconds: how long it is.
        partials: multiples of the frequency, each with its share of the amplitude.
        damping: how fast it dies away, per second; a partial k times as high dies √k times as fast.
    """
    t = times(seconds)
    turns = hz * t if isinstance(hz, float | int) else np.cumsum(hz) / RATE
    out = np.zeros_like(t)
    for multiple, share in partials:
        wave = np.sin(2.0 * np.pi * multiple * turns)
        out += share * wave * np.exp(-damping * np.sqrt(multiple) * t)
    return out


def glide(start: float, end: float, seconds: float) -> Samples:
    """A frequency for each sample (N,), from one to another: slow at both ends, even to the ear."""
    share = 0.5 - 0.5 * np.cos(np.pi * times(seconds) / seconds)
    return np.asarray(start * (end / start) ** share, np.float64)


def noise(seconds: float, low: float, high: float, seed: int = 1) -> Samples:
    """Noise (N,) between two frequencies in Hz, with soft edges; the same for the same seed."""
    wave = 2.0 * scattered(len(times(seconds)), seed) - 1.0

    def band(hz: Samples) -> Samples:
        octaves = np.log2(np.maximum(hz, 1.0))
        outside = np.maximum(np.log2(low) - octaves, octaves - np.log2(high))
        return np.asarray(np.exp(-8.0 * np.maximum(outside, 0.0) ** 2), np.float64)

    shaped = filtered(wave, band)
    return shaped / max(float(np.abs(shaped).max()), 1e-9)


def scattered(n: int, seed: int) -> Samples:
    """Numbers (n,) from 0 to 1 that look like chance, the same for the same seed.

    NumPy's own generators take longer to be loaded than any sound to be made.

    Source: the finaliser of SplitMix64, G. Steele, D. Lea and C. Flood, 2014.
    """
    z = (np.arange(n, dtype=np.uint64) + np.uint64(seed << 32)) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray((z ^ (z >> np.uint64(31))) / 2.0**64, np.float64)


def swell(samples: Samples, attack: float, release: float) -> Samples:
    """The same (N,), rising from nothing and falling to nothing, each over so many seconds."""
    n = len(samples)
    up, down = (min(max(int(seconds * RATE), 2), n) for seconds in (attack, release))
    out = samples.copy()
    out[:up] *= _ramp(up)
    out[n - down :] *= _ramp(down)[::-1]
    return out


@cache
def _ramp(n: int) -> Samples:
    return np.asarray(0.5 - 0.5 * np.cos(np.pi * np.arange(n) / n), np.float64)


def together(*parts: tuple[float, Samples]) -> Samples:
    """Parts (N,), each begun at so many seconds, as one."""
    starts = [int(at * RATE) for at, _ in parts]
    out = np.zeros(max(start + len(part) for start, (_, part) in zip(starts, parts, strict=True)))
    for start, (_, part) in zip(starts, parts, strict=True):
        out[start : start + len(part)] += part
    return out


def without_rumble(samples: Samples) -> Samples:
    """The same (N,) without a mean, and without what lies below what can be heard."""
    return filtered(
        samples, lambda hz: np.asarray(np.clip(hz / LOWEST - 0.5, 0.0, 1.0), np.float64)
    )


def upsampled(samples: Samples, times_as_many: int) -> Samples:
    """The same sound (N,) with a power of two times as many samples, and nothing in them above."""
    size = 1 << (len(samples) - 1).bit_length()
    wave = np.fft.irfft(np.fft.rfft(samples, size), size * times_as_many) * times_as_many
    return np.asarray(wave[: len(samples) * times_as_many], np.float64)


def filtered(samples: Samples, response: Callable[[Samples], Samples]) -> Samples:
    """A sound (N,) after a filter that answers frequencies (F,) in Hz with factors (F,)."""
    size = 1 << (len(samples) - 1).bit_length()  # a length of large primes would take ten times
    spectrum = np.fft.rfft(samples, size) * response(
        np.asarray(np.fft.rfftfreq(size, 1.0 / RATE), np.float64)
    )
    return np.asarray(np.fft.irfft(spectrum, size)[: len(samples)], np.float64)
