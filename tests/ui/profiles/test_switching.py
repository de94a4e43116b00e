"""Whoever plays after somebody else sees in every scene what a game begun by them would show."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game import words
from game.progress.settings import kept_settings
from game.progress.store import Store
from game.progress.understood import understand, was_led
from game.ui.context import AppContext
from game.ui.library import FolderLibrary
from game.ui.loop import App
from game.ui.screenshot import picture, still_context
from tests.ui.driving import Driver
from tests.ui.every_scene import NAMES, Stage, finished_play, make
from tests.ui.practice.training.told import FakeTrainer

SIZE = (640, 360)
ADA = {
    "theme": "light", "text": 1.4, "language": "de", "patterns": True, "preset": "left",
    "prompts": False, "coach_bar": False, "coach_words": False, "reduced_motion": True,
    "muted": True, "sounds": 0.3, "speed": 2.0, "tempo": 1.0,
    "keys": '{"left": {"stream.undo": ["n"], "hand.step": ["m"]}}',
}  # fmt: skip
OWN_STORE = ("title-people", "levels-people", "profiles-", "lesson")
"""Scenes that come with people of their own."""


def begin(app: AppContext, store: Store) -> AppContext:
    """A context as a game has it that was begun just now by whoever played last."""
    app.store = store
    app.take_profile()
    return app


def anew(levels: Path, store: Store) -> AppContext:
    return begin(still_context(FolderLibrary(levels)), store)


def write_people(levels: Path, folder: Path) -> None:
    """Ada, who set and played all kinds of things, and Ben, who did not."""
    with Store(folder) as store:
        app = anew(levels, store)
        level = app.library.load(levels / "first" / "toy.json")
        store.rename_profile("Ada")
        app.change(**ADA)
        play = finished_play(level)
        store.record(play, retry=False)
        store.record(replace(play, mode="practice"))
        app.plays.keep(finished_play(app.library.load(levels / "first" / "again.json")).back_to(2))
        for name in ("write", "keep", "speak"):
            understand(store, name)
        was_led(store, "fluent")
        store.add_profile("Ben")
        begin(app, store).change(reduced_motion=True)
        store.use_profile("Ada")


def switch(driver: Driver, name: str) -> None:
    driver.app.context.news.left_ms = 0.0
    driver.click("who")
    chosen = next(one for one in driver.app.context.store.profiles() if one.name == name)
    driver.click(f"play:{chosen.uid}")
    assert driver.name == "TitleScene"


def seen(name: str, app: AppContext, levels: Path, folder: Path) -> bytes:
    """A scene made by a context, as its pixels."""
    folder.mkdir(exist_ok=True)
    before = app.settings
    app.library, app.trainer = FolderLibrary(levels), FakeTrainer()
    seeds = iter(range(100, 1000))
    app.new_seed = lambda: next(seeds)
    scene = make(name, Stage(app, levels, folder))
    image = picture(scene, app, SIZE, t=600)
    app.settings = before  # what a scene was made with is not what was set
    return pygame.image.tobytes(image, "RGB")


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith(OWN_STORE)])
def test_nothing_of_the_former_is_seen(name: str, levels_folder: Path, tmp_path: Path) -> None:
    write_people(levels_folder, tmp_path / "data")
    shutil.copytree(tmp_path / "data", tmp_path / "same")  # some scenes write as they are made
    with Store(tmp_path / "data") as store, Store(tmp_path / "same") as other:
        app = anew(levels_folder, store)
        first = seen(name, app, levels_folder, tmp_path / "files")
        app.library = FolderLibrary(levels_folder)
        title = app.scenes.title(app)
        driver = Driver(App(app, [title], pygame.Surface((1280, 720)), logs=tmp_path))
        switch(driver, "Ben")
        second = seen(name, app, levels_folder, tmp_path / "files")
        assert first != second  # the themes are not the same

        other.use_profile("Ben")
        fresh = anew(levels_folder, other)
        assert app.settings == fresh.settings == kept_settings(other)
        assert app.controls == fresh.controls
        assert second == seen(name, fresh, levels_folder, tmp_path / "files")


def test_back_and_forth_all_is_as_it_was(levels_folder: Path, tmp_path: Path) -> None:
    write_people(levels_folder, tmp_path / "data")
    names = ("title", "levels", "settings-sound", "keys", "profiles", "room", "guide")
    with Store(tmp_path / "data") as store:
        app = anew(levels_folder, store)
        driver = Driver(App(app, [app.scenes.title(app)], pygame.Surface(SIZE), logs=tmp_path))
        driver.wait(50)
        assert app.sound.trouble == ""
        looks: dict[str, list[list[bytes]]] = {"Ada": [], "Ben": []}
        for who in ("Ada", "Ben", "Ada", "Ben", "Ada"):
            if store.profile.name != who:
                app.library = FolderLibrary(levels_folder)
                driver.app.stack[:] = [app.scenes.title(app)]
                driver.app._show()
                switch(driver, who)
            words.use(app.settings.language)
            looks[who].append([seen(one, app, levels_folder, tmp_path / "files") for one in names])
        for found in looks.values():
            for once in found[1:]:
                same = dict(zip(names, map(bytes.__eq__, once, found[0]), strict=True))
                assert all(same.values()), same
        assert looks["Ada"][0] != looks["Ben"][0]
