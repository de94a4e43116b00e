"""Whether a level's questions can be answered without memory, or not even with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from game.level.model import GATES, Level, Stream, StreamStep
from game.level.policy import solution_run


@dataclass(frozen=True, slots=True)
class Leak:
    """How well the current token alone foretells the answer.

    Args:
        questions: how many questions it was measured on.
        rate: the share answered right by the best guess for each token.
        chance: the share answered right by guessing among the answers, not looking at the token.
        common: the answer asked for most often.
        worst_token: the token that gives most away; empty if none does.
        worst_answer: the answer it gives away.
    """

    questions: int
    rate: float
    chance: float
    common: str = ""
    worst_token: str = ""
    worst_answer: str = ""

    @property
    def points(self) -> float:
        """How far above chance the token alone gets, as a share of the questions."""
        return self.rate - self.chance


def measure_leak(streams: Sequence[Stream]) -> Leak:
    """Learn the best guess for each token on half of the streams, and try it on the other half.

    Chance is the best single guess for all questions, or, where tokens ask for different things
    (a name, a colour), guessing evenly among the answers each token can have.
    """
    half = len(streams) // 2
    learnt: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    overall: Counter[str] = Counter()
    for step in _questions(streams[:half]):
        learnt[step.token, step.cls][step.target] += 1
        overall[step.target] += 1
    asked = _questions(streams[half:])
    if not asked or not overall:
        return Leak(0, 0.0, 0.0)
    common = overall.most_common(1)[0][0]
    guess = {key: counts.most_common(1)[0][0] for key, counts in learnt.items()}
    right: Counter[tuple[str, str]] = Counter()
    evenly = 0.0
    for step in asked:
        key = (step.token, step.cls)
        right[key] += guess.get(key, common) == step.target
        answers = len(learnt[key])
        # A token with a single answer gives it away: chance is what not looking at it would get.
        evenly += 1 / answers if answers > 1 else 1 / len(overall)
    blind = sum(step.target == common for step in asked)
    worst = max(right, key=lambda key: right[key] * (1 - 1 / max(len(learnt[key]), 1) * 0.5))
    return Leak(
        questions=len(asked),
        rate=right.total() / len(asked),
        chance=max(blind, evenly) / len(asked),
        common=common,
        worst_token=worst[0],
        worst_answer=guess.get(worst, common),
    )


def unwritten_answers(level: Level, streams: Sequence[Stream]) -> tuple[str, str] | None:
    """A question that the solution answers from an empty memory, and its answer; None if none.

    What an empty block says is the blank, whatever the question. Here a block is empty that nothing
    at all was written to since it was wholly cleared: half-open gates may well carry an answer.

    Where the network moves one of the gates itself, nothing can be said, and nothing is.

    Raises:
        ValueError: the level gives no solution for a class of the streams.
    """
    if any(level.gates.owner(gate) == "network" for gate in GATES):
        return None
    for stream in streams:
        held = [False] * level.memory.blocks
        for step, solved in zip(stream.steps, solution_run(level, stream), strict=True):
            speaking = False
            for block, setting in enumerate(solved.settings):
                held[block] = setting.i > 0 or (held[block] and setting.f > 0)
                speaking |= held[block] and setting.o > 0
            if step.is_question and not speaking:
                return step.text, step.target
    return None


def _questions(streams: Sequence[Stream]) -> list[StreamStep]:
    return [step for stream in streams for step in stream.steps if step.is_question]
