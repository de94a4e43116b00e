"""How long the level select takes to open."""

from __future__ import annotations

from time import perf_counter

import pygame

from game.progress.store import Store
from game.ui.screenshot import headless, still_context
from game.ui.view import View


def measure_levels(store: Store) -> float:
    """Milliseconds from the title to the first frame of the levels, no file of which was read."""
    headless()
    view, surface = View.fit((1280, 720), 1.0), pygame.Surface((1280, 720))
    app = still_context(store=store)
    app.scenes.title(app).layout(view)
    began = perf_counter()
    levels = app.scenes.levels(app)
    levels.layout(view)
    levels.draw(surface)
    return (perf_counter() - began) * 1000
