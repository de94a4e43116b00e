"""A network looked into in the window: what is shown is what was measured, at every stage."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.level.library import all_level_paths, find_level
from game.level.measure.legibility import measure
from game.level.network import NetworkError
from game.rules.ending import percent
from game.rules.practice.told import gate_value, holdings
from game.rules.practice.weight_maps import formula
from game.ui.context import AppContext, InsideTab
from game.ui.heat import rounded_number
from game.ui.ink.lettering import Drawn
from game.ui.library import FolderLibrary
from game.ui.practice.inside.layout import TABS
from game.ui.practice.inside.scene import InsideScene
from game.ui.screenshot import still_context
from game.ui.view import View
from tests.rules.test_rivals import with_rivals
from tests.ui.driving import Driver

VIEWS = [((1280, 720), 1.0), ((1920, 1080), 1.0), ((1280, 720), 1.5), ((1280, 720), 2.0)]


@pytest.fixture
def shipped() -> AppContext:
    return still_context(FolderLibrary())


def opened(app: AppContext, ident: str, tab: InsideTab = "gates", text: float = 1.0) -> InsideScene:
    """The scene of a shipped level, with everything measured."""
    scene = InsideScene(app, app.library.load(find_level(ident)), "World", tab)
    while scene.inside.go_on():
        pass
    scene.layout(View.fit((1280, 720), text))
    scene.update(16.0)
    return scene


def texts(scene: InsideScene) -> list[str]:
    """All that is written, the parts that are scrolled out of sight too."""
    scene.log = []
    surface = pygame.Surface(scene.view.size)
    for offset in range(0, int(scene.scroll.most) + 200, 200):
        scene.scroll.jump(offset)
        scene.draw(surface)
    said, scene.log = [drawn.text for drawn in scene.log], None
    return said


@pytest.mark.parametrize("stage", range(5))
def test_gates_and_figures_are_those_measured(shipped: AppContext, stage: int) -> None:
    scene = opened(shipped, "two-in-order")
    scene.choose(stage)
    chosen = scene.inside.stages.all[stage]
    wanted = measure(scene.level, chosen.weights)
    said = texts(scene)
    for row in wanted.rows:
        assert gate_value(row) in said
    drawn = [text for text in said if "±0." in text and len(text) == 10]
    assert sorted(drawn) == sorted(gate_value(row) for row in wanted.rows)
    assert percent(wanted.own) in said
    assert percent(wanted.right) in said
    assert f"step {chosen.step} · {percent(wanted.own)}" in said


def test_memory_is_told_as_measured(shipped: AppContext) -> None:
    scene = opened(shipped, "name-and-colour", "memory")
    for stage in range(5):
        scene.choose(stage)
        look, said = scene.look, " ".join(texts(scene))
        assert look is not None
        for one in look.decoded:
            assert percent(one.accuracy) in said
            assert f"chance {percent(one.chance)}" in said
        for line in holdings(look, scene.level):
            assert line in said


@pytest.mark.parametrize("ident", ["fluent", "two-in-order"])
def test_every_weight_can_be_read(shipped: AppContext, ident: str) -> None:
    scene = opened(shipped, ident, "weights")
    for stage in (0, 4):
        scene.choose(stage)
        said = texts(scene)
        for found in scene.maps_of(stage):
            for row in found.rows:
                assert any(row.name.startswith(text.rstrip("…")) for text in said)
            numbers = [rounded_number(float(v), 1) for v in found.values.ravel() if v == v]
            assert set(numbers) <= set(said)


@pytest.mark.parametrize("offset", [0, 57, 400])
def test_the_kept_picture_of_the_weights_is_what_would_be_drawn(
    shipped: AppContext, offset: int
) -> None:
    scene = opened(shipped, "copy-four", "weights")
    scene.scroll.jump(offset)
    one, other = pygame.Surface(scene.view.size), pygame.Surface(scene.view.size)
    scene.draw(one)
    scene.log = []
    scene.draw(other)
    assert scene.scroll.offset == offset
    assert pygame.image.tobytes(one, "RGB") == pygame.image.tobytes(other, "RGB")


def test_a_picture_too_large_to_keep_is_drawn_as_far_as_it_is_seen(
    shipped: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = opened(shipped, "copy-four", "weights")
    one, other = pygame.Surface(scene.view.size), pygame.Surface(scene.view.size)
    scene.draw(one)
    monkeypatch.setattr("game.ui.practice.inside.screen.LARGEST", 1000)
    scene.screen._sheet.forget()
    scene.draw(other)
    assert pygame.image.tobytes(one, "RGB") == pygame.image.tobytes(other, "RGB")


def test_every_weight_is_told_by_keys_alone(
    shipped: AppContext, drive_in: Callable[..., Driver]
) -> None:
    scene = opened(shipped, "fluent", "weights")
    driver = drive_in(shipped, scene)
    driver.tab_to("weights")
    seen = set()
    for m, found in enumerate(scene.maps_of(4)):
        for r in range(len(found.rows)):
            for c in range(len(found.columns)):
                assert scene.selected == (m, r, c)
                seen.add(scene.selected)
                if c < len(found.columns) - 1:
                    driver.key(pygame.K_RIGHT)
            if r < len(found.rows) - 1:
                for _ in range(len(found.columns) - 1):
                    driver.key(pygame.K_LEFT)
                driver.key(pygame.K_DOWN)
        if m == 0:
            driver.key(pygame.K_RIGHT)  # on to the other map, and up to its top
            while scene.selected[1] > 0:
                driver.key(pygame.K_UP)
    assert len(seen) == sum(found.values.size for found in scene.maps_of(4))
    assert scene.chosen == 4  # none of these arrows went through training


def test_a_weight_under_the_mouse_is_told(
    shipped: AppContext, drive_in: Callable[..., Driver]
) -> None:
    scene = opened(shipped, "two-in-order", "weights")
    driver = drive_in(shipped, scene)
    for m, r, c in ((0, 0, 0), (0, 5, 3), (1, 2, 8), (0, 12, 9)):
        x, y, w, h = scene.maps[m].cell(r, c)
        left, top, _, _ = scene.place.page
        pos = scene.view.rect(left + x, top + y - scene.scroll.offset, w, h).center
        driver.click(pos)
        assert scene.selected == (m, r, c)
        wanted = formula(scene.level, scene.maps_of(4)[m], r, c)
        scene.log = []
        scene.draw(pygame.Surface(scene.view.size))
        assert wanted in [drawn.text for drawn in scene.log]
        scene.log = None


def test_keys_go_through_training_and_between_tabs(
    shipped: AppContext, drive_in: Callable[..., Driver]
) -> None:
    scene = opened(shipped, "fluent")
    driver = drive_in(shipped, scene)
    driver.key(pygame.K_LEFT, pygame.K_LEFT)
    assert scene.chosen == 2
    driver.key(*[pygame.K_LEFT] * 9)
    assert scene.chosen == 0
    driver.key(pygame.K_RIGHT)
    assert scene.chosen == 1
    for key, tab in ((pygame.K_w, "weights"), (pygame.K_m, "memory"), (pygame.K_g, "gates")):
        driver.key(key)
        assert scene.tab == tab
    for tab in ("weights", "memory", "gates"):
        driver.key(pygame.K_t)
        assert scene.tab == tab
    driver.tab_to("tab:weights")
    driver.key(pygame.K_RETURN)
    assert scene.tab == "weights"
    driver.tab_to("weights")
    driver.key(pygame.K_RIGHT, mod=pygame.KMOD_LSHIFT)
    assert scene.chosen == 2
    assert scene.selected == (0, 0, 0)


def test_the_mouse_goes_through_training_and_between_tabs(
    shipped: AppContext, drive_in: Callable[..., Driver]
) -> None:
    scene = opened(shipped, "fluent")
    driver = drive_in(shipped, scene)
    for stage, x in enumerate(scene.place.stops):
        driver.click(tuple(map(round, scene.view.point(x, scene.place.track))))  # type: ignore[arg-type]
        assert scene.chosen == stage
    for tab in TABS:
        driver.click(f"tab:{tab}")
        assert scene.tab == tab
    from_, to = (scene.view.point(scene.place.stops[n], scene.place.track) for n in (4, 1))
    driver.app.handle(
        pygame.Event(pygame.MOUSEBUTTONDOWN, pos=tuple(map(round, from_)), button=1, touch=False)
    )
    driver.app.handle(
        pygame.Event(pygame.MOUSEMOTION, pos=tuple(map(round, to)), rel=(-9, 0),
                     buttons=(1, 0, 0), touch=False)
    )  # fmt: skip
    assert scene.chosen == 1


def test_esc_leads_back_to_the_room(shipped: AppContext, drive_in: Callable[..., Driver]) -> None:
    room = shipped.scenes.room(shipped, shipped.library.load(find_level("fluent")), "Hold")
    driver = drive_in(shipped, room)
    driver.key(pygame.K_i)
    assert driver.name == "InsideScene"
    driver.key(pygame.K_ESCAPE)
    assert driver.scene is room


def test_bars_glide_from_stage_to_stage_unless_motion_is_reduced(shipped: AppContext) -> None:
    shipped.settings = replace(shipped.settings, reduced_motion=False)
    scene = opened(shipped, "fluent")
    scene.choose(0)
    assert scene.glide.moving
    assert scene.knob.moving
    for _ in range(40):
        scene.update(16.0)
    assert not scene.glide.moving
    shipped.settings = replace(shipped.settings, reduced_motion=True)
    scene.choose(4)
    assert not scene.glide.moving
    assert not scene.knob.moving


def test_scales_are_the_same_at_every_stage(shipped: AppContext) -> None:
    scene = opened(shipped, "fluent", "weights")
    most = scene.most
    scene.choose(0)
    assert scene.most == most
    each = [[found.most for found in scene.maps_of(n)] for n in range(5)]
    assert most == tuple(max(column) for column in zip(*each, strict=True))


def test_it_measures_between_frames_and_says_so_until_then(shipped: AppContext) -> None:
    scene = InsideScene(shipped, shipped.library.load(find_level("fluent")))
    scene.layout(View.fit((1280, 720)))
    assert any(text.startswith("Measuring") for text in texts(scene))
    assert scene.look is None
    for _ in range(60):
        scene.update(16.0)
    assert scene.look is not None
    assert not any(text.startswith("Measuring") for text in texts(scene))
    assert len(scene.inside.looks) == 5


def test_without_rivals_there_is_one_stage_and_it_is_said_why(
    app: AppContext, levels_folder: Path
) -> None:
    scene = InsideScene(app, app.library.load(levels_folder / "first" / "toy.json"))
    while scene.inside.go_on():
        pass
    scene.layout(View.fit((1280, 720)))
    scene.choose(-1)
    scene.choose(7)
    assert scene.chosen == 0
    assert "Only the final network: Level " in " ".join(texts(scene))
    assert "has no trained rivals yet" in " ".join(texts(scene))


def test_without_a_network_it_does_not_open(app: AppContext, levels_folder: Path) -> None:
    with pytest.raises(NetworkError):
        InsideScene(app, app.library.load(levels_folder / "second" / "bare.json"))


def test_a_level_saved_anew_is_looked_into_anew(app: AppContext, levels_folder: Path) -> None:
    level = app.library.load(levels_folder / "first" / "toy.json")
    scene = InsideScene(app, level, "First", "weights")
    scene.layout(View.fit((1280, 720)))
    scene.selected = (1, 2, 2)
    other = app.library.load(levels_folder / "first" / "again.json")
    scene.reload(other, app.library.network(other))
    scene.layout(View.fit((1280, 720)))
    assert scene.level is other
    assert scene.inside.level is other
    assert scene.selected == (0, 0, 0)


def test_a_level_just_trained_has_its_slider(app: AppContext, tmp_path: Path) -> None:
    from tests.wired import write_level

    level = with_rivals(app.library.load(write_level(tmp_path)))
    scene = InsideScene(app, level)
    scene.layout(View.fit((1280, 720)))
    assert len(scene.place.stops) == 5


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_every_level_is_shown_whole_at_every_size(path: Path, shipped: AppContext) -> None:
    """No text leaves the box that it is meant to stay in, nor the window."""
    scene = InsideScene(shipped, shipped.library.load(path))
    scene.inside.look("final")
    for size, text in VIEWS:
        shipped.settings = replace(shipped.settings, text=text)
        scene.layout(View.fit(size, text))
        surface = pygame.Surface(size)
        for tab in TABS:
            scene.show(tab)
            scene.update(16.0)
            scene.log = []
            scene.draw(surface)
            for drawn in scene.log:
                x, _, w, _ = drawn.box
                assert x >= 20, (drawn, tab, text)
                assert x + w <= 1262, (drawn, tab, text)
            scene.log = None


@pytest.mark.parametrize("ident", ["copy-four", "agree"])
def test_columns_and_names_do_not_run_into_each_other(shipped: AppContext, ident: str) -> None:
    for text in (1.0, 1.5, 2.0):
        for tab in TABS:
            scene = opened(shipped, ident, tab, text)
            scene.log = []
            scene.draw(pygame.Surface(scene.view.size))
            seen = sorted((each for each in scene.log if whole(each)), key=lambda one: one.box[1])
            for n, one in enumerate(seen):
                x, y, w, h = one.box
                for other in seen[n + 1 :]:
                    ox, oy, ow, _ = other.box
                    if oy >= y + h * 0.8:
                        break
                    assert x + w <= ox + 1 or ox + ow <= x + 1, (one, other)
            scene.log = None


def whole(drawn: Drawn) -> bool:
    """Whether a text is not cut by the edge of what scrolls."""
    if drawn.frame is None:
        return True
    _, top, _, high = drawn.frame
    return top <= drawn.box[1] and drawn.box[1] + drawn.box[3] <= top + high
