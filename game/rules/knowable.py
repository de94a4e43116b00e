"""Whether a level's answers can be known: equal beginnings of a stream must have equal answers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from game.level.stream import Stream


@dataclass(frozen=True, slots=True)
class Knowable:
    """What streams that begin alike say of their answers.

    Args:
        pairs: how many pairs of questions were met after the same tokens.
        agreeing: how many of those pairs had the same right answers.
        question: where the answers parted: the tokens up to the question, as they are shown.
        answers: the answers met there, the most frequent first.
    """

    pairs: int
    agreeing: int
    question: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()

    @property
    def rate(self) -> float:
        """How likely two streams that begin alike ask for the same; 1 if none were met."""
        return self.agreeing / self.pairs if self.pairs else 1.0


def measure_knowable(streams: Sequence[Stream]) -> Knowable:
    """Compare the answers to questions before which the very same tokens have come.

    What came before a question is all that anybody can know of it, so two answers to one beginning
    mean that one of them cannot be known. Of several right answers all must be the same. Questions
    that do not claim to be known (the next token, where it is drawn) are left out. Draw short
    streams: long ones seldom begin alike.
    """
    met: dict[tuple[tuple[str, str], ...], Counter[tuple[str, ...]]] = defaultdict(Counter)
    for stream in streams:
        seen = tuple((step.text, step.cls) for step in stream.steps)
        for t in stream.questions:
            met[seen[: t + 1]][tuple(sorted(set(stream.steps[t].answers)))] += 1
    pairs = agreeing = 0
    for answers in met.values():
        n = answers.total()
        pairs += n * (n - 1) // 2
        agreeing += sum(count * (count - 1) // 2 for count in answers.values())
    parted = [seen for seen, answers in met.items() if len(answers) > 1]
    if not parted:
        return Knowable(pairs, agreeing)
    worst = min(parted, key=lambda seen: (len(seen), -met[seen].total()))
    return Knowable(
        pairs,
        agreeing,
        tuple(text for text, _ in worst),
        tuple(dict.fromkeys(one for all_, _ in met[worst].most_common() for one in all_)),
    )
