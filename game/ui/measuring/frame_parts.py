"""Where the time of a frame goes: a stopwatch on every part of the play screen, for measuring only.

Each part's functions are wrapped while it is measured; what a part calls of another one is the
other one's time, so that the parts add up to the frame.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from time import thread_time
from typing import Any, Final

from game.rules.session import Session
from game.ui.gui import Gui
from game.ui.play import screen
from game.ui.play.bet_controls import BetControls
from game.ui.play.heard import Heard
from game.ui.play.model import PlayModel
from game.ui.play.past import NowColumn
from game.ui.play.practising import Practising
from game.ui.play.sheet import Sheet
from game.ui.play.tutorial.prompting import Prompting
from game.ui.sound.player import Sound

PARTS: Final[dict[str, tuple[tuple[object, str], ...]]] = {
    "rules": ((Session, "play"), (Session, "preview"), (Session, "undo")),
    "model": ((PlayModel, "update"), (PlayModel, "step"),
                                    (PlayModel, "finish_run")),
    "coach, bets": ((Practising, "before"), (Practising, "after"), (BetControls, "update")),
    "sound": ((Heard, "follow"), (Sound, "follow"), (Sound, "update")),
    "prompts": ((Prompting, "draw"), (Prompting, "follow"), (Prompting, "ready")),
    "top line": ((screen.Screen, "_top"),),
    "belt": ((screen.Screen, "_belt"),),
    "cell": ((screen.Screen, "_cell"),),
    "lights": ((screen.Screen, "_lights"),),
    "prediction": ((screen, "put_prediction"),),
    "footer": ((screen, "put_footer"),),
    "timeline": ((screen.Screen, "columns"), (screen, "draw_past"), (screen, "draw_frames"),
                 (NowColumn, "draw")),
    "onto window": ((Sheet, "show"), (Sheet, "fit")),
    "widgets": ((Gui, "update"), (Gui, "draw"), (Gui, "draw_focus"), (Gui, "handle")),
}  # fmt: skip
"""The parts of a frame, and the functions that do each: owner and name."""
REST: Final = "the rest"


@dataclass
class Stopwatch:
    """Times each part, frame by frame, in milliseconds of computing."""

    frames: list[dict[str, float]] = field(default_factory=list)
    _now: dict[str, float] = field(default_factory=dict)
    _within: list[float] = field(default_factory=list)
    """For every part under way, how long others that it called took."""

    def around(self, part: str, act: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, timed."""

        @wraps(act)
        def timed(*args: Any, **more: Any) -> Any:
            self._within.append(0.0)
            began = thread_time()
            try:
                return act(*args, **more)
            finally:
                took, others = thread_time() - began, self._within.pop()
                self._now[part] = self._now.get(part, 0.0) + (took - others) * 1000.0
                if self._within:
                    self._within[-1] += took

        return timed

    def frame(self, whole: float) -> None:
        """A frame is over, which took so many milliseconds in all."""
        self._now[REST] = max(whole - sum(self._now.values()), 0.0)
        self.frames.append(self._now)
        self._now = {}


@contextmanager
def watched() -> Iterator[Stopwatch]:
    """Have every part timed while this lasts."""
    watch, before = Stopwatch(), []
    for part, owned in PARTS.items():
        for owner, name in owned:
            act = getattr(owner, name)
            before.append((owner, name, act))
            setattr(owner, name, watch.around(part, act))
    try:
        yield watch
    finally:
        for owner, name, act in before:
            setattr(owner, name, act)


@dataclass(frozen=True, slots=True)
class PartTime:
    """What one part takes of a frame: milliseconds in the median and at the 99th percentile.

    `share` is its part of all frames together, from 0 to 1; `slowest` its mean in milliseconds in
    the slowest hundredth of them.
    """

    part: str
    median: float
    p99: float
    share: float
    slowest: float


def part_times(frames: Sequence[dict[str, float]]) -> list[PartTime]:
    """The parts of some frames, the most costly first."""
    whole = sum(sum(frame.values()) for frame in frames) or 1.0
    slowest = sorted(frames, key=lambda frame: -sum(frame.values()))[: -(-len(frames) // 100)]
    found = []
    for part in (*PARTS, REST):
        times = sorted(frame.get(part, 0.0) for frame in frames)
        last = min(int(len(times) * 0.99), len(times) - 1)
        slow = sum(frame.get(part, 0.0) for frame in slowest) / len(slowest)
        share = sum(times) / whole
        found.append(PartTime(part, times[len(times) // 2], times[last], share, slow))
    return sorted(found, key=lambda one: -one.share)
