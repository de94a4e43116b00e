"""The ambience: which of the drone's voices sound how loud, gliding after the cell state."""

from __future__ import annotations

from math import exp
from typing import Final

import numpy as np

from game.lstm.weights import Array
from game.ui.sound.card import Card, Clip
from game.ui.sound.drone import SIDES, levels, loop
from game.ui.sound.synth import Samples

BLOCKS: Final = 6
GLIDE_MS: Final = 260.0
"""After this time a voice has come two thirds of the way to where it belongs."""
SILENT: Final = 0.002
RISE_MS: Final = 60
CUT_MS: Final = 40
"""How long a voice takes to set in, and to end."""
FINEST: Final = 1.0 / 256.0
"""Smaller changes of a volume are none to the mixer."""
NOTHING: Final[Samples] = np.zeros((0, len(SIDES)))
"""The voices of no blocks."""


class Ambience:
    """The voices, on their way to where the cell state asks them to be.

    Args:
        first: the first of the card's channels that are theirs.
    """

    def __init__(self, first: int) -> None:
        self.channels = range(first, first + len(SIDES) * BLOCKS)
        self.now = self._to = NOTHING
        self._aimed: Array | None = None
        self._playing: dict[int, float] = {}
        """The volumes of the channels that are playing."""
        self._clips: dict[int, Clip] = {}

    @property
    def sounds(self) -> bool:
        """Whether anything of it is heard, or is to be."""
        return bool(len(self.now) or self._playing)

    def aim(self, c: Array | None) -> None:
        """Set out for a cell state c (K, S); for None to silence."""
        if c is not self._aimed:  # while nothing moves, it is the very same array
            self._aimed, self._to = c, NOTHING if c is None else levels(c[:BLOCKS])

    def update(self, dt: float) -> None:
        """Move on by dt milliseconds."""
        size = max(len(self.now), len(self._to))
        if not size:
            return
        now, to = _padded(self.now, size), _padded(self._to, size)
        self.now = to + (now - to) * exp(-dt / GLIDE_MS)
        if not len(self._to) and float(self.now.max()) < SILENT:
            self.now = NOTHING

    def play(self, card: Card, gain: float, share: float) -> None:
        """Set every voice's volume; start and end them as they come and go.

        Args:
            card: the sound card.
            gain: how loud the ambience is set, from 0 to 1; taken when a voice is started.
            share: how much of that is to be heard now.
        """
        begun = False
        wanted = dict(zip(self.channels, self.now.ravel().tolist(), strict=False))
        for channel, level in wanted.items():
            volume = level * share
            if channel not in self._playing:
                if volume > SILENT and not begun and not card.busy(channel):
                    self._start(card, channel, gain, volume)
                    begun = True  # to make a voice takes a while: one a frame
            elif volume <= SILENT:
                self._end(card, channel)
            elif abs(self._playing[channel] - volume) > FINEST:
                card.volume(channel, volume)
                self._playing[channel] = volume
        for channel in [channel for channel in self._playing if channel not in wanted]:
            self._end(card, channel)

    def _start(self, card: Card, channel: int, gain: float, volume: float) -> None:
        if channel not in self._clips:
            block, side = divmod(channel - self.channels.start, len(SIDES))
            # The mixer knows but 128 volumes: all are for the levels, and the gain is in the clip.
            self._clips[channel] = card.clip(loop(block, SIDES[side]) * gain)
        card.play(channel, self._clips[channel], volume, forever=True, rise_ms=RISE_MS)
        self._playing[channel] = volume

    def _end(self, card: Card, channel: int) -> None:
        card.fade((channel,), CUT_MS)
        del self._playing[channel]

    def stop(self, card: Card) -> None:
        """End all voices at once; they come in again as loud as they are to be then."""
        card.fade(self._playing, CUT_MS)
        self.now = NOTHING
        self.forget()

    def forget(self) -> None:
        """Know of no voice that is playing: the card is gone."""
        self._playing.clear()
        self._clips.clear()


def _padded(voices: Samples, size: int) -> Samples:
    """The voices of so many blocks; those that were not there are silent."""
    if len(voices) == size:
        return voices
    return np.concatenate([voices, np.zeros((size - len(voices), len(SIDES)))])
