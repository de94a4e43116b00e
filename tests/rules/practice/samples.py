"""Attempts made by hand, for tests of what they add up to."""

import json
from dataclasses import replace
from datetime import UTC, datetime

from game.level.grammar import draw
from game.level.model import Level
from game.progress.records import Attempt
from game.progress.store import Store
from game.rules.deal import Deal
from game.rules.policies import PolicyName, play_policy
from game.rules.session import Session
from game.rules.wiring.form import table_json
from game.rules.wiring.run import run_table
from game.rules.wiring.table import GateTable
from tests.wired import toy_level, wired

NOON = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)
LEVEL = toy_level()
WIRED = toy_level(id="wires", play={"act": "wire", "seed": 7, "streams": 8})

BLANK = Attempt(
    level_id="toy",
    task_hash=LEVEL.task_hash,
    seed=7,
    moves="[]",
    confidence=0.5,
    par=0.9,
    stars=1,
    gate_changes=4,
    budget=6,
    undos=0,
    questions_right=1,
    questions=1,
    mode="play",
    retry=False,
    started=None,
    finished=NOON.isoformat(),
    seconds=30.0,
)


def attempt(**changes: object) -> Attempt:
    """An attempt that is like any other, but for this."""
    return replace(BLANK, **changes)  # type: ignore[arg-type]


def played(level: Level = LEVEL, name: PolicyName = "solution", seed: int = 7) -> Session:
    return play_policy(Deal.of(level, wired(level), draw(level, seed)), name)


def kept(session: Session, **about: object) -> Attempt:
    """The attempt as the store keeps it."""
    with Store(clock=lambda: NOON) as store:
        store.record(session, **about)  # type: ignore[arg-type]
        return store.attempts(session.level.id)[-1]


def kept_table(level: Level = WIRED, seed: int = 3, *, solved: bool = True) -> Attempt:
    """A run of the author's table, or of an untouched one, as the store keeps it."""
    table = GateTable.solution(level) if solved else GateTable.start(level)
    run = run_table(table, wired(level), seed)
    with Store(clock=lambda: NOON) as store:
        store.record_table(level, seed, json.dumps(table_json(table)), run.result, seconds=90.0)
        return store.attempts(level.id)[-1]
