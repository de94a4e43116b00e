"""The sound card: pygame's mixer, in which anything may fail at any moment."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Final, ParamSpec, TypeAlias, TypeVar

import numpy as np
import pygame

from game.ui.sound.synth import RATE, Samples

BUFFER: Final = 512
"""Samples that are mixed at a time: 12 milliseconds."""

Clip: TypeAlias = "pygame.mixer.Sound"
"""Samples, as the mixer takes them."""

P = ParamSpec("P")
T = TypeVar("T")


class NoCardError(Exception):
    """There is no sound card, or none any more; the text is what the system said."""


class Card:
    """A number of channels, each of which plays one clip at a time.

    Every method raises NoCardError once the card cannot be used.
    """

    def __init__(self) -> None:
        self._channels: list[pygame.mixer.Channel] = []

    def open(self, channels: int) -> None:
        """Open the card with so many channels.

        Raises:
            NoCardError: there is none that can be opened.
        """
        _tried(self._open, channels)

    def _open(self, channels: int) -> None:
        # What the card would rather have is left to SDL to convert to: clips stay as they are.
        with _unheard():
            pygame.mixer.init(RATE, -16, 1, BUFFER, allowedchanges=0)
        pygame.mixer.set_num_channels(channels)
        self._channels = [pygame.mixer.Channel(n) for n in range(channels)]

    def close(self) -> None:
        """Let go of the card; it can be opened again."""
        self._channels = []
        _tried(lambda: pygame.mixer.quit())

    def clip(self, samples: Samples) -> Clip:
        """Samples (N,) from −1 to 1 as a clip."""
        whole = np.clip(np.rint(samples * 32767.0), -32768, 32767).astype("<i2")
        return _tried(lambda: pygame.mixer.Sound(buffer=whole.tobytes()))

    def busy(self, channel: int) -> bool:
        """Whether a channel is playing."""
        return _tried(lambda: self._channels[channel].get_busy())

    def play(
        self, channel: int, clip: Clip, volume: float, *, forever: bool = False, rise_ms: int = 0
    ) -> None:
        """Play a clip on a channel, at a volume from 0 to 1."""

        def play() -> None:
            on = self._channels[channel]
            on.play(clip, loops=-1 if forever else 0, fade_ms=rise_ms)
            on.set_volume(volume)

        _tried(play)

    def volume(self, channel: int, volume: float) -> None:
        """Set the volume of a channel, from 0 to 1."""
        _tried(lambda: self._channels[channel].set_volume(volume))

    def fade(self, channels: Iterable[int], ms: int) -> None:
        """Let what some channels play fade out."""
        for channel in channels:
            _tried(lambda n: self._channels[n].fadeout(ms), channel)


@contextmanager
def _unheard() -> Iterator[None]:
    """Keep the terminal clean meanwhile: ALSA writes a page into it where there is no card."""
    try:
        kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    except OSError:  # there is no such thing as a terminal
        yield
        return
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _tried(act: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What an act gives; a mixer that is gone, or was never built, is no sound card."""
    try:
        return act(*args, **kwargs)
    except (pygame.error, OSError, NotImplementedError, ImportError, IndexError) as error:
        raise NoCardError(str(error)) from None
