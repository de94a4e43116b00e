"""The table a player fills in: for each class of tokens and each block, where the gates go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import product
from typing import Final, TypeAlias

from game.level.model import BLOCKS, GATES, Case, GateName, Level, Setting
from game.level.policy import TableStep, table_rows, table_run
from game.level.stream import Stream
from game.lstm.weights import Array
from game.rules.names import condition_words
from game.words import say

Condition: TypeAlias = tuple[tuple[int, bool], ...]
"""Blocks, and whether each of them must be full (True) or empty (False) before the token."""

MOST_CASES: Final = 4
"""How many cases one class may have: more are hard to read, and two blocks tell no more apart."""

UNTOUCHED: Final[dict[GateName, float]] = {"f": 1.0, "i": 0.0, "o": 0.0}
"""Where every entry begins: keep, shut, silent."""


class TableError(ValueError):
    """A table that cannot be so; the text says what was expected."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The place of one number: a gate of a block, for a case of a class of tokens."""

    cls: str
    case: int
    block: int
    gate: GateName


@dataclass(frozen=True)
class GateTable:
    """Cases for every class of tokens, as a level's solution has them; every edit gives a new one.

    Of the cases of a class the first that fits memory applies, and the last fits always. A block
    counts as full when the table itself has written to it (i > 0.5) since it was last cleared
    (f < 0.5). Gates that are not the player's stand where they are locked; what the network sets
    is not in the table.
    """

    level: Level = field(repr=False, compare=False)
    cases: Mapping[str, tuple[Case, ...]]

    @classmethod
    def start(cls, level: Level) -> GateTable:
        """Every entry at keep, shut and silent; locked gates where they are locked."""
        case = Case((_untouched(level),) * level.memory.blocks)
        return cls(level, dict.fromkeys(level.vocabulary.classes, (case,)))

    @classmethod
    def solution(cls, level: Level) -> GateTable:
        """The author's solution; where the level gives none for a class, nothing is done."""
        return cls(level, {**cls.start(level).cases, **level.solution})

    # -- reading -----------------------------------------------------------------------------

    @property
    def gates(self) -> tuple[GateName, ...]:
        """The gates that the table sets: the player's, in the order f, i, o."""
        return tuple(gate for gate in GATES if self.level.gates.owner(gate) == "player")

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every number that can be set, in reading order: class, case, block, gate."""
        return tuple(
            Entry(cls, case, block, gate)
            for cls, cases in self.cases.items()
            for case in range(len(cases))
            for block in range(self.level.memory.blocks)
            for gate in self.gates
        )

    def value(self, entry: Entry) -> float:
        """Where an entry stands, from 0 to 1."""
        return self.cases[entry.cls][entry.case].settings[entry.block].value(entry.gate)

    @cached_property
    def touched(self) -> tuple[Entry, ...]:
        """The entries that differ from keep, shut and silent: the fewer, the simpler the table."""
        return tuple(e for e in self.entries if self.value(e) != UNTOUCHED[e.gate])

    def run(self, stream: Stream) -> tuple[TableStep, ...]:
        """What the table does at every token of a stream."""
        return table_run(lambda cls: self.cases[cls], self.level.memory.blocks, stream)

    def rows(self, stream: Stream) -> Array:
        """(T, 3, K) where the table sets the gates of a stream, in the order i, f, o."""
        return table_rows(self.cases, stream, self.run(stream))

    # -- edits -------------------------------------------------------------------------------

    def set(self, entry: Entry, value: float) -> GateTable:
        """The table with one entry set, to hundredths.

        Raises:
            TableError: there is no such entry, the gate is not the player's, or the value is no
                number from 0 to 1.
        """
        self._check(entry.cls, entry.case)
        if not 0 <= entry.block < self.level.memory.blocks:
            raise TableError(say("rules.table.no_block", count=self.level.memory.blocks))
        if entry.gate not in self.gates:
            owner = self.level.gates.owner(entry.gate)
            if owner == "network":
                raise TableError(say(f"rules.table.networks_gate.{entry.gate}"))
            raise TableError(say(f"rules.table.locked_gate.{entry.gate}", value=f"{owner:g}"))
        if not 0.0 <= value <= 1.0:  # NaN is not between them either
            raise TableError(say("rules.table.value", value=f"{value:g}"))
        case = self.cases[entry.cls][entry.case]
        settings = list(case.settings)
        settings[entry.block] = replace(settings[entry.block], **{entry.gate: round(value, 2)})
        return self._with_case(entry.cls, entry.case, replace(case, settings=tuple(settings)))

    def add_case(self, cls: str, when: Condition) -> GateTable:
        """The table with one more case, before the last; it begins as the last one stands.

        Raises:
            TableError: there is no such class, the condition names no block or one twice, the
                class has such a case, or has as many as it may.
        """
        self._check(cls)
        cases = self.cases[cls]
        if len(cases) >= MOST_CASES:
            raise TableError(say("rules.table.most_cases", cls=cls, count=MOST_CASES))
        when = self._condition(cls, when)
        return self._with(cls, (*cases[:-1], replace(cases[-1], when=when), cases[-1]))

    def change_case(self, cls: str, case: int, when: Condition) -> GateTable:
        """The table with another condition for a case.

        Raises:
            TableError: as for `add_case`, or the case is the last, which always applies.
        """
        self._check(cls, case, conditional=True)
        when = self._condition(cls, when, besides=case)
        return self._with_case(cls, case, replace(self.cases[cls][case], when=when))

    def remove_case(self, cls: str, case: int) -> GateTable:
        """The table without a case.

        Raises:
            TableError: there is no such case, or it is the last, which always applies.
        """
        self._check(cls, case, conditional=True)
        cases = self.cases[cls]
        return self._with(cls, (*cases[:case], *cases[case + 1 :]))

    def move_case(self, cls: str, case: int, by: int) -> GateTable:
        """The table with a case tried earlier (by −1) or later (by 1) than its neighbour.

        Raises:
            TableError: there is no such case, or no neighbour with a condition to trade with.
        """
        self._check(cls, case, conditional=True)
        self._check(cls, case + by, conditional=True)
        cases = list(self.cases[cls])
        cases[case], cases[case + by] = cases[case + by], cases[case]
        return self._with(cls, tuple(cases))

    def clear(self, cls: str | None = None) -> GateTable:
        """The table with a class, or with all of them, as it was at the start.

        Raises:
            TableError: there is no such class.
        """
        start = GateTable.start(self.level)
        if cls is None:
            return start
        self._check(cls)
        return self._with(cls, start.cases[cls])

    def _with(self, cls: str, cases: tuple[Case, ...]) -> GateTable:
        return GateTable(self.level, {**self.cases, cls: cases})

    def _with_case(self, cls: str, place: int, case: Case) -> GateTable:
        cases = self.cases[cls]
        return self._with(cls, (*cases[:place], case, *cases[place + 1 :]))

    def _check(self, cls: str, case: int = 0, *, conditional: bool = False) -> None:
        if cls not in self.cases:
            raise TableError(say("rules.table.no_class", cls=cls))
        count = len(self.cases[cls])
        if not 0 <= case < count:
            raise TableError(say("rules.table.no_case", cls=cls, count=count))
        if conditional and case == count - 1:
            raise TableError(say("rules.table.last_case", cls=cls))

    def _condition(self, cls: str, when: Condition, besides: int | None = None) -> Condition:
        blocks = [block for block, _ in when]
        K = self.level.memory.blocks
        if not when or len(set(blocks)) < len(blocks) or not all(0 <= b < K for b in blocks):
            which = "one" if K == 1 else "many"
            raise TableError(say(f"rules.table.condition_{which}", last=BLOCKS[K - 1]))
        when = tuple(sorted(when))
        for place, case in enumerate(self.cases[cls]):
            if case.when == when and place != besides:
                raise TableError(say("rules.table.taken", cls=cls, condition=condition_words(when)))
        return when


def conditions(blocks: int) -> list[Condition]:
    """All conditions on so many blocks, the plainest first: on one of them, then on several."""
    fills = product((None, False, True), repeat=blocks)
    every = [
        tuple((block, fill) for block, fill in enumerate(each) if fill is not None)
        for each in fills
    ]
    return sorted((when for when in every if when), key=lambda when: (len(when), when))


def _untouched(level: Level) -> Setting:
    owners = {gate: level.gates.owner(gate) for gate in GATES}
    return Setting(
        **{
            gate: UNTOUCHED[gate] if isinstance(owner, str) else owner
            for gate, owner in owners.items()
        }
    )
