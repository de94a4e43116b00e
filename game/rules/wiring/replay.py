"""Replays of tables: a table, the seed of its run and what it claims, for anybody to verify."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from game import __version__
from game.level.model import Level
from game.lstm.weights import Weights
from game.rules.replay import CLOSE, ReplayError, Verdict, read_text, write_new
from game.rules.replay_form import (
    FORMAT,
    check_kind,
    claim_of,
    integer,
    number,
    parse_object,
    short_text,
)
from game.rules.seeds import SEEDS
from game.rules.wiring.form import table_json, table_of
from game.rules.wiring.run import TableRun, run_table
from game.rules.wiring.table import TableError

KIND: Final = "lstm-game-table"
MOST_TOUCHED: Final = 100_000


@dataclass(frozen=True, slots=True)
class TableReplay:
    """A run of a table that can be made again, and the result that is claimed.

    `table` is JSON that only the level can tell the meaning of.
    """

    level_id: str
    task_hash: str
    seed: int
    table: Any
    confidence: float
    stars: int
    touched: int
    game: str = __version__

    @classmethod
    def of(cls, run: TableRun) -> TableReplay:
        """The replay of a run."""
        level, result = run.table.level, run.result
        return cls(
            level.id,
            level.task_hash,
            run.seed,
            table_json(run.table),
            result.confidence,
            result.stars,
            result.touched,
        )

    def to_dict(self) -> dict[str, Any]:
        """The replay as it stands in its file."""
        return {
            "kind": KIND,
            "format": FORMAT,
            "game": self.game,
            "level": self.level_id,
            "task": self.task_hash,
            "seed": self.seed,
            "table": self.table,
            "claim": {
                "confidence": self.confidence,
                "stars": self.stars,
                "entries": self.touched,
            },
        }


def save_table_replay(path: Path, run: TableRun) -> None:
    """Write the replay of a run; a file that is there already is never overwritten.

    Raises:
        ReplayError: the file is there, or it cannot be written.
    """
    write_new(path, TableReplay.of(run).to_dict())


def is_of_table(path: Path) -> bool:
    """Whether a replay file is of a table; what cannot be read is left to its reader to refuse."""
    try:
        return parse_object(read_text(path)).get("kind") == KIND
    except ReplayError:
        return False


def load_table_replay(path: Path) -> TableReplay:
    """Read the replay of a table.

    Raises:
        ReplayError: it is none; the text says what was found and what was expected.
    """
    try:
        return parse_table_replay(read_text(path))
    except ReplayError as error:
        raise ReplayError(f"{path}: {error}") from None


def parse_table_replay(text: str) -> TableReplay:
    """The replay of a table that a text spells.

    Raises:
        ReplayError: it is none; the text says what was found and what was expected.
    """
    value = parse_object(text)
    check_kind(value, KIND)
    claim = claim_of(value)
    return TableReplay(
        short_text(value, "level"),
        short_text(value, "task"),
        integer(value, "seed", 0, SEEDS),
        value.get("table"),
        number(claim.get("confidence"), "claim.confidence"),
        integer(claim, "stars", 0, 3),
        integer(claim, "entries", 0, MOST_TOUCHED),
        short_text(value, "game"),
    )


def verify_table(replay: TableReplay, level: Level, network: Weights) -> Verdict:
    """Run the table again, and hold what it earns against what is claimed, to 1e-6."""
    if replay.level_id != level.id:
        text = f'The replay is of the level "{replay.level_id}", not of "{level.id}".'
        return Verdict(False, text)
    if replay.task_hash != level.task_hash:
        return Verdict(False, f'The level "{level.id}" was changed after this was played.')
    try:
        table = table_of(level, replay.table)
    except TableError as error:
        return Verdict(False, f"Refuted: {error}")
    result = run_table(table, network, replay.seed).result
    wrong = []
    if abs(replay.confidence - result.confidence) > CLOSE:
        wrong.append(f"confidence {replay.confidence:.6f}, not {result.confidence:.6f}")
    if replay.stars != result.stars:
        wrong.append(f"{replay.stars} stars, not {result.stars}")
    if replay.touched != result.touched:
        wrong.append(f"{replay.touched} entries, not {result.touched}")
    if wrong:
        return Verdict(False, f"Refuted: the replay claims {' and '.join(wrong)}.", result)
    text = (
        f'Verified: "{level.id}", the run of seed {replay.seed} on {result.streams} streams, '
        f"confidence {result.confidence:.6f} (par {result.par:.6f}), {result.stars} of 3 stars, "
        f"{result.touched} entries that differ from the start."
    )
    return Verdict(True, text, result)
