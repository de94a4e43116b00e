"""Where golden pictures are kept, under which names, and what is said when one has changed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PIL import Image

from game.ui.theme import THEMES
from tests.ui.gallery import USUAL, Look
from tests.ui.golden.compare import beside, look_alike, save

PICTURES: Final = Path(__file__).parent / "pictures"
KEPT: Final[dict[Look, str]] = {
    **{(USUAL, 1.0, theme): theme for theme in THEMES},
    (USUAL, 2.0, "dark"): "large",
}
"""The looks that are kept, and what they are called: every theme, and text at 200%."""


def path_of(name: str, look: Look, folder: Path = PICTURES) -> Path:
    """Where the picture of a scene in a look is kept."""
    return folder / f"{name}-{KEPT[look]}.png"


def judge(
    name: str, look: Look, actual: Image.Image, failures: Path, folder: Path = PICTURES
) -> str | None:
    """What is to be said of a picture: nothing if it looks as it did.

    Args:
        name: the scene.
        look: how it was drawn.
        actual: how it looks now.
        failures: the folder that both pictures are saved to if they differ.
        folder: where golden pictures are kept.
    """
    path = path_of(name, look, folder)
    command = f"python -m tests.ui.golden.update {name}"
    if not path.is_file():
        return f"{name} has no picture {path.name} yet: look at it, then run {command}"
    with Image.open(path) as expected:
        if look_alike(expected, actual):
            return None
        both = failures / path.name
        save(beside(expected, actual), both)
        save(actual, failures / f"{path.stem}-actual.png")
    return f"{path.name} looks different: see {both}; if that is meant, run {command}"


def strangers(names: tuple[str, ...], folder: Path = PICTURES) -> list[str]:
    """Pictures that are of no scene any more."""
    known = {path_of(name, look, folder).name for name in names for look in KEPT}
    return sorted(path.name for path in folder.glob("*.png") if path.name not in known)
