"""A play in progress: moves in, traces and scores out; every change gives a new session.

level = load_level("levels/hold/fluent.json")
session = Session.start(level, seed=7)
session = session.play(Move(f=[1], i=[0], o=[0]))
session.moves[-1].value, session.confidence, session.par
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from game.level.grammar import draw
from game.level.model import Level, Mode
from game.level.network import load_network
from game.level.stream import StreamStep
from game.lstm.cell import State, StepTrace
from game.lstm.weights import Weights
from game.rules.deal import Deal
from game.rules.marks import mark
from game.rules.move import Move
from game.rules.played import Played
from game.rules.result import Result
from game.rules.stars import stars_for


@dataclass(frozen=True)
class Session:
    """A play of one deal up to now. `play`, `undo` and `redo` give new sessions; this one stays."""

    deal: Deal
    moves: tuple[Played, ...] = ()
    undone: tuple[Played, ...] = ()
    undos: int = 0
    mode: Mode = "play"

    @classmethod
    def start(
        cls,
        level: Level,
        seed: int | None = None,
        network: Weights | None = None,
        mode: Mode = "play",
    ) -> Session:
        """A new play on a stream drawn with this seed.

        Args:
            level: the level.
            seed: the stream's seed; the level's own if not given.
            network: the trained network; read from beside the level's file if not given.
            mode: whether it is a play or a practice.

        Raises:
            NetworkError: the level has no network that fits it.
        """
        network = load_network(level) if network is None else network
        stream = draw(level, level.play.seed if seed is None else seed)
        return cls(Deal.of(level, network, stream), mode=mode)

    # -- where the play stands ---------------------------------------------------------------

    @property
    def level(self) -> Level:
        """The level that is played."""
        return self.deal.level

    @property
    def seed(self) -> int:
        """The seed of the stream."""
        return self.deal.stream.seed

    @property
    def t(self) -> int:
        """The step that waits for a move; T when the stream has ended."""
        return len(self.moves)

    @property
    def finished(self) -> bool:
        """Whether every token of the stream has been met."""
        return self.t == len(self.deal)

    @property
    def current(self) -> StreamStep | None:
        """The token in front of the player; None when the stream has ended."""
        return None if self.finished else self.deal.stream.steps[self.t]

    @property
    def state(self) -> State:
        """The memory as the player's moves have left it."""
        return self.moves[-1].trace.state if self.moves else State.zero(self.deal.network.sizes)

    @property
    def valves(self) -> Move:
        """Where the valves stand: as the last move left them."""
        return self.moves[-1].move if self.moves else Move.start(self.level)

    def preview(self, move: Move) -> StepTrace:
        """What the cell would do with this move now; the prediction included.

        Raises:
            ValueError: the stream has ended, or the move is for another number of blocks.
        """
        self._check(move)
        return self.deal.step(self.t, self.state, move)[0]

    # -- moves ---------------------------------------------------------------------------------

    def play(self, move: Move) -> Session:
        """The session after this move.

        Raises:
            ValueError: the stream has ended, or the move is for another number of blocks.
        """
        self._check(move)
        return self._play(move)

    def play_all(self, moves: Sequence[Move]) -> Session:
        """The session after several moves: what `play` gives one by one, valued all at once.

        Raises:
            ValueError: there are more moves than tokens left, or one is for another number of
                blocks.
        """
        self._check(*moves)
        evaluations = self.deal.evaluations([*(played.move for played in self.moves), *moves])
        session = self
        for move, evaluation in zip(moves, evaluations[self.t + 1 :], strict=True):
            session = session._play(move, float(evaluation))
        return session

    def _play(self, move: Move, evaluation: float | None = None) -> Session:
        deal, t, past, before = self.deal, self.t, self.bits, self.evaluation
        trace, own = deal.step(t, self.state, move)
        bits = deal.bits(t, trace)
        if evaluation is None:
            evaluation = past + bits + deal.bits_played_on(t + 1, trace.state)
        played = Played(
            t=t,
            move=move,
            trace=trace,
            own=own,
            bits=bits,
            evaluation=evaluation,
            value=evaluation - before,
            mark=mark(before - past, evaluation - past, trace.gates, own),
            predicted=self.level.vocabulary.answers[int(trace.p.argmax())],
        )
        return replace(self, moves=(*self.moves, played), undone=())

    def _check(self, *moves: Move) -> None:
        if self.t + len(moves) > len(self.deal):
            raise ValueError(
                f"The stream has ended after {len(self.deal)} tokens. Undo, or start a new session."
            )
        for move in moves:
            if move.blocks != self.level.memory.blocks:
                raise ValueError(
                    f'Level "{self.level.id}" has {self.level.memory.blocks} memory block(s); '
                    f"the move sets {move.blocks}."
                )

    def undo(self) -> Session:
        """The session one move earlier; at the start, the same session. Undoing is counted."""
        if not self.moves:
            return self
        return replace(
            self,
            moves=self.moves[:-1],
            undone=(self.moves[-1], *self.undone),
            undos=self.undos + 1,
        )

    def redo(self) -> Session:
        """The session with the last undone move played again; the same if there is none."""
        if not self.undone:
            return self
        return replace(self, moves=(*self.moves, self.undone[0]), undone=self.undone[1:])

    def back_to(self, t: int) -> Session:
        """The session as it was when step t waited for a move; later moves can be redone.

        Raises:
            ValueError: t is not a step already met.
        """
        if not 0 <= t <= self.t:
            raise ValueError(f"Step {t} is not among the {self.t} steps already played.")
        if t == self.t:
            return self
        later = self.moves[t:]
        return replace(
            self, moves=self.moves[:t], undone=(*later, *self.undone), undos=self.undos + 1
        )

    # -- scores ----------------------------------------------------------------------------------

    @cached_property
    def bits(self) -> float:
        """What the targets met so far have earned, in bits: at most 0."""
        return sum(played.bits for played in self.moves)

    @property
    def evaluation(self) -> float:
        """V: all targets' bits when the network plays on from here."""
        return self.moves[-1].evaluation if self.moves else self.deal.network_bits

    @cached_property
    def confidence(self) -> float:
        """The confidence so far, over the targets already met; 1 before the first."""
        weight = float(self.deal.batch.weights[: self.t].sum())
        return self.deal.confidence(self.bits, weight) if self.moves else 1.0

    @property
    def par(self) -> float:
        """The network's confidence on this stream."""
        return self.deal.par

    @cached_property
    def gate_changes(self) -> int:
        """How often a valve of the player's was moved between two steps."""
        return self.deal.changes(tuple(played.move for played in self.moves))

    @property
    def budget(self) -> int:
        """How many gate changes three stars allow."""
        return self.deal.budget

    @cached_property
    def questions_right(self) -> int:
        """How many of the questions met so far that can be known were answered right."""
        steps = self.deal.stream.steps
        return sum(steps[m.t].counts and steps[m.t].accepts(m.predicted) for m in self.moves)

    @property
    def result(self) -> Result | None:
        """The result, once the stream has ended."""
        if not self.finished:
            return None
        questions = len(self.deal.stream.questions)
        return Result(
            confidence=self.confidence,
            par=self.par,
            stars=stars_for(
                confidence=self.confidence,
                par=self.par,
                all_right=self.questions_right == questions,
                within_budget=self.gate_changes <= self.budget,
            ),
            gate_changes=self.gate_changes,
            budget=self.budget,
            questions_right=self.questions_right,
            questions=questions,
            undos=self.undos,
        )

    @property
    def stars(self) -> int:
        """Stars earned: 0 while the stream runs."""
        return self.result.stars if self.result else 0
