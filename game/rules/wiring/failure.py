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
from game.rules.names import wanted
from game.rules.wiring.run import TableRun
from game.words import listed, say

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
        return self.deal.stream.steps[t].text

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
        p = self.deal.chance(t, self.run.outcome.trace.p[t, :, self.n])
        if step.accepts(answer):
            how = "rightly" if answer != BLANK else "rightly_nothing"
        elif answer == BLANK:
            how = "silent"
        else:
            how = "wrong" if step.is_question else "unasked"
        return say(
            f"rules.failure.said.{how}",
            t=t + 1, token=step.text, answer=answer, wanted=wanted(step), sure=percent(p),
        )  # fmt: skip

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
            return say("rules.failure.no_output", token=self.text(t))
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
            return say("rules.failure.together", answer=answer)
        told = {"memory": self._name(block), "answer": answer, "token": self.text(t)}
        if block not in speaking:
            return say("rules.failure.unheard", value=f"{self.gate('o', t, block):.2f}", **told)
        others = [self._name(k, small=True) for k in speaking if k != block]
        if others:
            return say("rules.failure.spoken_into", others=listed(others, "and"), **told)
        return say("rules.failure.too_weak", **told)

    def _lost(self, t: int, block: int) -> str:
        """At step t the block stopped holding what it should have kept."""
        blocks = list(self._blocks) if block == ALL else [block]
        for k in blocks:
            i, after = self.gate("i", t, k), self._writer(t - 1, k)
            told = {"memory": self._name(k), "token": self.text(t), "t": t + 1}
            if i > ROUNDING:
                key = f"rules.failure.written.{'all' if i > HALF else 'partly'}"
                if after is None:
                    return say(key, value=f"{i:.2f}", **told)
                return say(f"{key}_after", value=f"{i:.2f}", before=self.text(after), **told)
            if self.gate("f", t, k) < HALF:
                return say("rules.failure.emptied", **told)
        return say(
            "rules.failure.faded",
            memory=self._name(blocks[0]), token=self.text(t), t=t + 1,
            value=f"{self.gate('f', t, blocks[0]):.2f}",
        )  # fmt: skip

    def _never(self, t: int, block: int, answer: str) -> str:
        """The block that spoke never held the answer."""
        name, writer = self._name(block), self._writer(t, block)
        if writer is None:
            return say("rules.failure.never.empty", memory=name)
        f, before = self.gate("f", writer, block), self._writer(writer - 1, block)
        told = {"memory": name, "token": self.text(writer), "t": writer + 1}
        if f > HALF and before is not None:
            kept = self.text(before)
            return say("rules.failure.never.on_top", before=kept, value=f"{f:.2f}", **told)
        return say("rules.failure.never.said", answer=answer, **told)

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
        blocks = [
            say(
                "rules.failure.unsure.block",
                memory=self._name(k, small=True), value=f"{self.gate('o', t, k):.2f}",
            )
            for k in loud
        ]  # fmt: skip
        if self.deal.stream.steps[t].is_question:
            how = "at_once" if len(loud) > 1 else "weakly"
        else:
            how = "heard" if loud else "network"
        return say(f"rules.failure.unsure.{how}", blocks=listed(blocks, "and"))

    def _name(self, block: int, *, small: bool = False) -> str:
        which = "one" if len(self._blocks) == 1 else "of_block"
        place = "name" if small else "name_at_start"
        return say(f"rules.failure.{place}.{which}", block=BLOCKS[block])
