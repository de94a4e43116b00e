"""Why a table failed on a stream, told from what happened in memory, never from a solution."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from game.level.model import BLOCKS
from game.level.policy import HALF
from game.level.stream import BLANK
from game.lstm.batch import GATE_ROWS
from game.lstm.network import target_bits
from game.lstm.weights import Array
from game.rules.deal import Deal
from game.rules.ending import percent
from game.rules.marks import ROUNDING
from game.rules.memory import would_say
from game.rules.wiring.run import TableRun

ALL: Final = -1
"""Stands for all blocks together, where one of a block's own number is expected."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Where a stream went wrong first, and why.

    Args:
        n: the stream's place among those of the run.
        t: the step, counted from 0.
        said: what was said there, against what was right.
        why: what happened in memory before, in one sentence.
    """

    n: int
    t: int
    said: str
    why: str


def failure(run: TableRun, n: int) -> Failure:
    """What went wrong on stream n of a run: its first wrong answer, else its costliest step."""
    seen = _Seen(run, n)
    t = seen.first_wrong()
    if t is None:
        t = seen.costliest()
        return Failure(n, t, seen.said(t), seen.unsure(t))
    return Failure(n, t, seen.said(t), seen.why(t))


@dataclass(frozen=True)
class _Seen:
    """What happened on one stream of a run."""

    run: TableRun
    n: int

    @cached_property
    def deal(self) -> Deal:
        trials = self.run.trials
        return Deal.of(trials.level, trials.network, trials.streams[self.n])

    @cached_property
    def bits(self) -> Array:
        """(T,) what each step earned."""
        trials = self.run.trials
        return target_bits(self.run.outcome.trace, trials.batch)[: len(self.deal), self.n]

    def gate(self, name: str, t: int, block: int) -> float:
        row = GATE_ROWS.index(name)
        return float(self.run.outcome.trace.gates[t, row, block, self.n])

    def text(self, t: int) -> str:
        return f'"{self.deal.stream.steps[t].text}"'

    def predicted(self, t: int) -> str:
        p = self.run.outcome.trace.p[t, :, self.n]
        return self.deal.level.vocabulary.answers[int(p.argmax())]

    def first_wrong(self) -> int | None:
        """The first question answered wrong of those whose answer can be known."""
        steps = self.deal.stream.steps
        asked = self.deal.stream.questions
        return next((t for t in asked if not steps[t].accepts(self.predicted(t))), None)

    def costliest(self) -> int:
        return int(self.bits.argmin())

    def said(self, t: int) -> str:
        """What was said at a step, against what was right."""
        step, answer = self.deal.stream.steps[t], self.predicted(t)
        spoken = f'said "{answer}"' if answer != BLANK else "said nothing"
        right = f"{step.wanted} was right" if step.is_question else "nothing was asked"
        if step.accepts(answer):
            p = self.deal.chance(t, self.run.outcome.trace.p[t, :, self.n])
            return f"At step {t + 1}, {self.text(t)}: {spoken}, rightly, but only {percent(p)} sure"
        return f"At step {t + 1}, {self.text(t)}: {spoken}, but {right}"

    # -- why ---------------------------------------------------------------------------------

    @property
    def _blocks(self) -> range:
        return range(self.deal.network.sizes.K)

    def _open(self, t: int) -> list[int]:
        return [k for k in self._blocks if self.gate("o", t, k) > HALF]

    def _held(self, t: int, block: int) -> str:
        """What a block, or all of them, would say after step t."""
        c = self.run.outcome.trace.c[t, :, self.n]
        return would_say(self.deal, c, None if block == ALL else block)[0]

    def why(self, t: int) -> str:
        """What kept the right answer from being said at step t."""
        answers = self.deal.stream.steps[t].answers
        groups = [*self._blocks, ALL] if len(self._blocks) > 1 else [0]
        speaking = self._open(t)
        for block in groups:
            if (answer := self._held(t, block)) in answers:
                return self._unheard(t, block, speaking, answer)
        if not speaking:
            return f"No output gate was open on {self.text(t)}, so nothing could be heard."
        held = ((s, block) for s in range(t - 1, -1, -1) for block in groups)
        last = next(((s, block) for s, block in held if self._held(s, block) in answers), None)
        if last is not None and self._was_told(last[1], last[0]):
            return self._lost(last[0] + 1, last[1])
        return self._never(t, speaking[0], answers[0])

    def _was_told(self, block: int, s: int) -> bool:
        return block != ALL or bool(np.any(self.run.outcome.trace.c[s, :, self.n]))

    def _unheard(self, t: int, block: int, speaking: list[int], answer: str) -> str:
        """The memory had the answer, and the output gates did not bring it out."""
        if block == ALL:
            return f'The blocks together held "{answer}", but not all of them could speak.'
        name = self._name(block)
        if block not in speaking:
            o = self.gate("o", t, block)
            return (
                f'{name} held "{answer}", but its output gate stood at {o:.2f} on {self.text(t)}.'
            )
        others = [self._name(k, small=True) for k in speaking if k != block]
        if others:
            return f'{name} held "{answer}", but {" and ".join(others)} spoke into it.'
        return f'{name} held "{answer}", but too weakly to be heard.'

    def _lost(self, t: int, block: int) -> str:
        """At step t the block stopped holding what it should have kept."""
        blocks = list(self._blocks) if block == ALL else [block]
        for k in blocks:
            i, after = self.gate("i", t, k), self._writer(t - 1, k)
            if i > ROUNDING:
                share = "" if i > HALF else f" in part (input {i:.2f})"
                held = f", after {self.text(after)}" if after is not None else ""
                wrote = f"{self._name(k)} was written{share} by {self.text(t)}"
                return f"{wrote} at step {t + 1}{held}."
            if self.gate("f", t, k) < HALF:
                return f"{self._name(k)} was emptied by {self.text(t)} at step {t + 1}."
        name, f = self._name(blocks[0]), self.gate("f", t, blocks[0])
        return (
            f"{name} faded: by step {t + 1}, {self.text(t)}, where forget is {f:.2f}, it is lost."
        )

    def _never(self, t: int, block: int, answer: str) -> str:
        """The block that spoke never held the answer."""
        name, writer = self._name(block), self._writer(t, block)
        if writer is None:
            return f"{name} was empty: nothing had been written by then."
        f, before = self.gate("f", writer, block), self._writer(writer - 1, block)
        wrote = f"{name} was written by {self.text(writer)} at step {writer + 1}"
        if f > HALF and before is not None:
            return f"{wrote}, on top of {self.text(before)}, which was kept (forget {f:.2f})."
        return f'{wrote}, and never said "{answer}".'

    def _writer(self, t: int, block: int) -> int | None:
        """The last step up to t that wrote to a block, unless it was emptied since."""
        for s in range(t, -1, -1):
            if self.gate("i", s, block) > HALF:
                return s
            if self.gate("f", s, block) < HALF:
                return None
        return None

    def unsure(self, t: int) -> str:
        """Why a step cost confidence though no answer was wrong."""
        loud = [k for k in self._blocks if self.gate("o", t, k) > ROUNDING]
        names = " and ".join(
            f"{self._name(k, small=True)} (output {self.gate('o', t, k):.2f})" for k in loud
        )
        if self.deal.stream.steps[t].is_question:
            if len(loud) > 1:
                return f"The answer came out, but {names} spoke at once."
            return "The answer came out, but weakly."
        if not loud:
            return "The network itself is not sure here."
        return f"Nothing was asked, but {names} could be heard."

    def _name(self, block: int, *, small: bool = False) -> str:
        if len(self._blocks) == 1:
            return "memory" if small else "Memory"
        return f"block {BLOCKS[block]}" if small else f"Block {BLOCKS[block]}"
