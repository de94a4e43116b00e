"""The six parts of a step, how far one that plays out has come, and the player's pace for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal, Protocol, TypeAlias

from game.progress.settings import Settings
from game.ui.motion import ease

STEP_MS: Final = 1300.0
"""How long a step plays out at the usual speed; whoever acts before that cuts it short."""

Part: TypeAlias = Literal["comes_in", "forget", "input", "memory", "output", "prediction"]

PARTS: Final[dict[Part, tuple[float, float]]] = {
    "comes_in": (0.0, 0.21),
    "forget": (0.16, 0.36),
    "input": (0.33, 0.53),
    "memory": (0.50, 0.66),
    "output": (0.62, 0.80),
    "prediction": (0.77, 0.90),
}
"""When each of the six parts of a step begins and ends: cause first, effect after it."""

ORDER: Final = tuple(PARTS)
HUSH: Final = (0.0, 0.10)
"""While the token sets out, what the valves promised makes way for what really was before."""
BELT: Final = (0.86, 1.0)
"""When the belt moves on to the next token."""


@dataclass(frozen=True, slots=True)
class StepRun:
    """One step under way: `progress` goes from 0 to 1.

    Played part by part it stops at the end of each (`waiting`), and `at` is the number of the part
    that plays; of those after it nothing is to be seen yet. `haste` is how much faster than usual
    it plays.
    """

    progress: float = 0.0
    stepped: bool = False
    at: int = 0
    waiting: bool = False
    haste: float = 1.0

    def moved(self, dt: float, speed: float, *, still: bool = False) -> StepRun | None:
        """A little later; None once it is over. With `still` every part is there at once."""
        if self.waiting:
            return self
        progress = 1.0 if still else self.progress + dt * speed * self.haste / STEP_MS
        if self.stepped and self.at < len(ORDER):
            end = PARTS[ORDER[self.at]][1]
            if progress >= end:
                return replace(self, progress=end, waiting=True)
        return replace(self, progress=progress) if progress < 1.0 else None

    def gone_on(self) -> StepRun:
        """Go on to the next part; after the last one, to the end."""
        at = self.at + 1
        begin = PARTS[ORDER[at]][0] if at < len(ORDER) else BELT[0]
        return replace(self, at=at, waiting=False, progress=begin)

    @property
    def sliding(self) -> float:
        """How far the belt has moved on, eased, from 0 to 1."""
        return 0.0 if self.stepped and self.at < len(ORDER) else self.within(BELT)

    @property
    def part(self) -> Part | None:
        """The part that waits to be gone on from."""
        return ORDER[self.at] if self.waiting else None

    def within(self, span: tuple[float, float]) -> float:
        """How much of a stretch of the step has gone by, eased, from 0 to 1."""
        start, end = span
        return ease((self.progress - start) / (end - start))

    def share(self, part: Part) -> float:
        """How far a part has come, eased, from 0 to 1; 1 once it is over."""
        number = ORDER.index(part)
        if self.stepped and number != self.at:
            return float(number < self.at)
        return self.within(PARTS[part])

    def under_way(self, part: Part) -> float | None:
        """How far a part has come while it plays; None before it and after it."""
        share = self.share(part)
        return share if 0.0 < share < 1.0 else None


class Paced(Protocol):
    """What plays steps out as the player wants that of steps."""

    still: bool
    """Reduced motion: nothing slides, everything arrives at once."""
    speed: float
    """How fast things move; 1 is as designed."""
    stepped: bool
    """Whether a step waits after each of its parts."""


def follow(what: Paced, settings: Settings) -> None:
    """Have steps play out as the settings say."""
    what.still, what.speed = settings.reduced_motion, settings.speed
    what.stepped = settings.stepped


def begun(what: Paced, *, parts: bool = True, within: float | None = None) -> StepRun | None:
    """A step at its beginning; None if there is nothing to be seen of it but its end.

    Args:
        what: says how steps play out.
        parts: it waits after each part, if the player wants that of steps.
        within: it plays out in so many milliseconds at the most.
    """
    stepped = parts and what.stepped
    if what.still and not stepped:
        return None
    usual = STEP_MS / what.speed
    haste = 1.0 if within is None else max(usual / max(within, 1.0), 1.0)
    return StepRun(stepped=stepped, haste=haste)
