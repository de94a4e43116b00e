"""A training as far as it has been told: curves, gates, outcomes, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from game.level.measure.legibility import GateRow, Legibility
from game.level.model import GateName, Level
from game.level.training.attempts import Kind
from game.level.training.messages import Done, Failed, Kept, Message, Outcome, Report

State: TypeAlias = Literal["starting", "training", "stopping", "kept", "failed", "done"]
Attempt: TypeAlias = tuple[Kind, int]
Place: TypeAlias = tuple[str, int, GateName]
"""A gate in the table: on which tokens, of which block, and which of the three."""

Trail: TypeAlias = list[tuple[int, float]]
"""Steps, and where a gate stood at each."""

SEEN: Final = 100
"""How many points a trail has at most."""


def place_of(row: GateRow) -> Place:
    """Where a gate stands in the table."""
    return row.about, row.block, row.gate


@dataclass
class Course:
    """How the training of a level has gone so far.

    Args:
        level: the level that is trained.
        state: where it stands.
        report: the last report.
        curves: the steps and losses of each attempt, in the order of the attempts.
        ends: the least and the greatest of all losses; None before the first.
        gates: the gates when last looked at.
        gates_of: which LSTM they are of, from 0.
        trails: how the gates of each LSTM have moved, as far as it was seen.
        outcomes: the attempts that are through.
        done: what it came to.
        sentence: why it failed.
    """

    level: Level
    state: State = "starting"
    report: Report | None = None
    curves: dict[Attempt, list[tuple[int, float]]] = field(default_factory=dict)
    ends: tuple[float, float] | None = None
    gates: tuple[GateRow, ...] = ()
    gates_of: int = 0
    trails: dict[int, dict[Place, Trail]] = field(default_factory=dict)
    outcomes: tuple[Outcome, ...] = ()
    done: Done | None = None
    sentence: str = ""

    @property
    def at_work(self) -> bool:
        """Whether it is under way, or about to be."""
        return self.state in ("starting", "training", "stopping")

    @property
    def current(self) -> Attempt | None:
        """The attempt that is under way."""
        at = self.report.at if self.report else None
        if at is None or at.kind == "snapshots" or self.done:
            return None
        return at.kind, at.attempt

    @property
    def chosen(self) -> bool:
        """Whether all LSTMs are through, and one of them will be kept."""
        at = self.report.at if self.report else None
        return self.done is not None or (at is not None and at.kind != "LSTM")

    @property
    def legibility(self) -> Legibility | None:
        """How legible the network is: the one that is chosen, or the one under way at a glance."""
        if self.done is not None:
            return self.done.legibility
        return self.report.glance if self.report else None

    def is_of(self, level: Level) -> bool:
        """Whether this is the training of this very level, as it stands now."""
        mine = self.level
        return (mine.path, mine.task_hash, mine.train) == (level.path, level.task_hash, level.train)

    def add(self, message: Message) -> None:
        """Take in what was told."""
        match message:
            case Report():
                self._report(message)
            case Done():
                self.state, self.done, self.outcomes = "done", message, message.outcomes
                self.gates, self.gates_of = message.legibility.rows, message.best
            case Kept():
                self.state = "kept"
            case Failed(sentence):
                self.state, self.sentence = "failed", sentence

    def _report(self, report: Report) -> None:
        self.report, self.outcomes = report, report.outcomes
        if self.state == "starting":
            self.state = "training"
        for point in report.points:
            curve = self.curves.setdefault((point.kind, point.attempt), [])
            if curve and point.step <= curve[-1][0]:  # it ran away, and began anew
                curve.clear()
            curve.append((point.step, point.loss))
            least, most = self.ends or (point.loss, point.loss)
            self.ends = min(least, point.loss), max(most, point.loss)
        if report.gates is not None:
            self.gates, self.gates_of = report.gates, report.gates_of
            if report.at is not None and self.current == ("LSTM", report.gates_of):
                self._trail(report.gates, report.at.step, report.at.steps)

    def _trail(self, rows: tuple[GateRow, ...], step: int, steps: int) -> None:
        """Note where the gates of the LSTM under way stand at a step."""
        trails = self.trails.setdefault(self.gates_of, {})
        for row in rows:
            trail = trails.setdefault(place_of(row), [])
            if trail and step <= trail[-1][0]:  # it ran away, and began anew
                trail.clear()
            if not trail or step - trail[-1][0] >= steps / SEEN:
                trail.append((step, row.mean))
