"""A sound card that comes and goes at any moment changes nothing but what is heard."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.progress.settings import Settings
from game.ui.context import AppContext
from game.ui.loop import App
from game.ui.sound.card import NoCardError
from game.ui.sound.player import Sound
from tests.ui import every_scene
from tests.ui.driving import Driver
from tests.ui.every_scene import Stage
from tests.ui.sound.hearing import FakeCard

SCENES = ("play", "practice", "race", "duel", "wire", "guided", "watch", "review", "levels")
LEAD_ON = ("watch", "review", "levels")
"""From these the keys lead on to streams that nobody saw: here it is only looked for errors."""
KEYS = (pygame.K_SPACE, pygame.K_RETURN, pygame.K_k, pygame.K_RIGHT, pygame.K_TAB, pygame.K_PLUS)
LOUD = Settings(sounds=1.0, voices=1.0, ambience=1.0)


class Flaky(FakeCard):
    """A card of which any call may fail, the first as well, and which is back for the next."""

    def __init__(self) -> None:
        super().__init__()
        self.rng = random.Random(1)
        self.refused = 0

    def _used(self) -> None:
        if self.rng.random() < 0.2:
            self.refused += 1
            raise NoCardError("the device is gone")


def driven(app: AppContext, name: str, levels: Path, folder: Path, sound: Sound) -> bytes:
    """What is seen after some keys in a scene."""
    app.sound, app.settings, app.exports = sound, LOUD, folder / "exports"
    scene = every_scene.make(name, Stage(app, levels, folder))
    game = App(app, [scene], pygame.Surface((640, 360)), logs=folder)
    driver, rng = Driver(game), random.Random(name)
    for n in range(40):
        driver.key(rng.choice(KEYS))
        game.frame([], 500.0)  # the time after which a lost card is tried again goes by
        if n % 5 == 0:
            kind = rng.choice([pygame.AUDIODEVICEADDED, pygame.AUDIODEVICEREMOVED])
            game.handle(pygame.Event(kind, which=0, iscapture=0))
        if not game.stack:
            break
    game.draw()
    return pygame.image.tobytes(game.surface, "RGB")


@pytest.mark.parametrize("name", SCENES)
def test_it_is_played_on_as_without_one(
    name: str,
    app: AppContext,
    levels_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def crash(game: App, error: Exception, doing: str) -> None:
        raise AssertionError(f"{type(error).__name__} while {doing}: {error}") from error

    monkeypatch.setattr(App, "_crash", crash)
    fresh: Callable[[], Any] = lambda: iter(range(1000, 2000)).__next__  # noqa: E731
    card, seen = Flaky(), []
    for sound in (Sound(None), Sound(card)):  # type: ignore[arg-type]
        app.store.reset_everybody()
        app.new_seed = fresh()
        seen.append(driven(app, name, levels_folder, tmp_path, sound))
    if name not in LEAD_ON:
        assert seen[0] == seen[1]
        assert card.refused > 0
