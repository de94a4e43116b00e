"""Pictures of scenes without a display: for looking at, for the docs and for golden tests."""

from __future__ import annotations

import io
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal, TypeAlias

import pygame

from game import words
from game.level.model import Act, Level
from game.progress.settings import Settings
from game.progress.store import Store
from game.rules.move import Move
from game.rules.session import Session
from game.rules.wiring.draft import Draft
from game.rules.wiring.table import Entry, GateTable
from game.ui.context import AppContext, InsideTab
from game.ui.directory import Directory
from game.ui.library import FolderLibrary, Library, world_title
from game.ui.scene import Push, Scene
from game.ui.view import HEIGHT, WIDTH, View
from game.whole import write_whole

SceneName: TypeAlias = Literal[
    "title", "levels", "play", "practice", "coach", "result", "review", "wire", "network",
    "weights", "stream", "settings", "help", "guide", "walk", "training", "inside",
    "inside-weights", "inside-memory", "history", "watch", "rivals", "race", "duel", "keys",
    "profiles",
]  # fmt: skip
MATCHES: Final = ("rivals", "race", "duel")
"""The screens on which rivals are met."""
WIRED: Final = ("wire", "network", "weights", "stream")
"""The screens of levels whose gates are wired."""
INSIDE: Final[dict[str, InsideTab]] = {
    "inside": "gates",
    "inside-weights": "weights",
    "inside-memory": "memory",
}
"""What is shown of a network looked into."""
LEAKY: Final = 0.98
"""Where the forget gate of a table stands that is nearly solved, on the most frequent tokens."""

FRAME_MS: Final = 50.0
SETTLED_MS: Final = 4000.0
"""By now every animation that ends has ended."""


