"""How fast the window is: time per frame of the play screen in motion, and to the first frame."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

import pygame

from game.level.format.bounds import length_bounds
from game.level.model import Level, Mode
from game.level.network import load_network
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.loop import App
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


def measure_frames(
    n: int = 600, level: Level | None = None, mode: Mode = "play"
) -> dict[str, float]:
    """Play scripted streams in full motion at 1280×720 and time every frame.

    Dealing a new stream between two plays is not a frame and is not counted.

    Args:
        n: how many frames to measure.
        level: the level to play; the shipped one with the longest streams when not given.
        mode: whether it is played or practised, with all that the coach shows.

    Returns:
        Milliseconds: `median`, `p99` and `worst` per frame (events, update with sound, draw), and
        how many `frames` were measured.

    Raises:
        LevelError: a level's file cannot be used.
        NetworkError: the level has no network.
    """
    headless()
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    context = still_context()
    context.sound = Sound(Card())
    context.settings = replace(context.settings, reduced_motion=False)
    level = level or _longest(context)
    network = load_network(level)
    surface = pygame.display.set_mode((WIDTH, HEIGHT))

    def dealt() -> PlayScene:
        session = Session.start(level, context.new_seed(), network, mode)
        return PlayScene(level, session, context)

    scene = dealt()
    app = App(context, [scene], surface)
    times = []
    for frame in range(n + WARM_UP):
        if scene.model.session.finished:
            scene = dealt()
            app.apply(Replace(scene))
        began = perf_counter()
        for key in SCRIPT.get(frame % FRAMES_A_MOVE, ()):
            app.handle(_key(key, pygame.KEYDOWN))
            app.handle(_key(key, pygame.KEYUP))
        app.update(FRAME_MS)
        app.draw()
        times.append((perf_counter() - began) * 1000.0)
    context.sound.close()
    times = sorted(times[WARM_UP:])
    return {
        "median": times[len(times) // 2],
        "p99": times[min(int(len(times) * 0.99), len(times) - 1)],
        "worst": times[-1],
        "frames": float(len(times)),
    }


def _longest(context: AppContext) -> Level:
    """The level whose streams get longest: most to draw."""
    paths = [path for world in context.library.worlds() for path in world.levels]
    return max(map(context.library.load, paths), key=lambda level: length_bounds(level)[1])


def _key(key: int, kind: int) -> pygame.Event:
    return pygame.Event(kind, key=key, mod=0, unicode="", scancode=0)


def measure_start(python: str = sys.executable, root: Path | None = None) -> float:
    """Milliseconds from a fresh interpreter's first line to the first frame shown."""
    environ = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with TemporaryDirectory() as data:
        done = subprocess.run(
            [python, "-c", START_CODE, data],
            cwd=root or Path(__file__).parents[2],
            env=environ,
            capture_output=True,
            text=True,
            check=True,
        )
    return float(done.stdout.strip().splitlines()[-1])
