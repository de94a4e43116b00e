"""Programs that are killed: each does what players do, and says on standard output what is done.

`python -m tests.hard.victims KIND FOLDER` runs one of them until it is killed. A line is printed
only once what it tells of is kept, so whoever reads it may hold the game to it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from game.level.grammar import draw
from game.level.loader import load_level
from game.level.network import load_network
from game.progress.classroom.form import load_progress, progress_json
from game.progress.store import Store
from game.rules.deal import Deal
from game.rules.policies import play_policy
from game.rules.replays.file import save_replay
from game.rules.seeds import fresh_seed
from game.text.play import TextGame
from game.whole import write_new, write_whole
from tests.wired import toy_level, wired, write_level


def say(*words: object) -> None:
    """Print a line that is out before anything else is done."""
    print(*words, flush=True)


def play(folder: Path) -> None:
    """The window, played by keys on and on; goes on where the play before was killed."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    import pygame

    from game.ui.library import FolderLibrary
    from game.ui.loop import App
    from game.ui.play.scene import PlayScene
    from game.ui.screenshot import headless, still_context
    from tests.ui.driving import Driver

    levels = _levels(folder)
    path = levels / "toy.json"
    headless()
    store = Store(folder / "data")
    app = still_context(FolderLibrary(levels), store=store)
    app.change(reduced_motion=True, prompts=False)
    level = app.library.load(path)
    earned = store.attempt_count(level.id)
    say("ready", earned)
    while True:
        session = app.plays.resume(level) or app.plays.start(level)
        scene = app.scenes.play(level, session, app, "", resumed=bool(session.moves))
        driver = Driver(App(app, [scene], pygame.Surface((640, 360)), logs=folder / "logs"))
        while isinstance(driver.scene, PlayScene) and not driver.scene.session.finished:
            driver.key(pygame.K_SPACE)
            if isinstance(driver.scene, PlayScene) and not driver.scene.session.finished:
                say("moves", session.seed, len(driver.scene.session.moves))
        while isinstance(driver.scene, PlayScene):
            driver.key(pygame.K_RETURN)
        earned += 1
        say("earned", earned)


class Typist:
    """Presses Enter at every token, and says how many were let in before it was asked again.

    Args:
        store: where the game keeps the play, which is asked for its seed alone.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        left = store.unfinished("toy")
        self._moves = len(left.moves) if left is not None else 0
        self._earned = store.attempt_count("toy")

    def say(self, text: str = "", style: str = "") -> None:
        """Hear nothing."""

    def ask(self, prompt: str) -> str:
        """Let the token in; leave once the stream has ended."""
        if self._store.attempt_count("toy") > self._earned:
            return "list"
        left = self._store.unfinished("toy")
        if self._moves and left is not None:
            say("moves", left.seed, self._moves)
        self._moves += 1
        return ""


def text(folder: Path) -> None:
    """The terminal, played on and on; goes on where the play before was killed."""
    level = load_level(_levels(folder) / "toy.json")
    network = load_network(level)
    with Store(folder / "data") as store:
        earned = store.attempt_count("toy")
        say("ready", earned)
        while True:
            TextGame(Typist(store), store, fresh_seed).play_text(level, network)
            earned += 1
            say("earned", earned)


def _levels(folder: Path) -> Path:
    levels = folder / "levels"
    if not levels.exists():
        levels.mkdir()
        write_level(levels)
    return levels


def write(folder: Path) -> None:
    """Everything else that is written: exports, backups, replays, tables, settings, imports."""
    level = toy_level()
    session = play_policy(Deal.of(level, wired(level), draw(level, 7)), "solution")
    files, n = folder / "files", 0
    files.mkdir(parents=True, exist_ok=True)
    with Store(folder / "data") as store:
        earned = sum(len(one.attempts) for one in store.pupils())
        say("ready", earned)
        while True:
            n += 1
            name = f"{os.getpid()}-{n}"
            store.record(session)
            store.set_setting("text", 1 + n % 10 / 10)
            store.keep_wiring(level, json.dumps([n]))
            earned += 1
            say("earned", earned)
            path = files / f"{name}.replay.json"
            save_replay(path, session)
            say("file", path)
            path = files / f"{name}.progress.json"
            text = progress_json(store.pupils(), datetime.now(UTC))
            write_new(path, text.encode())
            say("file", path)
            write_whole(files / "always.progress.json", text.encode())
            say("file", files / "always.progress.json")
            backup = store.back_up()
            say("file", backup)
            store.take_over(load_progress(path))
            if n % 3 == 0:
                store.add_profile(name)
                store.remove_profile()
                say("removed", name)


def train(folder: Path) -> None:
    """A training in a process of its own, from where it was stopped, to its end."""
    from game.cli import main

    path = folder / "toy.json"
    say("ready", 0)
    main(["train", str(path)])
    level = load_level(path)
    say("trained", level.id)


KINDS: Final[dict[str, Callable[[Path], None]]] = {
    "play": play,
    "text": text,
    "write": write,
    "train": train,
}

if __name__ == "__main__":
    KINDS[sys.argv[1]](Path(sys.argv[2]))
