"""What tests of progress share: a level, plays of it, and a store whose clock stands still."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from game.level.grammar import draw
from game.level.model import Level
from game.progress.records import Bet
from game.progress.store import Store
from game.rules.deal import Deal
from game.rules.policies import PolicyName, play_policy
from game.rules.session import Session
from tests.wired import toy_level, wired

NOON = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)
LEVEL = toy_level()
BAD = Bet("", 0.5, "French")


def played(name: PolicyName = "solution", seed: int = 7, level: Level = LEVEL) -> Session:
    return play_policy(Deal.of(level, wired(level), draw(level, seed)), name)


def new_store(folder: Path) -> Store:
    return Store(folder, clock=lambda: NOON)
