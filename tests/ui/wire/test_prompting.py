"""Prompts at the table of gates: said once, gone when done or closed, never over an entry."""

import pygame
import pytest

from game.progress.understood import understood
from game.ui.context import AppContext
from game.ui.play.tutorial.place import overlap
from game.ui.wire.scene import WireScene
from tests.ui.wire.conftest import Open


def press(scene: WireScene, key: int) -> None:
    scene.handle(pygame.Event(pygame.KEYDOWN, key=key, mod=0, unicode="", scancode=0))


def said(scene: WireScene) -> str | None:
    now = scene.prompting.now
    return now and now.name


def test_the_table_is_explained_until_an_entry_was_set_then_its_run(
    app: AppContext, opened: Open
) -> None:
    scene = opened(prompts=True)
    assert said(scene) == "ideas.table"
    press(scene, pygame.K_RIGHT)
    press(scene, pygame.K_1)
    assert said(scene) == "ideas.run"
    press(scene, pygame.K_r)
    assert said(scene) is None
    assert understood(app.store) == {"table", "run"}
    assert said(opened(prompts=True)) is None


def test_a_prompt_is_closed_by_its_cross(app: AppContext, opened: Open) -> None:
    scene = opened(prompts=True)
    bubble = scene.prompting._bubble
    assert bubble is not None
    assert bubble.close is not None
    x, y, w, h = bubble.close
    pos = (round(x + w / 2), round(y + h / 2))
    scene.handle(pygame.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=pos, touch=False))
    assert said(scene) is None
    assert understood(app.store) == {"table"}


def test_without_prompts_nothing_is_said(opened: Open) -> None:
    assert said(opened()) is None


@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("blocks", [1, 2])
def test_it_covers_no_entry(opened: Open, blocks: int, text: float) -> None:
    scene = opened(blocks, text=text, prompts=True)
    bubble = scene.prompting._bubble
    assert bubble is not None
    for name in scene.entries:
        control = scene.focus.named(name)
        if control is not None:
            box = scene.prompting._box(control)
            assert overlap(bubble.box, box) < 0.1 * box[2] * box[3], name


def test_it_covers_no_word_of_what_is_asked_where_the_table_leaves_room(opened: Open) -> None:
    scene = opened(prompts=True)
    bubble = scene.prompting._bubble
    assert bubble is not None
    assert overlap(bubble.box, scene.place.banner) == 0.0
