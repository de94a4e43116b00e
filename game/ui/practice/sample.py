"""Attempts that nobody made, for pictures: somebody who learns, with slips that become fewer."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final

from game.level.model import GATES, Level, Mode
from game.lstm.weights import Weights
from game.progress.store import Store
from game.rules.move import Move
from game.rules.session import Session
from game.rules.wiring.form import table_json
from game.rules.wiring.run import run_table
from game.rules.wiring.table import GateTable

ATTEMPTS: Final = 28
RUNS: Final = 9
FIRST_DAY: Final = datetime(2026, 1, 5, 17, 0, tzinfo=UTC)


def sample_history(store: Store, level: Level, network: Weights) -> None:
    """Record some attempts at a level; the same ones every time."""
    if level.play.act == "wire":
        _runs(store, level, network)
        return
    for n in range(ATTEMPTS):
        chance = Random(n)
        mode: Mode = "practice" if n % 6 == 2 else "play"
        seed = n - 1 if n % 7 == 4 else n
        session = Session.start(level, seed, network, mode)
        slips = 0.5 * 0.87**n
        moves = [_slip(move, level, chance, slips) for move in session.deal.reference]
        seconds = round(len(moves) * (1.0 + 5.0 * 0.9**n + chance.random()), 1)
        at = FIRST_DAY + timedelta(hours=5 * n, minutes=7 * (n % 8))
        store.record(session.play_all(moves), finished=at, retry=n % 7 == 4, seconds=seconds)


def _slip(move: Move, level: Level, chance: Random, slips: float) -> Move:
    if chance.random() >= slips:
        return move
    gate = chance.choice([gate for gate in GATES if level.gates.owner(gate) == "player"])
    block = chance.randrange(level.memory.blocks)
    return move.with_gate(gate, block, 1.0 - round(move.gate(gate)[block]))


def _runs(store: Store, level: Level, network: Weights) -> None:
    goal, table = GateTable.solution(level), GateTable.start(level)
    wanted = [entry for entry in goal.touched if entry in table.entries]
    for n in range(RUNS):
        if n and n <= len(wanted):
            table = table.set(wanted[n - 1], goal.value(wanted[n - 1]))
        elif n:
            table = goal
        run = run_table(table, network, n)
        text = json.dumps(table_json(table))
        seconds, at = 60.0 + 45.0 * n, FIRST_DAY + timedelta(hours=3 * n)
        store.record_table(level, n, text, run.result, seconds=seconds, finished=at)
