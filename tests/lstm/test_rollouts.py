"""All roll-outs at once: equal to the textbook cell's, one by one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.lstm import cell
from game.lstm.batch import GATE_ROWS
from game.lstm.rollouts import STRETCH, Rollouts
from game.lstm.weights import Sizes
from tests.lstm.helpers import random_weights

LOWEST = float(np.log2(np.finfo(np.float64).tiny))
SETTINGS = st.sampled_from([0.0, 1.0, 0.5, 1e-9, 1 - 1e-9]) | st.floats(0, 1)


class Stream:
    """A network, a stream and a player at random, and what the textbook says of them."""

    def __init__(self, sizes, T, seed, owners=None, scale=1.0, several=False):
        rng = np.random.default_rng(seed)
        self.T, self.owners = T, owners or dict.fromkeys(GATE_ROWS, "player")
        self.w = random_weights(sizes, rng)
        for array in self.w.arrays.values():
            array *= scale
        self.x, self.targets = rng.normal(size=(T, sizes.D)), rng.integers(sizes.A, size=T)
        self.weights = rng.random(T) * (rng.random(T) < 0.9)
        also = rng.random((T, sizes.A)) < 0.4
        self.accepted = also | np.eye(sizes.A, dtype=bool)[self.targets] if several else None
        # Whole numbers often, as players set them.
        played = rng.random((T, 3, sizes.K))
        self.played = np.where(rng.random(played.shape) < 0.5, np.rint(played), played)

    @property
    def own(self):
        return [gate for gate, owner in self.owners.items() if owner == "player"]

    @property
    def rollouts(self):
        locks = {g: owner for g, owner in self.owners.items() if isinstance(owner, float)}
        return Rollouts(self.w, self.x, self.targets, self.weights, locks, self.accepted)

    def values(self):
        return self.rollouts.after_each_step(self.played, self.own)

    def step(self, t, before, by_player):
        own = cell.gates(self.w, self.x[t], before)
        gates = {}
        for row, gate in enumerate(GATE_ROWS):
            owner = self.owners[gate]
            gates[gate] = getattr(own, gate)
            if isinstance(owner, float):
                gates[gate] = np.full_like(gates[gate], owner)
            elif owner == "player" and by_player:
                gates[gate] = self.played[t, row]
        trace = cell.step(self.w, self.x[t], before, cell.Gates(**gates))
        right = self.targets[t] if self.accepted is None else self.accepted[t]
        p = max(trace.p[right].sum(), np.finfo(np.float64).tiny)
        return trace.state, np.log2(p) * self.weights[t]

    def played_on(self, t, before):
        """The bits of step t and of all after it, the network's own way."""
        earned = 0.0
        for s in range(t, self.T):
            before, bits = self.step(s, before, by_player=False)
            earned += bits
        return earned

    def definition(self):
        """V(−1) to V(T − 1), one roll-out after another."""
        state, past = cell.State.zero(self.w.sizes), 0.0
        values = [self.played_on(0, state)]
        for t in range(self.T):
            state, bits = self.step(t, state, by_player=True)
            past += bits
            values.append(past + self.played_on(t + 1, state))
        return values


