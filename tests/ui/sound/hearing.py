"""Measuring sounds, and a card and a player that only note down what they are asked for."""

from typing import Any

import numpy as np

from game.level.sounds import Heard
from game.lstm.weights import Array
from game.ui.sound.card import NoCardError
from game.ui.sound.effects import Effect
from game.ui.sound.player import Sound
from game.ui.sound.synth import RATE, Samples


def spectrum(samples: Samples) -> tuple[Samples, Samples]:
    """The frequencies (F,) in Hz and the power (F,) at each."""
    window = np.hanning(len(samples))
    power = np.abs(np.fft.rfft(samples * window)) ** 2
    return np.fft.rfftfreq(len(samples), 1.0 / RATE), power


def strongest(samples: Samples) -> float:
    """The frequency in Hz with the most power."""
    hz, power = spectrum(samples)
    return float(hz[power.argmax()])


def centre(samples: Samples) -> float:
    """The middle of the spectrum in Hz: the brighter, the higher."""
    hz, power = spectrum(samples)
    return float((hz * power).sum() / power.sum())


def share(samples: Samples, low: float, high: float) -> float:
    """How much of the power lies between two frequencies in Hz."""
    hz, power = spectrum(samples)
    return float(power[(hz >= low) & (hz <= high)].sum() / power.sum())


def decibels(samples: Samples) -> float:
    """The mean power in dB."""
    return 10.0 * float(np.log10(max((samples**2).mean(), 1e-20)))


class FakeCard:
    """A card of which a test sees what is played, and which fails when it is told to."""

    def __init__(self) -> None:
        self.opened = self.closed = 0
        self.fails = False
        self.playing: dict[int, tuple[Any, float, bool]] = {}
        self.played: list[tuple[int, Any, float]] = []
        self.faded: list[int] = []

    def _used(self) -> None:
        if self.fails:
            raise NoCardError("the device is gone")

    def open(self, channels: int) -> None:
        self._used()
        self.opened += 1

    def close(self) -> None:
        self._used()
        self.closed += 1
        self.playing.clear()

    def clip(self, samples: Samples) -> Any:
        self._used()
        return samples

    def busy(self, channel: int) -> bool:
        self._used()
        return channel in self.playing

    def play(self, channel: int, clip: Any, volume: float, **how: Any) -> None:
        self._used()
        self.playing[channel] = clip, volume, how.get("forever", False)
        self.played.append((channel, clip, volume))

    def volume(self, channel: int, volume: float) -> None:
        self._used()
        clip, _, forever = self.playing[channel]
        self.playing[channel] = clip, volume, forever

    def fade(self, channels: Any, ms: int) -> None:
        for channel in list(channels):
            self._used()
            self.faded.append(channel)
            self.playing.pop(channel, None)

    def end(self, channels: Any) -> None:
        """What these channels play has come to its end."""
        for channel in channels:
            self.playing.pop(channel, None)


class Noted(Sound):
    """Notes down what is to be heard."""

    def __init__(self) -> None:
        super().__init__()
        self.played: list[tuple[str, dict[str, object]]] = []
        self.said: list[Heard] = []
        self.heard: Array | None = None
        self.samples: list[str] = []

    def play(self, name: Effect, **how: object) -> None:
        self.played.append((name, how))

    def say(self, heard: Heard) -> None:
        if heard:
            self.said.append(heard)

    def hear(self, c: Array) -> None:
        self.heard = c

    def sample(self, setting: str) -> None:
        self.samples.append(setting)

    @property
    def names(self) -> list[str]:
        """The effects so far, in order; asking again gives only what came since."""
        names = [name for name, _ in self.played]
        self.played.clear()
        return names
