"""Writes two replays of every shipped level: its solution, and a play that is neither good nor bad.

`python -m tests.rules.replays.make`, whenever a level's task, scoring or network has changed.
"""

import json
import random
from pathlib import Path
from typing import Any

from game.level.library import all_level_paths
from game.level.loader import load_level
from game.level.model import GATES, Case, Level, Setting
from game.level.network import load_network
from game.rules.move import Move
from game.rules.policies import play_policy
from game.rules.replays.played import Replay
from game.rules.replays.table import TableReplay
from game.rules.session import Session
from game.rules.wiring.run import run_table
from game.rules.wiring.table import GateTable

FOLDER = Path(__file__).parent / "shipped"
AMISS = 0.12
"""How far a middling play is from the solution towards a coin's."""


def replays(level: Level) -> dict[str, dict[str, Any]]:
    """Both replays of a level by name, as JSON."""
    network, seed = load_network(level), level.play.seed
    if level.play.act == "wire":
        return {
            "solution": TableReplay.of(run_table(solved(level), network, seed)).to_dict(),
            "middling": TableReplay.of(run_table(blurred(level), network, seed)).to_dict(),
        }
    session = Session.start(level, seed, network)
    won = play_policy(session.deal, "solution")
    coin = random.Random(seed).random
    amiss = [
        Move(**{gate: [_between(v, coin()) for v in played.move.gate(gate)] for gate in GATES})
        for played in won.moves
    ]
    return {
        "solution": Replay.of(won).to_dict(),
        "middling": Replay.of(session.play_all(amiss)).to_dict(),
    }


def _between(value: float, coin: float) -> float:
    return value * (1.0 - AMISS) + AMISS * coin


def solved(level: Level) -> GateTable:
    return GateTable.solution(level)


def blurred(level: Level) -> GateTable:
    """The solution with every gate that is the player's a tenth off."""

    def off(gate: Any, value: float) -> float:
        return abs(value - 0.1) if level.gates.owner(gate) == "player" else value

    cases = {
        cls: tuple(
            Case(
                tuple(Setting(**{g: off(g, s.value(g)) for g in GATES}) for s in case.settings),
                case.when,
            )
            for case in of
        )
        for cls, of in solved(level).cases.items()
    }
    return GateTable(level, cases)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.json"):
        old.unlink()
    for path in all_level_paths():
        for name, value in replays(load_level(path)).items():
            text = json.dumps(value, separators=(",", ":")) + "\n"
            (FOLDER / f"{path.stem}.{name}.json").write_text(text, "utf-8", newline="\n")
