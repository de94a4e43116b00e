"""What is told where the mouse points is told by keys too: on the map, in play, in the history."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.progress.store import Store
from game.ui.context import AppContext
from game.ui.controls.keys import asked_press
from game.ui.controls.reach import own_actions
from game.ui.play.footer import MOUSE_KEYS, cap_words
from game.ui.view import View
from game.words import say
from tests.ui import every_scene
from tests.ui.audit import settle
from tests.ui.every_scene import NAMES, Stage
from tests.ui.seen import recording

SIZE = (1280, 720)
APART = 64
"""How far apart the points are that the mouse is moved to, in pixels."""
LONGEST = 60
"""How many parts there may be, such as the rows of a list."""
ROUND = 24
"""How often an action is done in a row: some go round all there is."""
WAYS = (pygame.K_DOWN, pygame.K_UP, pygame.K_RIGHT, pygame.K_LEFT)


class Seer:
    """One scene, and every text that it has shown."""

    def __init__(self, scene: Any) -> None:
        self.scene, self.texts = scene, set[str]()
        scene.layout(View.fit(SIZE, scene.app.settings.text))
        settle(scene, 40)
        self._surface = pygame.Surface(SIZE)
        self.look()

    @property
    def focused(self) -> str:
        current = self.scene.focus.current
        return current.name if current is not None else ""

    def look(self) -> None:
        self.scene.update(16.0)
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
    yield from ((x, y) for y in range(24, SIZE[1], APART) for x in range(24, SIZE[0], APART))
    yield from [control.rect.center for control in scene.focus.controls]


def by_keys(make: Any, name: str, wanted: set[str]) -> set[str]:
    """What of some texts is shown by focus and by a scene's own actions."""
    seer = Seer(make(name))
    for _ in range(len(seer.scene.focus.controls) + 1):
        if wanted <= seer.texts:
            return wanted
        if not seer.key(pygame.K_TAB):
            break
        on = seer.focused
        for way in WAYS:
            for _ in range(LONGEST):  # through all that has parts, such as a list
                if wanted <= seer.texts or not seer.key(way) or seer.focused != on:
                    break
            seer.scene.focus.take(seer.scene.focus.named(on))
    found = seer.texts
    for action in own_actions(seer.scene):
        if wanted <= found:
            break
        again = Seer(make(name))
        for _ in range(ROUND):
            if not again.take(asked_press(action.ident)):
                break
        found |= again.texts
    return wanted & found


SCENES = [
    name for name in NAMES if name.startswith(("levels", "play", "practice", "race", "history"))
]


@pytest.mark.parametrize("name", SCENES)
def test_what_the_mouse_is_told_keys_are_told_too(
    app: AppContext, levels_folder: Path, tmp_path: Path, name: str
) -> None:
    count = 0

    def make(name: str) -> Any:
        nonlocal count
        count += 1
        app.store, app.exports = Store(), tmp_path / "exports"  # nothing was played before
        app.settings = replace(app.settings, reduced_motion=True)
        folder = tmp_path / str(count)
        folder.mkdir()
        return every_scene.make(name, Stage(app, levels_folder, folder))

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
    told = {text for text in seer.texts - before - own if text.strip()}
    assert by_keys(make, name, told) == told
