"""On every level of the game: play shows nothing of the coach, and practice can be mastered."""

from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.level.library import all_level_paths
from game.level.loader import load_level
from game.level.model import GateName, Level
from game.level.network import load_network
from game.rules.move import Move
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.play import belt, cell, coach, notices, prediction, prediction_piece, timeline
from game.ui.play.coach import NO_COACH
from game.ui.play.scene import PlayScene
from game.ui.screenshot import still_context
from game.ui.view import View
from tests.ui.play.test_scene import key, picture

LETTERS = {"f": pygame.K_f, "i": pygame.K_i, "o": pygame.K_o}
LEVELS = pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)


def opened(level: Level, app: AppContext, mode: str, seed: int = 5) -> PlayScene:
    session = Session.start(level, seed, load_network(level), mode)  # type: ignore[arg-type]
    scene = PlayScene(level, session, app)
    scene.layout(View.fit((1280, 720)))
    return scene


def switched(app: AppContext, *, on: bool) -> None:
    """Switch all that the coach can show."""
    app.settings = replace(app.settings, coach_bar=on, coach_ghosts=on, coach_marks=on,
                           coach_words=on, bets=on)  # fmt: skip


@pytest.fixture
def _mute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever only the coach draws or says fails at once."""

    def betrayed(*_: object, **__: object) -> None:
        raise AssertionError("something of the coach is seen in play")

    for module, name in (
        (prediction_piece, "draw_bar"), (prediction, "draw_ahead"), (prediction, "draw_worth"),
        (belt, "draw_badge"), (timeline, "draw_over"), (coach, "outlook"),
        (coach, "explain_move"), (notices, "hint"),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, betrayed)
    draw_valve = cell.draw_valve

    def without_ghost(painter: object, x: float, y: float, radius: float, look: object) -> None:
        assert look.ghost is None  # type: ignore[attr-defined]
        draw_valve(painter, x, y, radius, look)  # type: ignore[arg-type]

    monkeypatch.setattr(cell, "draw_valve", without_ghost)


@LEVELS
@pytest.mark.usefixtures("_mute")
def test_in_play_the_coach_reveals_nothing_whatever_is_switched_on(path: Path) -> None:
    app = still_context()
    scene = opened(load_level(path), app, "play")
    length = len(scene.session.deal)
    shown = {0, 1, length // 2, length - 2, length - 1}
    while not scene.session.finished:
        t = scene.session.t
        if t % 3 == 1:  # now and then a blunder
            scene.model.flip(scene.model.valves[t % len(scene.model.valves)])
        if t % 4 == 2:
            key(scene, pygame.K_h)
        pictures = []
        for on in (True, False):
            switched(app, on=on)
            scene.update(16.0)
            assert scene.coaching is NO_COACH
            if t in shown:
                scene.layout(View.fit((1280, 720)))
                scene.update(16.0)
                pictures.append(picture(scene))
                scene.model.look_at(t - 1 if t else None)
                pictures.append(picture(scene))
                scene.model.look_at(None)
        half = len(pictures) // 2
        assert pictures[:half] == pictures[half:]
        key(scene, pygame.K_SPACE)


def test_the_mute_catches_a_coach_that_speaks(request: pytest.FixtureRequest) -> None:
    level = load_level(all_level_paths()[0])
    scene = opened(level, still_context(), "practice")
    request.getfixturevalue("_mute")
    with pytest.raises(AssertionError, match="seen in play"):
        scene.update(16.0)


@LEVELS
def test_who_sets_the_valves_by_the_ghosts_ends_as_good_as_par(path: Path) -> None:
    """A player who reads the white ticks, and turns the valves there by keys alone."""
    app = still_context()
    scene = opened(load_level(path), app, "practice", seed=9)
    while not scene.session.finished:
        ghosts = scene.coaching.ghosts
        assert ghosts is not None
        for gate, block in scene.model.valves:
            turn(scene, gate, block, float(getattr(ghosts, gate)[block]))
        key(scene, pygame.K_SPACE)
    session = scene.session
    assert session.mode == "practice"
    assert session.confidence >= 0.97 * session.par


def turn(scene: PlayScene, gate: GateName, block: int, to: float) -> None:
    """Turn a valve to the nearest twentieth with the keys a player would use."""
    move: Move = scene.model.move
    steps = round(to * 20) - round(move.gate(gate)[block] * 20)
    if not steps:
        return
    while scene.model.selected != (gate, block):
        key(scene, LETTERS[gate])
    key(scene, pygame.K_1 if to > 0.5 else pygame.K_0)
    left = round(to * 20) - (20 if to > 0.5 else 0)
    for _ in range(abs(left)):
        key(scene, pygame.K_UP if left > 0 else pygame.K_DOWN)
