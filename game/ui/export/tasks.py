"""Films and frames made a little at a time, so that the window goes on while they are."""

from __future__ import annotations

import io
from collections.abc import Generator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import pygame

from game.ui.export.files import ExportError, save_bytes, save_new, write_at
from game.ui.export.film import Film
from game.words import say

Work: TypeAlias = Generator[int, None, Path]
"""Gives after each bit of work how many frames are done; returns where the file is."""


@dataclass
class Task:
    """Something long that is being saved.

    Args:
        what: what it is.
        total: how many frames it has.
        work: does it.
    """

    what: Literal["film", "frames"]
    total: int
    work: Work
    done: int = 0
    path: Path | None = None
    """Where it is, once it is saved."""

    def advance(self) -> bool:
        """Do a bit of the work, some hundredths of a second long; False when all is done.

        Raises:
            ExportError: a file cannot be written; what was written of it is taken away.
        """
        try:
            self.done = next(self.work)
        except StopIteration as finished:
            self.path, self.done = finished.value, self.total
            return False
        return True

    def stop(self) -> None:
        """Give it up; what was written of it is taken away."""
        self.work.close()


def film_task(film: Film, folder: Path, stem: str) -> Task:
    """The film of a play as an animated GIF."""
    return Task("film", len(film), _film(film, folder, stem))


def frames_task(film: Film, folder: Path, stem: str) -> Task:
    """Its frames as PNG files in a folder of their own."""
    return Task("frames", len(film), _frames(film, folder, stem))


def draw_gif(film: Film) -> Generator[int, None, bytes]:
    """Make the GIF of a film; gives after each bit of work how many frames are done.

    Raises:
        ExportError: Pillow, which writes it, is not installed.
    """
    try:
        from game.ui.export.gif import Gif  # Pillow is only loaded where it is wanted
    except ModuleNotFoundError:
        raise ExportError(say("export.no_pillow")) from None

    samples = []
    for n in sorted({0, len(film) // 2, len(film) - 1}):
        samples.append(film.frame(n))
        yield 0
    gif = Gif(samples)
    for n in range(len(film)):
        frame = film.frame(n)
        yield n
        gif.add(frame, film.duration(n))
        yield n + 1
    return gif.to_bytes()


def _film(film: Film, folder: Path, stem: str) -> Work:
    data = yield from draw_gif(film)
    return save_bytes(folder, stem, ".gif", data)


def _frames(film: Film, folder: Path, stem: str) -> Work:
    into = save_new(folder, f"{stem}-frames", "", Path.mkdir)
    written: list[Path] = []
    digits = len(str(len(film)))
    try:
        for n in range(len(film)):
            frame = film.frame(n)
            yield n
            path = into / f"{n + 1:0{digits}}.png"
            write_at(path, png(frame))
            written.append(path)
            yield n + 1
    except (ExportError, GeneratorExit):
        for path in written:
            with suppress(OSError):
                path.unlink()
        with suppress(OSError):
            into.rmdir()
        raise
    return into


def png(surface: pygame.Surface) -> bytes:
    """A picture as a PNG file has it."""
    file = io.BytesIO()
    pygame.image.save(surface, file, "picture.png")
    return file.getvalue()
