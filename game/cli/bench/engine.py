"""How fast the engine is, against PyTorch and against NumPy as a textbook uses it.

The measuring is done in a process of its own, since BLAS must be told of its one thread before
NumPy is loaded.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

import game
from game.cli.bench.machine import has_avx512
from game.cli.bench.rows import Row
from game.cli.bench.textbook import TextbookLstm
from game.cli.bench.timing import Times, race
from game.cli.bench.torch_rivals import block_step, lstm_step, torch_version
from game.cli.bench.trained import trainings
from game.cli.console import CommandError
from game.lstm.adam import Adam
from game.lstm.batch import Batch
from game.lstm.cell import State
from game.lstm.network import cross_entropy
from game.lstm.plan import Plan
from game.lstm.single import SingleCell
from game.lstm.weights import Array, Sizes, Weights

T, B, V = 50, 64, 12
LONG, SHORT = 1000, 100
IN_A_ROW: Final = 4
"""A step of training follows another, and finds its memory in the cache: so do the rivals' here."""

ONE_THREAD: Final = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
}
NO_TORCH: Final = "PyTorch is not installed: pip install .[bench]"


def engine(against_torch: bool) -> list[Row]:
    """All rows of the engine, measured in a fresh process on one thread.

    Raises:
        CommandError: the process failed.
    """
    package = str(Path(game.__file__).parents[1])
    path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        [sys.executable, "-m", __name__, *(["torch"] if against_torch else [])],
        env=os.environ | ONE_THREAD | {"PYTHONPATH": path},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CommandError("The engine could not be measured; what went wrong is said above.")
    return [Row(**row) for row in json.loads(done.stdout)]


def measure(against_torch: bool) -> list[Row]:
    """All rows, in this process."""
    rows = _against_torch() if against_torch else []
    return [*rows, *_against_textbook(), *_single_steps(), *_long(), *_memory(), *trainings()]


# -- training steps -------------------------------------------------------------------------------


def _data(sizes: Sizes, steps: int) -> tuple[Array, NDArray[np.intp]]:
    """One-hot inputs (T, V, B) in float32, and targets (T, B)."""
    rng = np.random.default_rng(0)
    x = np.zeros((steps, V, B), np.float32)
    x[np.arange(steps)[:, None], rng.integers(V, size=(steps, B)), np.arange(B)] = 1.0
    return x, rng.integers(sizes.A, size=(steps, B))


def _training_step(sizes: Sizes, steps: int = T) -> Callable[[], object]:
    x, targets = _data(sizes, steps)
    batch = Batch(x, targets, np.ones((steps, B), np.float32), np.full(B, steps))
    w = Weights.initial(sizes, np.random.default_rng(0)).astype(np.float32)
    plan, adam = Plan(sizes, steps, B, np.float32), Adam()

    def step() -> None:
        _, d_logits = cross_entropy(plan.forward(w, batch), batch)
        adam.step(w, plan.backward(d_logits), 0.01)

    return step


def _ratio(what: str, ours: Times, theirs: Times, bar: float) -> Row:
    note = (
        f"{ours.best:.2f} against {theirs.best:.2f} ms; medians {ours.middle:.2f} against "
        f"{theirs.middle:.2f}, {theirs.middle / ours.middle:.1f} ×"
    )
    return Row(what, theirs.best / ours.best, "×", bar, at_least=True, note=note)


def _against_torch() -> list[Row]:
    bar = 2.0 if has_avx512() else 1.4
    cases = [
        (f"training step, H {H}, against torch.nn.LSTM", Sizes(V, H, 1, V), lstm_step, bar)
        for H in (4, 8, 16)
    ]
    cases.append(
        ("training step, 4 blocks of 4, against a torch loop", Sizes(V, 4, 4, V), block_step, 8.0)
    )
    if torch_version() is None:
        return [Row(what, None, note=NO_TORCH) for what, *_ in cases]
    rows = []
    for what, sizes, rival, least in cases:
        times = race(
            {"ours": _training_step(sizes), "torch": rival(sizes, *_data(sizes, T))},
            in_a_row=IN_A_ROW,
        )
        rows.append(_ratio(what, times["ours"], times["torch"], least))
    return rows


