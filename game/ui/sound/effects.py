"""The sounds of what happens, by name, and what is to be seen whenever one is heard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, TypeAlias

from game.level.model import GateName
from game.ui.sound.loudness import levelled
from game.ui.sound.synth import (
    Samples,
    glide,
    noise,
    scale_hz,
    swell,
    together,
    tone,
    without_rumble,
)

Effect: TypeAlias = Literal[
    "valve", "step", "write", "fade", "right", "wrong", "star", "run", "tick"
]

SEEN: Final[dict[Effect, str]] = {
    "valve": "the hand and the number of the valve, and the thickness of its pipe",
    "step": "the token that goes into the cell and takes its place in the timeline",
    "write": "what runs from the candidate through the input valve, and the highway that brightens",
    "fade": "the highway that thins behind the forget valve, and its column in the timeline",
    "right": "a tick and a sentence under the prediction, or on the board and in the result",
    "wrong": "a cross and a sentence under the prediction, or on the board and in the result",
    "star": "a star that comes in beside the result",
    "run": "the stars and figures of a run, and its tile for each stream",
    "tick": "the scene that opens, or the one below it that is back",
}
"""Nothing is conveyed by sound alone: what each effect goes with on the screen."""

LOUDNESS: Final = -26.0
"""dB, B-weighted, of every effect."""
QUIETER: Final[dict[Effect, float]] = {"wrong": 1.5, "tick": 2.0}
"""dB by which some are to be less than that: nobody is told off, and a page is but turned."""
PEAK: Final = 0.2
"""No sample of an effect is higher."""
DETENTS: Final = 10
"""Over so many notes a valve's pitch rises from shut to open: two octaves."""
FIRST: Final[dict[GateName, int]] = {"f": -2, "i": 0, "o": 2}
"""The note of each gate when it is shut, as a degree of the scale: G3, C4 and E4."""
ROOTS: Final = (-5, -2, -1, -3, 0, 2)
"""The note of each block, as a degree of the scale: C3, G3, A3, E3, C4, E4."""

WOOD: Final = ((1.0, 1.0), (2.0, 0.5), (3.0, 0.3), (4.0, 0.1))
REED: Final = ((1.0, 1.0), (3.0, 0.35), (5.0, 0.1))
GLASS: Final = ((1.0, 1.0), (2.0, 0.2), (4.0, 0.15))
TIMBRES: Final = {"f": WOOD, "i": REED, "o": GLASS}
BELL: Final = ((1.0, 1.0), (2.0, 0.35), (3.0, 0.15), (4.2, 0.06))


def detent(opening: float) -> int:
    """Which note a valve stands at, from 0 (shut) to DETENTS (open)."""
    return round(min(max(opening, 0.0), 1.0) * DETENTS)


def root(block: int) -> int:
    """The note of a block, as a degree of the scale."""
    return ROOTS[block % len(ROOTS)]


def valve(gate: GateName = "f", opening: float = 1.0) -> Samples:
    """A pluck: the further open, the higher; each gate in its own register and timbre."""
    hz = scale_hz(FIRST[gate] + detent(opening))
    return swell(tone(hz, 0.2, TIMBRES[gate], damping=11.0), 0.003, 0.09)


def step() -> Samples:
    """A token that drops into place: a soft knock."""
    knock = swell(noise(0.03, 300.0, 1400.0), 0.001, 0.025) * 0.25
    body = swell(tone(glide(330.0, 220.0, 0.14), 0.14, WOOD, damping=20.0), 0.002, 0.06)
    return together((0.0, knock), (0.004, body))


def write(block: int = 0) -> Samples:
    """Something comes into a block: its note, gliding up to the second above it in the scale."""
    low, high = scale_hz(root(block) + 3), scale_hz(root(block) + 5)
    return swell(tone(glide(low, high, 0.3), 0.3, GLASS, damping=3.0), 0.04, 0.16)


def fade(block: int = 0) -> Samples:
    """Something leaves a block: its note, gliding down and away."""
    high, low = scale_hz(root(block) + 3), scale_hz(root(block) + 1)
    return swell(tone(glide(high, low, 0.38), 0.38, WOOD, damping=4.0), 0.03, 0.24)


def right() -> Samples:
    """Two soft notes, a fourth up and home: G4, C5."""
    first = swell(tone(scale_hz(3), 0.3, BELL, damping=7.0), 0.006, 0.14)
    second = swell(tone(scale_hz(5), 0.5, BELL, damping=6.0), 0.006, 0.25)
    return together((0.0, first * 0.8), (0.11, second))


def wrong() -> Samples:
    """One low, dull note, soon over: nobody is told off."""
    return swell(tone(scale_hz(-4), 0.32, ((1.0, 1.0), (2.0, 0.6), (3.0, 0.3)), 5.0), 0.015, 0.2)


def star(n: int = 0) -> Samples:
    """A small arpeggio, for each star a note of the scale higher."""
    notes = [(0.07 * k, scale_hz(5 + n + 2 * k)) for k in range(3)]
    return together(
        *((at, swell(tone(hz, 0.42, BELL, damping=7.0), 0.005, 0.2)) for at, hz in notes)
    )


def run() -> Samples:
    """Many streams at once: an open chord that rolls up."""
    return together(
        *(
            (0.05 * k, swell(tone(scale_hz(degree), 0.5, GLASS, damping=5.0), 0.01, 0.28))
            for k, degree in enumerate((0, 3, 5, 8))
        )
    )


def tick() -> Samples:
    """A page that turns: as short as can be."""
    return swell(tone(scale_hz(7), 0.07, WOOD, damping=40.0), 0.002, 0.04)


MAKERS: Final[dict[Effect, Callable[..., Samples]]] = {
    "valve": valve, "step": step, "write": write, "fade": fade, "right": right, "wrong": wrong,
    "star": star, "run": run, "tick": tick,
}  # fmt: skip


def effect(name: Effect, **how: object) -> Samples:
    """An effect (N,), ready to be played.

    Args:
        name: which one.
        how: what its maker takes: `gate` and `opening` of a valve, `block` of write and fade, the
            number `n` of a star.
    """
    return finished(MAKERS[name](**how), LOUDNESS - QUIETER.get(name, 0.0), PEAK)


def finished(samples: Samples, to: float, peak: float) -> Samples:
    """A sound (N,) without rumble, brought to a loudness, silent where it begins and ends."""
    return swell(levelled(without_rumble(samples), to, peak), 0.002, 0.02)
