"""How loud a sound is to the ear, and sounds brought to one loudness."""

from __future__ import annotations

from typing import Final

import numpy as np

from game.ui.sound.synth import RATE, Samples, filtered

WINDOW: Final = 0.1
"""Seconds over which the ear adds up."""
FLOOR: Final = -120.0
"""dB of silence."""


def b_weight(hz: Samples) -> Samples:
    """How well the ear hears frequencies (N,) in Hz, as a factor; 1 at 1000 Hz.

    The A-weighting is for sounds so faint that low ones are hardly heard; by it low ones would be
    made too loud for headphones.

    Source: the B-weighting of IEC 60651, for sounds of middling loudness.
    """
    square = hz**2
    heard = (12194.0**2 * square * hz) / (
        (square + 20.6**2) * np.sqrt(square + 158.5**2) * (square + 12194.0**2)
    )
    return np.asarray(heard * 1.0197, np.float64)


def loudness(samples: Samples) -> float:
    """B-weighted loudness of the loudest tenth of a second of a sound (N,), in dB; a sine: −3."""
    size = len(samples)
    power = np.cumsum(filtered(samples, b_weight) ** 2)
    width = min(int(WINDOW * RATE), size)
    most = max(float((power[width - 1 :] - np.append(0.0, power[: size - width])).max()), 0.0)
    return 10.0 * float(np.log10(max(most / (WINDOW * RATE), 10.0 ** (FLOOR / 10.0))))


def levelled(samples: Samples, to: float, peak: float) -> Samples:
    """The same sound (N,), as loud as asked for in dB, or as it can be under a peak."""
    factor = 10.0 ** ((to - loudness(samples)) / 20.0)
    highest = float(np.abs(samples).max())
    return np.asarray(samples * min(factor, peak / max(highest, 1e-9)), np.float64)
