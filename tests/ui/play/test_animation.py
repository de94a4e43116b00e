"""The six parts of a step: their order, their holds, and what stands still when motion is off."""

from itertools import pairwise

import pygame
import pytest

from game.ui.pace.steps import ORDER, STEP_MS, StepRun
from game.ui.play.scene import PlayScene
from game.ui.play.wires import WHEN, filled
from tests.ui.play.conftest import Open
from tests.ui.play.test_scene import key, picture


def test_each_part_begins_after_the_one_before_and_is_over_at_the_end() -> None:
    run: StepRun | None = StepRun()
    begun: list[str] = []
    while run is not None:
        for part in ORDER:
            if run.share(part) > 0.0 and part not in begun:
                begun.append(part)
        last, run = run, run.moved(10.0, 1.0)
    assert begun == list(ORDER)
    assert all(last.share(part) == 1.0 for part in ORDER)


def test_wires_fill_in_the_order_of_the_equations() -> None:
    run: StepRun | None = StepRun()
    full: list[str] = []
    while run is not None:
        full += [name for name in WHEN if filled(run, name) == 1.0 and name not in full]
        run = run.moved(5.0, 1.0)
    assert full == ["before", "kept", "g", "written", "c", "tanh", "h"]


@pytest.mark.parametrize("speed", [0.25, 0.5, 1.0, 2.0])
def test_a_step_takes_as_long_as_its_speed_says(speed: float) -> None:
    run: StepRun | None = StepRun()
    frames = 0
    while run is not None:
        run, frames = run.moved(10.0, speed), frames + 1
    assert frames * 10.0 * speed == pytest.approx(STEP_MS, abs=20.0)


@pytest.mark.parametrize("still", [False, True])
def test_part_by_part_each_part_waits_and_nothing_after_it_is_seen(still: bool) -> None:
    run: StepRun | None = StepRun(stepped=True)
    for number, part in enumerate(ORDER):
        for _ in range(200):
            assert run is not None
            run = run.moved(10.0, 1.0, still=still)
        assert run is not None
        assert run.part == part
        assert [run.share(p) for p in ORDER] == [1.0] * (number + 1) + [0.0] * (5 - number)
        assert run.sliding == 0.0
        run = run.gone_on()
        assert run.part is None
    for _ in range(200):
        run = None if run is None else run.moved(10.0, 1.0, still=still)
    assert run is None


# -- on the screen ------------------------------------------------------------------------------


def film(scene: PlayScene, frames: int) -> list[bytes]:
    shots = []
    for _ in range(frames):
        scene.update(16.0)
        shots.append(picture(scene))
    return shots


@pytest.mark.parametrize("blocks", [1, 2])
def test_with_reduced_motion_no_frame_differs_after_the_first(opened: Open, blocks: int) -> None:
    scene = opened(blocks, still=True)
    film(scene, 2)
    for code in (pygame.K_1, pygame.K_SPACE, pygame.K_0, pygame.K_SPACE, pygame.K_z):
        key(scene, code)
        first, *rest = film(scene, 12)
        assert all(shot == first for shot in rest)


def test_a_step_moves_from_its_first_frame_to_its_last_and_then_rests(opened: Open) -> None:
    scene = opened(still=False)
    film(scene, 40)
    key(scene, pygame.K_1)
    film(scene, 60)
    key(scene, pygame.K_SPACE)
    shots = film(scene, int(STEP_MS / 16.0))
    alike = sum(a == b for a, b in pairwise(shots))
    assert alike < len(shots) * 0.2
    film(scene, 90)
    one, other = film(scene, 2)
    assert one == other


def test_the_last_frame_of_a_step_is_the_cell_as_it_was_made(opened: Open) -> None:
    """What two pictures were put together of looks as if it had been drawn at once."""
    scene = opened(2, still=False)
    film(scene, 30)
    key(scene, pygame.K_1)
    film(scene, 60)
    key(scene, pygame.K_SPACE)
    x, y, w, h = scene.view.rect(*scene.screen.layout.cell.box)

    def cell() -> bytes:
        surface = pygame.Surface(scene.view.size)
        scene.draw(surface)
        return pygame.image.tobytes(surface.subsurface((x, y, w, h)), "RGB")

    while scene.model.run is not None and scene.model.run.share("prediction") < 1.0:
        cell()
        scene.update(16.0)
    assert scene.model.run is not None
    filled_up = cell()
    scene.model.finish_run()
    scene.model.look_at(0)
    scene.model.inspected = None  # the same step, at rest, as if it were now
    scene.model.flow.settle(scene.model.picture)
    scene.screen.sheet.forget()
    assert cell() == filled_up


def test_a_press_cuts_a_step_short_and_counts(opened: Open) -> None:
    scene = opened(still=False)
    for t in range(1, 4):
        key(scene, pygame.K_SPACE)
        scene.update(16.0)
        assert scene.model.session.t == t
        assert scene.model.answered == t - 1
