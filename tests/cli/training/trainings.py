"""Trainings that are over at once, stopped or run away, and what is printed of them."""

import re
import signal
from collections.abc import Iterator
from typing import Any

import pytest

from game.level.training.attempts import Attempts

TINY: dict[str, Any] = {"steps": 9, "seeds": 2, "batch": 8}
"""A training that is over at once and teaches next to nothing."""

RUNS_AWAY: dict[str, Any] = {
    "steps": 80, "seeds": 1, "batch": 1, "learning_rate": 1, "clip": 1000, "temperature": 0.1,
    "grown_at": 0, "sharpen_from": 0, "sharpen_full": 0, "gate_noise": 0, "candidate_noise": 0,
    "candidate_push": 10, "input_cost": 0, "output_cost": 0, "forget_cost": 0,
    "silence_bias": -10, "forget_bias": 10, "output_bias": 10,
    "identity_decay": 0, "class_decay": 0,
}  # fmt: skip
"""Settings that are allowed, and too bold: nothing is made up here, it diverges by itself."""


def stop_after(monkeypatch: pytest.MonkeyPatch, kind: str, attempts: int) -> None:
    """Press Ctrl+C three steps after so many attempts at a kind of network are through."""
    run_on = Attempts.run

    def pressed(self: Attempts[Any]) -> Iterator[Any]:
        for at in run_on(self):
            if at.kind == kind and at.attempt == attempts and at.step == 3:
                signal.raise_signal(signal.SIGINT)
            yield at

    monkeypatch.setattr(Attempts, "run", pressed)


def table(printed: str, title: str) -> list[list[str]]:
    """The rows of a printed table, the head first, as their cells."""
    lines = printed[printed.index(title) :].splitlines()
    rows = []
    for line in lines[1:]:
        if line.startswith("└"):
            break
        if line.startswith(("┃", "│")):
            rows.append([cell.strip() for cell in re.split("[┃│]", line)[1:-1]])
    return rows
