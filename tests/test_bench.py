"""`bench`: honest rivals, a table that says what was not measured, and bars that can be missed."""

import json
import subprocess
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from game.cli.bench import engine, levels, machine, torch_rivals, trained
from game.cli.bench.rows import Row
from game.cli.bench.textbook import TextbookLstm
from game.cli.bench.timing import race
from game.cli.console import CommandError
from game.level.grammar import draw_many
from game.level.library import all_level_paths
from game.level.training.rivals_training import RATES
from game.lstm.batch import Batch
from game.lstm.network import cross_entropy
from game.lstm.plan import Plan
from game.lstm.weights import Sizes, Weights


def test_the_textbook_rival_computes_what_the_engine_computes():
    rng = np.random.default_rng(0)
    T, B, D, H, A = 7, 5, 4, 3, 6
    rival, sizes = TextbookLstm(D, H, A), Sizes(D, H, 1, A)
    v = rival.weights
    w = Weights(
        sizes,
        {
            "weight_ih": np.concatenate([v["W" + gate].T for gate in "ifgo"]),
            "weight_hh": np.concatenate([v["U" + gate].T for gate in "ifgo"]),
            "bias": np.concatenate([v["b" + gate] for gate in "ifgo"]),
            "head_weight": v["V"].T,
            "head_bias": v["d"],
        },
    )
    x, targets = rng.normal(size=(T, B, D)), rng.integers(A, size=(T, B))
    batch = Batch(x.transpose(0, 2, 1), targets, np.ones((T, B)), np.full(B, T))
    plan = Plan(sizes, T, B, np.float64)
    bits, d_logits = cross_entropy(plan.forward(w, batch), batch)
    gradients = plan.backward(d_logits)
    loss, theirs = rival.loss_and_gradients(x, targets)
    assert loss == pytest.approx(bits * np.log(2.0), abs=1e-12)
    for name, letter in (("weight_ih", "W"), ("weight_hh", "U")):
        stacked = np.concatenate([theirs[letter + gate].T for gate in "ifgo"])
        np.testing.assert_allclose(gradients[name] * np.log(2.0), stacked, atol=1e-12)
    np.testing.assert_allclose(gradients["head_weight"] * np.log(2.0), theirs["V"].T, atol=1e-12)


def test_the_textbook_rival_learns():
    rng = np.random.default_rng(0)
    targets = rng.integers(3, size=(4, 8))
    x, rival = np.eye(3)[targets], TextbookLstm(3, 4, 3)
    losses = [rival.train(x, targets) for _ in range(60)]
    assert losses[-1] < 0.7 * losses[0]


def test_without_pytorch_its_rows_say_so_and_miss_no_bar(monkeypatch):
    def absent():
        raise ImportError("No module named 'torch'")

    monkeypatch.setattr(torch_rivals, "_torch", absent)
    rows = engine._against_torch()
    assert len(rows) == 4
    for row in rows:
        assert row.ok
        assert row.value is None
        assert "pip install .[bench]" in str(row)
    assert machine.machine(with_torch=True)["torch"] is None


@pytest.mark.parametrize("at_least", [False, True])
def test_a_bar_is_met_on_its_own_side_alone(at_least):
    rows = [Row("what", value, "×", 2.0, at_least) for value in (1.9, 2.0, 2.1)]
    assert [row.ok for row in rows] == ([False, True, True] if at_least else [True, True, False])
    assert ["MISSED" in str(row) for row in rows] == [not row.ok for row in rows]


def test_rivals_take_turns_of_several_calls():
    calls: list[str] = []
    race({"a": lambda: calls.append("a"), "b": lambda: calls.append("b")}, rounds=2, in_a_row=2)
    assert "".join(calls) == "aabb" * 5


def test_the_engine_is_measured_on_one_thread_in_a_process_of_its_own(monkeypatch):
    seen = {}

    def run(command, env, **_):
        seen.update(command=command, env=env)
        return SimpleNamespace(returncode=0, stdout=json.dumps([{"what": "a", "value": 1.0}]))

    monkeypatch.setattr(subprocess, "run", run)
    assert engine.engine(against_torch=True) == [Row("a", 1.0)]
    assert seen["command"][1:] == ["-m", "game.cli.bench.engine", "torch"]
    assert seen["env"]["OPENBLAS_NUM_THREADS"] == seen["env"]["OMP_NUM_THREADS"] == "1"
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=1))
    with pytest.raises(CommandError, match="measured"):
        engine.engine(against_torch=False)


def test_the_machine_is_named():
    named = machine.machine(with_torch=False)
    assert named["processor"]
    assert named["numpy"] == np.__version__
    assert isinstance(named["avx512"], bool)
    assert "torch" not in named


def test_memory_is_measured_and_grows_with_the_length():
    sizes = Sizes(engine.V, 4, 1, engine.V)
    short, long = engine._peak(sizes, 20), engine._peak(sizes, 40)
    assert 1.5 < long / short < 2.2


def test_training_is_timed_with_its_rivals_and_on_streams_of_a_hundred_steps(monkeypatch):
    level, made = trained.long_leaky(), []
    assert {len(stream) for stream in draw_many(level, range(5))} == {trained.LONG}
    brief = replace(level.train, seeds=2, recipe=replace(level.train.recipe, steps=2, batch=8))
    monkeypatch.setattr(trained, "make_rivals", lambda *stages: made.append(stages))
    row = trained.trained("what", replace(level, train=brief), 60.0)
    ((networks, rnns),) = made
    assert len(networks.finished) == 2
    assert len(rnns.finished) == 2 * len(RATES)
    assert row.value is not None
    assert row.value > 0
    assert "2 networks of 2 steps" in row.note


def test_the_designers_tools_are_measured_against_the_issues_bars(monkeypatch):
    monkeypatch.setattr(levels, "FILES", 9)
    monkeypatch.setattr(levels, "STREAMS", 5)
    monkeypatch.setattr(levels, "all_level_paths", lambda: all_level_paths()[:1])
    monkeypatch.setattr(levels, "SEEDS", 2)
    rows = levels.levels()
    assert [row.bar for row in rows] == [5.0, 2.0, 5.0, 180.0, None, None]
    assert all(row.value is not None and row.value > 0 for row in rows)
    assert rows[4].note in ("fluent", "my-level")
