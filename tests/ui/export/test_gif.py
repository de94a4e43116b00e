"""GIFs: as many frames as were added, each as it was drawn, and small."""

import io

import pygame
from PIL import Image

from game.ui.export.gif import Gif

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
