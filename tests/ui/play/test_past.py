"""The past on the sheet: drawn over where little has changed, and then as if drawn anew."""

import pygame
import pytest

from game.ui.play.scene import PlayScene
from tests.ui.play.conftest import Open
from tests.ui.play.test_scene import key


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


def test_a_timeline_that_is_late_stands_as_it_was(opened: Open) -> None:
    scene = opened(4, steps=2, still=False)
    for code, frames in ((None, 2), (pygame.K_SPACE, 8)):
        if code is not None:
            key(scene, code)
        for _ in range(frames):
            scene.update(16.0)
            before = column(scene, 2)
    key(scene, pygame.K_0)  # cuts the step short: much is drawn in the next frame
    scene.update(16.0)
    assert scene.model.answered == 3
    assert column(scene, 2) == before


def column(scene: PlayScene, t: int) -> bytes:
    """The cells of one step's column, without its outline, as they are drawn now."""
    surface = pygame.Surface(scene.view.size)
    scene.draw(surface)
    at = scene.screen.columns(scene.model)
    area = scene.view.rect(at.x(t) + 4, at.top + 4, at.wide - 8, at.gates_top - at.top - 8)
    return pygame.image.tobytes(surface.subsurface(area), "RGB")
