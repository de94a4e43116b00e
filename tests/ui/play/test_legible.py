"""Every text stays in its panel and clear of every other, at every size and text scale."""

import itertools

import pygame
import pytest

from game.level.model import Mode
from game.ui.ink.lettering import Box, Drawn
from game.ui.play.scene import PlayScene
from tests.ui.play.conftest import Open

SLACK = 1.5
"""Letters do not fill their line: boxes may touch by as much, in units."""


def drawn(scene: PlayScene) -> list[Drawn]:
    scene.log = []
    surface = pygame.Surface(scene.view.size)
    scene.draw(surface)
    found, scene.log = scene.log, None
    return found


def overlap(a: Box, b: Box) -> bool:
    return (
        a[0] + SLACK < b[0] + b[2]
        and b[0] + SLACK < a[0] + a[2]
        and a[1] + 2 * SLACK < b[1] + b[3]
        and b[1] + 2 * SLACK < a[1] + a[3]
    )


def inside(box: Box, frame: Box) -> bool:
    x, y, w, h = frame
    return (
        x - SLACK <= box[0]
        and y - SLACK <= box[1]
        and box[0] + box[2] <= x + w + SLACK
        and box[1] + box[3] <= y + h + SLACK
    )


def check(scene: PlayScene) -> None:
    found = drawn(scene)
    assert len(found) > 15
    x, y, w, h = scene.screen.layout.belt
    belt = (x + 8, y, w - 16, h)
    for text in found:
        assert text.frame is not None, text
        if text.frame != belt:  # chips may leave the belt at its left end, where they are cut
            assert inside(text.box, text.frame), text
    for a, b in itertools.combinations(found, 2):
        assert not overlap(a.box, b.box), (a, b)
    cell = scene.screen.layout.cell
    for block, gate in itertools.product(range(len(cell.blocks)), ("f", "i", "o")):
        x, y, radius = cell.valve(gate, block)  # type: ignore[arg-type]
        dial = (x - radius, y - radius, 2 * radius, 2 * radius)
        on_it = [text.text for text in found if overlap(text.box, dial)]
        assert on_it == [gate.upper()], (gate, block, on_it)
    buttons = [c for c in scene.focus.controls if not c.name.startswith("valve:")]
    for control in buttons:
        left, top = scene.view.units(*control.rect.topleft)
        box = (left, top, control.rect.w / scene.view.scale, control.rect.h / scene.view.scale)
        drawn_here = control.name.startswith(("bet:", "sure:", "flow"))
        out_of_sight = control.clip is not None and not control.clip.contains(control.rect)
        for text in found:
            if not out_of_sight and overlap(text.box, box):
                assert drawn_here, (text, control.name)
                assert inside(text.box, box), (text, control.name)
    for one, other in itertools.combinations(buttons, 2):
        if not (one.clip or other.clip):
            assert not one.rect.colliderect(other.rect), (one.name, other.name)


@pytest.mark.parametrize("text", [1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.7, 2.0])
@pytest.mark.parametrize("blocks", [1, 2, 3, 4])
@pytest.mark.parametrize("mode", ["play", "practice"])
def test_nothing_is_cut_or_covered(opened: Open, blocks: int, text: float, mode: Mode) -> None:
    scene = opened(blocks, steps=0, text=text, mode=mode)
    check(scene)
    for steps in (2, 4):
        scene = opened(blocks, steps=steps, text=text, mode=mode)
        for gate, block in scene.model.valves:
            scene.model.set_valve((gate, block), 0.65)
        for _ in range(4):
            scene.update(400.0)
        check(scene)
    scene.model.look_at(1)
    scene.update(16.0)
    for _ in range(4):
        scene.update(400.0)
    check(scene)
    scene.model.look_at(None)
    scene.model.hint()
    scene.update(16.0)
    check(scene)


@pytest.mark.parametrize("text", [1.0, 1.2, 1.25, 1.4, 1.5, 2.0])
@pytest.mark.parametrize("blocks", [2, 3, 4])
def test_every_block_of_the_memory_over_time_is_named(
    opened: Open, blocks: int, text: float
) -> None:
    scene = opened(blocks, steps=2, text=text)
    timeline = scene.screen.layout.timeline
    named = [found.text[-1] for found in drawn(scene) if inside(found.box, timeline)]
    assert [name for name in named if name in "ABCD"][:blocks] == list("ABCD"[:blocks])


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1024, 768), (640, 360), (2560, 1440)])
def test_every_window_is_served(opened: Open, size: tuple[int, int]) -> None:
    check(opened(2, steps=3, size=size))
    check(opened(2, steps=3, size=size, mode="practice"))


@pytest.mark.parametrize("text", [1.0, 1.2, 1.5, 2.0])
@pytest.mark.parametrize("blocks", [1, 2])
def test_what_the_coach_says_of_blunders_is_not_cut_or_covered(
    opened: Open, blocks: int, text: float
) -> None:
    for gate in ("i", "o", "f"):
        scene = opened(blocks, steps=1, text=text, mode="practice")
        scene.model.flip((gate, 0))  # type: ignore[arg-type]
        scene.model.step()
        for _ in range(4):
            scene.update(400.0)
        check(scene)
        scene.model.look_at(scene.model.session.t - 1)
        scene.update(16.0)
        check(scene)


def test_a_long_stream_fits(opened: Open) -> None:
    scene = opened(
        1,
        steps=60,
        stream=[
            {"pick": "home", "as": "h"},
            {"repeat": [{"pick": "chat"}], "times": [120, 120]},
            {"pick": "ask", "target": {"map": "language", "of": "h"}},
        ],
    )
    check(scene)
    columns = scene.screen.columns(scene.model)
    assert columns.first <= 60 < columns.first + columns.count
    belt = scene.screen.belt(scene.model)
    spans = belt.spans(scene.model.belt.at, scene.model.belt.offset or 0.0)
    t, x, width, _ = spans[-1]
    assert t == 60
    assert belt.box[0] <= x
    assert x + width <= belt.box[0] + belt.box[2]
