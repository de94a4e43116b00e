"""What is dealt before the first move: a level, its network, and one stream for both to play."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from game.level.encode import encode
from game.level.model import GATES, GateName, Level
from game.level.policy import solution_run
from game.level.stream import Stream
from game.lstm.batch import GATE_ROWS, Batch
from game.lstm.cell import Gates, State, StepTrace
from game.lstm.rollouts import Rollouts
from game.lstm.single import SingleCell
from game.lstm.weights import Array, Weights
from game.rules.move import Move


@dataclass(frozen=True)
class Deal:
    """One stream of a level and the trained network that player and rivals meet on it.

    Bits are log2 of the probability given to a target, times the weight of that target: at most 0.
    """

    level: Level
    network: Weights
    stream: Stream
    batch: Batch = field(repr=False)

    @classmethod
    def of(cls, level: Level, network: Weights, stream: Stream) -> Deal:
        """The deal of a stream; playing and scoring are done in float64."""
        return cls(level, network.astype(np.float64), stream, encode(level, [stream]))

    def __len__(self) -> int:
        return len(self.stream)

    @cached_property
    def total_weight(self) -> float:
        """The weight of all targets together."""
        return float(self.batch.weights.sum())

    @cached_property
    def player_gates(self) -> tuple[GateName, ...]:
        """The gates given to the player, in the order f, i, o."""
        return tuple(g for g in GATES if self.level.gates.owner(g) == "player")

    def x(self, t: int) -> Array:
        """(D,) the input of step t."""
        return self.batch.x[t, :, 0]

    @cached_property
    def _cell(self) -> SingleCell:
        return SingleCell(self.network)

    def _proposed(self, x: Array, before: State) -> tuple[Gates, Array]:
        """Where the network would set its gates on input x, locks kept, and the candidate (H,)."""
        own, g = self._cell.propose(x, before)
        return Gates(**{gate: self._unless_locked(gate, getattr(own, gate)) for gate in GATES}), g

    def _unless_locked(self, gate: GateName, values: Array) -> Array:
        owner = self.level.gates.owner(gate)
        return values if isinstance(owner, str) else np.full_like(values, owner)

    def own_gates(self, t: int, before: State) -> Gates:
        """Where the network would set its gates at step t, finding this memory; locks kept."""
        return self._proposed(self.x(t), before)[0]

    def own_gates_for(self, token: str, cls: str, before: State) -> Gates:
        """Where the network would set its gates if this token came as one of this class."""
        words = self.level.vocabulary
        x = np.zeros_like(self.x(0))
        n, value = words.inputs[token]
        x[n], x[len(words.identities) + words.class_index[cls]] = value, 1.0
        return self._proposed(x, before)[0]

    def own_step(self, t: int, before: State) -> StepTrace:
        """What the network does at step t from this memory."""
        return self._cell.step(before, *self._proposed(self.x(t), before))

    def step(self, t: int, before: State, move: Move) -> tuple[StepTrace, Gates]:
        """Play step t with a move; gives what happened and where the network would have set.

        Gates that the player does not own follow the network, or their lock.
        """
        own, g = self._proposed(self.x(t), before)
        played = {
            gate: np.array(move.gate(gate)) if gate in self.player_gates else getattr(own, gate)
            for gate in GATES
        }
        return self._cell.step(before, Gates(**played), g), own

    def chance(self, t: int, p: Array) -> float:
        """What probabilities p (A,) give to the right answers of step t together."""
        accepted = self.batch.accepted
        if accepted is None:
            return float(p[self.batch.targets[t, 0]])
        return float(p[accepted[t, :, 0]].sum())

    def bits(self, t: int, trace: StepTrace) -> float:
        """What step t earned: the weighted log2 probability of its target."""
        return self.bits_for(t, trace.p)

    def bits_for(self, t: int, p: Array) -> float:
        """What probabilities p (A,) earn at step t, whoever gave them."""
        chance = max(self.chance(t, p), float(np.finfo(np.float64).tiny))
        return float(np.log2(chance) * self.batch.weights[t, 0])

    @cached_property
    def _rollouts(self) -> Rollouts:
        owners = {gate: self.level.gates.owner(gate) for gate in GATES}
        locks = {gate: owner for gate, owner in owners.items() if not isinstance(owner, str)}
        x, targets, weights = self.batch.x, self.batch.targets, self.batch.weights
        accepted = None if self.batch.accepted is None else self.batch.accepted[..., 0]
        return Rollouts(self.network, x[..., 0], targets[:, 0], weights[:, 0], locks, accepted)

    def bits_played_on(self, t: int, before: State) -> float:
        """What the network earns from step t to the end when it takes over from this state."""
        return self._rollouts.from_step(t, before)

    def outcomes(self, t: int, before: State, moves: Sequence[Move]) -> Array:
        """(n,) what each of n moves at step t earns there and later, the network playing on."""
        traces = [self.step(t, before, move)[0] for move in moves]
        later = self._rollouts.from_each(t + 1, [trace.state for trace in traces])
        return np.array([self.bits(t, trace) for trace in traces]) + later

    def evaluations(self, moves: Sequence[Move]) -> Array:
        """(m + 1,) V(−1) to V(m − 1): all targets' bits when the network plays on after each move.

        Args:
            moves: the first m moves of a play, each for all blocks.
        """
        played = np.zeros((len(self), len(GATE_ROWS), self.network.sizes.K))
        for t, move in enumerate(moves):
            played[t] = [move.gate(gate) for gate in GATE_ROWS]
        return self._rollouts.after_each_step(played, self.player_gates)[: len(moves) + 1]

    @cached_property
    def network_run(self) -> tuple[StepTrace, ...]:
        """What the network does on the whole stream, alone."""
        steps = []
        state = State.zero(self.network.sizes)
        for t in range(len(self)):
            trace = self.own_step(t, state)
            steps.append(trace)
            state = trace.state
        return tuple(steps)

    @cached_property
    def network_bits(self) -> float:
        """V(−1): what the network earns on the whole stream, alone."""
        return sum(self.bits(t, trace) for t, trace in enumerate(self.network_run))

    @cached_property
    def par(self) -> float:
        """The network's confidence on this stream."""
        return self.confidence(self.network_bits)

    def confidence(self, bits: float, weight: float | None = None) -> float:
        """2^(bits per target): the geometric mean of the probabilities given to the right answers.

        Args:
            bits: the weighted log2 probabilities, added up.
            weight: the weight of the targets they belong to; all targets if not given.
        """
        return float(2.0 ** (bits / (self.total_weight if weight is None else weight)))

    @cached_property
    def solution(self) -> tuple[Move, ...]:
        """The level's own solution, played on this stream.

        Raises:
            ValueError: the level gives no solution.
        """
        return tuple(Move.of(step.settings) for step in solution_run(self.level, self.stream))

    def changes(self, moves: tuple[Move, ...]) -> int:
        """How many valve moves a run of moves makes; only gates given to the player count."""
        before = (Move.start(self.level), *moves)
        return sum(
            now.changes_from(then, self.player_gates)
            for then, now in zip(before, moves, strict=False)
        )

    @property
    def by_solution(self) -> bool:
        """Whether the level's solution sets every token's gates, so that the budget follows it."""
        return all(step.cls in self.level.solution for step in self.stream.steps)

    @cached_property
    def reference(self) -> tuple[Move, ...]:
        """The moves the budget is counted by.

        The solution; where the level gives none for a token, the network's gates, rounded.
        """
        if self.by_solution:
            return self.solution
        rounded = ((np.rint(s.f), np.rint(s.i), np.rint(s.o)) for s in self.network_run)
        return tuple(Move(f.tolist(), i.tolist(), o.tolist()) for f, i, o in rounded)

    @cached_property
    def budget(self) -> int:
        """How many gate changes three stars allow: the reference's, and the level's spare ones."""
        return self.changes(self.reference) + self.level.play.spare_changes
