"""Races and duels on hand-wired levels with rivals beside them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from game.level.model import Level
from game.rules.practice.contenders import RIVALS, RivalName
from game.ui.context import AppContext
from game.ui.practice.duel import DuelScene
from game.ui.practice.match import Match
from game.ui.practice.race import RaceScene
from game.ui.view import View
from tests.rivalled import write_rivalled

MakeRace: TypeAlias = Callable[..., RaceScene]
MakeDuel: TypeAlias = Callable[..., DuelScene]


@pytest.fixture
def rivalled(app: AppContext, tmp_path: Path) -> Level:
    """The toy level with rivals; nothing moves."""
    app.change(reduced_motion=True)
    return app.library.load(write_rivalled(tmp_path))


@pytest.fixture
def race(app: AppContext, rivalled: Level) -> MakeRace:
    def make(*, open: bool = True, text: float = 1.0, names: Any = RIVALS) -> RaceScene:
        app.settings = replace(app.settings, text=text)
        scene = RaceScene(app, rivalled, names, open=open)
        scene.layout(View.fit((1280, 720), text))
        return scene

    return make


@pytest.fixture
def duel(app: AppContext, rivalled: Level) -> MakeDuel:
    def make(opponent: RivalName = "network", text: float = 1.0) -> DuelScene:
        app.settings = replace(app.settings, text=text)
        scene = DuelScene(app, rivalled, opponent)
        scene.layout(View.fit((1280, 720), text))
        return scene

    return make


def solve(scene: Match, steps: int | None = None) -> None:
    """Make some moves as the level's solution would; all that are left if not told how many."""
    session = scene.model.session
    for move in session.deal.solution[session.t :][:steps]:
        scene.model.turn_to(move)
        scene.step()
        scene.settle()


def measure_all(scene: DuelScene) -> None:
    """Let the curves be measured to their end."""
    while not scene.lengths.whole:
        scene.update(0.0)
