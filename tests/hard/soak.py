"""Play for a long time: many plays through real scenes, and whether memory grows by it."""

from __future__ import annotations

import gc
import os
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pygame
from rich.console import Console
from rich.progress import Progress

from game.progress.settings import THEME_NAMES
from game.progress.store import Store
from game.ui.loop import App
from game.ui.play.scene import PlayScene
from game.ui.screenshot import headless, still_context
from tests.ui.driving import Driver

MS: Final = 1000 / 60
LEVELS: Final = ("fluent", "noise", "leaky", "hush", "flip-flop", "name-and-colour", "speech")
"""What is played in turn: one block and several, short streams and long ones."""
PLAYS_A_READING: Final = 10
WAYS: Final = ("levels", "settings", "guide", "help")
"""Where a player looks in between."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How much memory is taken at a moment.

    Args:
        frames: frames so far.
        plays: plays so far.
        megabytes: what the process takes; what Python's objects take where they are traced.
    """

    frames: int
    plays: int
    megabytes: float


class Soak:
    """A game that is played on and on.

    Args:
        folder: where progress is kept.
        varied: whether level, theme and text size change from play to play.
    """

    def __init__(self, folder: Path, *, varied: bool = True) -> None:
        self.frames = self.plays = 0
        self._varied = varied
        self._app = still_context(store=Store(folder))
        self._app.change(prompts=False, reduced_motion=False)
        self._levels = {
            path.stem: path for world in self._app.library.worlds() for path in world.levels
        }
        surface = pygame.Surface((1280, 720))
        self._driver = Driver(App(self._app, [self._app.scenes.title(self._app)], surface))

    def play_on(self) -> Iterator[None]:
        """Play, a frame at a time, for ever."""
        while True:
            n = self.plays if self._varied else 0
            level = self._app.library.load(self._levels[LEVELS[n % len(LEVELS)]])
            session = self._app.plays.start(level)
            scene = self._app.scenes.play(level, session, self._app, "A world")
            self._driver.app.stack[:] = [self._app.scenes.title(self._app), scene]
            self._driver.app._show()
            theme = THEME_NAMES[n % len(THEME_NAMES)]
            self._app.change(theme=theme, text=1.0 + n % 5 / 4)
            yield from self._frames(3)
            for t, move in enumerate(session.deal.solution):
                scene = self._driver.scene
                if not isinstance(scene, PlayScene):
                    break
                scene.model.turn_to(move)
                self._driver.key(pygame.K_SPACE)
                self.frames += 1
                yield from self._frames(6)
                if t % 7 == 3:
                    self._driver.key(pygame.K_z, pygame.K_y)
                    self.frames += 2
            yield from self._frames(40)
            self._driver.key(pygame.K_RETURN)
            yield from self._frames(20)
            for way in WAYS:
                other = getattr(self._app.scenes, way)(self._app)
                self._driver.app.stack.append(other)
                self._driver.app._show()
                yield from self._frames(4)
                self._driver.app.stack.pop()
            self.plays += 1

    def _frames(self, count: int) -> Iterator[None]:
        for _ in range(count):
            self._driver.app.frame([], MS)
            self.frames += 1
            yield

    def read(self) -> Reading:
        """How much memory is taken now, after what nobody needs any more is gone."""
        gc.collect()
        if tracemalloc.is_tracing():
            taken = tracemalloc.get_traced_memory()[0] / 1e6
        else:
            taken = resident()
        return Reading(self.frames, self.plays, taken)


def soaked(
    folder: Path,
    frames: int,
    plays_a_reading: int,
    console: Console | None = None,
    *,
    varied: bool = True,
) -> Iterator[Reading]:
    """Play at least so many frames, and read what memory is taken after every few plays."""
    headless()
    soak = Soak(folder, varied=varied)
    playing, read = soak.play_on(), -1
    with Progress(console=console, disable=console is None) as progress:
        task = progress.add_task("Playing …", total=frames)
        while soak.frames < frames:
            next(playing)
            progress.update(task, completed=soak.frames)
            if soak.plays // plays_a_reading != read:
                read = soak.plays // plays_a_reading
                yield soak.read()
        yield soak.read()


def resident() -> float:
    """Megabytes of this process, as Linux tells them."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def growth(readings: list[Reading]) -> float:
    """How much memory grew from the first third of the readings to the last, as a share."""
    third = max(1, len(readings) // 3)
    before = max(each.megabytes for each in readings[:third])
    after = max(each.megabytes for each in readings[-third:])
    return after / before - 1
