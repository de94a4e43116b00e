"""What the process that trains a level tells, in plain values that can be sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from game.level.measure.legibility import GateRow, Legibility
from game.level.training.attempts import Kind, Progress
from game.level.training.curves import Point

Ask: TypeAlias = Literal["report", "stop"]
"""What is sent to the process: that it may report, or that it is to keep what it has and end."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one attempt came to.

    Args:
        kind: the kind of network.
        attempt: which one, from 0.
        confidence: the network's own, playing alone.
        right: the share of questions it answers right.
        legible: whether it meets every bar; None of an RNN, which has no gates to be read.
    """

    kind: Kind
    attempt: int
    confidence: float
    right: float
    legible: bool | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """How a training stands.

    Args:
        attempts: how many there are of each kind of network.
        steps: how many steps each of them has.
        resumed: whether it goes on from one that was stopped.
        at: the last step; None before the first.
        points: how losses fell since the last report; before the first one, since the beginning.
        outcomes: the attempts that are through.
        gates: the gates of the LSTM under way, or of the best one when all are through; None
            where they have not been looked at since the last report.
        gates_of: which LSTM that is, from 0.
        glance: how legible the LSTM under way was when last measured on a few streams; when all
            LSTMs are through, how legible the best of them is.
        seconds_left: an estimate; None while it is too early for one.
    """

    attempts: dict[Kind, int]
    steps: int
    resumed: bool
    at: Progress | None = None
    points: tuple[Point, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    gates: tuple[GateRow, ...] | None = None
    gates_of: int = 0
    glance: Legibility | None = None
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """The training is through, and both files are written.

    Args:
        best: which LSTM was kept, from 0.
        legibility: how legible it is.
        outcomes: all attempts.
        snapshots: the confidence of novice, apprentice and master.
        rnn: the confidence of the best RNN.
    """

    best: int
    legibility: Legibility
    outcomes: tuple[Outcome, ...]
    snapshots: dict[str, float] = field(default_factory=dict)
    rnn: float = 0.0


@dataclass(frozen=True, slots=True)
class Kept:
    """It was stopped, and the next training goes on from there."""


@dataclass(frozen=True, slots=True)
class Failed:
    """It ended without a network; the sentence says why, and what can be done."""

    sentence: str


Message: TypeAlias = Report | Done | Kept | Failed
