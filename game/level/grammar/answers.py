"""What the right answers of a stream in the making are: each target, once, as a function."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias, cast

from game.level.format.bounds import counts_asked_for
from game.level.format.numbers import in_units, write_sum
from game.level.grammar.draft import Draft, Right
from game.level.model import Level, Table
from game.level.nodes import (
    AnswerAny,
    AnswerCount,
    AnswerMap,
    AnswerName,
    AnswerNext,
    AnswerSum,
    AnswerTally,
    AnswerText,
    Target,
    alternatives,
    every_node,
    target_of,
)
from game.level.stream import BLANK, StreamStep

_NEXT: Final[Right] = (None,)

_Answer: TypeAlias = Callable[[Draft, str], str]
"""The answer after a token of this class, which is not among the draft's own yet."""

Sayer: TypeAlias = Callable[[Draft, str, str], None]
"""Adds a token of a class to the draft, with its answer."""


class Answers:
    """The targets of a level as functions of the stream in the making.

    Attributes:
        foresees: whether a next token is asked for anywhere, so that forks must be kept.
        counts: the names of counts that are asked for.
    """

    def __init__(self, level: Level) -> None:
        nodes = [node for body in (level.stream, *level.rules.values()) for node in body]
        self.foresees = any(
            isinstance(target, AnswerNext)
            for node in every_node(nodes)
            for target in alternatives(target_of(node))
        )
        self.counts = counts_asked_for(nodes)
        self.shows = {cls.name: cls.show for cls in level.classes}
        self.units = {
            cls.name: {token: in_units(amount) for token, amount in cls.amounts.items()}
            for cls in level.classes
        }
        self.maps = level.maps
        self.tallies: dict[AnswerTally, int] = {}
        self.made: dict[tuple[str, str, Right, float, bool], StreamStep] = {}
        self.foretold: dict[tuple[str, str, Right, str, bool, float], StreamStep] = {}

    def sayer(self, target: Target | None, weight: float = 1.0) -> Sayer:
        """What says a token that asks for this target."""
        wanted = tuple(dict.fromkeys(alternatives(target)))
        if len(wanted) > 1 or self.foresees:
            return self._sayer_of_any(wanted, weight)
        answer = self._answer(wanted[0]) if wanted else None
        made: dict[tuple[str, str, str], StreamStep] = {}

        def say(draft: Draft, token: str, cls: str) -> None:
            right = answer(draft, cls) if answer is not None else BLANK
            key = (token, cls, right)
            step = made.get(key)
            if step is None:
                step = made[key] = self.step(token, cls, (right,), weight)
            draft.steps.append(step)

        return say

    def _sayer_of_any(self, wanted: tuple[Target, ...], weight: float) -> Sayer:
        each = [None if isinstance(one, AnswerNext) else self._answer(one) for one in wanted]
        waits, only_next = None in each, each == [None]
        foresees, made = self.foresees, dict[tuple[str, str, Right], StreamStep]()

        def say(draft: Draft, token: str, cls: str) -> None:
            right: Right = _NEXT
            if not only_next:
                right = tuple([answer and answer(draft, cls) for answer in each])
            if waits:
                draft.open.append((len(draft.steps), right, weight))
            if foresees:
                draft.forks_at.append(draft.forks)
            key = (token, cls, _NEXT if waits else right)  # `foretell` puts another in its place
            step = made.get(key)
            if step is None:
                said = () if waits else tuple(one for one in right if one is not None)
                step = made[key] = self.step(token, cls, said or (BLANK,), weight)
            draft.steps.append(step)

        return say

    def step(
        self, token: str, cls: str, right: tuple[str, ...], weight: float, known: bool = True
    ) -> StreamStep:
        """The step for a token, made once: steps are frozen, so streams can share them."""
        key = (token, cls, right, weight, known)
        step = self.made.get(key)
        if step is None:
            text = self.shows[cls].replace("{}", token)
            target, *more = dict.fromkeys(right)
            step = StreamStep(token, cls, text, target, tuple(more), weight, known)
            self.made[key] = step
        return step

    def foretell(self, draft: Draft) -> None:
        """Now that all tokens are there, answer the questions for the one that comes next.

        What was left to chance in between cannot be known, unless another answer is right too.
        """
        steps, forks_at, made = draft.steps, [*draft.forks_at, draft.forks], self.foretold
        tokens = [*(step.token for step in steps), BLANK]
        for place, right, weight in draft.open:
            coming, fixed = tokens[place + 1], forks_at[place] == forks_at[place + 1]
            key = tokens[place], steps[place].cls, right, coming, fixed, weight
            step = made.get(key)
            if step is None:
                known = fixed or right != _NEXT
                answers = tuple(coming if answer is None else answer for answer in right)
                step = self.step(tokens[place], steps[place].cls, answers, weight, known)
                made[key] = step
            steps[place] = step

    def _answer(self, target: Target) -> _Answer:
        match target:
            case AnswerText(text=text):
                return lambda draft, cls: text
            case AnswerName(name=name):
                return lambda draft, cls: draft.names[name][0]
            case AnswerMap(map=table, names=names):
                entries = self.maps[table]
                return lambda draft, cls: _entry(entries, [draft.names[name][0] for name in names])
            case AnswerCount(name=name):
                return lambda draft, cls: str(draft.counts[name])
            case AnswerTally():
                return self._tally(target)
            case AnswerSum(names=names):
                return self._sum(names)
            case AnswerNext() | AnswerAny():
                raise TypeError(f"{type(target).__name__} is no single answer")

    def _tally(self, target: AnswerTally) -> _Answer:
        adds, low, high = dict(target.adds), target.low, target.high
        written = [str(number) for number in range(low, high + 1)]
        key = self.tallies.setdefault(target, len(self.tallies))
        start = 0, min(max(0, low), high)

        def answer(draft: Draft, cls: str) -> str:
            place, number = draft.tallies.get(key, start)
            for step in draft.steps[place:]:
                number = min(max(number + adds.get(step.cls, 0), low), high)
            number = min(max(number + adds.get(cls, 0), low), high)
            draft.tallies[key] = len(draft.steps) + 1, number  # this token is added at once
            return written[number - low]

        return answer

    def _sum(self, names: tuple[str, ...]) -> _Answer:
        units, written = self.units, dict[int, str]()

        def answer(draft: Draft, cls: str) -> str:
            total = 0
            for name in names:
                token, origin = draft.names[name]
                total += units[origin][token]
            if total not in written:
                written[total] = write_sum(total)
            return written[total]

        return answer


def _entry(table: Table, tokens: list[str]) -> str:
    """What a map says of one token, or of one after another."""
    found: str | Table = table
    for token in tokens:
        found = cast(Table, found)[token]
    return cast(str, found)
