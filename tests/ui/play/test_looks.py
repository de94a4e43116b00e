"""Levels whose tokens are more than text: legible on the play screen and in the review."""

import numpy as np
import pytest

from game.level.encode import network_sizes
from game.lstm.weights import Weights
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.play.scene import PlayScene
from game.ui.view import View
from tests.looks import LEVELS
from tests.ui.play.conftest import solve
from tests.ui.play.test_legible import check

SIZES = [((1280, 720), 1.0), ((1920, 1080), 1.0), ((1280, 720), 1.5), ((1280, 720), 2.0)]


@pytest.mark.parametrize(("size", "text"), SIZES)
@pytest.mark.parametrize("name", LEVELS)
def test_every_text_stays_clear_of_every_other(
    name: str, size: tuple[int, int], text: float, app: AppContext
) -> None:
    level = LEVELS[name]
    app.change(text=text, reduced_motion=True)
    network = Weights.initial(network_sizes(level), np.random.default_rng(1))
    network["head_weight"][...] *= 20.0  # so that blocks are said to hold something
    scene = PlayScene(level, Session.start(level, 1, network), app, "Looks · 1 of 1")
    scene.layout(View.fit(size, text))
    for _ in range(len(scene.model.session.deal) - 1):
        check(scene)
        solve(scene)
        for _ in range(40):
            scene.update(50.0)
    check(scene)
