"""What is drawn over the play screen: the ring of the keys, on buttons or on a valve."""

import pygame

from game.ui.play.drawing import draw_scene
from game.ui.play.scene import PlayScene
from tests.ui.play.conftest import Open


def drawn(scene: PlayScene) -> bytes:
    surface = pygame.Surface(scene.view.size)
    surface.fill(scene.app.theme.ground)
    draw_scene(scene, surface)
    return pygame.image.tobytes(surface, "RGB")


def test_drawing_changes_nothing(opened: Open) -> None:
    scene = opened(steps=1)
    session, move = scene.session, scene.model.move
    assert drawn(scene) == drawn(scene)
    assert (scene.session, scene.model.move) == (session, move)


def test_the_keys_are_seen_on_a_button_and_on_a_valve(opened: Open) -> None:
    scene = opened(steps=1)
    seen = set()
    for name in ("step", "valve:i:0"):
        for shown in (False, True):
            scene.focus.take(scene.focus.named(name), show=shown)
            scene.focus.shown = shown
            seen.add(drawn(scene))
    assert len(seen) >= 3


def test_a_practice_shows_its_coach_and_a_play_does_not(opened: Open) -> None:
    said = []
    for mode in ("play", "practice"):
        scene = opened(steps=1, mode=mode)
        log = scene.log = []
        drawn(scene)
        said.append({one.text for one in log})
    assert said[1] - said[0]
