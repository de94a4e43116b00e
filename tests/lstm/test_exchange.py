"""State dicts: PyTorch's own numbers come out of them, and what has no place in one is refused."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.lstm.batch import GATE_ROWS, Batch, Forced
from game.lstm.exchange import ExchangeError, from_state, hold_gates, state_shapes, to_state
from game.lstm.network import run
from game.lstm.weights import Sizes
from tests.lstm.helpers import random_batch, random_weights

REFERENCE = Path(__file__).parent / "data" / "torch_reference.npz"
NAMES = {
    "lstm.weight_ih_l0": "weight_ih",
    "lstm.weight_hh_l0": "weight_hh",
    "lstm.bias_ih_l0": "bias_ih",
    "lstm.bias_hh_l0": "bias_hh",
    "head.weight": "head_weight",
    "head.bias": "head_bias",
}


@pytest.fixture(scope="module")
def torch_numbers():
    with np.load(REFERENCE) as file:
        return {name: file[name] for name in file.files}


def reference_state(numbers):
    return {name: numbers[short] for name, short in NAMES.items()}


def reference_sizes(numbers):
    return Sizes(
        D=numbers["x"].shape[2], K=numbers["h0"].shape[1], S=1, A=len(numbers["head_bias"])
    )


def test_torchs_state_dict_computes_what_torch_computed(torch_numbers):
    w = from_state(reference_state(torch_numbers), reference_sizes(torch_numbers))
    T, B, _ = torch_numbers["x"].shape
    batch = Batch(
        torch_numbers["x"].transpose(0, 2, 1),
        torch_numbers["targets"],
        torch_numbers["weights"],
        np.full(B, T),
    )
    trace = run(w, batch, start=(torch_numbers["h0"].T, torch_numbers["c0"].T))
    np.testing.assert_allclose(trace.h, torch_numbers["h"].transpose(0, 2, 1), atol=1e-12)
    np.testing.assert_allclose(trace.c[-1], torch_numbers["c_last"].T, atol=1e-12)
    np.testing.assert_allclose(trace.p, torch_numbers["p"].transpose(0, 2, 1), atol=1e-12)


def test_torchs_state_dict_goes_back_as_it_came_with_its_biases_in_one(torch_numbers):
    state = reference_state(torch_numbers)
    back = to_state(from_state(state, reference_sizes(torch_numbers)))
    both = state["lstm.bias_ih_l0"] + state["lstm.bias_hh_l0"]
    expected = state | {"lstm.bias_ih_l0": both, "lstm.bias_hh_l0": np.zeros_like(both)}
    assert list(back) == list(NAMES)
    for name, array in expected.items():
        np.testing.assert_array_equal(back[name], array)


def test_names_and_shapes_are_those_of_torchs_modules_and_so_is_the_prediction():
    torch = pytest.importorskip("torch")
    sizes = Sizes(D=6, K=2, S=3, A=4)
    rng = np.random.default_rng(1)
    w, batch = random_weights(sizes, rng), random_batch(sizes, T=12, B=5, rng=rng)
    modules = {"lstm": torch.nn.LSTM(6, 6), "head": torch.nn.Linear(6, 4)}
    net = torch.nn.ModuleDict(modules).double()
    net.load_state_dict({name: torch.from_numpy(a) for name, a in to_state(w).items()})
    with torch.no_grad():
        h, _ = net["lstm"](torch.from_numpy(batch.x.transpose(0, 2, 1).copy()))
        p = net["head"](h).softmax(-1).numpy().transpose(0, 2, 1)
    alive = np.broadcast_to(batch.alive()[:, None], p.shape)
    np.testing.assert_allclose(run(w, batch).p[alive], p[alive], atol=1e-12)
    back = from_state({name: t.numpy() for name, t in net.state_dict().items()}, sizes)
    for name, array in w.arrays.items():
        np.testing.assert_array_equal(back[name], array)


ANY_SIZES = st.builds(
    Sizes,
    D=st.integers(1, 6),
    K=st.integers(1, 4),
    S=st.integers(1, 4),
    A=st.integers(2, 5),
    recurrent=st.booleans(),
)


@given(ANY_SIZES, st.integers(0, 2**32 - 1))
def test_a_block_lstm_is_an_lstm_with_equal_gates(sizes, seed):
    rng = np.random.default_rng(seed)
    w, batch = random_weights(sizes, rng), random_batch(sizes, T=7, B=3, rng=rng)
    state = to_state(w)
    assert {name: array.shape for name, array in state.items()} == state_shapes(sizes)
    plain = from_state(state, Sizes(D=sizes.D, K=sizes.H, S=1, A=sizes.A))
    ours, theirs = run(w, batch), run(plain, batch)
    alive = batch.alive()[:, None]
    np.testing.assert_allclose(theirs.h * alive, ours.h * alive, atol=1e-12)
    np.testing.assert_allclose(theirs.p * alive, ours.p * alive, atol=1e-12)
    back = from_state(state, sizes)
    assert back.sizes == sizes
    for name, array in w.arrays.items():
        np.testing.assert_array_equal(back[name], array)


@pytest.mark.parametrize("peephole", [False, True])
@pytest.mark.parametrize("held", [{"f": 1.0}, {"i": 0.0, "o": 1}, {"f": 0.98, "i": 0.5}])
def test_held_gates_are_what_forced_gates_are(held, peephole):
    sizes = Sizes(D=4, K=2, S=2, A=3, peephole=peephole)
    rng = np.random.default_rng(2)
    w, batch = random_weights(sizes, rng), random_batch(sizes, T=9, B=4, rng=rng)
    before = w.copy()
    mask = np.zeros((batch.T, 3, sizes.K, batch.B), dtype=bool)
    values = np.zeros(mask.shape)
    for gate, value in held.items():
        mask[:, GATE_ROWS.index(gate)], values[:, GATE_ROWS.index(gate)] = True, value
    np.testing.assert_allclose(
        run(hold_gates(w, held), batch).p, run(w, batch, Forced(values, mask)).p, atol=1e-11
    )
    for name, array in before.arrays.items():
        np.testing.assert_array_equal(w[name], array)


def test_peepholes_are_refused_both_ways():
    sizes = Sizes(D=4, K=2, S=1, A=3, peephole=True)
    with pytest.raises(ExchangeError, match="peepholes"):
        to_state(random_weights(sizes, np.random.default_rng(0)))
    plain = to_state(random_weights(Sizes(4, 2, 1, 3), np.random.default_rng(0)))
    with pytest.raises(ExchangeError, match="peepholes"):
        from_state(plain, sizes)


SIZES = Sizes(D=4, K=2, S=2, A=3)


@pytest.fixture
def state():
    return to_state(random_weights(SIZES, np.random.default_rng(3)))


def test_cells_of_a_block_may_differ_by_rounding_but_not_by_more(state):
    expected = from_state(state, SIZES)
    state["lstm.weight_ih_l0"][1, 0] += 5e-7  # the second cell's input gate
    np.testing.assert_allclose(
        from_state(state, SIZES)["weight_ih"], expected["weight_ih"], atol=1e-6
    )
    state["lstm.weight_ih_l0"][1, 0] += 1e-2
    with pytest.raises(ExchangeError, match=r"weight_ih_l0.* gate i differ by up to 0\.01"):
        from_state(state, SIZES)


@pytest.mark.parametrize("gate", "ifo")
@pytest.mark.parametrize("name", ["lstm.weight_hh_l0", "lstm.bias_ih_l0", "lstm.bias_hh_l0"])
def test_every_gate_must_agree_within_its_block(state, gate, name):
    state[name]["ifgo".index(gate) * SIZES.H + 3] += 0.5
    with pytest.raises(ExchangeError, match=f"{name}.* gate {gate} differ by up to 0.5"):
        from_state(state, SIZES)


def test_biases_may_differ_within_a_block_if_their_sums_agree(state):
    state["lstm.bias_ih_l0"] += np.arange(16.0)
    state["lstm.bias_hh_l0"] -= np.arange(16.0)
    from_state(state, SIZES)


def test_candidates_differ_from_cell_to_cell(state):
    state["lstm.weight_ih_l0"][2 * SIZES.H] += 0.5
    from_state(state, SIZES)


def test_recurrence_where_there_is_none_is_refused(state):
    with pytest.raises(ExchangeError, match="not recurrent: expected zeros"):
        from_state(state, Sizes(D=4, K=2, S=2, A=3, recurrent=False))


@pytest.mark.parametrize("name", ["head.bias", "lstm.bias_ih_l0"])
def test_numbers_that_are_beyond_the_largest_only_when_they_are_kept_are_refused(state, name):
    state[name][...] = 1e30  # a little more in float32
    if name == "lstm.bias_ih_l0":
        state[name][...] = state["lstm.bias_hh_l0"][...] = 9e29
    with pytest.raises(ExchangeError, match="beyond"):
        from_state(state, SIZES)


@pytest.mark.parametrize(
    ("name", "array", "words"),
    [
        ("head.bias", None, r'"head\.bias" is missing'),
        ("lstm.weight_ih_l1", np.zeros((16, 4)), r'"lstm\.weight_ih_l1" has no place'),
        ("lstm.weight_hr_l0", np.zeros((2, 4)), r'"lstm\.weight_hr_l0" has no place'),
        ("lstm.weight_ih_l0", np.zeros((4, 16)), r"\(4, 16\) of float64; expected \(16, 4\)"),
        ("lstm.weight_ih_l0", np.zeros((16, 4), int), "of int64; expected"),
        ("lstm.weight_ih_l0", np.zeros((16, 4), complex), "of complex128; expected"),
        ("head.bias", np.array(["a", "b", "c"]), "of <U1; expected"),
        ("head.bias", np.array(0.5), r"shape \(\) of float64"),
        ("head.bias", np.array([0.0, np.nan, 0.0]), "not finite"),
        ("head.bias", np.array([0.0, -np.inf, 0.0]), "not finite"),
        ("head.bias", np.array([0.0, 0.0, 1e31]), "beyond"),
    ],
)
def test_arrays_that_are_no_network_are_refused_in_words(state, name, array, words):
    if array is None:
        del state[name]
    else:
        state[name] = array
    with pytest.raises(ExchangeError, match=words):
        from_state(state, SIZES)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.longdouble])
def test_any_floating_point_type_is_read(state, dtype):
    read = from_state({name: array.astype(dtype) for name, array in state.items()}, SIZES)
    assert {array.dtype for array in read.arrays.values()} == {np.dtype(np.float64)}
    np.testing.assert_allclose(read["head_bias"], state["head.bias"], rtol=1e-3)
