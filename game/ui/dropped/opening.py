"""Where a dropped file goes: a replay to its verdict, a level to its play, and so on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from game.level.format.problems import LevelError
from game.level.pack.opening import opened, worlds_in
from game.progress.folders import data_folder
from game.rules.lesson.running import Running
from game.ui.context import AppContext
from game.ui.dropped.kind import kind_of
from game.ui.library import PackLibrary
from game.ui.replay.files import open_replay_file
from game.ui.scene import Command, Push, Scene
from game.ui.scenes import order
from game.ui.trouble import unsound
from game.words import say

if TYPE_CHECKING:
    from game.ui.profiles.scene import ProfilesScene


def open_dropped(app: AppContext, path: Path) -> Command:
    """Open a file that was dropped on the window, or tell in one sentence why it cannot be."""
    found: Command | str
    match kind_of(path):
        case "replay":
            replay = open_replay_file(app, path)
            found = replay if isinstance(replay, str) else Push(replay[0], tuple(replay[1:]))
        case "progress":
            found = _progress(app, path)
        case "level":
            found = _level(app, path)
        case "lesson" | "pack" as kind:
            found = _levels(app, path, packed=kind == "pack")
        case None:
            found = say("dropped.unknown", file=path.name)
    if isinstance(found, str):
        app.news.say(found, by_words=True)
        return None
    return found


def _progress(app: AppContext, path: Path) -> Command | str:
    """The list of who plays, which tells what was taken over and undoes it."""
    from game.ui.profiles.passing import take_over

    scene: ProfilesScene = app.scenes.profiles(app)  # type: ignore[assignment]
    take_over(scene.people, path)
    return scene.people.said if scene.people.refused else Push(scene)


def _level(app: AppContext, path: Path) -> Command | str:
    """The play of a level, or the training of its network."""
    try:
        app.library.load(path)
    except LevelError as error:
        return _unsound(path, error)
    return _pushed(order.play_scene(app, path))


def _levels(app: AppContext, path: Path, *, packed: bool) -> Command | str:
    """The levels of a pack or a lesson, in place of the game's own until they are left.

    A pack of a single level is that level.
    """
    try:
        place = opened(path, _packs(app)) if packed else path
        (world,) = worlds_in(place)
    except LevelError as error:
        return _unsound(path, error)
    if len(world.levels) == 1 and world.minutes is None:
        return _level(app, world.levels[0])
    lesson = Running(world, app.store) if world.minutes is not None else None
    app.visit(PackLibrary(place), lesson)
    return Push(app.scenes.levels(app))


def _packs(app: AppContext) -> Path:
    return (app.store.folder or data_folder(None)) / "packs"


def _pushed(scene: Scene | str) -> Command | str:
    return scene if isinstance(scene, str) else Push(scene)


def _unsound(path: Path, error: LevelError) -> str:
    """The first thing that is wrong with a file."""
    fault = unsound(path, error).faults[0]
    return say("dropped.unsound", file=path.name, where=fault.where, what=fault.what)
