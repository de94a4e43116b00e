"""What is going on while a table is wired, without a window: edits, and runs on many streams."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final, Literal, TypeAlias

from game.level.model import Level
from game.lstm.weights import Weights
from game.rules.deal import Deal
from game.rules.wiring.draft import Draft
from game.rules.wiring.failure import Failure, failure
from game.rules.wiring.form import parse_table, table_json
from game.rules.wiring.run import Compared, TableRun, run_table
from game.rules.wiring.table import Entry, GateTable, TableError, conditions
from game.ui.context import AppContext
from game.ui.play.notices import Notice, hint_notice
from game.ui.wire.sampling import Sampling
from game.words import say

Tab: TypeAlias = Literal["run", "network", "weights"]
TABS: Final[tuple[Tab, ...]] = ("run", "network", "weights")


class WireModel:
    """The table as it stands, the last run, and the stream that it plays while it is written.

    Args:
        level: the level.
        deal: the stream that is shown while the table is written, and the network.
        app: keeps the table and what runs earn, and gives the seeds of runs.
    """

    def __init__(self, level: Level, deal: Deal, app: AppContext) -> None:
        self.level, self.deal, self._app = level, deal, app
        kept = _kept(level, app)
        self.draft = Draft(kept or GateTable.start(level))
        self.resumed = kept is not None and bool(kept.touched)
        self.sampling = Sampling(deal, lambda: self.table)
        self.selected: Entry = self.table.entries[0]
        self.tab: Tab = "run"
        self.run: TableRun | None = None
        self.retry = False
        self.chosen = 0
        self.hints_shown = 0
        self.trouble = ""
        self.seconds = 0.0
        """How long the table has been before the player's eyes, since the level was opened."""
        self._first_seed: int | None = deal.stream.seed
        self._failures: dict[int, Failure] = {}

    # -- the table ---------------------------------------------------------------------------

    @property
    def table(self) -> GateTable:
        """The table as it stands."""
        return self.draft.table

    @property
    def network(self) -> Weights:
        """The level's trained network."""
        return self.deal.network

    @property
    def stale(self) -> bool:
        """Whether the table was changed since it was last run."""
        return self.run is not None and self.run.table != self.table

    def select(self, entry: Entry) -> None:
        """Make an entry the one that keys and formula are about."""
        self.selected = entry

    def set(self, value: float) -> None:
        """Set the selected entry."""
        value = min(max(value, 0.0), 1.0)
        self._edit(lambda table: table.set(self.selected, value))

    def nudge(self, by: float) -> None:
        """Turn the selected entry a little."""
        self.set(self.table.value(self.selected) + by)

    def flip(self) -> None:
        """Open the selected entry if it is more shut than open, else shut it."""
        self.set(0.0 if self.table.value(self.selected) >= 0.5 else 1.0)

    def add_case(self, cls: str) -> None:
        """Give a class one more case, with the first condition it does not have yet."""
        taken = {case.when for case in self.table.cases[cls]}
        free = [when for when in conditions(self.level.memory.blocks) if when not in taken]
        if not free:
            self.trouble = say("wire.notices.every_case", cls=cls)
            return
        self._edit(lambda table: table.add_case(cls, free[0]))
        place = len(self.table.cases[cls]) - 2
        if not self.trouble:
            self.selected = Entry(cls, place, self.selected.block, self.selected.gate)

    def next_condition(self, cls: str, case: int) -> None:
        """Give a case the next condition that its class does not have yet."""
        others = {c.when for n, c in enumerate(self.table.cases[cls]) if n != case}
        free = [when for when in conditions(self.level.memory.blocks) if when not in others]
        now = self.table.cases[cls][case].when
        following = free[(free.index(now) + 1) % len(free)] if now in free else free[0]
        self._edit(lambda table: table.change_case(cls, case, following))

    def remove_case(self, cls: str, case: int) -> None:
        """Take a case away."""
        self._edit(lambda table: table.remove_case(cls, case))

    def move_case(self, cls: str, case: int, by: int) -> None:
        """Have a case tried earlier or later than its neighbour."""
        self._edit(lambda table: table.move_case(cls, case, by))
        if not self.trouble and self.selected.cls == cls and self.selected.case == case:
            chosen = self.selected
            self.selected = Entry(cls, case + by, chosen.block, chosen.gate)

    def clear(self) -> None:
        """Begin the table anew; undo brings it back."""
        self._edit(lambda table: table.clear())

    def undo(self) -> None:
        """Take the last edit back."""
        self._put(self.draft.undo())

    def redo(self) -> None:
        """Make the edit again that was taken back."""
        self._put(self.draft.redo())

    def _edit(self, make: Callable[[GateTable], GateTable]) -> None:
        self.trouble = ""
        try:
            self._put(self.draft.edit(make(self.table)))
        except TableError as error:
            self.trouble = str(error)

    def _put(self, draft: Draft) -> None:
        self.trouble, self.resumed = "", False
        if draft is self.draft:
            return
        self.draft = draft
        self.sampling.forget()
        self._app.store.keep_wiring(self.level, _text(draft.table))
        if self.selected not in self.table.entries:  # its case is gone
            self.selected = Entry(self.selected.cls, 0, self.selected.block, self.selected.gate)

    # -- runs --------------------------------------------------------------------------------

    def start_run(self) -> None:
        """Run the table on streams that nobody has seen, and keep what it earned."""
        seed = self._app.new_seed() if self._first_seed is None else self._first_seed
        self._first_seed = None
        self._run(seed)

    def run_again(self) -> None:
        """Run the table on the same streams again; kept apart as a retry."""
        if self.run is not None:
            self._run(self.run.seed)

    def _run(self, seed: int) -> None:
        store = self._app.store
        self.retry = store.seen(self.level.id, seed)
        self.run = run_table(self.table, self.network, seed)
        text = _text(self.table)
        store.record_table(
            self.level, seed, text, self.run.result, retry=self.retry, seconds=self.seconds
        )
        self._failures, self.tab, self.trouble = {}, "run", ""
        self.chosen = self.run.failures[0] if self.run.failures else 0

    def choose(self, n: int) -> None:
        """Look at one of the streams of the run."""
        if self.run is not None:
            self.chosen = min(max(n, 0), self.run.result.streams - 1)

    def next_failure(self) -> None:
        """Go on to the next stream that went wrong, the worst first."""
        if self.run is None or not self.run.failures:
            return
        order = self.run.failures
        here = order.index(self.chosen) if self.chosen in order else -1
        self.chosen = order[(here + 1) % len(order)]

    def explained(self) -> Failure | None:
        """What went wrong on the chosen stream; None if nothing did."""
        if self.run is None or self.chosen not in self.run.failures:
            return None
        if self.chosen not in self._failures:
            self._failures[self.chosen] = failure(self.run, self.chosen)
        return self._failures[self.chosen]

    def network_gate(self, entry: Entry) -> Compared | None:
        """The network's gate where the entry is meant, on the streams of the last run."""
        if self.run is None:
            return None
        rows = [
            row for row in self.run.compared
            if (row.mine.cls, row.mine.block, row.mine.gate) == (entry.cls, entry.block, entry.gate)
        ]  # fmt: skip
        if len(rows) == 1:
            return rows[0]
        condition = self.table.cases[entry.cls][entry.case].condition or "otherwise"
        return next((row for row in rows if row.mine.condition == condition), None)

    # -- what is said ------------------------------------------------------------------------

    def hint(self) -> None:
        """Show the next hint; after the last one, the brief again."""
        self.trouble, self.resumed = "", False
        if self.level.hints:
            self.hints_shown = (self.hints_shown + 1) % (len(self.level.hints) + 1)

    @property
    def notice(self) -> Notice:
        """What the banner says: what was refused, a hint, or the brief."""
        if self.trouble:
            return Notice("trouble", self.trouble, say("wire.notices.trouble"))
        if self.resumed:
            return Notice(
                "hint",
                say("wire.notices.as_left", brief=self.level.brief),
                say("wire.notices.kept"),
            )
        if self.hints_shown:
            return hint_notice(self.level, self.hints_shown - 1)
        return Notice("brief", self.level.brief)


def _text(table: GateTable) -> str:
    return json.dumps(table_json(table), separators=(",", ":"))


def _kept(level: Level, app: AppContext) -> GateTable | None:
    """The table as it was left, if it still fits the level."""
    text = app.store.wiring(level)
    try:
        return None if text is None else parse_table(level, text)
    except TableError:  # kept by a game that wrote tables otherwise
        return None
