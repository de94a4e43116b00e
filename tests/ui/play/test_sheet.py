"""The sheet: pieces are drawn when they have changed, and some later where much changes at once."""

import pygame
import pytest

from game.ui.ink.lettering import Drawn
from game.ui.paint import Painter
from game.ui.play.scene import PlayScene
from game.ui.play.sheet import FULL, Sheet
from game.ui.theme import DARK
from game.ui.view import View
from tests.ui.play.conftest import Open
from tests.ui.play.test_scene import key, picture


class Frames:
    """Draws many hasty pieces a frame, and one that can wait."""

    def __init__(self, log: list[Drawn] | None = None) -> None:
        self.sheet = Sheet()
        self.painter = Painter(pygame.Surface((64, 36)), View((64, 36), 1.0, 0, 0), DARK, log)

    def draw(self, n: int, patience: int, hasty: int = FULL, *, at_once: bool = False) -> bool:
        """Whether the patient piece was drawn in frame n."""
        self.sheet.fit(self.painter, at_once=at_once)
        for name in range(hasty):
            self.sheet.put(f"hasty {name}", (0.0, 0.0, 9.0, 9.0), n, _nothing)
        return self.sheet.put("patient", (9.0, 0.0, 9.0, 9.0), n, _nothing, patience=patience)


def _nothing(painter: Painter) -> None:
    pass


@pytest.mark.parametrize("patience", [0, 1, 3])
def test_what_can_wait_comes_in_its_turn_even_if_every_frame_is_full(patience: int) -> None:
    frames = Frames()
    drawn = [frames.draw(n, patience) for n in range(2 * patience + 3)]
    assert drawn == [True, *[False] * patience, True, *[False] * patience, True]


def test_it_comes_at_once_in_a_frame_that_draws_little() -> None:
    frames = Frames()
    assert frames.draw(0, 3)
    assert not frames.draw(1, 3)
    assert frames.draw(2, 3, hasty=FULL - 1)


def test_nothing_waits_where_all_is_to_be_there_at_once_or_heard() -> None:
    still, heard = Frames(), Frames([])
    assert all(still.draw(n, 3, at_once=True) for n in range(3))
    assert all(heard.draw(n, 3) for n in range(3))


def _anew(scene: PlayScene) -> bytes:
    scene.screen.sheet.forget()
    return picture(scene)


@pytest.mark.parametrize("blocks", [1, 4])
@pytest.mark.parametrize("act", [pygame.K_0, pygame.K_z, pygame.K_LEFT])
def test_a_step_that_is_cut_short_is_soon_wholly_shown(opened: Open, blocks: int, act: int) -> None:
    scene = opened(blocks, steps=2, still=False)
    picture(scene)
    key(scene, pygame.K_SPACE)
    for _ in range(8):
        scene.update(16.0)
        picture(scene)
    key(scene, act)
    for _ in range(4):
        scene.update(16.0)
        shown = picture(scene)
    assert shown == _anew(scene)
