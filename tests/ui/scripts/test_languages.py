"""A Japanese and an Arabic catalogue on the scenes everyone sees first: every letter is there."""

from pathlib import Path

import pygame
import pytest

from game import words
from game.level.loader import load_level
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.ink.lettering import Lettering
from game.ui.scripts import shaping
from game.ui.scripts.fonts import NOWHERE
from game.ui.scripts.order import is_rtl
from game.ui.scripts.script import is_plain
from game.ui.theme import DARK
from game.ui.view import View
from game.words.catalogue import ENGLISH, entries
from tests.ui.every_scene import Stage, make, stage, write_levels
from tests.ui.seen import Recorder, recording
from tests.wired import write_level

CATALOGUES = Path(__file__).parents[2] / "words" / "catalogues"
CODES = ("ja", "ar")
SCENES = ("title", "settings-looks", "settings-motion", "play", "help-hand", "crash")
WHITE = (255, 255, 255)


@pytest.fixture
def on(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return stage(write_levels(tmp_path_factory.mktemp("levels")), tmp_path)


def drawn(name: str, on: Stage, text: float) -> Recorder:
    scene = make(name, on)
    surface = pygame.Surface((1280, 720))
    with recording() as seen:
        scene.layout(View.fit(surface.get_size(), text))
        scene.update(16.0)
        scene.draw(surface)
    return seen


def missing(text: str) -> set[str]:
    """The characters of a text that no font at hand has."""
    found = set()
    for font, part in shaping.line_of(text, "sans", 20, False).parts:
        box = pygame.image.tobytes(font.render(NOWHERE, True, WHITE), "RGBA")
        for sign in part:
            if not sign.isspace() and box == pygame.image.tobytes(
                font.render(sign, True, WHITE), "RGBA"
            ):
                found.add(sign)
    return found


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("name", SCENES)
@pytest.mark.parametrize("code", CODES)
def test_scenes_are_written_in_it_whole(code: str, name: str, text: float, on: Stage) -> None:
    words.use(code, CATALOGUES)
    seen = drawn(name, on, text)
    ours = [each for each in seen.texts if not is_plain(each.asked)]
    assert len(ours) > 3
    for each in ours:
        assert missing(each.drawn) == set(), each.asked
        assert not each.shortened, each.asked
        if each.in_sight:
            sides = each.line.left, each.line.right
            assert each.clip.left <= min(sides), each.asked
            assert max(sides) <= each.clip.right, each.asked


@pytest.mark.parametrize("code", CODES)
def test_it_says_only_what_english_says(code: str) -> None:
    english, other = entries(ENGLISH), entries(code, CATALOGUES)
    assert other.keys() <= english.keys()
    assert len(other) > 120


def test_a_paragraph_begins_at_the_side_it_is_read_from() -> None:
    surface = pygame.Surface((400, 200))
    p = Lettering(surface, View.fit((1280, 720)), DARK, [])
    p.flow(20, 20, 300, p.wrap("Read from the left.", 300))
    p.flow(20, 60, 150, p.wrap("שלום עולם. זה ארוך ועוד ארוך יותר, עד השורה השנייה.", 150))
    assert p.log is not None
    first, *others = p.log
    assert first.box[0] == pytest.approx(20, abs=1)
    assert len(others) > 1
    for line in others:
        assert is_rtl(line.text)
        assert line.box[0] + line.box[2] == pytest.approx(170, abs=1.5)


def test_a_level_may_speak_in_any_of_these_scripts(app: AppContext, tmp_path: Path) -> None:
    homes, tongues = ["日本", "한국", "مصر", "שלום"], ["日本語", "한국어", "عربي", "עברית"]
    changes = {
        "classes": {
            "home": {"tokens": homes, "show": "{} から"},
            "chat": ["茶", "차"],
            "ask": ["言語は？"],
        },
        "maps": {"language": dict(zip(homes, tongues, strict=True))},
    }
    level = load_level(write_level(tmp_path, id="scripts", trained=True, **changes))
    session = Session.start(level, 3)
    scene = app.scenes.play(level, session, app, "世界")
    with recording() as seen:
        scene.layout(View.fit((1280, 720)))
        scene.draw(pygame.Surface((1280, 720)))
    ours = [each for each in seen.texts if not is_plain(each.asked)]
    assert any(tongue in each.drawn for each in ours for tongue in tongues)
    assert any(home in each.drawn for each in ours for home in homes)
    for each in ours:
        assert missing(each.drawn) == set(), each.drawn
