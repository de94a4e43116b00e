"""How well the player knows what the network will say, in lines for the foot of the room."""

from __future__ import annotations

from game.level.model import Level
from game.rules.practice.calibration import Calibration, calibrate
from game.ui.context import AppContext
from game.words import listed, say


def bet_lines(app: AppContext, level: Level) -> list[str]:
    """What the bets on a level have come to, and those on all levels; nothing without bets."""
    here, everywhere = calibrate(app.store.bets(level.id)), calibrate(app.store.bets())
    lines = []
    if here.made:
        lines.append(_told("here", here))
    if everywhere.made > here.made:
        lines.append(_told("everywhere", everywhere))
    return lines


def _told(where: str, found: Calibration) -> str:
    verdict, brier = found.sentence, f"{found.brier:.2f}"
    if len(found.rows) < 2:
        return say(f"practice.bets.{where}", verdict=verdict, brier=brier)
    rows = [
        say("practice.bets.row", right=row.right, count=row.made, sure=f"{row.sure:.0%}")
        for row in found.rows
    ]
    return say(f"practice.bets.{where}_each", verdict=verdict, brier=brier, each=listed(rows))
