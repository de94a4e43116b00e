"""A dropped file goes where it belongs, whatever is shown; what is none is told in a sentence."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.level.pack.writing import pack
from game.progress.classroom.form import progress_json
from game.progress.store import Store
from game.ui.context import AppContext
from game.ui.dropped.kind import kind_of
from game.ui.library import PackLibrary
from tests.rules.replays.make import FOLDER
from tests.ui import every_scene
from tests.ui.driving import Driver
from tests.ui.every_scene import Stage, finished_play
from tests.wired import write_level

Drive = Callable[..., Driver]
SCENES = ("title", "levels", "play", "practice", "profiles", "profiles-import", "settings-looks",
          "help-hand", "review", "saved")  # fmt: skip


@pytest.fixture
def files(app: AppContext, levels_folder: Path, tmp_path: Path) -> dict[str, Path]:
    """One file of each kind, all with names that say nothing."""
    folder = tmp_path / "files"
    folder.mkdir()
    found = {kind: folder / f"{kind}-file" for kind in ("replay", "table", "progress", "lesson")}
    found["replay"].write_bytes((FOLDER / "fluent.solution.json").read_bytes())
    found["table"].write_bytes((FOLDER / "hundred.middling.json").read_bytes())
    level = app.library.load(levels_folder / "first" / "toy.json")
    with Store(tmp_path / "elsewhere") as store:
        store.rename_profile("Zoe")
        store.record(finished_play(level))
        found["progress"].write_text(progress_json(store.pupils(), datetime.now(UTC)), "utf-8")
    lesson = {"title": "Friday", "brief": "Two levels.", "levels": ["fluent", "hush"],
              "order": 1, "minutes": 45}  # fmt: skip
    found["lesson"].write_text(json.dumps(lesson), "utf-8")
    found["level"] = write_level(folder, id="elsewhere", title="From elsewhere")
    several = tmp_path / "several"
    several.mkdir()
    for ident in ("one", "two"):
        write_level(several, id=ident, title=f"The {ident}")
    found["pack"] = folder / "pack-file"
    pack([several], found["pack"])
    return found


def opened(app: AppContext, levels: Path, folder: Path, drive_in: Drive, name: str) -> Driver:
    own = folder / "stage"
    own.mkdir()
    stage = Stage(app, levels, own)
    scene = every_scene.make(name, stage)
    under = [stage.under] if stage.under is not None else []
    driver = drive_in(app, app.scenes.title(app), *under, scene)
    driver.wait(50)
    return driver


def drop(driver: Driver, path: Path) -> None:
    driver.app.handle(pygame.Event(pygame.DROPFILE, file=str(path)))
    driver.app.frame([], 16.0)


GOES = {
    "replay": "VerdictScene", "table": "VerdictScene", "progress": "ProfilesScene",
    "level": "PlayScene", "lesson": "LevelsScene", "pack": "LevelsScene",
}  # fmt: skip


@pytest.mark.parametrize("name", SCENES)
@pytest.mark.parametrize("kind", GOES)
def test_each_kind_goes_where_it_belongs_from_every_scene(
    app: AppContext, files: dict[str, Path], levels_folder: Path, tmp_path: Path, drive_in: Drive,
    kind: str, name: str,
) -> None:  # fmt: skip
    driver = opened(app, levels_folder, tmp_path, drive_in, name)
    drop(driver, files[kind])
    assert driver.name == GOES[kind], app.news.text
    scene: Any = driver.scene
    match kind:
        case "progress":
            assert "1 play was added" in scene.people.said
            assert "Zoe" in {one.name for one in app.store.profiles()}
            scene.undo()
            kept = app.store.folder is not None  # else there is nothing to be put back
            assert not kept or "Zoe" not in {one.name for one in app.store.profiles()}
        case "level":
            assert scene.level.title == "From elsewhere"
        case "lesson":
            assert app.lesson is not None
            assert app.lesson.world.title == "Friday"
        case "pack":
            assert [path.stem for path in app.library.worlds()[0].levels] == ["one", "two"]


@pytest.mark.parametrize("name", ["title", "play", "profiles", "profiles-import", "help-hand"])
@pytest.mark.parametrize("kind", [*GOES, "nothing", "gone", "folder"])
def test_of_a_damaged_one_and_of_none_it_is_told_in_a_sentence(
    app: AppContext, files: dict[str, Path], levels_folder: Path, tmp_path: Path, drive_in: Drive,
    kind: str, name: str,
) -> None:  # fmt: skip
    driver = opened(app, levels_folder, tmp_path, drive_in, name)
    scene, stack = driver.scene, list(driver.app.stack)
    path = files.get(kind, tmp_path / kind)
    if kind == "nothing":
        path.write_text("Dear diary,", "utf-8")
    elif kind == "folder":
        path.mkdir()
    elif kind in files:
        content = path.read_bytes()
        path.write_bytes(content[: len(content) * 2 // 3])
    drop(driver, path)
    at_home = kind == "progress" and name.startswith("profiles")
    if at_home:  # where progress is taken over it is told in its own place
        shown: Any = driver.scene
        assert shown.people.refused
        told = shown.people.said
    else:
        assert driver.scene is scene
        assert list(driver.app.stack) == stack
        told = app.news.text
    assert path.name in told
    assert "\n" not in told
    general = "nothing that can be opened here" in told
    assert general == (kind in ("nothing", "gone", "folder"))


def test_levels_that_are_visited_are_left_for_those_there_were(
    app: AppContext, files: dict[str, Path], drive: Drive
) -> None:
    library = app.library
    driver = drive(app.scenes.title(app))
    for kind in ("pack", "lesson", "pack"):
        drop(driver, files[kind])
        assert isinstance(app.library, PackLibrary)
        assert (app.lesson is not None) == (kind == "lesson")
    driver.key(pygame.K_RETURN)
    assert driver.name == "PlayScene"
    for _ in range(3):
        driver.key(pygame.K_ESCAPE)
    driver.wait(50)
    while driver.name != "TitleScene":
        driver.key(pygame.K_ESCAPE)
    assert app.library is library
    assert app.lesson is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [('{"kind": "lstm-game-progress"', "progress"),
     ('{"kind": "lstm-game-replay", "moves": [', "replay"),
     ('{"kind": "lstm-game-table", "t', "replay"), ('{"id": "x", "classes": {"a"', "level"),
     ('{"title": "x", "levels": ["', "lesson"), ('{"kind": 7, "stream": []}', "level"),
     ('{"levels": "many"}', None), ("[]", None), ("", None), ("null", None), ("[" * 9999, None)],
)  # fmt: skip
def test_what_a_file_is_is_told_from_what_is_in_it(
    tmp_path: Path, text: str, kind: str | None
) -> None:
    (tmp_path / "some").write_text(text, "utf-8")
    assert kind_of(tmp_path / "some") == kind
