"""A stream drawn from a level: its tokens, how each is shown, and the right answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

BLANK: Final = ""
"""The answer that says nothing: the target of every token that is not a question."""


@dataclass(frozen=True, slots=True)
class StreamStep:
    """One token of a stream: its identity, its class, how it is shown, and the right answer.

    `also` are answers just as right; `weight` is how much the target counts beside others;
    `known` is whether the answer follows from what came before: a token yet to be drawn does not.
    """

    token: str
    cls: str
    text: str
    target: str = BLANK
    also: tuple[str, ...] = ()
    weight: float = 1.0
    known: bool = True

    @property
    def is_question(self) -> bool:
        """Whether the right answer is anything but silence."""
        return self.target != BLANK

    @property
    def counts(self) -> bool:
        """Whether it counts as a question answered right or wrong: one that can be known."""
        return self.is_question and self.known

    @property
    def answers(self) -> tuple[str, ...]:
        """All right answers, the first of which is what training teaches."""
        return (self.target, *self.also)

    @property
    def wanted(self) -> str:
        """All right answers in words: "French" or "Spanish", in quotes; nothing for silence."""
        return " or ".join(f'"{answer}"' if answer else "nothing" for answer in self.answers)

    def accepts(self, answer: str) -> bool:
        """Whether this answer is right."""
        return answer == self.target or answer in self.also


@dataclass(frozen=True, slots=True)
class Stream:
    """A sequence of T tokens drawn from a level with one seed."""

    level_id: str
    seed: int
    steps: tuple[StreamStep, ...] = field(default=())

    def __len__(self) -> int:
        return len(self.steps)

    @property
    def questions(self) -> tuple[int, ...]:
        """The places of the questions that can be known, counted from 0."""
        return tuple(t for t, step in enumerate(self.steps) if step.counts)
