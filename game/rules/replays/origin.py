"""What a play was made on, by digests: whoever recomputes it must have the very same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass
from typing import Any, Final

from game import __version__
from game.level.model import Level
from game.level.network import network_digest
from game.level.stream import Stream
from game.lstm.weights import Weights
from game.rules.replays.form import Play1, Table1

NAMED: Final = ("network", "scoring", "drawn")
"""What format 2 names beside what format 1 did."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a play comes from.

    The last three are "" in replays of format 1, which did not name them.

    Args:
        level_id: the level.
        task_hash: a digest of its task: streams, memory, and whose the gates are.
        seed: the seed of the stream, or of a table's run.
        game: the version of the game that saved it.
        network: a digest of the network's weights.
        scoring: a digest of what else stars and budget follow from.
        drawn: a digest of the streams.
    """

    level_id: str
    task_hash: str
    seed: int
    game: str = __version__
    network: str = ""
    scoring: str = ""
    drawn: str = ""

    @classmethod
    def of(cls, level: Level, network: Weights, streams: Sequence[Stream], seed: int) -> Origin:
        """Where a play comes from that is made now."""
        return cls(
            level.id,
            level.task_hash,
            seed,
            network=network_digest(network),
            scoring=scoring_digest(level),
            drawn=drawn_digest(streams),
        )

    @classmethod
    def read(cls, part: Play1 | Table1) -> Origin:
        """What a replay says of where it comes from."""
        return cls(part.level, part.task, part.seed, part.game, *part.digests)

    def to_dict(self) -> dict[str, Any]:
        """The same as it stands in a replay's file."""
        named = zip(NAMED, (self.network, self.scoring, self.drawn), strict=True)
        return {
            "game": self.game,
            "level": self.level_id,
            "task": self.task_hash,
            "seed": self.seed,
            **{key: found for key, found in named if found},
        }


def scoring_digest(level: Level) -> str:
    """A digest of what stars and budget follow from beside task and network.

    That is: where valves start, the spare changes, how targets weigh, how many streams a table is
    run on, and the solution, whose changes are the budget's measure.
    """
    play = level.play
    counted = {
        "act": play.act,
        "spare": play.spare_changes,
        "start": asdict(play.start),
        "weights": play.weights,
        "streams": play.streams if play.act == "wire" else 1,
        "solution": {cls: [asdict(case) for case in of] for cls, of in level.solution.items()},
    }
    return _short(json.dumps(counted, sort_keys=True, separators=(",", ":")))


def drawn_digest(streams: Sequence[Stream]) -> str:
    """A digest of all that streams say, ask and weigh: the same on every machine, or not at all."""
    told = [[astuple(step) for step in stream.steps] for stream in streams]
    return _short(json.dumps(told, separators=(",", ":")))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]
