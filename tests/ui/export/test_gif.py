"""GIFs: as many frames as were added, each as it was drawn, and small."""

import io

import numpy as np
import pygame
from PIL import Image

from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.export.film import Film
from game.ui.export.gif import Gif
from tests.shipped import levels_of

SIZE = (64, 36)
COLOURS = [(15, 19, 27), (226, 104, 60), (45, 196, 154), (86, 180, 233)]


def square(x: int, colour: tuple[int, int, int]) -> pygame.Surface:
    surface = pygame.Surface(SIZE)
    surface.fill(COLOURS[0])
    surface.fill(colour, (x, 8, 10, 10))
    return surface


def read(gif: Gif) -> list[tuple[Image.Image, int]]:
    with Image.open(io.BytesIO(gif.to_bytes())) as image:
        frames = []
        for n in range(image.n_frames):  # type: ignore[attr-defined]
            image.seek(n)
            frames.append((image.convert("RGB"), image.info["duration"]))
        assert image.info["loop"] == 0
        return frames


def test_every_frame_comes_back_as_it_was_drawn() -> None:
    drawn = [square(n * 9, COLOURS[1 + n % 3]) for n in range(6)]
    gif = Gif(drawn[:3])
    for n, surface in enumerate(drawn):
        gif.add(surface, 100 + 10 * n)
    frames = read(gif)
    assert gif.frames == len(frames) == 6
    for surface, (image, _) in zip(drawn, frames, strict=True):
        assert image.tobytes() == pygame.image.tobytes(surface, "RGB")
    assert [ms for _, ms in frames] == [100, 110, 120, 130, 140, 150]


def test_frames_that_are_alike_are_frames_all_the_same() -> None:
    still = square(5, COLOURS[1])
    gif = Gif([still])
    for _ in range(4):
        gif.add(still, 200)
    assert len(read(gif)) == 4


def test_what_stays_costs_next_to_nothing() -> None:
    gif = Gif([square(5, COLOURS[1])])
    gif.add(square(5, COLOURS[1]), 100)
    before = len(gif.to_bytes())
    gif.add(square(5, COLOURS[1]), 100)
    assert len(gif.to_bytes()) - before < 40


def test_colours_that_little_is_of_keep_their_hue(app: AppContext) -> None:
    """The green of a small check is as green in a film as in the window."""
    path = next(path for path in levels_of("hand") if path.stem == "copy-four")
    session = Session.start(app.library.load(path), 3)
    film = Film(session.play_all(session.deal.reference), app)
    samples = [film.frame(n) for n in (0, len(film) // 2, len(film) - 1)]
    gif = Gif(samples)
    gif.add(samples[-1], 100)
    ((image, _),) = read(gif)
    drawn = pygame.surfarray.array3d(samples[-1]).swapaxes(0, 1).astype(int)
    off = np.abs(np.asarray(image).astype(int) - drawn).max(axis=2)
    green = np.abs(drawn - np.array(app.theme.right)).max(axis=2) < 8
    assert green.sum() > 20
    assert off[green].max() < 16
    assert np.percentile(off, 99.9) < 16
