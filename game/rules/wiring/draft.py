"""A table being written: every edit can be taken back."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.wiring.table import GateTable


@dataclass(frozen=True, eq=False)
class Draft:
    """The table as it stands, with what it was before and what was taken back."""

    table: GateTable
    past: tuple[GateTable, ...] = ()
    undone: tuple[GateTable, ...] = ()

    def edit(self, table: GateTable) -> Draft:
        """The draft with another table; the same draft if nothing has changed."""
        return self if table == self.table else Draft(table, (*self.past, self.table))

    def undo(self) -> Draft:
        """The draft one edit earlier; the same if there was none."""
        if not self.past:
            return self
        return Draft(self.past[-1], self.past[:-1], (self.table, *self.undone))

    def redo(self) -> Draft:
        """The draft with the last undone edit made again; the same if there is none."""
        if not self.undone:
            return self
        return Draft(self.undone[0], (*self.past, self.table), self.undone[1:])
