"""The batch engine: equal to the textbook, to PyTorch, and to its own numerical gradient."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.lstm import cell
from game.lstm.batch import Batch, Forced
from game.lstm.network import cross_entropy, run, target_bits
from game.lstm.plan import Plan
from game.lstm.weights import Sizes, Weights
from tests.lstm.helpers import random_batch, random_forced, random_weights

REFERENCE = Path(__file__).parent / "data" / "torch_reference.npz"


@settings(max_examples=60, deadline=None)
@given(
    T=st.integers(1, 40),
    B=st.integers(1, 9),
    K=st.integers(1, 6),
    S=st.integers(1, 6),
    recurrent=st.booleans(),
    peephole=st.booleans(),
    with_forced=st.booleans(),
    seed=st.integers(0, 2**32 - 1),
)
def test_the_batch_engine_computes_what_the_textbook_cell_computes(
    T, B, K, S, recurrent, peephole, with_forced, seed
):
    rng = np.random.default_rng(seed)
    sizes = Sizes(D=5, K=K, S=S, A=4, recurrent=recurrent, peephole=peephole)
    w, batch = random_weights(sizes, rng), random_batch(sizes, T, B, rng)
    forced = random_forced(sizes, T, B, rng) if with_forced else None
    start = rng.normal(size=(sizes.H, B)), rng.normal(size=(sizes.H, B))
    trace = run(w, batch, forced, start)
    for b in range(B):
        state = cell.State(start[0][:, b], start[1][:, b])
        for t in range(T):
            x = batch.x[t, :, b]
            own = cell.gates(w, x, state)
            values = np.stack([own.i, own.f, own.o])
            if forced:
                values = np.where(forced.mask[t, ..., b], forced.values[t, ..., b], values)
            i, f, o = values
            expected = cell.step(w, x, state, cell.Gates(f=f, i=i, o=o))
            for name in ("f", "i", "o", "g", "c", "h", "p"):
                found = getattr(trace, name)[t, ..., b]
                np.testing.assert_allclose(found, getattr(expected, name), atol=1e-10)
            state = expected.state


@pytest.mark.parametrize("with_forced", [False, True])
@pytest.mark.parametrize("peephole", [False, True])
@pytest.mark.parametrize("recurrent", [False, True])
@pytest.mark.parametrize(("K", "S"), [(1, 1), (3, 1), (1, 4), (2, 3)])
def test_every_gradient_is_the_numerical_one(K, S, recurrent, peephole, with_forced):
    rng = np.random.default_rng(K * 10 + S)
    sizes = Sizes(D=5, K=K, S=S, A=4, recurrent=recurrent, peephole=peephole)
    T, B, nudge = 6, 3, 1e-5
    w, batch = random_weights(sizes, rng), random_batch(sizes, T, B, rng)
    forced = random_forced(sizes, T, B, rng) if with_forced else None
    start = rng.normal(size=(sizes.H, B)), rng.normal(size=(sizes.H, B))
    on_gates = rng.normal(size=(T, 3, K, B))
    on_g = rng.normal(size=(T, sizes.H, B))
    plan = Plan(sizes, T, B, np.float64)

    def loss() -> float:
        trace = plan.forward(w, batch, forced, start=start)
        free = ~forced.mask if forced else True
        extra = (on_gates * trace.gates * free).sum() + (on_g * trace.g).sum()
        return cross_entropy(trace, batch)[0] + float(extra)

    d_logits = cross_entropy(plan.forward(w, batch, forced, start=start), batch)[1]
    found = plan.backward(d_logits, on_gates, on_g)
    assert found.keys() == w.arrays.keys()
    for name, array in w.arrays.items():
        numerical = np.zeros_like(array)
        for at in np.ndindex(array.shape):
            kept = array[at]
            array[at] = kept + nudge
            above = loss()
            array[at] = kept - nudge
            numerical[at] = (above - loss()) / (2 * nudge)
            array[at] = kept
        error = np.abs(numerical - found[name]).max() / max(np.abs(numerical).max(), 1e-3)
        assert error <= 1e-6, f"{name}: relative error {error:.1e}"


def test_the_gradient_on_gates_is_the_numerical_one_where_they_are_forced():
    rng = np.random.default_rng(5)
    sizes = Sizes(D=4, K=2, S=2, A=3, peephole=True)
    T, B, nudge = 5, 2, 1e-5
    w, batch = random_weights(sizes, rng), random_batch(sizes, T, B, rng)
    forced = Forced(rng.random((T, 3, 2, B)), np.ones((T, 3, 2, B), bool))
    plan = Plan(sizes, T, B, np.float64)
    d_logits = cross_entropy(plan.forward(w, batch, forced), batch)[1]
    plan.backward(d_logits)
    found = plan.gate_gradients()
    for at in np.ndindex(found.shape):
        kept = forced.values[at]
        losses = []
        for change in (nudge, -nudge):
            forced.values[at] = kept + change
            losses.append(cross_entropy(plan.forward(w, batch, forced), batch)[0])
        forced.values[at] = kept
        assert (losses[0] - losses[1]) / (2 * nudge) == pytest.approx(found[at], abs=1e-8)


def test_forward_and_all_gradients_are_those_of_torch():
    with np.load(REFERENCE, allow_pickle=False) as file:
        torch = {name: file[name] for name in file.files}
    T, B, D = torch["x"].shape
    H, A = torch["h0"].shape[1], torch["head_bias"].shape[0]
    sizes = Sizes(D=D, K=H, S=1, A=A)
    w = Weights(
        sizes,
        {name: torch[name] for name in ("weight_ih", "weight_hh", "head_weight", "head_bias")}
        | {"bias": torch["bias_ih"] + torch["bias_hh"]},
    )
    batch = Batch(torch["x"].transpose(0, 2, 1), torch["targets"], torch["weights"], np.full(B, T))
    plan = Plan(sizes, T, B, np.float64)
    trace = plan.forward(w, batch, start=(torch["h0"].T, torch["c0"].T))
    np.testing.assert_allclose(trace.h, torch["h"].transpose(0, 2, 1), atol=1e-12)
    np.testing.assert_allclose(trace.c[-1], torch["c_last"].T, atol=1e-12)
    np.testing.assert_allclose(trace.p, torch["p"].transpose(0, 2, 1), atol=1e-12)
    bits, d_logits = cross_entropy(trace, batch)
    assert bits == pytest.approx(float(torch["bits"]), abs=1e-12)
    gradients = plan.backward(d_logits)
    for name in ("weight_ih", "weight_hh", "head_weight", "head_bias"):
        np.testing.assert_allclose(gradients[name], torch["d_" + name], atol=1e-12)
    np.testing.assert_allclose(gradients["bias"], torch["d_bias_ih"], atol=1e-12)


def test_rounded_gates_are_0_or_1_and_act_so():
    rng = np.random.default_rng(3)
    sizes = Sizes(D=4, K=2, S=2, A=3)
    w, batch = random_weights(sizes, rng), random_batch(sizes, 12, 5, rng)
    trace = run(w, batch, rounded=True)
    assert set(np.unique(trace.gates)) <= {0.0, 1.0}
    c_before = np.concatenate([np.zeros((1, sizes.H, 5)), trace.c[:-1]])
    f, i = (np.repeat(gate, 2, axis=1) for gate in (trace.f, trace.i))
    np.testing.assert_allclose(trace.c, f * c_before + i * trace.g, atol=1e-12)


def test_padding_earns_and_costs_nothing():
    rng = np.random.default_rng(4)
    sizes = Sizes(D=4, K=1, S=2, A=3)
    w, batch = random_weights(sizes, rng), random_batch(sizes, 8, 3, rng)
    bits = target_bits(run(w, batch), batch)
    assert (bits[~batch.alive()] == 0).all()
    alone = Batch(
        *(a[: batch.lengths[1], ..., 1:2] for a in (batch.x, batch.targets)),
        batch.weights[: batch.lengths[1], 1:2],
        batch.lengths[1:2],
    )
    assert target_bits(run(w, alone), alone).sum() == pytest.approx(bits[:, 1].sum(), abs=1e-12)


def test_a_plan_used_again_gives_the_same_answer():
    rng = np.random.default_rng(6)
    sizes = Sizes(D=4, K=2, S=1, A=3, peephole=True)
    first, second = random_weights(sizes, rng), random_weights(sizes, rng)
    batch, other = (random_batch(sizes, 7, 3, rng) for _ in range(2))
    plan = Plan(sizes, 7, 3, np.float64)
    before = plan.forward(first, batch).p.copy()
    plan.forward(second, other, random_forced(sizes, 7, 3, rng), start=(np.ones((2, 3)),) * 2)
    np.testing.assert_array_equal(plan.forward(first, batch).p, before)


def test_a_very_wrong_answer_costs_a_finite_number_of_bits():
    sizes = Sizes(D=1, K=1, S=1, A=2)
    w = Weights.initial(sizes, np.random.default_rng(0))
    w["head_bias"][:] = [1e6, -1e6]
    batch = Batch(np.ones((1, 1, 1)), np.array([[1]]), np.ones((1, 1)), np.array([1]))
    assert -2000 < target_bits(run(w, batch), batch).sum() < -1000


def test_backward_before_forward_is_refused():
    with pytest.raises(RuntimeError, match="forward"):
        Plan(Sizes(D=1, K=1, S=1, A=2), 1, 1, np.float64).backward(np.zeros((1, 2, 1)))
