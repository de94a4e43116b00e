"""What one run of the game took of the processor and of memory, and the most it may take."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

try:
    import resource
except ImportError:  # Windows: memory is not measured there
    resource = None  # type: ignore[assignment]

SECONDS: Final = 2.0
"""Of the processor, for one run of the game; other programs on the machine do not count."""

MEGABYTES: Final = 500
"""By which memory may grow while it runs."""

DEADLINE: Final = 40.0
"""Seconds after which a case that does not end is given up, whatever it waits for."""

_STATUS: Final = Path("/proc/self/status")
_CLEAR: Final = Path("/proc/self/clear_refs")


@dataclass(frozen=True, slots=True)
class Took:
    """Processor time in seconds, and growth of memory at its highest in megabytes."""

    seconds: float = 0.0
    megabytes: float = 0.0

    def most(self, other: Took) -> Took:
        """The larger of each."""
        return Took(max(self.seconds, other.seconds), max(self.megabytes, other.megabytes))


class Meter:
    """Measures from its making on."""

    def __init__(self) -> None:
        self._before = _begin_peak()
        self._at = time.process_time()

    def took(self) -> Took:
        """What was taken so far."""
        seconds = time.process_time() - self._at
        return Took(seconds, max(_peak() - self._before, 0.0))


def bound_memory(gigabytes: float = 3.0) -> None:
    """Keep this process from taking more address space, so that a bomb harms no one else."""
    if resource is None or sys.platform != "linux":
        return
    now = _status("VmSize") / 1000
    most = int((now + gigabytes) * 1e9)
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))


def _begin_peak() -> float:
    """Forget how much was in use at most, where the system can; gives what is in use now."""
    try:
        _CLEAR.write_text("5")
        return _status("VmRSS")
    except OSError:
        return _peak()


def _peak() -> float:
    """The most that was in use, in megabytes."""
    if _STATUS.exists():
        return _status("VmHWM")
    if resource is None:
        return 0.0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1e3)


def _status(name: str) -> float:
    for line in _STATUS.read_text().splitlines():
        if line.startswith(name):
            return float(line.split()[1]) / 1000
    return 0.0
