"""Every scene in every look: its texts whole, apart and strong enough; and as it was, if kept."""

import os
import tempfile
from collections import defaultdict
from pathlib import Path

import pytest
from PIL import Image

from game.ui.theme import THEMES
from tests.ui.audit import problems
from tests.ui.every_scene import NAMES
from tests.ui.gallery import LOOKS, USUAL, Look, called, shots
from tests.ui.golden.compare import small
from tests.ui.golden.kept import KEPT, PICTURES, judge, strangers

FAILURES = Path(os.environ.get("GOLDEN_FAILURES", Path(tempfile.gettempdir()) / "golden-failures"))
"""Where pictures that have changed are saved, beside those they were."""
GERMAN: tuple[Look, ...] = tuple((USUAL, text, "dark") for text in (1.0, 1.5, 2.0))


class Judged:
    """What was found on all pictures of a scene, and those of which there is a golden one."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.kept: dict[Look, Image.Image] = {}
        found = defaultdict(list)
        for look, shot in shots(name):
            for problem in problems(shot):
                found[problem].append(called(look))
            if look in KEPT:
                self.kept[look] = small(shot.picture)
        self.found = [f"{problem} ({'; '.join(where)})" for problem, where in found.items()]


@pytest.fixture(scope="module", params=NAMES)
def judged(request: pytest.FixtureRequest) -> Judged:
    return Judged(request.param)


def test_every_text_can_be_read(judged: Judged) -> None:
    """None is cut or shortened, lies over another, or is too faint; at any size, in any theme."""
    assert not judged.found, "\n".join(judged.found)


def test_it_looks_as_it_did(judged: Judged) -> None:
    if PICTURES.is_dir():  # made when the scenes stand; from then on each of them is missed
        said = [judge(judged.name, look, now, FAILURES) for look, now in judged.kept.items()]
        assert not any(said), "\n".join(filter(None, said))


def test_no_golden_picture_is_of_a_scene_that_is_gone() -> None:
    assert not strangers(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_text_can_be_read_in_german(name: str) -> None:
    found = {f"{p} ({called(look)})" for look, shot in shots(name, GERMAN, "de")
             for p in problems(shot)}  # fmt: skip
    assert not found, "\n".join(sorted(found))


def test_every_size_and_every_theme_is_looked_at() -> None:
    assert {theme for _, _, theme in LOOKS} == set(THEMES)
    assert {(size, text) for size, text, _ in LOOKS} >= {
        ((1280, 720), 1.0), ((1920, 1080), 1.0), ((1280, 720), 1.5), ((1280, 720), 2.0),
    }  # fmt: skip
