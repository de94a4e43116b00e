"""The order of Tab is the order of reading, on every scene.

What a reader would call in order, and what is held against every scene here:

- a scene's controls stand in groups: panels, columns, blocks and lists, one in another, the parts
  of a group apart from what is not of it; Tab goes through a whole group before it leaves it;
- of two neighbours in one group (controls or groups in it), none comes before one that lies wholly
  above it in the same column, or that stands left of it on the same line; two are on one line if
  they share more than half of the lower one's height;
- what lies on a higher line comes first, unless it stands in a column of its own to the right.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.ui.context import AppContext
from game.ui.focus import STAND_INS, Control
from game.ui.reading import in_reading_order
from tests.ui import every_scene
from tests.ui.driving import Driver
from tests.ui.every_scene import NAMES, Stage

Box = pygame.Rect


def boxed(*rects: tuple[int, int, int, int]) -> list[Control]:
    return [Control(str(n), Box(rect)) for n, rect in enumerate(rects)]


def names(controls: list[Control]) -> str:
    return "".join(control.name for control in controls)


def test_lines_are_read_from_the_top_and_each_from_the_left() -> None:
    grid = boxed((100, 50, 40, 40), (0, 50, 40, 40), (100, 0, 40, 40), (0, 0, 40, 40))
    assert names(in_reading_order(grid)) == "3210"


def test_what_stands_a_little_lower_on_a_line_is_still_on_it() -> None:
    assert names(in_reading_order(boxed((100, 0, 40, 40), (0, 15, 40, 40)))) == "10"
    assert names(in_reading_order(boxed((100, 0, 40, 40), (0, 25, 40, 40)))) == "01"


def test_what_stands_beside_something_high_is_read_from_the_top_too() -> None:
    assert names(in_reading_order(boxed((100, 60, 9, 9), (105, 0, 9, 9), (0, 0, 50, 99)))) == "210"


def test_a_group_is_read_as_a_whole() -> None:
    grid = boxed((0, 0, 40, 40), (100, 0, 40, 40), (0, 50, 40, 40), (100, 50, 40, 40))
    for control in grid:
        control.group = ("left" if control.rect.x == 0 else "right",)
    assert names(in_reading_order(grid)) == "0213"


def test_what_has_scrolled_past_the_top_is_not_read_before_what_stands_above_it() -> None:
    header, *rows = boxed((0, 0, 40, 20), (0, -30, 40, 40), (0, 30, 40, 40))
    for row in rows:
        row.clip = Box(0, 20, 100, 100)
    assert names(in_reading_order([*rows, header])) == "012"


# -- every scene ----------------------------------------------------------------------------------

VIEWS = [((1280, 720), 1.0), ((1280, 720), 2.0), ((1920, 1080), 1.0)]
SLACK = 2
"""Pixels by which edges may overlap by rounding."""
OTHERS = [((1920, 1080), 1.0), ((1280, 720), 1.5)]
"""The sizes that a scene is laid out anew for."""


@pytest.fixture
def open_scene(
    app: AppContext, drive: Callable[..., Driver], levels_folder: Path, tmp_path: Path
) -> Callable[..., Driver]:
    def opened(name: str, size: tuple[int, int] = (1280, 720), text: float = 1.0) -> Driver:
        app.exports = tmp_path / "exports"
        scene = every_scene.make(name, Stage(app, levels_folder, tmp_path))
        driver = drive(scene, size=size)
        app.settings = replace(app.settings, text=text)
        driver.app.frame([], 16.0)
        return driver

    return opened


def focus_of(driver: Driver) -> every_scene.Any:
    return driver.scene.focus  # type: ignore[attr-defined]


def tab(driver: Driver, mod: int = 0) -> str:
    """Press Tab, without waiting for the picture."""
    key = pygame.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=mod, unicode="", scancode=0)
    driver.scene.handle(key)
    assert driver.focused is not None
    return driver.focused


def walked(driver: Driver, mod: int = 0) -> list[str]:
    """The stops of Tab, once round."""
    seen = [tab(driver, mod)]
    while (name := tab(driver, mod)) != seen[0]:
        assert name not in seen, f"Tab goes in a circle that leaves out {seen[0]}"
        seen.append(name)
    return seen


def groups_of(control: Control) -> tuple[object, ...]:
    """The groups of a control; what scrolls together is one."""
    return control.group if control.clip is None else (*control.group, tuple(control.clip))


def box_of(part: list[Control], depth: int = 0) -> Box:
    """Where a control or a group is; what scrolls in it, as high as what it scrolls in."""
    boxes = [c.rect.copy() for c in part]
    for box, control in zip(boxes, part, strict=True):
        if control.clip is not None and depth < len(groups_of(control)):
            box.y, box.h = control.clip.y, control.clip.h
    return boxes[0].unionall(boxes[1:])


def misplaced(a: Box, b: Box) -> bool:
    """Whether a, though it comes before b, should come after it."""
    on_a_line = 2 * (min(a.bottom, b.bottom) - max(a.top, b.top)) > min(a.h, b.h)
    if on_a_line and b.right <= a.left + SLACK:
        return True
    in_a_column = min(a.right, b.right) - max(a.left, b.left) > SLACK
    return in_a_column and b.bottom <= a.top + SLACK


def wholes(order: list[Control], depth: int) -> Iterator[list[Control]]:
    """The controls that stand in one group at this depth, or alone, in the order of Tab."""
    seen = set()
    left = list(order)
    while left:
        group, size = groups_of(left[0])[depth : depth + 1], 1
        while group and size < len(left) and groups_of(left[size])[depth : depth + 1] == group:
            size += 1
        assert not group or group not in seen, f"Tab comes to {group} twice"
        seen.add(group)
        yield left[:size]
        left = left[size:]


def faults(order: list[Control], depth: int = 0) -> list[str]:
    """All that a reader would take exception to."""
    found, parts = [], list(wholes(order, depth))
    boxes = [box_of(part, depth) for part in parts]
    for n, (part, box) in enumerate(zip(parts, boxes, strict=True)):
        for later, other in zip(parts[n + 1 :], boxes[n + 1 :], strict=True):
            if misplaced(box, other):
                found.append(f"{part[0].name} … before {later[0].name} …")
            higher = other.bottom <= box.top + SLACK
            if higher and other.left < box.right:
                found.append(f"{part[0].name} … before {later[0].name} …, which is higher")
            inside = box.contains(other) or other.contains(box)  # a page, and what is on it
            if not inside and box.inflate(-2 * SLACK, -2 * SLACK).colliderect(other):
                found.append(f"{part[0].name} … and {later[0].name} … are not apart")
        if len(part) > 1:
            found += faults(part, depth + 1)
    return found


@pytest.mark.parametrize(("size", "text"), VIEWS)
@pytest.mark.parametrize("name", NAMES)
def test_tab_reads(
    open_scene: Callable[..., Driver], name: str, size: tuple[int, int], text: float
) -> None:
    driver = open_scene(name, size, text)
    focus = focus_of(driver)
    enabled = sorted(control.name for control in focus.controls if control.enabled)
    stops = walked(driver)
    assert sorted(stops) == enabled
    order = [control for stop in stops if (control := focus.named(stop))]
    assert not faults(from_the_top(order))


def from_the_top(order: list[Control]) -> list[Control]:
    """The same stops, begun with the one that is read first, wherever the focus was at first."""
    ways = [order[n:] + order[:n] for n in range(len(order))]
    return min(ways, key=lambda way: (box_of(way[:1]).top, way[0].rect.top, way[0].rect.left))


@pytest.mark.parametrize("name", NAMES)
def test_shift_and_tab_go_back_the_same_way(open_scene: Callable[..., Driver], name: str) -> None:
    driver = open_scene(name)
    forth = walked(driver)
    here = driver.focused
    assert here == forth[0]
    assert walked(driver, pygame.KMOD_LSHIFT) == [*forth[:0:-1], here]


@pytest.mark.parametrize("name", NAMES)
def test_another_size_leaves_the_focus_where_it_is(
    open_scene: Callable[..., Driver], name: str
) -> None:
    """At every stop; where there are very many, at some of each row and column of them."""
    driver = open_scene(name)
    stops = walked(driver)
    for n, stop in enumerate(stops):
        if len(stops) < 60 or n % 13 == 0:
            for size, text in (*OTHERS, ((1280, 720), 1.0)):
                driver.app.surface = pygame.Surface(size)
                driver.app.context.change(text=text)
                driver.app.go_on([], 16.0)  # all of a frame but its picture
                if focus_of(driver).named(stop) is None:  # no room for it: what stands beside it
                    beside = stops[n - 1], stops[(n + 1) % len(stops)], *STAND_INS.get(stop, ())
                    assert driver.focused in beside
                else:
                    assert driver.focused == stop, (size, text)
                assert focus_of(driver).shown
                assert focus_of(driver).current in focus_of(driver).controls
        tab(driver)
