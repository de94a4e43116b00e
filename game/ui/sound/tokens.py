"""Tokens and answers as they are heard: notes of an instrument, and phonemes of a voice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

import numpy as np

from game.level.looks import is_pitch, semitones
from game.level.sounds import Heard
from game.ui.sound.effects import finished
from game.ui.sound.speech import speech
from game.ui.sound.synth import RATE, Samples, semitone_hz, swell, tone

LOUDNESS: Final = -24.0
"""dB, B-weighted: a little above the effects, since here it is the token that is heard."""
PEAK: Final = 0.24
STRINGS: Final = ((1.0, 1.0), (2.0, 0.5), (3.0, 0.28), (4.0, 0.15), (5.0, 0.08), (6.0, 0.04))
NOTE: Final = 0.7
"""Seconds that a note takes to die away."""
NEXT: Final = 0.32
"""Seconds from one note to the next, where a token has several."""


def sounded(heard: Heard) -> Samples:
    """Pitches and phonemes one after the other (N,), ready to be played.

    Raises:
        ValueError: there is nothing to be heard.
    """
    if not heard:
        raise ValueError("nothing to be heard")
    parts = list(_parts(heard))
    starts = np.cumsum([0, *(step for _, step in parts[:-1])])
    out = np.zeros(max(s + len(part) for s, (part, _) in zip(starts, parts, strict=True)))
    for start, (part, _) in zip(starts, parts, strict=True):
        out[start : start + len(part)] += part
    return finished(out, LOUDNESS, PEAK)


def note(pitch: str) -> Samples:
    """A plucked string (N,) at a pitch such as C4."""
    hz = semitone_hz(semitones(pitch))
    return swell(tone(hz, NOTE, STRINGS, damping=4.5), 0.004, 0.3)


def _parts(heard: Heard) -> Iterator[tuple[Samples, int]]:
    """Each note, and each run of phonemes, with how many samples later the next one begins."""
    for pitched, run in groupby(heard, is_pitch):
        if pitched:
            for name in run:
                yield note(name), int(NEXT * RATE)
        else:
            spoken = speech(list(run))
            loudest = max(float(np.abs(spoken).max()), 1e-9)
            yield spoken / loudest, len(spoken)
