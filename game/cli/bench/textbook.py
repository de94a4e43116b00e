"""The engine's first rival: batched training of a standard LSTM as NumPy tutorials write it.

States are (B, H), one array per gate and step, float64, everything by its formula. It is written
with care, but for nobody's processor: products are not fused, and nothing is kept for reuse.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.lstm.cell import sigmoid
from game.lstm.weights import Array

GATES = "ifgo"


class TextbookLstm:
    """An LSTM with a softmax on top, and an Adam to train it."""

    def __init__(self, D: int, H: int, A: int, seed: int = 0) -> None:
        rng = np.random.default_rng(seed)
        self.H = H
        self.weights: dict[str, Array] = {}
        for gate in GATES:
            self.weights["W" + gate] = rng.normal(scale=D**-0.5, size=(D, H))
            self.weights["U" + gate] = rng.normal(scale=H**-0.5, size=(H, H))
            self.weights["b" + gate] = np.zeros(H)
        self.weights["V"], self.weights["d"] = rng.normal(scale=H**-0.5, size=(H, A)), np.zeros(A)
        self.mean = {name: np.zeros_like(array) for name, array in self.weights.items()}
        self.square = {name: np.zeros_like(array) for name, array in self.weights.items()}
        self.count = 0

    def train(self, x: Array, targets: NDArray[np.intp], rate: float = 0.01) -> float:
        """One step of training on x (T, B, D) and targets (T, B); the loss in nats per target."""
        loss, gradients = self.loss_and_gradients(x, targets)
        self._adam(gradients, rate)
        return loss

    def loss_and_gradients(
        self, x: Array, targets: NDArray[np.intp]
    ) -> tuple[float, dict[str, Array]]:
        """The loss in nats per target, and ∂loss/∂ each weight array."""
        w, (T, B, _) = self.weights, x.shape
        h, c = np.zeros((B, self.H)), np.zeros((B, self.H))
        steps: list[dict[str, Any]] = []
        loss = 0.0
        for t in range(T):
            z = {gate: x[t] @ w["W" + gate] + h @ w["U" + gate] + w["b" + gate] for gate in GATES}
            i, f, o = sigmoid(z["i"]), sigmoid(z["f"]), sigmoid(z["o"])
            g = np.tanh(z["g"])
            before, c = {"h": h, "c": c}, f * c + i * g
            tanh_c = np.tanh(c)
            h = o * tanh_c
            logits = h @ w["V"] + w["d"]
            p = np.exp(logits - logits.max(axis=1, keepdims=True))
            p /= p.sum(axis=1, keepdims=True)
            loss -= float(np.log(p[np.arange(B), targets[t]]).sum()) / (T * B)
            steps.append(
                {"i": i, "f": f, "g": g, "o": o, "tanh_c": tanh_c, "h": h, "p": p, "before": before}
            )
        gradients = {name: np.zeros_like(array) for name, array in w.items()}
        d_h_after, d_c_after = np.zeros((B, self.H)), np.zeros((B, self.H))
        for t in range(T - 1, -1, -1):
            now = steps[t]
            i, f, g, o, tanh_c = (now[name] for name in ("i", "f", "g", "o", "tanh_c"))
            d_logits = now["p"].copy()
            d_logits[np.arange(B), targets[t]] -= 1.0
            d_logits /= T * B
            gradients["V"] += now["h"].T @ d_logits
            gradients["d"] += d_logits.sum(axis=0)
            d_h = d_logits @ w["V"].T + d_h_after
            d_c = d_h * o * (1.0 - tanh_c**2) + d_c_after
            d_z = {
                "i": d_c * g * i * (1.0 - i),
                "f": d_c * now["before"]["c"] * f * (1.0 - f),
                "g": d_c * i * (1.0 - g**2),
                "o": d_h * tanh_c * o * (1.0 - o),
            }
            d_c_after, d_h_after = d_c * f, np.zeros((B, self.H))
            for gate in GATES:
                gradients["W" + gate] += x[t].T @ d_z[gate]
                gradients["U" + gate] += now["before"]["h"].T @ d_z[gate]
                gradients["b" + gate] += d_z[gate].sum(axis=0)
                d_h_after += d_z[gate] @ w["U" + gate].T
        return loss, gradients

    def _adam(self, gradients: dict[str, Array], rate: float) -> None:
        norm = np.sqrt(sum(float((g**2).sum()) for g in gradients.values()))
        self.count += 1
        for name, array in self.weights.items():
            g = gradients[name] * min(1.0, 1.0 / (norm + 1e-12))
            self.mean[name] = 0.9 * self.mean[name] + 0.1 * g
            self.square[name] = 0.999 * self.square[name] + 0.001 * g**2
            mean = self.mean[name] / (1.0 - 0.9**self.count)
            square = self.square[name] / (1.0 - 0.999**self.count)
            array -= rate * mean / (np.sqrt(square) + 1e-8)
