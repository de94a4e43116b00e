"""Opening the game's window: what the command line calls, and nothing else of the window."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from game import words
from game.level.model import Level
from game.level.network import NetworkError
from game.level.training.permit import why_untrainable
from game.progress.settings import kept_settings
from game.progress.store import Store
from game.rules.practice.contenders import RivalName
from game.rules.seeds import fresh_seed
from game.ui.context import AppContext
from game.ui.controls.gamepads import listen
from game.ui.directory import Directory
from game.ui.display import NoDisplay, Window, dress, open_display
from game.ui.library import FolderLibrary, Library, world_title
from game.ui.loop import App
from game.ui.scene import Scene
from game.ui.sound.card import Card
from game.ui.sound.player import Sound
from game.ui.theme import DARK

if TYPE_CHECKING:
    from game.rules.lesson.running import Running
    from game.rules.replays.verify import Again

__all__ = ["NoDisplay", "open_duel", "open_game", "open_replay", "run"]


def open_game(
    level: Level | None = None,
    seed: int | None = None,
    *,
    store: Store | None = None,
    library: Library | None = None,
    resume: bool = False,
    practice: bool = False,
    lesson: Running | None = None,
) -> int:
    """Open the window and play until it is left.

    Args:
        level: play this level at once; the title when not given.
        seed: the seed of its stream; when not given, the level's own the first time, then fresh
            ones.
        store: where progress is kept; nowhere, beyond this run, when not given.
        library: where levels come from, shown as a list when no level is given; the shipped ones,
            and the title, when not given.
        resume: go on with the play of the level that was left unfinished, if there is one.
        practice: practise the level instead, going on where it was left unless a seed is given; a
            level without a network opens in its practice room, which says what to do.
        lesson: the lesson that the library's levels are, if they are one.

    Returns:
        The exit code: 0.

    Raises:
        NoDisplay: no display can be opened; the text is one sentence saying why.
        NetworkError: the level has no network that fits it, and none can be trained where it lies.
    """
    app = new_context(store, library)
    app.lesson = lesson
    # What is wrong with the level is found before any window opens.
    opened = _opened(app, level, seed, resume=resume, practice=practice) if level else list
    open_display()
    scenes: list[Scene] = [app.scenes.title(app)]
    if level is not None or library is not None or practice:
        scenes.append(app.scenes.levels(app, level.id if level is not None else None))
    return run(app, [*scenes, *opened()])


def open_duel(
    level: Level, opponent: RivalName, seed: int | None = None, *, store: Store | None = None
) -> int:
    """Open the window on a duel and play until it is left.

    Args:
        level: the level.
        opponent: whom to play against.
        seed: what its streams follow from; fresh ones when not given.
        store: where progress is kept; nowhere, beyond this run, when not given.

    Returns:
        The exit code: 0.

    Raises:
        NoDisplay: no display can be opened; the text is one sentence saying why.
        NetworkError: the level has no network that fits it.
        DuelError: the level asks nothing that can be known.
    """
    app = new_context(store)
    title = world_title(app.library, level)
    duel = app.scenes.duel(app, level, opponent, title, seed=seed)
    open_display()
    scenes = [app.scenes.title(app), app.scenes.room(app, level, title)]
    return run(app, [*scenes, app.scenes.rivals(app, level, title), duel])


def open_replay(again: Again, *, store: Store | None = None) -> int:
    """Open the window on a replay that was recomputed, and show it until it is left.

    Args:
        again: the replay, its verdict, and what there is to look at.
        store: where progress is kept; nowhere, beyond this run, when not given.

    Returns:
        The exit code: 0.

    Raises:
        NoDisplay: no display can be opened; the text is one sentence saying why.
    """
    from game.ui.replay.opening import replay_scenes

    app = new_context(store)
    open_display()
    return run(app, [app.scenes.title(app), *replay_scenes(app, again)])


def _opened(
    app: AppContext, level: Level, seed: int | None, *, resume: bool, practice: bool
) -> Callable[[], list[Scene]]:
    """What makes the scenes that a level opens with."""
    if practice:
        return lambda: _practice(app, level, seed)
    first = _first_scene(app, level, seed, resume=resume)
    return lambda: [first()]


def _practice(app: AppContext, level: Level, seed: int | None) -> list[Scene]:
    """The practice room, and the practice, if there is a network to practise with."""
    title = world_title(app.library, level)
    room = app.scenes.room(app, level, title)
    try:
        left = app.plays.resume(level, "practice") if seed is None else None
        session = left or app.plays.start(level, seed, "practice")
    except NetworkError:
        return [room]
    return [room, app.scenes.play(level, session, app, title, resumed=left is not None)]


def _first_scene(
    app: AppContext, level: Level, seed: int | None, *, resume: bool
) -> Callable[[], Scene]:
    """What makes the scene that a level opens with: its play, or the training of its network."""
    title, plays = world_title(app.library, level), app.plays
    prompts = app.settings.prompts and seed is None
    try:
        left = plays.resume(level) if resume and seed is None else None
        session = left or plays.guided(level, prompts=prompts) or plays.start(level, seed)
    except NetworkError as error:
        if refused := why_untrainable(level):
            raise NetworkError(error.what, refused) from None
        return lambda: app.scenes.training(app, level, title, seed=seed)
    return lambda: app.scenes.play(level, session, app, title, resumed=bool(session.moves))


def run(app: AppContext, scenes: list[Scene]) -> int:
    """Show these scenes, the last one on top, until the window is left; gives the exit code.

    Raises:
        NoDisplay: the window cannot be opened.
    """
    from game.ui.icons.logo import WINDOW, mark

    dress()
    window = Window()
    surface = window.set_mode(fullscreen=app.settings.fullscreen)
    dress(mark(DARK, WINDOW))
    pygame.key.set_repeat(350, 40)
    listen()
    try:
        asyncio.run(App(app, scenes, surface, window).main_loop())
    except KeyboardInterrupt:  # Ctrl+C in the terminal it was started from
        return 130
    finally:
        pygame.display.quit()
        app.sound.close()
        app.trainer.close()  # behind the window's back: it may take a moment
    return 0


def new_context(store: Store | None = None, library: Library | None = None) -> AppContext:
    """What scenes are handed in a real game."""
    kept = store if store is not None else Store()
    settings = kept_settings(kept)
    words.use(settings.language)
    return AppContext(
        Directory(),
        kept,
        library if library is not None else FolderLibrary(),
        fresh_seed,
        settings=settings,
        sound=Sound(Card()),
    )
