"""What came of a valve that stood wrong, and what its block held before and holds now, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.level.stream import BLANK
from game.lstm.cell import State
from game.rules.deal import Deal
from game.rules.differences import Difference, memory_words
from game.rules.ending import percent
from game.rules.marks import ROUNDING
from game.rules.memory import SURE, UNCLEAR, is_empty, would_say
from game.rules.session import Played
from game.words import say

FADED: Final = 0.05
"""A block that still holds its answer is said to have faded if it is less sure by this much."""

CLEAR: Final = 0.9
"""How sure a block is of what it now holds is told where it is less than this."""


@dataclass(frozen=True, slots=True)
class _Content:
    """What a block holds: an answer it is sure of, or none because it is empty, or unclear."""

    answer: str
    p: float
    empty: bool

    @property
    def sure(self) -> bool:
        return not self.empty and self.answer != BLANK and self.p > SURE

    @property
    def words(self) -> str:
        """`empty`, `unclear`, or nothing where there is an answer."""
        return "empty" if self.empty else "" if self.sure else say(UNCLEAR)


def consequence(deal: Deal, played: Played, blamed: Difference, before: State | None) -> str:
    """What came of the blamed valve, to stand behind what was done, such as `, and it was lost`.

    Args:
        deal: the deal it was played on.
        played: the move.
        blamed: the valve that stood wrong.
        before: the memory before the move, if that is known.
    """
    after = _content(deal, played.trace.state, blamed.block)
    was = after if before is None else _content(deal, before, blamed.block)
    tell = {"o": _output, "i": _input, "f": _forget}[blamed.gate]
    return tell(deal, played, blamed, was, after)


def _content(deal: Deal, state: State, block: int) -> _Content:
    answer, p = would_say(deal, state.c, block)
    return _Content(answer, p, is_empty(deal, state.c, block))


def _partly(blamed: Difference) -> bool:
    return ROUNDING < blamed.played < 1.0 - ROUNDING


def _much(blamed: Difference) -> str:
    return "too much of " if _partly(blamed) else ""


def _output(deal: Deal, played: Played, blamed: Difference, was: _Content, after: _Content) -> str:
    step, less = deal.stream.steps[played.t], blamed.played < blamed.own
    memory = memory_words(deal, blamed.block)
    if after.sure:
        memory += f', which holds "{after.answer}",'
    if not less and not step.is_question:
        heard = f'said "{played.predicted}"' if played.predicted != BLANK else "could be heard"
        return f", where nothing was asked, and the memory {heard}"
    if less and step.is_question:
        return f", so {memory} could {'hardly' if _partly(blamed) else 'not'} answer"
    if not less and deal.network.sizes.K > 1:
        return f", and {memory} spoke into the answer"
    return ""


def _input(deal: Deal, played: Played, blamed: Difference, was: _Content, after: _Content) -> str:
    memory = memory_words(deal, blamed.block)
    if blamed.played > blamed.own:
        return f", and {_much(blamed)}it got into {memory}{_changed(was, after)}"
    lack = "too little of it was" if _partly(blamed) else "it was not"
    return f", so {lack} written{_left(memory, was, after)}"


def _forget(deal: Deal, played: Played, blamed: Difference, was: _Content, after: _Content) -> str:
    memory = memory_words(deal, blamed.block)
    if blamed.played < blamed.own:
        if was.sure and (after.sure and was.answer == after.answer):
            fell = f"from {percent(was.p)} to {percent(after.p)}"
            faded = f" faded {fell}" if was.p - after.p > FADED else " began to fade"
            return f', and "{was.answer}" in {memory}{faded}'
        if was.sure:
            return f', and "{was.answer}", which {memory} held, was lost'
        return f", and {_much(blamed)}what {memory} held was lost"
    if not was.sure:
        return f", and {_much(blamed)}what was in {memory} before stayed"
    now = "" if after.sure and after.answer == was.answer else _now(after)
    return f', and {_much(blamed)}"{was.answer}" stayed in {memory}' + (
        f", which {now}" * bool(now)
    )


def _now(after: _Content) -> str:
    if not after.sure:
        return f"is now {after.words}"
    doubt = f" ({percent(after.p)})" if after.p < CLEAR else ""
    return f'now holds "{after.answer}"{doubt}'


def _changed(was: _Content, after: _Content) -> str:
    """`, which held "Japan" and is now unclear`; nothing where nothing changed."""
    if was.sure and after.sure and was.answer == after.answer:
        if was.p - after.p <= FADED:
            return ""
        return f', where "{was.answer}" fell from {percent(was.p)} to {percent(after.p)}'
    if was.words and was.words == after.words:
        return ""
    held = f'held "{was.answer}"' if was.sure else f"was {was.words}"
    return f", which {held} and {_now(after)}"


def _left(memory: str, was: _Content, after: _Content) -> str:
    """What is in a block into which nothing, or too little, was written."""
    if was.empty and after.empty:
        return f" and {memory} stayed empty"
    if was.sure and after.sure and was.answer == after.answer:
        return f' and {memory} still holds "{was.answer}"'
    if was.words and was.words == after.words:
        return ""
    held = f'held "{was.answer}"' if was.sure else f"was {was.words}"
    return f", and {memory}, which {held}, {_now(after)}"
