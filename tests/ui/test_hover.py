"""What is told where the mouse points is told by keys too, in every scene and state."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pygame
import pytest
from pygame_gui.core import UIElement

from game.progress.store import Store
from game.ui.context import AppContext
from game.ui.controls.keys import asked_press
from game.ui.controls.reach import own_actions
from game.ui.focus import Control
from game.ui.play.footer import MOUSE_KEYS, cap_words
from game.ui.practice.inside.scene import InsideScene
from game.ui.view import View
from game.words import say
from tests.ui import every_scene
from tests.ui.audit import settle
from tests.ui.every_scene import NAMES, Stage
from tests.ui.seen import recording

SIZE = (1280, 720)
APART = 96
"""How far apart the points are that the mouse is moved to, in pixels; rows stand between others."""
LONGEST = 60
"""How many parts there may be, such as the rows of a list."""
ROUND = 24
"""How often an action is done in a row: some go round all there is."""
OUTSIDE = (AppContext, UIElement, Control)
"""What says nothing of a scene's own that another part would not say too."""
CLOCKS = ("_rested", "_time", "seconds")
"""What goes on by itself while nothing is done."""
WAYS = (pygame.K_DOWN, pygame.K_UP, pygame.K_RIGHT, pygame.K_LEFT)


@cache
def sort_of(kind: type) -> str:
    """What is looked at of all things of a type."""
    if issubclass(kind, list | tuple | dict | set):
        return "items"
    frozen = getattr(getattr(kind, "__dataclass_params__", None), "frozen", False)
    own = kind.__module__.startswith("game.ui") and not issubclass(kind, OUTSIDE)
    if own and not frozen:
        return "names"
    if issubclass(kind, str | int | float | None):
        return "itself"
    return "corners" if issubclass(kind, pygame.Rect) else "which"


def state_of(thing: Any, known: dict[int, Any] | None = None) -> Any:
    """All that a part of the window knows of itself, to tell whether it is another by now."""
    sort = sort_of(type(thing))
    if sort == "itself":
        return thing
    known = {} if known is None else known
    if sort == "which" or id(thing) in known:
        return id(thing)
    if sort == "corners":
        return tuple(thing)
    known[id(thing)] = thing
    if sort == "items":
        items = thing.items() if isinstance(thing, dict) else thing
        return [state_of(one, known) for one in items]
    names = [*vars(type(thing)).get("__slots__", ()), *getattr(thing, "__dict__", ())]
    return [(n, state_of(getattr(thing, n, None), known)) for n in names if n not in CLOCKS]


class Seer:
    """One scene, and every text that it has shown."""

    def __init__(self, scene: Any) -> None:
        self.scene, self.texts = scene, set[str]()
        scene.layout(View.fit(SIZE, scene.app.settings.text))
        settle(scene, 40)
        self._surface, self._state = pygame.Surface(SIZE), None
        self.look()

    @property
    def focused(self) -> str:
        current = self.scene.focus.current
        return current.name if current is not None else ""

    def look(self) -> None:
        self.scene.update(16.0)
        if (state := state_of(self.scene)) == self._state:
            return  # it looks as before
        self._state = state
        with recording(ink=False) as seen:
            self.scene.draw(self._surface)
        self.texts |= {one.asked for one in seen.texts}

    def take(self, event: pygame.Event) -> bool:
        """Give it an event; whether it stays."""
        stays = self.scene.handle(event) is None
        if stays:
            self.look()
        return stays

    def key(self, key: int) -> bool:
        return self.take(pygame.Event(pygame.KEYDOWN, key=key, mod=0, unicode="", scancode=0))

    def point(self, at: tuple[int, int]) -> None:
        self.take(pygame.Event(pygame.MOUSEMOTION, pos=at, rel=(1, 1), buttons=(0, 0, 0),
                               touch=False))  # fmt: skip


