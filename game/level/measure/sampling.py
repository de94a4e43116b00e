"""What a level's streams are like on the whole: lengths, tokens, questions and answers, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from game.level.model import Level
from game.level.stream import Stream


@dataclass(frozen=True, slots=True)
class Span:
    """The least, the mean and the most of something counted on each stream."""

    least: int
    mean: float
    most: int

    @classmethod
    def of(cls, counts: Sequence[int]) -> Span:
        """The span of some counts, of which there is at least one."""
        return cls(min(counts), sum(counts) / len(counts), max(counts))

    def to_dict(self) -> dict[str, float]:
        """The parts as plain JSON values; the mean to a hundredth."""
        return {"least": self.least, "mean": round(self.mean, 2), "most": self.most}


@dataclass(frozen=True, slots=True)
class Sampling:
    """Many streams of a level, summed up.

    Args:
        streams: how many were drawn.
        different: how many of them no other is equal to, or only equals that came later.
        length: tokens of a stream.
        questions: questions of a stream.
        classes: tokens of each class on a stream, in the order of the level.
        answers: how many of all questions have each answer, the most frequent first.
        open_answers: how many of all questions nobody can know the answer to.
        unseen: tokens that never came up, each with its class.
    """

    streams: int
    different: int
    length: Span
    questions: Span
    classes: dict[str, Span]
    answers: dict[str, int]
    open_answers: int
    unseen: tuple[tuple[str, str], ...]

    @property
    def asked(self) -> int:
        """All questions of all streams."""
        return sum(self.answers.values())

    def to_dict(self) -> dict[str, Any]:
        """The parts as plain JSON values; answers as shares of all questions."""
        return {
            "streams": self.streams,
            "different": self.different,
            "length": self.length.to_dict(),
            "questions": self.questions.to_dict(),
            "classes": {name: span.to_dict() for name, span in self.classes.items()},
            "answers": {name: round(n / self.asked, 4) for name, n in self.answers.items()},
            "open_answers": self.open_answers,
            "unseen": [list(token) for token in self.unseen],
        }


def sum_up(level: Level, streams: Iterable[Stream]) -> Sampling:
    """Count what is in some streams of a level, of which there is at least one."""
    lengths: list[int] = []
    questions: list[int] = []
    of_class: dict[str, list[int]] = {cls.name: [] for cls in level.classes}
    answers: Counter[str] = Counter()
    tokens: Counter[tuple[str, str]] = Counter()
    different: set[int] = set()
    open_answers = 0
    for stream in streams:
        met = [(step.token, step.cls) for step in stream.steps]
        asked = [step for step in stream.steps if step.is_question]
        here = Counter(cls for _, cls in met)
        tokens.update(met)
        answers.update(step.target for step in asked)
        open_answers += sum(not step.known for step in asked)
        lengths.append(len(met))
        questions.append(len(asked))
        for name, counts in of_class.items():
            counts.append(here[name])
        different.add(hash(tuple(met)))
    known = ((token, cls.name) for cls in level.classes for token in cls.tokens)
    return Sampling(
        streams=len(lengths),
        different=len(different),
        length=Span.of(lengths),
        questions=Span.of(questions),
        classes={name: Span.of(counts) for name, counts in of_class.items()},
        answers=dict(answers.most_common()),
        open_answers=open_answers,
        unseen=tuple(token for token in known if not tokens[token]),
    )
