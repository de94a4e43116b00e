"""The stream flowing by itself: so many steps a second, with the valves as they stand.

It is paused until the player lets it flow, and one key pauses it again. It waits where something is
to be decided, so that nothing ever depends on being quick; it pauses when the player looks back,
takes a step back, or something is laid over what flows.
"""

from __future__ import annotations

from typing import Final, Literal, Protocol, TypeAlias

from game.progress.settings import TEMPO_MAX, TEMPO_STEP
from game.ui.context import AppContext

FlowState: TypeAlias = Literal["paused", "flowing", "waits"]

USUAL: Final = 1.0
"""Steps per second, where the player has not said how many."""


class Flowing(Protocol):
    """What flows: a play, a race, a play that is shown again, the stream that a table plays."""

    @property
    def stream(self) -> object:
        """What is played; it pauses where that is another one of a sudden."""

    @property
    def t(self) -> int:
        """The step that is to be taken."""

    @property
    def may(self) -> bool:
        """Whether there is such a step, and nothing else is shown."""

    @property
    def held(self) -> bool:
        """Whether something is asked of the player before it."""

    @property
    def undecided(self) -> bool:
        """Whether it is one that the player should not miss."""

    def begin(self) -> bool:
        """Make ready to flow; gives whether it can."""

    def take(self, every: float) -> None:
        """Take the step; the next one follows in so many milliseconds."""


class Tempo:
    """How something flows.

    Args:
        app: says how fast, and keeps it.
        of: what flows.
    """

    def __init__(self, app: AppContext, of: Flowing) -> None:
        self._app, self._of = app, of
        self._let_in: tuple[object, int] | None = None
        """The stream and the step at which the player let it flow: that is not waited at."""
        self._since = 0.0
        self.on = False
        self._mark()

    def _mark(self) -> None:
        """Keep where it is, and give the next step its time from now on."""
        self._stream, self._t, self._since = self._of.stream, self._of.t, 0.0

    @property
    def rate(self) -> float:
        """Steps per second."""
        return self._app.settings.tempo or USUAL

    @property
    def key(self) -> str:
        """What lets it flow and pauses it, on what was used last."""
        return self._app.prompt("flow", "tempo")

    @property
    def state(self) -> FlowState:
        """Whether it flows, and whether it waits for the player while it does."""
        if not self.on:
            return "paused"
        return "waits" if self._waits() else "flowing"

    def _waits(self) -> bool:
        of, let_in = self._of, self._let_in
        if of.held:
            return True
        if let_in is not None and let_in[0] is of.stream and let_in[1] == of.t:
            return False
        return of.undecided

    def toggle(self) -> None:
        """Let the stream flow, or pause it."""
        self.on = not self.on and self._of.begin()
        self._mark()
        if self.on:
            self._let_in = self._of.stream, self._of.t

    def stop(self) -> None:
        """Pause it."""
        self.on = False

    def change(self, by: int) -> None:
        """Let it flow faster or slower, by so many notches."""
        rate = self.rate + by * TEMPO_STEP
        self._app.change(tempo=min(max(rate, TEMPO_STEP), TEMPO_MAX))

    def act(self, asked: str | None) -> bool:
        """Do what an action asks of the flow; False for anything else."""
        match asked:
            case "flow":
                self.toggle()
            case "slower" | "faster":
                self.change(1 if asked == "faster" else -1)
            case _:
                return False
        return True

    def update(self, dt: float) -> None:
        """Take the next step when its time has come; dt in milliseconds."""
        if not self.on:
            return
        of = self._of
        moved, other = of.t - self._t, of.stream is not self._stream
        if moved or other:
            self._mark()  # the player has taken a step, perhaps back
        if other or moved < 0 or not of.may:
            self.stop()
            return
        if self._waits():
            self._since = 0.0
            return
        self._since += dt
        if self._since >= 1000.0 / self.rate:
            of.take(1000.0 / self.rate)
            self._mark()
