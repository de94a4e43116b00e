"""What the shipped replays come to on this computer, to be held against another one.

`python -m tests.rules.replays.portable > here.json` writes down every figure with all its digits, a
digest of the streams drawn from each level, and of every token's path. With two such files as
arguments it says how far they are apart.
"""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from game.level.grammar import draw, draw_stretched
from game.level.library import all_level_paths
from game.level.loader import load_level
from game.level.model import Level
from game.level.network import load_network
from game.rules.replays.file import load_replay
from game.rules.replays.origin import drawn_digest
from game.rules.replays.verify import Again, recompute
from tests.rules.replays.make import FOLDER

SEEDS = [*range(200), 999_999, 2**31, 2**53 + 1, 2**63 - 1]


def report() -> dict[str, Any]:
    """All of it as JSON: what must be the same, and what must be near."""
    same: dict[str, Any] = {}
    near: dict[str, float] = {}
    for path in all_level_paths():
        level = load_level(path)
        same[f"{level.id}.drawn"] = drawn_digest([draw(level, seed) for seed in SEEDS])
        if stretched := _stretched(level):
            same[f"{level.id}.stretched"] = stretched
        network = load_network(level)
        for name in ("solution", "middling"):
            saved = load_replay(FOLDER / f"{level.id}.{name}.json")
            again = recompute(saved, level, network)
            same[f"{level.id}.{name}"] = again.verdict.outcome
            for figure in again.verdict.figures:
                key = f"{level.id}.{name}.{figure.name}"
                if isinstance(figure.found, int):
                    same[key] = [figure.found, figure.low, figure.high]
                else:
                    near[key] = figure.found
            near |= {f"{level.id}.{name}.{key}": v for key, v in _inner(again).items()}
            same[f"{level.id}.{name}.marks"] = _marks(again)
    return {"numpy": np.__version__, "python": sys.version, "same": same, "near": near}


def _stretched(level: Level) -> str:
    try:
        return drawn_digest([draw_stretched(level, seed, 2.0) for seed in range(5)])
    except ValueError:
        return ""


def _inner(again: Again) -> dict[str, float]:
    """What is inside: the value of each move and the last memory; of a table, each stream."""
    if again.session is not None:
        moves = again.session.moves
        values = {f"value.{n}": move.value for n, move in enumerate(moves)}
        memory = {f"c.{n}": float(c) for n, c in enumerate(moves[-1].trace.c)}
        return values | memory
    assert again.run is not None
    return {f"stream.{n}": float(c) for n, c in enumerate(again.run.outcome.confidence)}


def _marks(again: Again) -> str:
    """A digest of what is shown of every move: its mark, and the answer."""
    if again.session is None:
        assert again.run is not None
        told = [int(n) for n in again.run.outcome.right]
    else:
        told = [[move.mark, move.predicted] for move in again.session.moves]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def compare(one: dict[str, Any], other: dict[str, Any]) -> str:
    """How far two reports are apart, in a line or more."""
    assert one["same"].keys() == other["same"].keys()
    assert one["near"].keys() == other["near"].keys()
    differ = [key for key in one["same"] if one["same"][key] != other["same"][key]]
    apart = {key: abs(one["near"][key] - other["near"][key]) for key in one["near"]}
    worst = max(apart, key=lambda key: apart[key])
    figures = [key for key in apart if key.endswith((".confidence", ".par"))]
    first = max(figures, key=lambda key: apart[key])
    return (
        f"{len(one['same'])} alike to the bit but {len(differ)} {differ[:5]}; "
        f"confidence and par apart by {apart[first]:.1e} ({first}); "
        f"{len(apart)} figures in all by {apart[worst]:.1e} ({worst})"
    )


if __name__ == "__main__":
    if len(sys.argv) > 2:
        first, second = (json.loads(Path(name).read_text("utf-8")) for name in sys.argv[1:3])
        print(compare(first, second))
    else:
        json.dump(report(), sys.stdout)