@settings(max_examples=60, deadline=None)
@given(
    T=st.integers(1, 60),
    K=st.integers(1, 4),
    S=st.integers(1, 4),
    recurrent=st.booleans(),
    peephole=st.booleans(),
    owners=st.fixed_dictionaries(
        {gate: st.sampled_from(["player", "player", "network"]) | SETTINGS for gate in GATE_ROWS}
    ),
    seed=st.integers(0, 2**32 - 1),
    several=st.booleans(),
)
def test_each_value_is_the_roll_out_it_is_defined_by(
    T, K, S, recurrent, peephole, owners, seed, several
):
    sizes = Sizes(D=4, K=K, S=S, A=3, recurrent=recurrent, peephole=peephole)
    stream = Stream(sizes, T, seed, owners, several=several)
    assert stream.values() == pytest.approx(stream.definition(), rel=0, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(
    T=st.integers(1, 40),
    K=st.integers(1, 3),
    S=st.integers(1, 3),
    recurrent=st.booleans(),
    peephole=st.booleans(),
    lock=st.none() | SETTINGS,
    seed=st.integers(0, 2**32 - 1),
    several=st.booleans(),
)
def test_from_any_state_the_network_earns_what_it_does_step_by_step(
    T, K, S, recurrent, peephole, lock, seed, several
):
    sizes = Sizes(D=4, K=K, S=S, A=3, recurrent=recurrent, peephole=peephole)
    owners = {"i": "network" if lock is None else lock, "f": "player", "o": "network"}
    stream = Stream(sizes, T, seed, owners, several=several)
    rng = np.random.default_rng(seed)
    rollouts = stream.rollouts
    for t in {0, T // 2, T - 1, T}:
        state = cell.State(rng.normal(size=sizes.H), rng.normal(size=sizes.H))
        earned = stream.played_on(t, state)
        assert rollouts.from_step(t, state) == pytest.approx(earned, rel=0, abs=1e-9)
        others = [cell.State(state.c * k, state.h) for k in range(1, 1 + seed % 20)]
        assert rollouts.from_each(t, others) == pytest.approx(
            [stream.played_on(t, other) for other in others], rel=0, abs=1e-9
        )


@pytest.mark.parametrize("T", [1, STRETCH - 1, STRETCH, STRETCH + 1, 2 * STRETCH, 100])
def test_the_first_value_is_the_network_alone_and_the_last_the_player(T):
    stream = Stream(Sizes(D=4, K=3, S=2, A=5), T, seed=T)
    values = stream.values()
    state, earned = cell.State.zero(stream.w.sizes), 0.0
    for t in range(T):
        state, bits = stream.step(t, state, by_player=True)
        earned += bits
    assert values.shape == (T + 1,)
    assert values[0] == pytest.approx(stream.played_on(0, cell.State.zero(stream.w.sizes)))
    assert values[-1] == pytest.approx(earned)


def test_streams_and_networks_side_by_side_do_not_disturb_each_other():
    sizes = Sizes(D=4, K=2, S=2, A=3)
    streams = [Stream(sizes, T, seed) for T, seed in ((37, 1), (37, 2), (12, 3), (40, 4))]
    before = cell.State(np.full(sizes.H, 0.5), np.full(sizes.H, -0.5))
    alone = [(stream.values(), stream.rollouts.from_step(3, before)) for stream in streams]
    prepared = [stream.rollouts for stream in streams]
    for _ in range(2):
        for stream, rollouts, (values, earned) in zip(streams, prepared, alone, strict=True):
            np.testing.assert_array_equal(
                rollouts.after_each_step(stream.played, stream.own), values
            )
            assert rollouts.from_step(3, before) == earned


def test_what_was_handed_out_is_not_overwritten_by_the_next_call():
    stream = Stream(Sizes(D=4, K=2, S=1, A=3), 20, seed=1)
    values = stream.values()
    kept = values.copy()
    stream.played[:] = 1.0 - stream.played
    assert not np.allclose(stream.values(), kept)
    np.testing.assert_array_equal(values, kept)


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("recurrent", [False, True])
def test_weights_that_overflow_cost_much_but_not_everything(recurrent, several):
    """exp(−z) and the logits' differences leave the range of floats; a bit stays a number."""
    sizes = Sizes(D=4, K=2, S=2, A=3, recurrent=recurrent)
    stream = Stream(sizes, 15, seed=3, scale=2000.0, several=several)
    stream.weights[:] = 1.0
    values = stream.values()
    assert values == pytest.approx(stream.definition(), rel=1e-9)
    assert values.min() < LOWEST, "no target was missed so far that its probability underflowed"
    assert values.min() >= stream.T * LOWEST
