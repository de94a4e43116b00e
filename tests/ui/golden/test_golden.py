"""Golden pictures: what counts as a change and what does not, and how they are kept."""

from pathlib import Path

import numpy as np
import pygame
import pytest
from PIL import Image

from game.ui.paint import Painter
from game.ui.theme import THEMES
from game.ui.view import View
from tests.ui.gallery import USUAL, shots
from tests.ui.golden import update as command
from tests.ui.golden.compare import SIZE, difference, look_alike, save, small
from tests.ui.golden.kept import KEPT, judge, path_of, strangers

LOOK = (USUAL, 1.0, "dark")


def page(word: str = "music", x: float = 0.0, theme: str = "dark") -> pygame.Surface:
    """A panel with a few words on it."""
    surface = pygame.Surface(USUAL)
    p = Painter(surface, View.fit(USUAL), THEMES[theme])
    surface.fill(p.theme.ground)
    p.rounded(200 + x, 200, 400, 120, 18, fill=p.theme.panel)
    p.text(220 + x, 230, "The stream", "heading", bold=True)
    p.text(220 + x, 260, f"tea, {word} and rain", "body", p.theme.muted)
    return surface


@pytest.mark.parametrize("theme", THEMES)
def test_one_changed_word_is_a_change(theme: str) -> None:
    before = small(page(theme=theme))
    assert look_alike(before, small(page(theme=theme)))
    for word in ("books", "magic", "musics"):
        assert not look_alike(before, small(page(word, theme=theme))), word


@pytest.mark.parametrize("theme", THEMES)
def test_a_moved_panel_is_a_change(theme: str) -> None:
    assert not look_alike(small(page(theme=theme)), small(page(x=8, theme=theme)))


@pytest.mark.parametrize("theme", THEMES)
def test_another_theme_is_a_change(theme: str) -> None:
    others = [small(page(theme=other)) for other in THEMES if other != theme]
    assert not any(look_alike(small(page(theme=theme)), other) for other in others)


@pytest.mark.parametrize("theme", THEMES)
def test_other_edges_are_none(theme: str) -> None:
    """Another machine's letters may be blended with their ground a little differently."""
    surface = page(theme=theme)
    array = pygame.surfarray.array3d(surface).astype(np.float64)
    softer = array.copy()
    softer[1:-1] = 0.9 * array[1:-1] + 0.05 * array[:-2] + 0.05 * array[2:]
    other = pygame.surfarray.make_surface(np.round(softer))
    assert (softer != array).any()
    assert look_alike(small(surface), small(other))


def test_few_colours_stay_far_below_what_counts_as_a_change() -> None:
    surface = page()
    shrunk = pygame.transform.smoothscale(surface, SIZE)
    whole = Image.frombytes("RGB", SIZE, pygame.image.tobytes(shrunk, "RGB"))
    assert difference(whole, small(surface)).max() < 5


def test_a_picture_that_has_changed_is_saved_beside_what_it_was(tmp_path: Path) -> None:
    golden, failures = tmp_path / "golden", tmp_path / "failures"
    save(small(page()), path_of("page", LOOK, golden))
    assert judge("page", LOOK, small(page()), failures, golden) is None
    assert not failures.exists()
    said = judge("page", LOOK, small(page("books")), failures, golden)
    assert said is not None
    assert str(failures / "page-dark.png") in said
    assert "python -m tests.ui.golden.update page" in said
    with Image.open(failures / "page-dark.png") as both:
        assert both.size == (2 * SIZE[0], 2 * SIZE[1])
    with Image.open(failures / "page-dark-actual.png") as actual:
        assert look_alike(actual, small(page("books")))


def test_a_missing_picture_is_no_pass(tmp_path: Path) -> None:
    said = judge("page", LOOK, small(page()), tmp_path, tmp_path / "none")
    assert said is not None
    assert "no picture page-dark.png yet" in said


def test_updating_keeps_how_a_scene_looks_now(tmp_path: Path) -> None:
    written = command.update(("crash",), tmp_path)
    assert {path.name for path in written} == {f"crash-{look}.png" for look in KEPT.values()}
    assert command.update(("crash",), tmp_path) == []
    for look, shot in shots("crash", tuple(KEPT)):
        assert judge("crash", look, small(shot.picture), tmp_path / "no", tmp_path) is None
    save(small(page()), path_of("crash", LOOK, tmp_path))
    assert command.update(("crash",), tmp_path) == [path_of("crash", LOOK, tmp_path)]


def test_pictures_of_no_scene_are_found(tmp_path: Path) -> None:
    save(small(page()), path_of("crash", LOOK, tmp_path))
    save(small(page()), path_of("gone", LOOK, tmp_path))
    assert strangers(("crash",), tmp_path) == ["gone-dark.png"]


def test_the_command_knows_its_scenes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["update", "nowhere"])
    with pytest.raises(SystemExit):
        command.main()
