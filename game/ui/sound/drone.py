"""The drone that the ambience is made of: two voices for each block of memory, as loops.

Each block has a note of the scale and two voices on it: one with many partials, which sounds as
far as its cells are positive, and a hollow one an octave lower for the negative ones. The more the
block holds, the louder they are; an empty memory is silent.
"""

from __future__ import annotations

from functools import cache
from typing import Final, Literal, TypeAlias

import numpy as np

from game.lstm.weights import Array
from game.ui.sound.effects import root
from game.ui.sound.synth import RATE, Samples, scale_hz, scattered

Side: TypeAlias = Literal["bright", "dark"]
SIDES: Final[tuple[Side, Side]] = ("bright", "dark")

LOOP: Final = 2.0
"""Seconds; the loops begin again without a seam, since all of their partials fit into it."""
PEAK: Final = 0.16
"""The highest sample of a loop at full volume, and of all of them together."""
PARTIALS: Final[dict[Side, tuple[tuple[float, float], ...]]] = {
    "bright": ((1.0, 1.0), (2.0, 0.7), (3.0, 0.45), (4.0, 0.3), (5.0, 0.18), (6.0, 0.1)),
    "dark": ((0.5, 0.8), (1.0, 1.0), (1.5, 0.35), (2.5, 0.1)),
}
"""Multiples of the block's note, each with its share."""


@cache
def loop(block: int, side: Side) -> Samples:
    """A voice of a block as a loop (N,) of LOOP seconds.

    Each partial stands twice, half a hertz apart, so that the drone breathes instead of standing.
    """
    n = int(LOOP * RATE)
    spectrum = np.zeros(n // 2 + 1, np.complex128)
    turns = iter(scattered(2 * len(PARTIALS[side]), seed=2 * block + SIDES.index(side)))
    for multiple, share in PARTIALS[side]:
        at = round(scale_hz(root(block)) * multiple * LOOP)
        for place, part in ((at, 1.0), (at + 1, 0.5)):
            spectrum[place] += share * part * np.exp(2j * np.pi * next(turns))
    wave = np.fft.irfft(spectrum, n)
    return np.asarray(wave * (PEAK / float(np.abs(wave).max())), np.float64)


def levels(c: Array) -> Samples:
    """How loud the voices are for a cell state c (K, S): (K, 2), bright and dark, from 0 to 1."""
    held = np.tanh(c)
    both = np.stack([np.maximum(held, 0.0).mean(1), np.maximum(-held, 0.0).mean(1)], 1)
    return np.asarray(both / len(c), np.float64)
