"""What the cell looks like at one step: the moment that is shown, ready to be drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from game.level.model import GateName
from game.level.stream import BLANK, StreamStep
from game.lstm.cell import State, StepTrace, predict
from game.lstm.weights import Array
from game.rules.memory import held
from game.rules.move import Move
from game.rules.session import Session
from game.words import listed, say


@dataclass(frozen=True)
class Picture:
    """One step, past or waiting: the state before it, the move, and all that the move does."""

    session: Session
    t: int
    move: Move
    trace: StepTrace

    @classmethod
    def now(cls, session: Session, move: Move) -> Picture:
        """The step that waits; of a finished stream, the last one."""
        if session.finished:
            return cls.past(session, session.t - 1)
        return cls(session, session.t, move, session.preview(move))

    @classmethod
    def past(cls, session: Session, t: int) -> Picture:
        """A step already played."""
        played = session.moves[t]
        return cls(session, t, played.move, played.trace)

    @property
    def step(self) -> StreamStep:
        """The token of this step."""
        return self.session.deal.stream.steps[self.t]

    @cached_property
    def before(self) -> State:
        """The memory as the step found it."""
        if self.t == 0:
            return State.zero(self.session.deal.network.sizes)
        return self.session.moves[self.t - 1].trace.state

    @cached_property
    def p_before(self) -> Array:
        """The prediction (A,) that stood before the step: what h' says."""
        return predict(self.session.deal.network, self.before.h)

    @property
    def blocks(self) -> int:
        """How many blocks the memory has."""
        return self.session.level.memory.blocks

    @property
    def cells(self) -> int:
        """How many cells a block has."""
        return self.session.level.memory.cells

    def gate(self, gate: GateName, block: int) -> float:
        """Where a gate stands, whoever set it."""
        values: Array = getattr(self.trace, gate)
        return float(values[block])

    def cells_of(self, values: Array, block: int) -> Array:
        """The part (S,) of an array (H,) that belongs to one block."""
        S = self.cells
        return values[block * S : (block + 1) * S]

    @cached_property
    def held_before(self) -> tuple[str, ...]:
        """What each block held when the step began; empty for nothing."""
        return tuple(held(self.session.deal, self.before.c, block) for block in range(self.blocks))

    @cached_property
    def held_after(self) -> tuple[str, ...]:
        """What each block holds after the step; empty for nothing."""
        return tuple(held(self.session.deal, self.trace.c, block) for block in range(self.blocks))

    def story(self, block: int) -> tuple[str, str]:
        """What the step does to a block, as a verb and what it is done to."""
        before, after = self.held_before[block], self.held_after[block]
        if self.gate("i", block) > 0.5:
            return say("play.notes.writing"), after or say("play.notes.mixture")
        if after:
            return say("play.notes.keeping"), after
        if before:
            return say("play.notes.losing"), before
        return "", ""

    @cached_property
    def ranking(self) -> tuple[int, ...]:
        """The answers' numbers, the likeliest first."""
        return tuple(int(a) for a in np.argsort(-self.trace.p, kind="stable"))

    def answer(self, number: int) -> str:
        """An answer as it is shown; the blank gets words of its own."""
        return answer_text(self.session.level.vocabulary.answers[number])


def answer_text(answer: str) -> str:
    """An answer as it is shown; the blank gets words of its own."""
    return say("common.say_nothing") if answer == BLANK else answer


def right_answers(step: StreamStep) -> str:
    """The right answers of a step as they are shown."""
    return listed([answer_text(answer) for answer in step.answers], "or")
