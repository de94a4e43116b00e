"""The vanilla RNN: equal to the textbook, to PyTorch, and to its own numerical gradient."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.lstm.batch import Batch
from game.lstm.network import cross_entropy
from game.lstm.rnn import RnnPlan, RnnSizes, RnnWeights, parameter_count, run_rnn, step
from game.lstm.weights import Sizes
from tests.lstm.helpers import numerical_gradient, random_batch

REFERENCE = Path(__file__).parent / "data" / "torch_rnn_reference.npz"


def random_rnn(sizes: RnnSizes, rng: np.random.Generator) -> RnnWeights:
    w = RnnWeights.initial(sizes, rng)
    for array in w.arrays.values():
        array += rng.normal(scale=0.3, size=array.shape)
    return w


def batch_for(sizes: RnnSizes, T: int, B: int, rng: np.random.Generator) -> Batch:
    return random_batch(Sizes(D=sizes.D, K=1, S=1, A=sizes.A), T, B, rng)


@settings(max_examples=60, deadline=None)
@given(
    T=st.integers(1, 40),
    B=st.integers(1, 9),
    D=st.integers(1, 6),
    H=st.integers(1, 9),
    seed=st.integers(0, 2**32 - 1),
)
def test_the_batch_engine_computes_what_the_textbook_does(T, B, D, H, seed):
    rng = np.random.default_rng(seed)
    sizes = RnnSizes(D=D, H=H, A=4)
    w, batch = random_rnn(sizes, rng), batch_for(sizes, T, B, rng)
    trace = run_rnn(w, batch)
    for b in range(B):
        h = np.zeros(H)
        for t in range(T):
            h, p = step(w, batch.x[t, :, b], h)
            np.testing.assert_allclose(trace.h[t, :, b], h, atol=1e-10)
            np.testing.assert_allclose(trace.p[t, :, b], p, atol=1e-10)


@pytest.mark.parametrize(("T", "H"), [(1, 3), (6, 1), (6, 4)])
def test_every_gradient_is_the_numerical_one(T, H):
    rng = np.random.default_rng(10 * T + H)
    sizes = RnnSizes(D=5, H=H, A=4)
    w, batch = random_rnn(sizes, rng), batch_for(sizes, T, 3, rng)
    plan = RnnPlan(sizes, T, 3, np.float64)

    def loss() -> float:
        return cross_entropy(plan.forward(w, batch), batch)[0]

    found = plan.backward(cross_entropy(plan.forward(w, batch), batch)[1])
    assert found.keys() == w.arrays.keys()
    for name, array in w.arrays.items():
        numerical = numerical_gradient(array, loss)
        error = np.abs(numerical - found[name]).max() / max(np.abs(numerical).max(), 1e-3)
        assert error <= 1e-6, f"{name}: relative error {error:.1e}"


def test_pytorch_computes_the_same():
    with np.load(REFERENCE) as file:
        torch = dict(file)
    _, B, D = torch["x"].shape
    H, A = torch["h"].shape[2], torch["p"].shape[2]
    names = ("weight_ih", "weight_hh", "head_weight", "head_bias")
    w = RnnWeights(
        RnnSizes(D, H, A),
        {name: torch[name] for name in names} | {"bias": torch["bias_ih"] + torch["bias_hh"]},
    )
    T = len(torch["x"])
    batch = Batch(torch["x"].transpose(0, 2, 1), torch["targets"], torch["weights"], np.full(B, T))
    plan = RnnPlan(w.sizes, T, B, np.float64)
    trace = plan.forward(w, batch)
    np.testing.assert_allclose(trace.h, torch["h"].transpose(0, 2, 1), atol=1e-12)
    np.testing.assert_allclose(trace.p, torch["p"].transpose(0, 2, 1), atol=1e-12)
    bits, d_logits = cross_entropy(trace, batch)
    assert bits == pytest.approx(float(torch["bits"]), abs=1e-12)
    gradients = plan.backward(d_logits)
    for name in names:
        np.testing.assert_allclose(gradients[name], torch["d_" + name], atol=1e-12)
    np.testing.assert_allclose(gradients["bias"], torch["d_bias_ih"], atol=1e-12)


def test_a_plan_used_again_gives_the_same_answer():
    rng = np.random.default_rng(8)
    sizes = RnnSizes(D=4, H=3, A=3)
    first, second = random_rnn(sizes, rng), random_rnn(sizes, rng)
    batch, other = (batch_for(sizes, 7, 3, rng) for _ in range(2))
    plan = RnnPlan(sizes, 7, 3, np.float64)
    before = plan.forward(first, batch).p.copy()
    d_logits = cross_entropy(plan.forward(first, batch), batch)[1]
    gradients = plan.backward(d_logits)
    plan.backward(cross_entropy(plan.forward(second, other), other)[1])
    np.testing.assert_array_equal(plan.forward(first, batch).p, before)
    for name, again in plan.backward(d_logits).items():
        np.testing.assert_array_equal(again, gradients[name])


def test_backward_before_forward_is_refused():
    with pytest.raises(RuntimeError, match="forward"):
        RnnPlan(RnnSizes(1, 1, 2), 1, 1, np.float64).backward(np.zeros((1, 2, 1)))


@settings(max_examples=60, deadline=None)
@given(
    D=st.integers(1, 60),
    K=st.integers(1, 6),
    S=st.integers(1, 8),
    A=st.integers(2, 30),
    recurrent=st.booleans(),
    peephole=st.booleans(),
)
def test_no_other_rnn_has_a_parameter_count_nearer_to_the_lstms(D, K, S, A, recurrent, peephole):
    lstm = Sizes(D, K, S, A, recurrent, peephole)
    wanted = parameter_count(lstm)
    apart = abs(parameter_count(RnnSizes.like(lstm)) - wanted)
    others = [abs(parameter_count(RnnSizes(D, H, A)) - wanted) for H in range(1, 200)]
    assert apart == min(others)


def test_parameters_are_counted_as_they_are_stored():
    rng = np.random.default_rng(0)
    sizes = RnnSizes(D=7, H=5, A=3)
    stored = sum(array.size for array in RnnWeights.initial(sizes, rng).arrays.values())
    assert parameter_count(sizes) == stored == 5 * 7 + 25 + 5 + 15 + 3


def test_the_recurrence_starts_orthogonal_and_the_prediction_biased_to_silence():
    w = RnnWeights.initial(RnnSizes(D=7, H=5, A=3), np.random.default_rng(0), silence_bias=2.0)
    np.testing.assert_allclose(w["weight_hh"] @ w["weight_hh"].T, np.eye(5), atol=1e-12)
    assert w["head_bias"].tolist() == [2.0, 0.0, 0.0]