def headless() -> None:
    """Start pygame where nobody can look; for this command and for tests only."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    pygame.display.init()
    pygame.font.init()
    if pygame.display.get_surface() is None:
        pygame.display.set_mode((320, 180))


def still_context(
    library: Library | None = None,
    text: float = 1.0,
    store: Store | None = None,
    theme: str = "dark",
) -> AppContext:
    """A context in which nothing moves and nothing is left to chance."""
    seeds = iter(range(1, 1_000_000))
    return AppContext(
        Directory(),
        store or Store(),
        library or FolderLibrary(),
        lambda: next(seeds),
        settings=Settings(text=text, theme=theme, reduced_motion=True),
    )


def picture(
    scene: Scene, app: AppContext, size: tuple[int, int], t: float = SETTLED_MS
) -> pygame.Surface:
    """One scene as it looks t milliseconds after it was opened."""
    headless()
    surface = pygame.Surface(size)
    scene.layout(View.fit(size, app.settings.text))
    for _ in range(int(t // FRAME_MS)):
        scene.update(FRAME_MS)
    surface.fill(app.theme.ground)
    scene.draw(surface)
    return surface


def take(
    scene_name: SceneName,
    *,
    level_id: str | None = None,
    seed: int | None = None,
    moves: Sequence[Move] = (),
    size: tuple[int, int] = (WIDTH, HEIGHT),
    text: float = 1.0,
    theme: str = "dark",
    language: str = "en",
    prompts: bool = True,
    out: Path | None = None,
    t: float = SETTLED_MS,
    app: AppContext | None = None,
    level: Level | None = None,
    entry: str | None = None,
) -> pygame.Surface:
    """Draw one scene where no display is needed; the same arguments give the same picture.

    Args:
        scene_name: title, levels, play, practice, coach, result, review, rivals, race, duel,
            settings, profiles, help, guide, walk, inside (the network's gates), inside-weights or
            inside-memory; history or watch, of attempts that were made up; of a level whose gates
            are wired also wire (a table that leaks, and its run), network, weights (of the
            solution) or stream; training is half-way, and takes as long as that takes.
        level_id: the level that is shown, or whose world the list shows; the first one that can
            be when not given.
        seed: the stream's seed; the level's own when not given.
        moves: the moves played so far; a result is played to its end as the budget counts.
        size: the picture's size in pixels.
        text: the text size, from 1.0 to 2.0.
        theme: the look: dark, light or contrast.
        language: the code of a language there is a catalogue for.
        prompts: whether what a newcomer is told is shown.
        out: where to write a PNG; nowhere when not given.
        t: how many milliseconds the scene has been open.
        app: a context to use instead of an empty one.
        level: a level to use instead of one found by its id.
        entry: the entry of the Field guide to show; the list of all when not given.

    Raises:
        LevelError: there is no such level, or its file cannot be used.
        NetworkError: the level has no network that fits it.
        OSError: the picture cannot be written.
    """
    headless()
    app = app or still_context(text=text)
    app.settings = replace(app.settings, text=text, theme=theme, language=language,
                           prompts=prompts)  # fmt: skip
    words.use(language)
    scene = _scene(scene_name, app, level, level_id, seed, moves, entry)
    image = picture(scene, app, size, t)
    if out is not None:
        out.parent.mkdir(parents=True, exist_ok=True)
        file = io.BytesIO()  # SDL says nothing of a disk that is full
        try:
            pygame.image.save(image, file, out.name)
        except pygame.error as error:
            raise OSError(str(error)) from None
        write_whole(out, file.getvalue())
    return image


def _scene(
    name: SceneName,
    app: AppContext,
    level: Level | None,
    level_id: str | None,
    seed: int | None,
    moves: Sequence[Move],
    entry: str | None,
) -> Scene:
    of_a_level = (
        "play", "practice", "coach", "result", "review", "training", "history", "watch", *WIRED,
        *INSIDE, *MATCHES,
    )  # fmt: skip
    if level is None and name in of_a_level:
        level = _level_of(app.library, level_id, "wire" if name in WIRED else None)
    if level is not None and (name in WIRED or (name == "result" and level.play.act == "wire")):
        return _wired(name, app, level, seed)
    if name in ("practice", "coach") and level is not None:
        session = Session.start(level, seed, mode="practice")
        session = session.play_all(moves[: len(session.deal) - 1])
        scene = app.scenes.play(level, session, app, world_title(app.library, level))
        if name == "coach":
            return app.scenes.coach(app, scene)  # type: ignore[arg-type]
        return scene
    if name in ("play", "result", "review") and level is not None:
        session = Session.start(level, seed)
        for move in moves:
            if not session.finished:
                session = session.play(move)
        title = world_title(app.library, level)
        if name == "play":
            return app.scenes.play(level, session, app, title)
        for move in session.deal.reference[session.t :]:
            session = session.play(move)
        if name == "review":
            return app.scenes.review(app, session, title)
        return app.scenes.result(session, app, title)
    if name in ("history", "watch") and level is not None:
        from game.ui.practice.sample import sample_history

        title = world_title(app.library, level)
        if not app.store.attempt_count(level.id):
            sample_history(app.store, level, app.library.network(level))
        scene = app.scenes.history(app, level, title)
        return scene if name == "history" else _watched(scene)
    if name == "training" and level is not None:
        return _training(app, level)
    if name in INSIDE and level is not None:
        return app.scenes.inside(app, level, world_title(app.library, level), INSIDE[name])
    if (name == "rivals" or name == "race" or name == "duel") and level is not None:
        from game.ui.practice.pictures import match_scene

        return match_scene(name, app, level, world_title(app.library, level), seed, moves)
    if name == "guide":
        return app.scenes.guide(app, entry)
    if name == "levels":
        shown = level_id if level is None else level.id
        return app.scenes.levels(app, shown)
    if name == "help":
        return app.scenes.help(app, "hand" if level is None else level.play.act, level)
    makers = {
        "title": app.scenes.title,
        "settings": app.scenes.settings,
        "keys": app.scenes.keys,
        "profiles": app.scenes.profiles,
        "walk": app.scenes.walk,
    }
    return makers[name](app)


def _watched(history: Scene) -> Scene:
    """The best attempt of a history, played again."""
    from game.ui.practice.history import HistoryScene

    assert isinstance(history, HistoryScene)
    asked = history.watch()
    assert isinstance(asked, Push)
    return asked.scene


def _wired(name: SceneName, app: AppContext, level: Level, seed: int | None) -> Scene:
    """A table that was run: the solution, or one that leaks a little."""
    from game.ui.wire.scene import WireScene

    session, title = Session.start(level, seed), world_title(app.library, level)
    table = GateTable.solution(level)
    if name in ("wire", "stream"):
        most = Counter(step.cls for step in session.deal.stream.steps).most_common(1)[0][0]
        gate = "f" if "f" in table.gates else table.gates[0]
        for case in range(len(table.cases[most])):
            table = table.set(Entry(most, case, 0, gate), LEAKY)
    scene = WireScene(level, session, app, title)
    scene.model.draft = Draft(table)
    scene.model.start_run()
    if name == "stream" and scene.model.run is not None:
        return app.scenes.stream(scene.model.run, scene.model.chosen, app, title)
    if name in ("network", "weights"):
        scene.model.tab = "network" if name == "network" else "weights"
    return scene


def _training(app: AppContext, level: Level) -> Scene:
    """A training that is under way."""
    from game.ui.practice.training.sample import half_way
    from game.ui.practice.training.scene import TrainingScene

    scene = TrainingScene(app, level, world_title(app.library, level))
    scene.course = half_way(level)
    return scene


def _level_of(library: Library, level_id: str | None, act: Act | None) -> Level:
    """The level of this id; else the first one, of an act if one is asked for."""
    from game.level.library import find_level

    if level_id is not None:
        return library.load(find_level(level_id))
    levels = (library.load(path) for world in library.worlds() for path in world.levels)
    return next(level for level in levels if act is None or level.play.act == act)
