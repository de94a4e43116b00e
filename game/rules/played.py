"""One move as it turned out: what happened in the cell, what it earned and what it was worth."""

from __future__ import annotations

from dataclasses import dataclass

from game.lstm.cell import Gates, StepTrace
from game.rules.marks import Mark
from game.rules.move import Move


@dataclass(frozen=True, slots=True)
class Played:
    """One move as it turned out.

    Args:
        t: the step it was played at, from 0.
        move: where the player set the valves.
        trace: all that happened in the cell.
        own: where the network would have set its gates, from the player's own state.
        bits: what this step's target earned.
        evaluation: V(t), all targets' bits when the network plays on after this move.
        value: V(t) − V(t−1), what the move was worth; the values add up to V(T−1) − V(−1).
        mark: `!!`, nothing, `?!`, `?` or `??`.
        predicted: the likeliest answer.
    """

    t: int
    move: Move
    trace: StepTrace
    own: Gates
    bits: float
    evaluation: float
    value: float
    mark: Mark
    predicted: str
