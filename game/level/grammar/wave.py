"""A wave through the levels of a class, the same on every machine.

`math.sin` may differ in its last digit between machines, and so might then a level; sums, products
and quotients of floats may not. So the wave is that of Bhaskara I (7th century), a quotient of
parabolas that nowhere differs from the sine by more than 0.0017.
"""

from __future__ import annotations

from collections.abc import Callable


def wave(turns: float) -> float:
    """The height of the wave, from -1 to 1, after so many turns; it rises through 0 at 0."""
    half = 2.0 * (turns % 1.0)
    sign = 1.0
    if half >= 1.0:
        half, sign = half - 1.0, -1.0
    arch = half * (1.0 - half)
    return sign * 16.0 * arch / (5.0 - 4.0 * arch)


def noise(chance: Callable[[], float]) -> float:
    """Noise of mean 0 and standard deviation 1, from three even draws: a bell that ends at ±3."""
    return 2.0 * (chance() + chance() + chance()) - 3.0


def level_at(height: float, levels: int, error: float = 0.0) -> int:
    """Which of so many levels a height from -1 to 1 is nearest to, `error` levels off."""
    place = (height + 1.0) / 2.0 * (levels - 1) + error
    return min(int(place + 0.5), levels - 1) if place > 0.0 else 0
