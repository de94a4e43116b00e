"""Replays of tables: a table, the seed of its run, and the result that is claimed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from game.rules.replays.fields import (
    FORMAT,
    MAX_COUNT,
    claim_of,
    format_of,
    integer,
    parse_object,
    share,
)
from game.rules.replays.origin import Origin
from game.rules.seeds import SEEDS
from game.rules.wiring.form import table_json
from game.rules.wiring.run import TableRun

KIND: Final = "lstm-game-table"


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

    def to_dict(self) -> dict[str, Any]:
        """The replay as it stands in its file."""
        claim = self.claim
        claimed = {
            "confidence": claim.confidence,
            "par": claim.par,
            "stars": claim.stars,
            "entries": claim.entries,
            "streams_right": claim.streams_right,
            "streams": claim.streams,
            "questions_right": claim.questions_right,
            "questions": claim.questions,
        }
        return {
            "kind": KIND,
            "format": self.format,
            **self.origin.to_dict(),
            "table": self.table,
            "claim": {name: value for name, value in claimed.items() if value is not None},
        }


def parse_table_replay(text: str) -> TableReplay:
    """The replay of a table that a text spells.

    Raises:
        ReplayError: it is none; the text says what was found and what was expected.
    """
    return table_replay_of(parse_object(text))


def table_replay_of(value: dict[str, Any]) -> TableReplay:
    """The replay of a table that a JSON object spells.

    Raises:
        ReplayError: it is none; the text says what was found and what was expected.
    """
    version = format_of(value, KIND)
    claim = claim_of(value)
    origin = Origin.read(value, version)
    integer(value, "seed", 0, SEEDS)
    more = version > 1
    return TableReplay(
        origin,
        value.get("table"),
        TableClaim(
            share(claim, "confidence"),
            integer(claim, "stars", 0, 3),
            integer(claim, "entries", 0, MAX_COUNT),
            share(claim, "par") if more else None,
            integer(claim, "streams_right", 0, MAX_COUNT) if more else None,
            integer(claim, "streams", 1, MAX_COUNT) if more else None,
            integer(claim, "questions_right", 0, MAX_COUNT) if more else None,
            integer(claim, "questions", 0, MAX_COUNT) if more else None,
        ),
        version,
    )
