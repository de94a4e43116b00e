"""Whether a level's questions can be answered without memory, or not even with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter

import numpy as np

from game.level.encode import encode
from game.level.model import GATES, Level
from game.level.policy import locked_gates, solution_run
from game.level.stream import BLANK, Stream, StreamStep
from game.lstm.batch import Batch
from game.lstm.network import run, target_bits
from game.lstm.weights import Weights


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

    Asked are the questions that can be known; where none can, all of them. Of several right answers
    each is as good. Chance is the best single guess for all questions, or, where tokens ask for
    different things (a name, a colour), guessing evenly among the answers each token can have.
    """
    half = len(streams) // 2
    learnt: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    overall: Counter[str] = Counter()
    asks = attrgetter("counts" if any(stream.questions for stream in streams) else "is_question")
    for step in _steps(streams[:half], asks):
        learnt[step.token, step.cls].update(step.answers)
        overall.update(step.answers)
    asked = _steps(streams[half:], asks)
    if not asked or not overall:
        return Leak(0, 0.0, 0.0)
    common = overall.most_common(1)[0][0]
    guess = {key: counts.most_common(1)[0][0] for key, counts in learnt.items()}
    right: Counter[tuple[str, str]] = Counter()
    evenly = 0.0
    for step in asked:
        key = (step.token, step.cls)
        right[key] += step.accepts(guess.get(key, common))
        answers, good = len(learnt[key]), len(step.answers)
        # A token with a single answer gives it away: chance is what not looking at it would get.
        evenly += min(1.0, good / (answers if answers > good else len(overall)))
    blind = sum(step.accepts(common) for step in asked)
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

    Where the network moves one of the gates itself, nothing can be said, and nothing is; nor of
    questions whose answer cannot be known, where silence may be as good a guess as any.

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
            if step.counts and not speaking and not step.accepts(BLANK):
                return step.text, step.target
    return None


def measure_leak_in_bits(
    level: Level, network: Weights, streams: Sequence[Stream]
) -> tuple[float, float]:
    """The confidence, over all questions, of what sees the current token alone, and the network's.

    For streams in which no answer can be known: who is right is luck there, and what tells memory
    from none is the probability given to what came. The one without memory knows, for each token,
    how often each answer followed it in half of the streams (every answer counted once more than
    it was met, so that none is impossible); both are measured on the other half.
    """
    half = len(streams) // 2
    answers = len(level.vocabulary.answers)
    learnt: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for step in _steps(streams[:half], attrgetter("is_question")):
        learnt[step.token, step.cls][step.target] += 1
    batch = encode(level, streams[half:])
    alone, asked = [], batch.questions()
    for stream in streams[half:]:
        for step in stream.steps:
            if step.is_question:
                met = learnt[step.token, step.cls]
                right = sum(met[answer] + 1 for answer in set(step.answers))
                alone.append(np.log2(right / (met.total() + answers)))
    trace = run(network.astype(np.float64), batch, locked_gates(level, batch))
    each = Batch(batch.x, batch.targets, asked.astype(float), batch.lengths, batch.accepted)
    own = target_bits(trace, each).sum() / asked.sum()
    return float(2.0 ** np.mean(alone)), float(2.0**own)


def _steps(streams: Sequence[Stream], chosen: Callable[[StreamStep], bool]) -> list[StreamStep]:
    return [step for stream in streams for step in stream.steps if chosen(step)]
