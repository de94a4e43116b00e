"""A training that a test tells itself, message by message, where a process would."""

from dataclasses import replace
from pathlib import Path

from game.level.measure.legibility import GateRow, Legibility
from game.level.model import Level
from game.level.training.attempts import Kind, Progress
from game.level.training.curves import Point
from game.level.training.messages import Done, Kept, Message, Outcome, Report
from game.ui.practice.training.trainer import Trainer

STEPS = 1000
ATTEMPTS: dict[Kind, int] = {"LSTM": 3, "RNN": 6}


class FakeProcess:
    """Says what it was given to say, and remembers what it was asked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.to_say: list[Message] = []
        self.cancelled = self.closed = 0
        self.alive = True
        self.stubborn = False

    def poll(self) -> list[Message]:
        said, self.to_say = self.to_say, []
        if any(not isinstance(each, Report) for each in said):
            self.alive = False
        return said

    def cancel(self) -> None:
        self.cancelled += 1
        if not self.stubborn:
            self.to_say.append(Kept())

    def close(self) -> None:
        self.closed += 1
        self.alive = False


class FakeTrainer(Trainer):
    """A trainer whose processes are all fakes, the last one in `processes[-1]`."""

    def __init__(self) -> None:
        self.processes: list[FakeProcess] = []

        def start(path: Path) -> FakeProcess:
            self.processes.append(FakeProcess(path))
            return self.processes[-1]

        super().__init__(start)

    def say(self, *messages: Message) -> None:
        """Have the process say this, and hear it."""
        self.processes[-1].to_say += messages
        self.update()


def gates(level: Level, sharp: float = 0.9) -> tuple[GateRow, ...]:
    """The gates of a network on every kind of token, in every case, so open where they are open."""
    return tuple(
        GateRow(cls, block, gate, sharp if gate == "o" else 1.0 - sharp, 0.04, condition)
        for cls in level.vocabulary.classes
        for condition in _conditions(level, cls)
        for block in range(level.memory.blocks)
        for gate in ("f", "i", "o")
        if isinstance(level.gates.owner(gate), str)
    )


def _conditions(level: Level, cls: str) -> list[str]:
    cases = level.solution.get(cls, ())
    return [case.condition or "otherwise" for case in cases] if len(cases) > 1 else [""]


def legibility(level: Level, *, good: bool = True) -> Legibility:
    share = 0.99 if good else 0.5
    return Legibility(0.97, 0.97 * share, 0.97 * share, 1.0 if good else 0.4, gates(level))


def report(
    level: Level, kind: Kind = "LSTM", attempt: int = 0, step: int = 340, sharp: float = 0.9
) -> Report:
    """What is told at a step: all points up to there, and all attempts before."""
    order = [(k, n) for k in ATTEMPTS for n in range(ATTEMPTS[k])]
    before = order[: order.index((kind, attempt))]
    points = [
        Point(k, n, s, 2.0 / (1 + s / (20 + 7 * n)))
        for k, n in [*before, (kind, attempt)]
        for s in range(8, (step if (k, n) == (kind, attempt) else STEPS) + 1, 8)
    ]
    return Report(
        attempts=ATTEMPTS,
        steps=STEPS,
        resumed=False,
        at=Progress(kind, attempt, ATTEMPTS[kind], step, STEPS, points[-1].loss if points else 1.0),
        points=tuple(points),
        outcomes=tuple(outcome(k, n) for k, n in before),
        gates=gates(level, sharp) if kind == "LSTM" else None,
        gates_of=attempt if kind == "LSTM" else 1,
        glance=replace(legibility(level), rows=gates(level)[:1]),
        seconds_left=42.0,
    )


def outcome(kind: Kind, attempt: int) -> Outcome:
    return Outcome(
        kind, attempt, 0.97 - 0.02 * attempt, 1.0, attempt != 1 if kind == "LSTM" else None
    )


def done(level: Level, *, good: bool = True) -> Done:
    outcomes = tuple(outcome(kind, n) for kind in ATTEMPTS for n in range(ATTEMPTS[kind]))
    younger = {"novice": 0.4, "apprentice": 0.7, "master": 0.9}
    return Done(2, legibility(level, good=good), outcomes, younger, 0.93)
