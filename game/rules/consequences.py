"""What came of a valve that stood wrong, and what its block held before and holds now, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.level.stream import BLANK
from game.lstm.cell import State
from game.rules.deal import Deal
from game.rules.differences import Difference
from game.rules.ending import percent
from game.rules.marks import ROUNDING
from game.rules.memory import SURE, is_empty, would_say
from game.rules.names import inside_memory, into_memory, memory_words
from game.rules.played import Played
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
    def state(self) -> str:
        """Whether it `holds` an answer, or is `empty` or `unclear`, as the catalogue names it."""
        return "empty" if self.empty else "holds" if self.sure else "unclear"

    def same_as(self, other: _Content) -> bool:
        """Whether both hold the same answer, or both hold none for the same reason."""
        return self.state == other.state and (not self.sure or self.answer == other.answer)


def consequence(deal: Deal, played: Played, blamed: Difference, before: State | None) -> str:
    """What came of the blamed valve, to stand behind what was done, such as `and it was lost`.

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


def _share(blamed: Difference) -> str:
    """Whether the valve stood wrong all the way, or partly."""
    return "partly" if ROUNDING < blamed.played < 1.0 - ROUNDING else "all"


def _output(deal: Deal, played: Played, blamed: Difference, was: _Content, after: _Content) -> str:
    step, less = deal.stream.steps[played.t], blamed.played < blamed.own
    memory = memory_words(deal, blamed.block)
    holding = "_holding" if after.sure else ""
    if not less and not step.is_question:
        how = "said" if played.predicted != BLANK else "heard"
        return say(f"rules.coach.spoke.{how}", answer=played.predicted)
    if less and step.is_question:
        key = f"rules.coach.mute.{_share(blamed)}{holding}"
        return say(key, memory=memory, answer=after.answer)
    if not less and deal.network.sizes.K > 1:
        return say(f"rules.coach.spoke.into{holding}", memory=memory, answer=after.answer)
    return ""


def _input(deal: Deal, played: Played, blamed: Difference, was: _Content, after: _Content) -> str:
    if blamed.played > blamed.own:
        return _got_in(_share(blamed), into_memory(deal, blamed.block), was, after)
    return _unwritten(_share(blamed), memory_words(deal, blamed.block), was, after)


def _got_in(share: str, into: str, was: _Content, after: _Content) -> str:
    key = f"rules.coach.got_in.{share}"
    if not was.same_as(after):
        return say(f"{key}_changed", into=into, was=_was(was), now=_now(after))
    if was.sure and was.p - after.p > FADED:
        fell = {"was": percent(was.p), "now": percent(after.p)}
        return say(f"{key}_fell", into=into, answer=was.answer, **fell)
    return say(key, into=into)


def _unwritten(share: str, memory: str, was: _Content, after: _Content) -> str:
    """What is in a block into which nothing, or too little, was written."""
    key = f"rules.coach.unwritten.{share}"
    if not was.same_as(after):
        return say(f"{key}_changed", memory=memory, was=_was(was), now=_now(after))
    if was.empty:
        return say(f"{key}_empty", memory=memory)
    return say(f"{key}_kept", memory=memory, answer=was.answer) if was.sure else say(key)


def _forget(deal: Deal, played: Played, blamed: Difference, was: _Content, after: _Content) -> str:
    share, inside = _share(blamed), inside_memory(deal, blamed.block)
    kept = was.sure and was.same_as(after)
    if blamed.played < blamed.own:
        memory = memory_words(deal, blamed.block)
        if not was.sure:
            return say(f"rules.coach.lost.{share}", memory=memory)
        how = "answer" if not kept else "faded" if was.p - after.p > FADED else "began"
        return say(
            f"rules.coach.lost.{how}",
            answer=was.answer, inside=inside, memory=memory,
            was=percent(was.p), now=percent(after.p),
        )  # fmt: skip
    if not was.sure:
        return say(f"rules.coach.stayed.{share}", inside=inside)
    key = f"rules.coach.stayed.answer_{share}{'' if kept else '_now'}"
    return say(key, answer=was.answer, inside=inside, now=_now(after))


def _was(before: _Content) -> str:
    return say(f"rules.coach.was.{before.state}", answer=before.answer)


def _now(after: _Content) -> str:
    doubt = after.sure and after.p < CLEAR
    key = "doubt" if doubt else after.state
    return say(f"rules.coach.now.{key}", answer=after.answer, sure=percent(after.p))
