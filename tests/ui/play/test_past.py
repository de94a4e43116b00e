"""The past on the sheet: drawn over where little has changed, and then as if drawn anew."""

import pygame
import pytest

from game.ui.play.scene import PlayScene
from tests.ui.play.conftest import Open


def picture(scene: PlayScene, *, anew: bool) -> bytes:
    for _ in range(60):
        scene.update(50.0)
    if anew:
        scene.screen.sheet.forget()
    surface = pygame.Surface(scene.view.size)
    surface.fill(scene.app.theme.ground)
    scene.draw(surface)
    return pygame.image.tobytes(surface, "RGB")


@pytest.mark.parametrize("text", [1.0, 1.3, 2.0])
@pytest.mark.parametrize("blocks", [2, 4])
def test_another_blocks_gates_look_as_if_all_was_drawn_anew(
    opened: Open, blocks: int, text: float
) -> None:
    scene = opened(blocks, steps=3, text=text)
    first = picture(scene, anew=True)
    scene.model.select(scene.model.valves[-1])
    scene.focus_selected(shown=False)
    other = picture(scene, anew=False)
    assert other == picture(scene, anew=True)
    assert other != first


@pytest.mark.parametrize("blocks", [1, 2, 4])
def test_steps_and_blocks_that_change_together_look_so_too(opened: Open, blocks: int) -> None:
    scene = opened(blocks, steps=3)
    picture(scene, anew=True)
    for act in (scene.model.step, scene.model.undo, scene.model.undo, scene.model.redo):
        act()
        scene.model.finish_run()
        valves = scene.model.valves
        scene.model.select(valves[-1] if scene.model.selected == valves[0] else valves[0])
        scene.focus_selected(shown=False)
        changed = picture(scene, anew=False)
        assert changed == picture(scene, anew=True)
