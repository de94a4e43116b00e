"""The engine's other rivals, in PyTorch on one thread: `torch.nn.LSTM`, and a loop for blocks.

PyTorch is for the bench alone: `pip install .[bench]`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.lstm.weights import Array, Sizes


def _torch() -> Any:
    """PyTorch, which type checkers need not find either."""
    return import_module("torch")


def torch_version() -> str | None:
    """Which PyTorch there is, and what its kernels use; None if there is none."""
    try:
        torch = _torch()
    except ImportError:
        return None
    return f"{torch.__version__} ({torch.backends.cpu.get_cpu_capability()})"


def lstm_step(sizes: Sizes, x: Array, targets: NDArray[np.intp]) -> Callable[[], object]:
    """A step of training of `torch.nn.LSTM` and `torch.nn.Linear` on x (T, D, B)."""
    torch = _torch()
    lstm = torch.nn.LSTM(sizes.D, sizes.H)
    return _step(lambda fed: lstm(fed)[0], lstm.parameters(), sizes, x, targets)


def block_step(sizes: Sizes, x: Array, targets: NDArray[np.intp]) -> Callable[[], object]:
    """The same of a block LSTM, which PyTorch has not: a loop with one product a step."""
    torch = _torch()
    K, S, H = sizes.K, sizes.S, sizes.H
    into = torch.nn.Linear(sizes.D, sizes.R)
    around = torch.nn.Linear(H, sizes.R, bias=False)

    def hidden(fed: Any) -> Any:
        B = fed.shape[1]
        h, c = torch.zeros(B, H), torch.zeros(B, K, S)
        z_of_x, all_h = into(fed), []
        for z_x in z_of_x:
            z = z_x + around(h)
            i, f, o = torch.sigmoid(z[:, : 3 * K]).view(B, 3, K, 1).unbind(1)
            c = f * c + i * torch.tanh(z[:, 3 * K :]).view(B, K, S)
            h = (o * torch.tanh(c)).view(B, H)
            all_h.append(h)
        return torch.stack(all_h)

    return _step(hidden, [*into.parameters(), *around.parameters()], sizes, x, targets)


def _step(
    hidden: Callable[[Any], Any],
    parameters: Any,
    sizes: Sizes,
    x: Array,
    targets: NDArray[np.intp],
) -> Callable[[], object]:
    torch = _torch()
    torch.set_num_threads(1)
    head = torch.nn.Linear(sizes.H, sizes.A)
    every = [*parameters, *head.parameters()]
    adam = torch.optim.Adam(every, lr=0.01)
    fed = torch.tensor(np.ascontiguousarray(x.transpose(0, 2, 1)))
    answers = torch.tensor(targets.ravel())

    def step() -> None:
        adam.zero_grad()
        logits = head(hidden(fed)).reshape(-1, sizes.A)
        torch.nn.functional.cross_entropy(logits, answers).backward()
        torch.nn.utils.clip_grad_norm_(every, 1.0)
        adam.step()

    return step
