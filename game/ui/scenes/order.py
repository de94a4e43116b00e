"""The order of play: which level comes next, and which one is still to be won."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game.level.format.problems import LevelError
from game.level.model import World
from game.level.network import NetworkError
from game.level.training.permit import why_untrainable
from game.progress import order
from game.progress.understood import begin_again
from game.ui.context import AppContext
from game.ui.library import world_title
from game.ui.scene import Scene


def worlds(app: AppContext) -> Sequence[World]:
    """All worlds; none when a world's file cannot be used (the list of levels says why)."""
    try:
        return app.library.worlds()
    except LevelError:
        return ()


def paths(app: AppContext) -> list[Path]:
    """Every level's file, in the order of play."""
    return [path for world in worlds(app) for path in world.levels]


def after(app: AppContext, path: Path | None) -> Path | None:
    """The file of the level that follows one; None behind the last, or one from elsewhere."""
    every = paths(app)
    if path is None:
        return None
    here = [n for n, file in enumerate(every) if file.resolve() == path.resolve()]
    return every[here[0] + 1] if here and here[0] + 1 < len(every) else None


def played_any(app: AppContext) -> bool:
    """Whether any level was ever finished."""
    return any(app.store.best(path.stem) is not None for path in paths(app))


def still_to_win(app: AppContext) -> Path | None:
    """The level left unfinished, else the first without a star, else the first of all."""
    return order.still_to_win(paths(app), app.store)


def room_scene(app: AppContext, path: Path) -> Scene | str:
    """The practice room of a level, or one sentence saying why there is none."""
    try:
        level = app.library.load(path)
    except LevelError as error:
        return str(error).splitlines()[0]
    return app.scenes.room(app, level, world_title(app.library, level))


def play_scene(app: AppContext, path: Path) -> Scene | str:
    """The play screen of a level, or one sentence saying why there is none.

    A play that was left unfinished goes on; restarting it there gives a fresh stream. Where a level
    has no network yet, it is the scene that trains one.
    """
    plays, prompts = app.plays, app.settings.prompts
    try:
        level = app.library.load(path)
        left = plays.resume(level)
        session = left or plays.guided(level, prompts=prompts) or plays.start(level)
    except LevelError as error:
        return str(error).splitlines()[0]
    except NetworkError as error:
        if refused := why_untrainable(level):
            return f"{error.what} {refused}"
        return app.scenes.training(app, level, world_title(app.library, level))
    title = world_title(app.library, level)
    return app.scenes.play(level, session, app, title, resumed=bool(session.moves))


def tutorial(app: AppContext) -> Scene | None:
    """The first guided level once more, with all prompts to come; None if there is none."""
    for path in paths(app):
        try:
            level = app.library.load(path)
            if not level.play.guided:
                continue
            begin_again(app.store, [level.id])
            app.store.drop_unfinished(level.id, "guided")
            app.change(prompts=True)
            session = app.plays.guided(level, prompts=app.settings.prompts)
        except (LevelError, NetworkError):
            continue
        if session is not None:
            return app.scenes.play(level, session, app, world_title(app.library, level))
    return None


def title(app: AppContext, path: Path) -> str:
    """What a level is called; empty where its file cannot be used."""
    try:
        return app.library.load(path).title
    except (LevelError, OSError):
        return ""


def stars(app: AppContext) -> tuple[int, int]:
    """How many stars were earned, and how many there are."""
    every = [path.stem for path in paths(app)]
    best = [app.store.best(name) for name in every]
    return sum(each.stars for each in best if each is not None), 3 * len(every)
