"""How fast the window is: time per frame of the play screen in motion, and to the first frame."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time
from typing import Final

import pygame

from game.level.format.bounds import length_bounds
from game.level.model import Level, Mode
from game.level.network import load_network
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.loop import App
from game.ui.measuring.frame_parts import PartTime, Stopwatch, part_times, watched
from game.ui.play.scene import PlayScene
from game.ui.scene import Replace
from game.ui.screenshot import headless, still_context
from game.ui.sound.card import Card
from game.ui.sound.player import Sound
from game.ui.view import HEIGHT, WIDTH

FRAME_MS: Final = 1000.0 / 60.0
FRAMES_A_MOVE: Final = 24
"""How often the scripted player moves on: fast enough that something always moves."""

WARM_UP: Final = 30
HOVER_EVERY: Final = 6
"""Every so many frames the pointer is on something else."""

SCRIPT: Final = {0: (pygame.K_SPACE,), 12: (pygame.K_RIGHT, pygame.K_RETURN)}
"""The scripted player's keys, by the frame of each move: step, then turn the next valve."""

START_CODE: Final = """
import os, sys, time
started = time.perf_counter()
os.environ["SDL_VIDEODRIVER"] = "dummy"
import pygame

def shown(flip=pygame.display.flip):
    flip()
    print((time.perf_counter() - started) * 1000.0, flush=True)
    os._exit(0)

pygame.display.flip = shown
from game.cli import main
sys.exit(main(["--data", sys.argv[1]]))
"""
"""Opens the game as a player does, command line and progress included, to its first frame."""


@dataclass(frozen=True, slots=True)
class Frames:
    """How long frames took, in milliseconds: events, update and draw.

    Args:
        level: the id of the level that was played.
        mode: whether it was played or practised.
        wall: of each frame by the clock, sorted.
        computing: of each frame what this process computed, whatever else the machine did; sorted.
        parts: where that went, measured on further frames.
    """

    level: str
    mode: Mode
    wall: tuple[float, ...]
    computing: tuple[float, ...]
    parts: tuple[PartTime, ...]


def at_share(times: Sequence[float], share: float) -> float:
    """The time that this share of all frames stay below."""
    return times[min(int(len(times) * share), len(times) - 1)]


def busiest(context: AppContext) -> tuple[Level, ...]:
    """The levels with most to draw: that with the longest streams, and that with most cells."""
    paths = [path for world in context.library.worlds() for path in world.levels]
    levels = [context.library.load(path) for path in paths]
    longest = max(levels, key=lambda level: length_bounds(level)[1])
    fullest = max(levels, key=lambda level: (level.memory.blocks, level.memory.cells))
    return longest, fullest


def profile_frames(n: int, level: Level, mode: Mode) -> Frames:
    """Time frames as `measure_frames` does, and say where the time goes.

    Raises:
        NetworkError: the level has no network.
    """
    wall, computing = _film(n, level, mode)
    with watched() as watch:
        _film(n, level, mode, watch)
    return Frames(level.id, mode, wall, computing, tuple(part_times(watch.frames[WARM_UP:])))


def measure_frames(
    n: int = 600, level: Level | None = None, mode: Mode = "play"
) -> dict[str, float]:
    """Play scripted streams in full motion at 1280×720 and time every frame.

    Args:
        n: how many frames to measure.
        level: the level to play; the shipped one with the longest streams when not given.
        mode: whether it is played or practised, with all that the coach shows.

    Returns:
        Milliseconds by the clock: `median`, `p99` and `worst` per frame (events, update and draw),
        and how many `frames` were measured.

    Raises:
        LevelError: a level's file cannot be used.
        NetworkError: the level has no network.
    """
    headless()
    wall, _ = _film(n, level or busiest(still_context())[0], mode)
    return {
        "median": at_share(wall, 0.5),
        "p99": at_share(wall, 0.99),
        "worst": wall[-1],
        "frames": float(len(wall)),
    }


def _film(
    n: int, level: Level, mode: Mode, watch: Stopwatch | None = None
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Play scripted streams; gives the times of the frames by the clock, and of computing alone.

    Dealing a new stream between two plays is not a frame and is not counted.
    """
    headless()
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    context = still_context()
    context.sound = Sound(Card())
    context.settings = replace(context.settings, reduced_motion=False)
    network = load_network(level)
    surface = pygame.display.set_mode((WIDTH, HEIGHT))

    def dealt() -> PlayScene:
        session = Session.start(level, context.new_seed(), network, mode)
        return PlayScene(level, session, context)

    scene = dealt()
    app = App(context, [scene], surface)
    wall, computing = [], []
    for frame in range(n + WARM_UP):
        if scene.model.session.finished:
            scene = dealt()
            app.apply(Replace(scene))
        began, computed = perf_counter(), thread_time()
        if frame % HOVER_EVERY == 0:
            app.handle(_hover(scene, frame // HOVER_EVERY))
        for key in SCRIPT.get(frame % FRAMES_A_MOVE, ()):
            app.handle(_key(key, pygame.KEYDOWN))
            app.handle(_key(key, pygame.KEYUP))
        app.update(FRAME_MS)
        app.draw()
        computing.append((thread_time() - computed) * 1000.0)
        wall.append((perf_counter() - began) * 1000.0)
        if watch is not None:
            watch.frame(computing[-1])
    context.sound.close()
    return tuple(sorted(wall[WARM_UP:])), tuple(sorted(computing[WARM_UP:]))


def _hover(scene: PlayScene, n: int) -> pygame.Event:
    """The pointer goes from one thing that can be pressed to the next."""
    controls = scene.focus.controls
    at = controls[n % len(controls)].rect.center
    return pygame.Event(pygame.MOUSEMOTION, pos=at, rel=(1, 1), buttons=(0, 0, 0), touch=False)


def _key(key: int, kind: int) -> pygame.Event:
    return pygame.Event(kind, key=key, mod=0, unicode="", scancode=0)


def measure_start(python: str = sys.executable, root: Path | None = None) -> float:
    """Milliseconds from a fresh interpreter's first line to the first frame shown."""
    environ = os.environ.copy()
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with TemporaryDirectory() as data:
        done = subprocess.run(
            [python, "-c", START_CODE, data],
            cwd=root or Path(__file__).parents[3],
            env=environ,
            capture_output=True,
            text=True,
            check=True,
        )
    return float(done.stdout.strip().splitlines()[-1])