def _against_textbook() -> list[Row]:
    rows = []
    for H in (4, 8, 16):
        sizes = Sizes(V, H, 1, V)
        x, targets = _data(sizes, T)
        fed = np.ascontiguousarray(x.transpose(0, 2, 1), np.float64)
        rival = partial(TextbookLstm(V, H, V).train, fed, targets)
        times = race({"ours": _training_step(sizes), "textbook": rival}, in_a_row=IN_A_ROW)
        what = f"training step, H {H}, against textbook NumPy, float64"
        rows.append(_ratio(what, times["ours"], times["textbook"], 4.0))
    return rows


# -- the rest -------------------------------------------------------------------------------------


def _single_steps() -> list[Row]:
    rivals = {
        f"one step of one sequence, {name}": _hundred_steps(Sizes(V, K, S, V))
        for name, K, S in (("H 4", 4, 1), ("H 16", 16, 1), ("4 blocks of 4", 4, 4))
    }
    return [
        Row(what, 10 * each.best, "µs", 10.0, note=f"median {10 * each.middle:.2f}")
        for what, each in race(rivals, rounds=500).items()
    ]


def _hundred_steps(sizes: Sizes) -> Callable[[], object]:
    """A hundred steps, gates and all: in milliseconds, ten times one step in microseconds."""
    cell = SingleCell(Weights.initial(sizes, np.random.default_rng(0)))
    x = _data(sizes, 100)[0][:, :, 0].astype(np.float64)

    def run() -> None:
        state = State.zero(sizes)
        for now in x:
            state = cell.step(state, *cell.propose(now, state)).state

    return run


def _long() -> list[Row]:
    rows = []
    for H in (4, 16):
        sizes = Sizes(V, H, 1, V)
        times = race({str(n): _training_step(sizes, n) for n in (SHORT, LONG)}, rounds=20)
        short, long = (1000.0 * times[str(n)].best / n for n in (SHORT, LONG))
        medians = (1000.0 * times[str(n)].middle / n for n in (SHORT, LONG))
        note = f"{short:.1f} and {long:.1f} µs; medians {' and '.join(f'{m:.1f}' for m in medians)}"
        what = f"time per token, T {LONG} to T {SHORT}, H {H}"
        rows.append(Row(what, long / short, "×", 1.5, note=note))
    return rows


def _memory() -> list[Row]:
    """The peak of a whole step of training, its plan and all, without the batch itself."""
    rows = []
    for name, sizes in (
        ("H 16", Sizes(V, 16, 1, V)),
        ("4 blocks of 4", Sizes(V, 4, 4, V)),
        ("H 16, not recurrent", Sizes(V, 16, 1, V, recurrent=False)),
    ):
        what = f"memory of training, {name}, B {B}, T {LONG}"
        note = f"{_peak(sizes, SHORT):.1f} at T {SHORT}"
        rows.append(Row(what, _peak(sizes, LONG), "MB", 60.0, note=note))
    return rows


def _peak(sizes: Sizes, steps: int) -> float:
    x, targets = _data(sizes, steps)
    batch = Batch(x, targets, np.ones((steps, B), np.float32), np.full(B, steps))
    w = Weights.initial(sizes, np.random.default_rng(0)).astype(np.float32)
    tracemalloc.start()
    plan = Plan(sizes, steps, B, np.float32)
    plan.backward(cross_entropy(plan.forward(w, batch), batch)[1])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def _main(words: list[str]) -> None:
    rows: list[dict[str, Any]] = [
        {key: value for key, value in row.to_dict().items() if key != "ok"}
        for row in measure("torch" in words)
    ]
    print(json.dumps(rows))


if __name__ == "__main__":
    _main(sys.argv[1:])
