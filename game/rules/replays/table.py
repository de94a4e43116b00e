"""Replays of tables: a table, the seed of its run, and the result that is claimed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from game.rules.replays.form import FORMAT, TABLE, Table1
from game.rules.replays.origin import Origin
from game.rules.replays.played import claimed
from game.rules.wiring.form import table_json
from game.rules.wiring.run import TableRun


@dataclass(frozen=True, slots=True)
class TableClaim:
    """What the replay of a table says was earned; what format 1 did not say is None."""

    confidence: float
    stars: int
    entries: int
    par: float | None = None
    streams_right: int | None = None
    streams: int | None = None
    questions_right: int | None = None
    questions: int | None = None


@dataclass(frozen=True, slots=True)
class TableReplay:
    """A run of a table that can be made again, and the result that is claimed.

    `table` is JSON that only the level can tell the meaning of.
    """

    origin: Origin
    table: Any
    claim: TableClaim
    format: int = FORMAT

    @classmethod
    def of(cls, run: TableRun) -> TableReplay:
        """The replay of a run."""
        result, trials = run.result, run.trials
        return cls(
            Origin.of(trials.level, trials.network, trials.streams, run.seed),
            table_json(run.table),
            TableClaim(
                result.confidence,
                result.stars,
                result.touched,
                result.par,
                result.streams_right,
                result.streams,
                result.questions_right,
                result.questions,
            ),
        )

    @classmethod
    def read(cls, part: Table1) -> TableReplay:
        """The replay that a file holds."""
        claim = TableClaim(**part.claim.model_dump())
        return cls(Origin.read(part), part.table, claim, part.format)

    def to_dict(self) -> dict[str, Any]:
        """The replay as it stands in its file."""
        return {
            "kind": TABLE,
            "format": self.format,
            **self.origin.to_dict(),
            "table": self.table,
            "claim": claimed(self.claim),
        }
