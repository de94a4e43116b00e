"""No scene, in any state, draws a word that does not come from the catalogue.

Every scene is drawn in a language that nobody speaks: what Latin words are left then were not
said. A few have a right to be there: what a level, its world or a file says for itself, the Field
guide (which is in English, as the settings say), errors for those who make levels, the names of
networks and formats, and mathematics.
"""

import ast
import json
import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pygame
import pytest

import game.guide
from game import words
from game.level.format.problems import LevelError
from game.level.library import levels_folder
from game.level.network import NetworkError
from game.level.rivals import load_rivals
from game.level.training.permit import why_untrainable
from game.ui.guide.page import GuidePage
from game.ui.scene import Scene
from game.ui.scenes.crashed import CrashScene
from game.ui.view import View
from tests.ui.every_scene import NAMES, Stage, make, stage, write_levels
from tests.ui.seen import Recorder, recording
from tests.words.pseudo import CODE, left_over, words_of, write_pseudo

PROPER = frozenset({"lstm", "lstms", "rnn", "rnns", "png", "gif"})
"""Names of networks and of formats, which are the same in every language."""
MATHEMATICS = re.compile("tanh|softmax|[WUPVb][fiogac]")
VIEW = (1280, 720)


@pytest.fixture(scope="module")
def nobody(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pseudo(tmp_path_factory.mktemp("words"))


@pytest.fixture
def on(tmp_path_factory: pytest.TempPathFactory, nobody: Path) -> Iterator[Stage]:
    words.use(CODE, nobody)
    with tempfile.TemporaryDirectory() as short:  # a long path would be broken within its words
        yield stage(write_levels(tmp_path_factory.mktemp("levels")), Path(short))


def strings(tree: object) -> Iterator[str]:
    """All texts in a JSON file, the names of its own things among them."""
    if isinstance(tree, dict):
        for name, what in tree.items():
            yield str(name)
            yield from strings(what)
    elif isinstance(tree, list):
        for what in tree:
            yield from strings(what)
    elif isinstance(tree, str):
        yield tree


def told_by(folder: Path) -> frozenset[str]:
    """All words in the levels and worlds of a folder, and in the texts that levels speak from."""
    found: list[str] = []
    for path in folder.rglob("*.json"):
        text = path.read_text("utf-8")
        try:
            found += strings(json.loads(text))
        except ValueError:
            found.append(text)
    found += [path.read_text("utf-8") for path in folder.rglob("*.txt")]
    return words_of(found)


@cache
def shipped() -> frozenset[str]:
    return told_by(levels_folder())


@cache
def guide() -> frozenset[str]:
    """All words of the Field guide: of its text, and of what its figures say."""
    texts: list[str] = []
    for path in Path(game.guide.__file__ or "").parent.rglob("*.py"):
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        texts += [str(node.value) for node in nodes if isinstance(node, ast.Constant)]
    return words_of(texts)


def languages() -> frozenset[str]:
    """What languages call themselves."""
    return words_of(one.name for one in words.languages())


def errors(on: Stage) -> frozenset[str]:
    """What is said to those who make levels, of every file there is: it is said in English."""
    found: list[str] = []
    for path in [*on.levels.rglob("*.json"), *on.folder.glob("*.json")]:
        try:
            level = on.app.library.load(path)
            found.append(why_untrainable(level))
            on.app.library.network(level)
            load_rivals(level)
        except LevelError as error:
            found += [f"{error} {each.message} {each.key_path}" for each in error.problems]
        except NetworkError as error:
            found += [error.what, error.mend]
    return words_of([*found, str(on.folder), str(on.levels)])


def people(on: Stage) -> frozenset[str]:
    """Names of those who play, and of the files in which progress lies."""
    files = [path.name for path in on.folder.rglob("*")]
    files += [str(on.app.exports_folder), "progress-20261128-101500.sqlite3"]
    lesson = on.app.lesson
    files += [lesson.world.title] if lesson is not None else []
    return words_of([*files, *(one.name for one in on.app.store.profiles())])


def drawn(scene: Scene) -> Recorder:
    with recording() as seen:
        scene.layout(View.fit(VIEW))
        scene.update(16.0)
        scene.draw(pygame.Surface(VIEW))
    return seen


@pytest.mark.parametrize("name", NAMES)
def test_every_word_was_said(name: str, on: Stage, nobody: Path) -> None:
    scene = make(name, on)
    words.use(CODE, nobody)  # a setting may have been changed, and the language with it
    check(scene, drawn(scene), on)


ONCE = ("trouble", "profiles-exported", "profiles-removed", "profiles-refused", "profiles-no-name")
"""What tells of something that was done is told once; from there nobody changes the language."""


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith(ONCE)])
def test_every_word_is_said_anew_in_another_language(name: str, on: Stage, nobody: Path) -> None:
    words.use("en")
    scene = make(name, on)
    drawn(scene)
    on.app.settings = replace(on.app.settings, language=CODE)
    words.use(CODE, nobody)
    check(scene, drawn(scene), on)


def check(scene: Scene, seen: Recorder, on: Stage) -> None:
    """Every word that was seen came from the catalogue, or has a right to be there without."""
    assert seen.texts, "nothing was drawn"
    data = (
        people(on)
        | shipped()
        | told_by(on.levels)
        | told_by(on.folder)
        | errors(on)
        | languages()
        | PROPER
    )
    if isinstance(scene, GuidePage):
        data |= guide()
    if isinstance(scene, CrashScene):
        data |= words_of([scene.crash.summary, str(scene.crash.log)])
    found = {text.asked: unsaid(text.asked, data) for text in seen.texts}
    assert not {text: left for text, left in found.items() if left}


def unsaid(text: str, data: frozenset[str]) -> list[str]:
    """The words of a text that nobody has said."""
    return [word for word in left_over(text, data) if not MATHEMATICS.fullmatch(word)]


def test_a_text_outside_the_catalogue_is_noticed(on: Stage) -> None:
    assert unsaid(words.say("common.back"), frozenset()) == []
    assert unsaid("σ(Wf·x + bf), tanh(c)", frozenset()) == []
    assert unsaid(f"{words.say('common.back')} to Prague", frozenset({"to"})) == ["Prague"]
