"""What varies from command to command without being spoilt."""

from __future__ import annotations

from random import Random


def coding(random: Random) -> str:
    """How the terminal writes: mostly as it ought to."""
    return random.choice(["utf-8"] * 6 + ["ascii", "cp1252"])
