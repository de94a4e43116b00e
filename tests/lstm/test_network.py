"""The batch engine: equal to the textbook, to PyTorch, and to its own numerical gradient."""

import dataclasses
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
from tests.lstm.helpers import numerical_gradient, random_batch, random_forced, random_weights

NETWORKS = {
    "K": st.integers(1, 6),
    "S": st.integers(1, 6),
    "recurrent": st.booleans(),
    "peephole": st.booleans(),
    "with_forced": st.booleans(),
    "seed": st.integers(0, 2**32 - 1),
}

REFERENCE = Path(__file__).parent / "data" / "torch_reference.npz"


@settings(max_examples=30, deadline=None)
@given(
    T=st.integers(1, 200),
    B=st.integers(1, 130),
    **NETWORKS,
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
    for b in {0, int(rng.integers(B)), B - 1}:
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


def alone(batch: Batch, b: int) -> Batch:
    """One sequence of a batch, without its padding."""
    end, one = batch.lengths[b], slice(b, b + 1)
    return Batch(
        batch.x[:end, :, one],
        batch.targets[:end, one],
        batch.weights[:end, one],
        batch.lengths[one],
    )


@settings(max_examples=40, deadline=None)
@given(
    T=st.integers(1, 70),
    B=st.integers(1, 9),
    **NETWORKS,
)
def test_a_padded_sequence_predicts_and_teaches_what_it_does_alone(
    T, B, K, S, recurrent, peephole, with_forced, seed
):
    rng = np.random.default_rng(seed)
    sizes = Sizes(D=5, K=K, S=S, A=4, recurrent=recurrent, peephole=peephole)
    w, batch = random_weights(sizes, rng), random_batch(sizes, T, B, rng)
    forced = random_forced(sizes, T, B, rng) if with_forced else None
    plan = Plan(sizes, T, B, np.float64)
    trace = plan.forward(w, batch, forced)
    gradients = plan.backward(cross_entropy(trace, batch)[1])
    total = {name: np.zeros_like(array) for name, array in w.arrays.items()}
    for b in range(B):
        single = alone(batch, b)
        part = (slice(single.T), ..., slice(b, b + 1))
        given = Forced(forced.values[part], forced.mask[part]) if forced else None
        small = Plan(sizes, single.T, 1, np.float64)
        lone = small.forward(w, single, given)
        np.testing.assert_allclose(trace.p[part], lone.p, atol=1e-12)
        share = single.weights.sum() / batch.weights.sum()
        for name, array in small.backward(cross_entropy(lone, single)[1]).items():
            total[name] += share * array
    for name, array in gradients.items():
        np.testing.assert_allclose(array, total[name], atol=1e-10)


@pytest.mark.parametrize("with_forced", [False, True])
@pytest.mark.parametrize("peephole", [False, True])
@pytest.mark.parametrize("recurrent", [False, True])
@pytest.mark.parametrize(("K", "S"), [(1, 1), (3, 1), (1, 4), (2, 3)])
def test_every_gradient_is_the_numerical_one(K, S, recurrent, peephole, with_forced):
    rng = np.random.default_rng(K * 10 + S)
    sizes = Sizes(D=5, K=K, S=S, A=4, recurrent=recurrent, peephole=peephole)
    T, B = 6, 3
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
        numerical = numerical_gradient(array, loss)
        error = np.abs(numerical - found[name]).max() / max(np.abs(numerical).max(), 1e-3)
        assert error <= 1e-6, f"{name}: relative error {error:.1e}"


@pytest.mark.parametrize("T", [25, 26, 100, 230])
@pytest.mark.parametrize(("recurrent", "peephole"), [(False, False), (True, False), (True, True)])
def test_the_gradient_of_many_steps_is_the_numerical_one_along_a_line(T, recurrent, peephole):
    rng = np.random.default_rng(T)
    sizes = Sizes(D=5, K=2, S=3, A=4, recurrent=recurrent, peephole=peephole)
    w, batch = random_weights(sizes, rng), random_batch(sizes, T, 3, rng)
    batch = Batch(batch.x, batch.targets, rng.random((T, 3)), np.full(3, T))
    forced, along = random_forced(sizes, T, 3, rng), random_weights(sizes, rng)
    on_gates, on_g = rng.normal(size=(T, 3, 2, 3)) / T, rng.normal(size=(T, sizes.H, 3)) / T
    plan, nudge = Plan(sizes, T, 3, np.float64), 1e-6

    def loss(step: float) -> float:
        there = {name: array + step * along[name] for name, array in w.arrays.items()}
        trace = plan.forward(Weights(sizes, there), batch, forced)
        extra = (on_gates * trace.gates * ~forced.mask).sum() + (on_g * trace.g).sum()
        return cross_entropy(trace, batch)[0] + float(extra)

    found = plan.backward(cross_entropy(plan.forward(w, batch, forced), batch)[1], on_gates, on_g)
    slope = sum(float((array * along[name]).sum()) for name, array in found.items())
    assert slope == pytest.approx((loss(nudge) - loss(-nudge)) / (2 * nudge), rel=1e-5)


@pytest.mark.parametrize("fed_back", [False, True])
def test_the_gradient_on_gates_is_the_numerical_one_where_they_are_forced(fed_back):
    rng = np.random.default_rng(5)
    sizes = Sizes(D=4, K=2, S=2, A=3, recurrent=fed_back, peephole=fed_back)
    T, B, nudge = 5, 2, 1e-5
    w, batch = random_weights(sizes, rng), random_batch(sizes, T, B, rng)
    forced = Forced(rng.random((T, 3, 2, B)), np.ones((T, 3, 2, B), bool))
    plan = Plan(sizes, T, B, np.float64)
    d_logits = cross_entropy(plan.forward(w, batch, forced), batch)[1]
    found = np.empty((T, 3, 2, B))
    plan.backward(d_logits, told=found)
    for at in np.ndindex(found.shape):
        kept = forced.values[at]
        losses = []
        for change in (nudge, -nudge):
            forced.values[at] = kept + change
            losses.append(cross_entropy(plan.forward(w, batch, forced), batch)[0])
        forced.values[at] = kept
        assert (losses[0] - losses[1]) / (2 * nudge) == pytest.approx(found[at], abs=1e-8)


@pytest.mark.parametrize("recurrent", [False, True])
def test_temperature_divides_what_the_gates_see_and_their_gradient(recurrent):
    rng = np.random.default_rng(11)
    sizes = Sizes(D=4, K=2, S=2, A=3, recurrent=recurrent)
    w, batch = random_weights(sizes, rng), random_batch(sizes, 12, 3, rng)
    rows = np.concatenate([np.arange(sizes.R)[sizes.rows[gate]] for gate in "ifo"])
    cooled = w.copy()
    seen = [name for name in w.arrays if not name.startswith("head")]
    for name in seen:
        cooled[name][rows] /= 0.7
    plan = Plan(sizes, 12, 3, np.float64)
    expected = plan.backward(cross_entropy(plan.forward(cooled, batch), batch)[1])
    found = plan.backward(cross_entropy(plan.forward(w, batch, temperature=0.7), batch)[1])
    for name in seen:
        expected[name][rows] /= 0.7
    for name, array in found.items():
        np.testing.assert_allclose(array, expected[name], atol=1e-12)


@pytest.mark.parametrize("recurrent", [False, True])
def test_noise_is_added_before_the_temperature_divides(recurrent):
    rng = np.random.default_rng(12)
    sizes = Sizes(D=4, K=2, S=2, A=3, recurrent=recurrent)
    w, batch = random_weights(sizes, rng), random_batch(sizes, 9, 3, rng)
    noise = rng.normal(size=sizes.R)
    shifted, places = w.copy(), [np.arange(sizes.R)[sizes.rows[gate]] for gate in "ifog"]
    shifted["bias"][np.concatenate(places)] += noise
    plan = Plan(sizes, 9, 3, np.float64)
    expected = plan.forward(shifted, batch, temperature=0.7).p.copy()
    everywhere = np.broadcast_to(noise[:, None], (9, sizes.R, 3))
    found = plan.forward(w, batch, noise=everywhere, temperature=0.7).p
    np.testing.assert_allclose(found, expected, atol=1e-12)


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
    single = alone(batch, 1)
    assert target_bits(run(w, single), single).sum() == pytest.approx(bits[:, 1].sum(), abs=1e-12)


def test_the_probabilities_of_several_right_answers_add_up_and_training_teaches_the_first():
    rng = np.random.default_rng(5)
    sizes = Sizes(D=4, K=1, S=2, A=4)
    w, batch = random_weights(sizes, rng), random_batch(sizes, 8, 3, rng)
    accepted = batch.targets[:, None] == np.arange(4)[:, None]
    trace, one = run(w, batch), target_bits(run(w, batch), batch)
    same = dataclasses.replace(batch, accepted=accepted)
    np.testing.assert_allclose(target_bits(trace, same), one, atol=1e-12)
    accepted[:, 2] = True
    several = dataclasses.replace(batch, accepted=accepted)
    p = np.take_along_axis(trace.p, batch.targets[:, None], axis=1)[:, 0]
    p = np.where(batch.targets == 2, p, p + trace.p[:, 2])
    np.testing.assert_allclose(target_bits(trace, several), np.log2(p) * batch.weights, atol=1e-12)
    assert cross_entropy(trace, several)[0] == cross_entropy(trace, batch)[0]
    np.testing.assert_array_equal(cross_entropy(trace, several)[1], cross_entropy(trace, batch)[1])
    best = trace.p.argmax(axis=1)
    np.testing.assert_array_equal(several.right(trace.p), (best == batch.targets) | (best == 2))


def test_questions_that_can_be_known_are_told_from_others():
    rng = np.random.default_rng(5)
    batch = random_batch(Sizes(D=4, K=1, S=2, A=4), 8, 3, rng)
    np.testing.assert_array_equal(batch.questions(), (batch.targets != 0) & batch.alive())
    np.testing.assert_array_equal(batch.knowable(), batch.questions())
    known = rng.random((8, 3)) < 0.5
    some = dataclasses.replace(batch, known=known)
    np.testing.assert_array_equal(some.knowable(), batch.questions() & known)
    assert 0 < some.knowable().sum() < batch.questions().sum()


def test_a_plan_used_again_gives_the_same_answer():
    rng = np.random.default_rng(6)
    sizes = Sizes(D=4, K=2, S=1, A=3, peephole=True)
    first, second = random_weights(sizes, rng), random_weights(sizes, rng)
    batch, other = (random_batch(sizes, 7, 3, rng) for _ in range(2))
    plan = Plan(sizes, 7, 3, np.float64)
    before = plan.forward(first, batch).p.copy()
    plan.forward(second, other, random_forced(sizes, 7, 3, rng), start=(np.ones((2, 3)),) * 2)
    np.testing.assert_array_equal(plan.forward(first, batch).p, before)


@pytest.mark.parametrize("recurrent", [False, True])
def test_two_networks_side_by_side_share_nothing(recurrent):
    rng = np.random.default_rng(8)
    sizes = Sizes(D=4, K=2, S=2, A=3, recurrent=recurrent)
    networks, batch = (
        [random_weights(sizes, rng) for _ in range(2)],
        random_batch(sizes, 12, 3, rng),
    )

    def one_by_one(w: Weights) -> dict[str, np.ndarray]:
        plan = Plan(sizes, 12, 3, np.float64)
        return plan.backward(cross_entropy(plan.forward(w, batch), batch)[1])

    plans = [Plan(sizes, 12, 3, np.float64) for _ in networks]
    traces = [plan.forward(w, batch) for plan, w in zip(plans, networks, strict=True)]
    asked = [cross_entropy(trace, batch)[1] for trace in traces]
    found = [plan.backward(d_logits) for plan, d_logits in zip(plans, asked, strict=True)]
    for w, gradients in zip(networks, found, strict=True):
        for name, array in one_by_one(w).items():
            np.testing.assert_array_equal(gradients[name], array)


def test_a_trace_of_run_belongs_to_the_caller():
    rng = np.random.default_rng(9)
    sizes = Sizes(D=4, K=2, S=1, A=3)
    w, batch = random_weights(sizes, rng), random_batch(sizes, 5, 2, rng)
    first = run(w, batch)
    kept = first.p.copy(), first.gates.copy(), first.c.copy()
    run(random_weights(sizes, rng), batch)
    for found, before in zip((first.p, first.gates, first.c), kept, strict=True):
        np.testing.assert_array_equal(found, before)


def test_a_plan_kept_for_training_answers_alike_after_backward():
    rng = np.random.default_rng(10)
    sizes = Sizes(D=4, K=2, S=2, A=3)
    w, batch = random_weights(sizes, rng), random_batch(sizes, 25, 3, rng)
    plan = Plan(sizes, 25, 3, np.float64)
    answers = []
    for _ in range(2):
        trace = plan.forward(w, batch)
        answers.append({"p": trace.p.copy()} | plan.backward(cross_entropy(trace, batch)[1]))
    for name, array in answers[0].items():
        np.testing.assert_array_equal(array, answers[1][name])


def test_a_very_wrong_answer_costs_a_finite_number_of_bits():
    sizes = Sizes(D=1, K=1, S=1, A=2)
    w = Weights.initial(sizes, np.random.default_rng(0))
    w["head_bias"][:] = [1e6, -1e6]
    batch = Batch(np.ones((1, 1, 1)), np.array([[1]]), np.ones((1, 1)), np.array([1]))
    assert -2000 < target_bits(run(w, batch), batch).sum() < -1000


def test_backward_is_refused_before_forward_and_a_second_time():
    w = Weights.initial(Sizes(D=1, K=1, S=1, A=2), np.random.default_rng(0))
    plan, d_logits = Plan(w.sizes, 1, 1, np.float64), np.zeros((1, 2, 1))
    with pytest.raises(RuntimeError, match="forward"):
        plan.backward(d_logits)
    plan.forward(w, Batch(np.ones((1, 1, 1)), np.zeros((1, 1), int), np.ones((1, 1)), np.ones(1)))
    plan.backward(d_logits)
    with pytest.raises(RuntimeError, match="forward"):
        plan.backward(d_logits)
