"""How well the player knows what the network will say, in lines for the foot of the room."""

from __future__ import annotations

from game.level.model import Level
from game.rules.practice.calibration import Calibration, calibrate
from game.ui.context import AppContext


def bet_lines(app: AppContext, level: Level) -> list[str]:
    """What the bets on a level have come to, and those on all levels; nothing without bets."""
    here, everywhere = calibrate(app.store.bets(level.id)), calibrate(app.store.bets())
    lines = []
    if here.made:
        lines.append(f"Your bets here. {_told(here)}")
    if everywhere.made > here.made:
        lines.append(f"On all levels. {_told(everywhere)}")
    return lines


def _told(found: Calibration) -> str:
    came = ", ".join(f"{row.right} of {row.made} at {row.sure:.0%}" for row in found.rows)
    each = f" In all: {came}." if len(found.rows) > 1 else ""
    return f"{found.sentence}{each} Brier score {found.brier:.2f} (0 is best)."
