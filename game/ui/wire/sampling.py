"""Where the stream stands that a table plays while it is written, and the step that plays out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from game.level.stream import StreamStep
from game.rules.deal import Deal
from game.rules.wiring.table import GateTable
from game.ui.motion import approach
from game.ui.pace.played import PLAYING_OUT
from game.ui.pace.steps import StepRun, begun
from game.ui.play.animation import Figures, figures_of, playing_out
from game.ui.play.picture import Picture
from game.ui.wire.played import Sample

SLIDE_MS: Final = 110.0
"""After how many milliseconds the belt has covered two thirds of its way."""


class Sampling:
    """The sample stream: at which token it is looked at, and how it gets to the next one.

    It rests at its first question until it is moved on.

    Args:
        deal: the stream, and the network.
        table: gives the table that plays it.
    """

    def __init__(self, deal: Deal, table: Callable[[], GateTable]) -> None:
        self.deal, self._table = deal, table
        self.t = next(iter(deal.stream.questions), 0)
        self.run: StepRun | None = None
        self.still, self.speed, self.stepped = False, 1.0, False
        self.offset: float | None = None
        """How far the belt has run, in units; None before it was drawn."""
        self._sample: Sample | None = None

    # -- what is shown -------------------------------------------------------------------------

    @property
    def sample(self) -> Sample:
        """The stream as the table now plays it."""
        if self._sample is None:
            self._sample = Sample.of(self._table(), self.deal)
        return self._sample

    def forget(self) -> None:
        """The table was changed: the stream is played anew."""
        self._sample = self.run = None

    @property
    def token(self) -> StreamStep:
        """The token that it is at."""
        return self.deal.stream.steps[self.t]

    @property
    def lit(self) -> tuple[str, int]:
        """The class and the case of the table that apply at that token."""
        return self.token.cls, self.sample.steps[self.t].case

    @property
    def picture(self) -> Picture:
        """What the cell does at that token."""
        return self.sample.pictures[self.t]

    @property
    def figures(self) -> Figures:
        """Its numbers, as far as the step has played out."""
        return figures_of(self.picture) if self.run is None else playing_out(self.picture, self.run)

    @property
    def told(self) -> int | None:
        """The last step whose outcome can be seen; None if there is none yet."""
        told = self.t if self.run is None else self.t - 1
        return told if told >= 0 else None

    # -- from token to token -------------------------------------------------------------------

    def look_at(self, t: int) -> None:
        """Go to a token at once."""
        self.run, self.t = None, min(max(t, 0), len(self.deal) - 1)

    def step(self, *, parts: bool = True, within: float | None = None) -> None:
        """Let the next token in.

        Args:
            parts: the step waits after each part, if the player wants that of steps.
            within: it plays out in so many milliseconds at the most.
        """
        if self.t + 1 < len(self.deal):
            self.t += 1
            self.run = begun(self, parts=parts, within=within)

    def go_on(self) -> None:
        """Let the next token in, or go on to the next part of the one that is coming in."""
        if self.run is not None and self.run.stepped:
            self.next_part()
        else:
            self.step()

    def next_part(self) -> None:
        """Go on to the next part of a step."""
        if self.run is not None:
            self.run = self.run.gone_on()

    def finish_run(self) -> None:
        """Cut a step short."""
        self.run = None

    def update(self, dt: float, belt_target: float) -> None:
        """Move on by dt milliseconds what plays out, and the belt to where it ought to be."""
        if self.run is not None:
            self.run = self.run.moved(dt, self.speed, still=self.still)
        if self.offset is None or self.still:
            self.offset = belt_target
        else:
            self.offset = approach(self.offset, belt_target, dt * self.speed, SLIDE_MS)


class SampleFlow:
    """The sample stream as it flows: nothing is to be decided, so it never waits."""

    undecided = False

    def __init__(self, sampling: Callable[[], Sampling]) -> None:
        self._now = sampling

    @property
    def stream(self) -> Deal:
        """The stream, and the network."""
        return self._now().deal

    @property
    def t(self) -> int:
        """The token that it is at."""
        return self._now().t

    @property
    def may(self) -> bool:
        """Whether there is one to come."""
        return self.t + 1 < len(self._now().deal)

    @property
    def held(self) -> bool:
        """Whether a step waits to be gone on with."""
        run = self._now().run
        return run is not None and run.stepped

    def begin(self) -> bool:
        """Go on, or from the stream's end begin again."""
        if not self.may:
            self._now().look_at(0)
        return self.may

    def take(self, every: float) -> None:
        """Let the next token in."""
        self._now().step(parts=False, within=PLAYING_OUT * every)
