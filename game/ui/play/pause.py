"""The pause at the end of a stream, in which the last prediction is seen before the result."""

from __future__ import annotations

END_PAUSE_MS = 1100.0
"""How long the last prediction stays before the result is shown."""
LEAST_PAUSE_MS = 350.0
"""No key cuts the pause shorter than this, so that one press too many does not skip it."""


class EndPause:
    """How long the finished stream has been shown."""

    def __init__(self) -> None:
        self.ms: float | None = None
        """None while the stream runs, or the end waits to be mended."""

    def begin(self) -> None:
        """Let the end come."""
        self.ms = 0.0

    def update(self, dt: float) -> bool:
        """Wait dt milliseconds more; True when it has been long enough."""
        if self.ms is None:
            return False
        self.ms += dt
        return self.ms >= END_PAUSE_MS

    @property
    def may_be_left(self) -> bool:
        """Whether a key or a click may cut it short."""
        return self.ms is not None and self.ms >= LEAST_PAUSE_MS