def points(scene: Any) -> Iterator[tuple[int, int]]:
    """A grid over the window, and the middle of every control."""
    for row, y in enumerate(range(24, SIZE[1], APART)):
        yield from ((x, y) for x in range(24 + row % 2 * APART // 2, SIZE[0], APART))
    yield from [control.rect.center for control in scene.focus.controls]


def go_about(seer: Seer, wanted: set[str]) -> None:
    """Walk by arrows through all the parts of what has the keys: along each row, then across."""
    on = seer.focused
    for along, across in ((WAYS[:2], WAYS[2:]), (WAYS[2:], WAYS[:2])):
        for way in across:
            for _ in range(LONGEST):
                for each in along:
                    for _ in range(LONGEST):  # through all that has parts, such as a list
                        if wanted <= seer.texts or not seer.key(each) or seer.focused != on:
                            break
                    seer.scene.focus.take(seer.scene.focus.named(on), show=True)
                before = set(seer.texts)
                if wanted <= seer.texts or not seer.key(way) or seer.focused != on:
                    break
                if seer.texts == before:  # no further part that way
                    break
            seer.scene.focus.take(seer.scene.focus.named(on), show=True)


def by_keys(make: Any, name: str, wanted: set[str]) -> set[str]:
    """What of some texts is shown by focus and by a scene's own actions."""
    if not wanted:
        return set()
    seer = Seer(make(name))
    controls = seer.scene.focus.controls
    for _ in range(len(controls) + 1):
        if wanted <= seer.texts or not seer.key(pygame.K_TAB):
            break
        on = seer.focused
        for way in WAYS:
            seer.key(way)
            seer.scene.focus.take(seer.scene.focus.named(on), show=True)
    found = seer.texts
    for action in own_actions(seer.scene):
        if wanted <= found:
            return wanted
        again = Seer(make(name))
        for _ in range(ROUND):
            if not again.take(asked_press(action.ident)):
                break
        found |= again.texts
    # Arrows on one thing may change what another has to tell, so each is gone about by itself.
    for control in sorted(controls, key=lambda one: -one.rect.w * one.rect.h):
        if wanted <= found:
            break
        again = Seer(make(name))
        again.scene.focus.take(again.scene.focus.named(control.name), show=True)
        if again.focused == control.name:
            again.look()
            go_about(again, wanted - found)
            found |= again.texts
    return wanted & found


def by_mouse(make: Any, name: str) -> set[str]:
    """What is told only where the mouse points."""
    seer = Seer(make(name))
    places = list(points(seer.scene))
    for _ in range(20):  # what is worked out a little at a time comes by itself
        seer.look()
    before = set(seer.texts)
    for place in places:
        seer.point(place)
    # How a mouse is used is told where the mouse is; how keys are used is told with the keys.
    own = {cap_words(cap) for caps, _ in MOUSE_KEYS for cap in caps if ":" not in cap}
    own |= {say(key) for _, key in MOUSE_KEYS}
    return {text for text in seer.texts - before - own if text.strip()}


@pytest.fixture
def make(app: AppContext, levels_folder: Path, tmp_path: Path) -> Any:
    """Makes a scene by its name, as if nothing had been played before."""
    count = 0

    def made(name: str) -> Any:
        nonlocal count
        count += 1
        app.store, app.exports = Store(), tmp_path / "exports"
        app.settings = replace(app.settings, reduced_motion=True)
        folder = tmp_path / str(count)
        folder.mkdir()
        return every_scene.make(name, Stage(app, levels_folder, folder))

    return made


@pytest.mark.parametrize("name", NAMES)
def test_what_the_mouse_is_told_keys_are_told_too(make: Any, name: str) -> None:
    told = by_mouse(make, name)
    assert by_keys(make, name, told) == told


def test_what_only_the_mouse_is_told_would_be_found(
    make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(InsideScene, "_select_by_arrow", lambda scene, way: True)
    told = by_mouse(make, "inside-weights")
    assert by_keys(make, "inside-weights", told) != told
