"""Every scene under a monkey: random keys, mouse, wheel, touch, gamepad, sizes, and lost focus.

The monkey sits at the whole game, so that scenes lead on to others; now and then it is brought back
to the scene it is to break. `MONKEY=10000` in the environment has it press that often on each
scene; in the suite it presses less.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pygame
import pytest

from game.ui.context import AppContext
from game.ui.controls.actions import ACTIONS
from game.ui.controls.pad import AXES, NAMES
from game.ui.loop import App
from tests.rules.replays.make import FOLDER
from tests.ui import every_scene
from tests.ui.driving import Driver
from tests.ui.every_scene import Stage

PRESSES: Final = int(os.environ.get("MONKEY", "150"))
BACK_EVERY: Final = 60
"""How often it is brought back."""
SIZES: Final = ((640, 360), (1, 1), (500, 700), (960, 540))

NAMED: Final = {pygame.key.name(code).replace(" ", "_"): code for code in (
    *range(33, 127), pygame.K_SPACE, pygame.K_RETURN, pygame.K_TAB, pygame.K_BACKSPACE,
    pygame.K_DELETE, pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_HOME, pygame.K_END, pygame.K_LEFT,
    pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN, pygame.K_F1, pygame.K_F11, pygame.K_ESCAPE,
)}  # fmt: skip
KEYS: Final = sorted(
    {
        NAMED[key.split("+")[-1] or "+"]
        for action in ACTIONS
        for key in (*action.right, *action.left, *action.fixed)
    }
)
"""Every key that means something in any preset."""
DROPPED: Final = ("fluent.solution.json", "hundred.middling.json", "nowhere.json")
MODS: Final = (0, 0, 0, 0, pygame.KMOD_LSHIFT, pygame.KMOD_LCTRL, pygame.KMOD_LALT)


def random_event(rng: random.Random, size: tuple[int, int]) -> pygame.Event:
    """One thing that a hand, or the system, may do."""
    pos = rng.randrange(-5, size[0] + 5), rng.randrange(-5, size[1] + 5)
    match rng.choice(["key"] * 4 + ["down", "up", "move", "wheel", "pad", "pad", "axis", "other"]):
        case "key":
            key = rng.choice(KEYS)
            kind = rng.choice([pygame.KEYDOWN, pygame.KEYDOWN, pygame.KEYUP])
            text = chr(key) if key < 127 and chr(key).isprintable() else ""
            return pygame.Event(kind, key=key, mod=rng.choice(MODS), unicode=text, scancode=0)
        case "down" | "up" as way:
            kind = pygame.MOUSEBUTTONDOWN if way == "down" else pygame.MOUSEBUTTONUP
            button, touch = rng.choice([1, 1, 1, 2, 3]), rng.random() < 0.3
            return pygame.Event(kind, pos=pos, button=button, touch=touch)
        case "move":
            buttons = rng.choice([(0, 0, 0), (1, 0, 0)])
            return pygame.Event(
                pygame.MOUSEMOTION, pos=pos, rel=(1, 1), buttons=buttons, touch=False
            )
        case "wheel":
            y = rng.choice([-3, -1, 1, 3])
            return pygame.Event(
                pygame.MOUSEWHEEL, x=0, y=y, flipped=False, precise_x=0.0, precise_y=float(y)
            )
        case "pad":
            kind = rng.choice([pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP])
            return pygame.Event(kind, instance_id=rng.randrange(2), button=rng.choice([*NAMES, 5]))
        case "axis":
            value = rng.randrange(-32768, 32768)
            return pygame.Event(pygame.CONTROLLERAXISMOTION, instance_id=rng.randrange(2),
                                axis=rng.choice([*AXES]), value=value)  # fmt: skip
    return rng.choice([
        pygame.Event(pygame.WINDOWLEAVE), pygame.Event(pygame.WINDOWFOCUSLOST),
        pygame.Event(pygame.WINDOWFOCUSGAINED), pygame.Event(pygame.TEXTINPUT, text="x"),
        pygame.Event(pygame.FINGERDOWN, touch_id=0, finger_id=0, x=0.5, y=0.5, dx=0.0, dy=0.0),
        pygame.Event(pygame.CONTROLLERDEVICEADDED, device_index=0, guid=""),
        pygame.Event(pygame.CONTROLLERDEVICEREMOVED, instance_id=0),
        pygame.Event(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1]),
        pygame.Event(pygame.QUIT), pygame.Event(pygame.WINDOWMINIMIZED),
        pygame.Event(pygame.DROPFILE, file=str(FOLDER / rng.choice(DROPPED))),
    ])  # fmt: skip


@pytest.fixture
def no_calm_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception is to be seen here, and not to become a calm page."""

    def crash(app: App, error: Exception, doing: str) -> None:
        raise AssertionError(f"{type(error).__name__} while {doing}: {error}") from error

    monkeypatch.setattr(App, "_crash", crash)


@pytest.mark.usefixtures("no_calm_page")
@pytest.mark.parametrize("name", every_scene.NAMES)
def test_it_breaks_nothing(
    name: str, app: AppContext, levels_folder: Path, tmp_path: Path, drive: Callable[..., Driver]
) -> None:
    rng = random.Random(name)
    app.exports = tmp_path / "exports"
    scene = every_scene.make(name, Stage(app, levels_folder, tmp_path))
    game = drive(app.scenes.title(app), scene, size=SIZES[0]).app
    game.pads.connect = lambda index: (0, "Monkey's")
    first = app.settings
    for n in range(PRESSES):
        event = random_event(rng, game.surface.get_size())
        game.handle(event)
        if n % 7 == 0 and game.stack:
            game.update(rng.choice([0.0, 16.0, 500.0]))
        if n % 29 == 0 and game.stack:
            game.draw()
        if n % BACK_EVERY == BACK_EVERY - 1 or not game.stack:
            app.settings = first
            if n % (3 * BACK_EVERY) == 3 * BACK_EVERY - 1:
                game.surface = pygame.Surface(rng.choice(SIZES))
            game.stack[:] = [app.scenes.title(app), scene]
            game._show()


def test_the_monkey_would_find_a_scene_that_breaks(
    app: AppContext, drive: Callable[..., Driver], no_calm_page: None
) -> None:
    class Breaks:
        def layout(self, view: object) -> None: ...
        def handle(self, event: pygame.Event) -> None:
            raise ValueError("on purpose")

        def update(self, dt: float) -> None: ...
        def draw(self, surface: pygame.Surface) -> None: ...

    game = drive(Breaks()).app
    with pytest.raises(AssertionError, match="on purpose"):
        game.handle(random_event(random.Random(1), (640, 360)))
