"""One stream as a table plays it, ready to be drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from game.level.policy import TableStep
from game.rules.deal import Deal
from game.rules.session import Session
from game.rules.wiring.run import play_table
from game.rules.wiring.table import GateTable
from game.ui.play.picture import Picture


@dataclass(frozen=True, eq=False)
class Sample:
    """One stream as the table plays it."""

    session: Session
    steps: tuple[TableStep, ...]

    @classmethod
    def of(cls, table: GateTable, deal: Deal) -> Sample:
        """Play a deal with a table."""
        return cls(play_table(table, deal), table.run(deal.stream))

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """Each step, ready to be drawn."""
        return tuple(Picture.past(self.session, t) for t in range(len(self.session.moves)))
