"""Training offered in the terminal: asked for, told line by line, stopped, and refused."""

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.level.loader import load_level
from game.level.model import Level
from game.level.network import NetworkError, load_network
from game.level.training.attempts import Attempts
from game.lstm.training import Training
from game.text.training import TELL_EVERY, offer_training
from tests.text.scripted import Scripted
from tests.wired import write_level


@pytest.fixture(autouse=True)
def small_pools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.level.training.level_training.POOL", 64)


@pytest.fixture
def level(tmp_path: Path) -> Level:
    train = {"steps": 8, "seeds": 2, "batch": 8}
    return load_level(write_level(tmp_path, trained=False, train=train))


def missing(level: Level) -> NetworkError:
    with pytest.raises(NetworkError) as error:
        load_network(level)
    return error.value


def test_it_asks_trains_and_says_what_came_of_it(level: Level) -> None:
    terminal = Scripted(["yes"])
    seconds = iter(np.arange(0.0, 1e6, TELL_EVERY / 5)).__next__
    assert offer_training(terminal, level, missing(level), seconds) == "trained"
    assert terminal.prompts == ["This level has no trained network yet. Train it now? (yes or no) "]
    assert "2 LSTMs learn from the level’s own streams" in terminal.all
    assert "LSTM 1 is through: own confidence 0." in terminal.all
    assert terminal.all.count("An RNN is through") == 4
    assert "of 8: loss " in terminal.all
    assert " is the level’s network now: own confidence 0." in terminal.all
    assert "Falls short: the network answers" in terminal.all
    load_network(level)


@pytest.mark.parametrize("lines", [["no"], [""], [], ["i=1 o=0"]])
def test_anything_but_yes_declines(level: Level, lines: list[str]) -> None:
    terminal = Scripted(lines)
    assert offer_training(terminal, level, missing(level)) == "declined"
    assert terminal.said == []


def test_a_network_that_does_not_fit_any_more_is_named(tmp_path: Path) -> None:
    path = write_level(tmp_path)
    write_level(tmp_path, trained=False, memory={"blocks": 1, "cells": 3})
    level, terminal = load_level(path), Scripted(["no"])
    offer_training(terminal, level, missing(level))
    (prompt,) = terminal.prompts
    assert "was changed after this network was trained. Train it now?" in prompt


def test_ctrl_c_keeps_what_was_done_and_the_next_time_goes_on(
    level: Level, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_on = Attempts.run

    def pressed(self: Attempts[Any]) -> Iterator[Any]:
        for at in run_on(self):
            if at.attempt == 1 and at.step == 3:
                signal.raise_signal(signal.SIGINT)
            yield at

    terminal = Scripted(["y", "y"])
    with monkeypatch.context() as patch:
        patch.setattr(Attempts, "run", pressed)
        assert offer_training(terminal, level, missing(level)) == "stopped"
    assert terminal.said[-1].startswith("Stopped. What was done is kept")
    terminal.said.clear()
    assert offer_training(terminal, level, missing(level)) == "trained"
    assert "It goes on from where it was left." in terminal.said
    assert "LSTM 1 is through" not in terminal.all, "that was told before"


def test_what_goes_wrong_is_said(level: Level, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Training, "_update", lambda self: np.inf)
    terminal = Scripted(["yes"])
    assert offer_training(terminal, level, missing(level)) == "declined"
    assert "Training ran away" in terminal.said[-1]


def test_where_none_can_be_put_none_is_offered(
    level: Level, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("game.level.training.permit.try_folder", refuse)
    terminal = Scripted(["yes"])
    assert offer_training(terminal, level, missing(level)) == "declined"
    assert terminal.prompts == []
