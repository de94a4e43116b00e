"""Kills the game at random moments, and holds what it finds afterwards to what was kept before."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from game.level.loader import load_level
from game.level.network import load_network, load_trained
from game.lstm.checkpoint import CheckpointError, read_arrays
from game.progress.classroom.form import load_progress
from game.progress.file.opening import FILE
from game.progress.store import Store
from game.rules.replays.file import load_replay
from game.rules.resume import resume
from tests.wired import write_level

ROOT: Final = Path(__file__).parents[2]
LONGEST_SECONDS: Final = 60.0
"""How long a program may take until it is ready to be killed."""


@dataclass
class Victim:
    """A running program, and what it said was done.

    Args:
        kind: what it does.
        folder: where.
        said: its lines so far, each as its words.
    """

    kind: str
    folder: Path
    said: list[list[str]] = field(default_factory=list)

    def live(self, seconds: float) -> bool:
        """Run it, and kill it so many seconds after it was ready; whether it was still running."""
        ready = threading.Event()
        running = subprocess.Popen(
            [sys.executable, "-m", "tests.hard.victims", self.kind, str(self.folder)],
            cwd=ROOT,
            env=os.environ | {"PYGAME_HIDE_SUPPORT_PROMPT": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

        def hear() -> None:
            assert running.stdout is not None
            for line in running.stdout:
                if line.endswith("\n"):
                    self.said.append(line.split())
                if line.startswith("ready"):
                    ready.set()

        listener = threading.Thread(target=hear)
        listener.start()
        assert ready.wait(LONGEST_SECONDS), f"{self.kind} never was ready"
        try:
            running.wait(seconds)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
        alive = running.wait() == -signal.SIGKILL
        listener.join()
        assert running.stdout is not None
        running.stdout.close()
        return alive

    def last(self, word: str) -> list[str] | None:
        """The last line that began with a word, without it."""
        return next((line[1:] for line in reversed(self.said) if line[0] == word), None)


def kill_and_look(kind: str, folder: Path, rng: random.Random) -> None:
    """Kill one program at a random moment, and look at everything it left.

    Raises:
        AssertionError: something that was kept is not there, or something half-written is.
    """
    victim = Victim(kind, folder)
    # As often in the middle of beginning as in the middle of going on.
    victim.live(rng.choice([rng.uniform(0.0, 0.05), rng.uniform(0.0, 0.8)]))
    LOOKS[kind](victim)


def _store(folder: Path) -> Store:
    """The store as the next game finds it: whole, with nothing to be told of it."""
    store = Store(folder / "data")
    assert store.message == ""
    assert store.lasting
    with closing(sqlite3.connect(folder / "data" / FILE)) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
    return store


def _played(victim: Victim) -> None:
    earned = victim.last("earned") or victim.last("ready")
    assert earned is not None
    with _store(victim.folder) as store:
        found = store.attempt_count("toy")
        assert int(earned[0]) <= found <= int(earned[0]) + 1
        left = store.unfinished("toy")
        level = load_level(victim.folder / "levels" / "toy.json")
        after = victim.said[-1]
        if after[0] == "moves" and found == int(earned[0]):
            # Every move that was made is there, and at most the next one, which was not told yet.
            assert left is not None
            assert str(left.seed) == after[1]
            assert len(left.moves) in (int(after[2]), int(after[2]) + 1)
            taken_up = resume(level, left, load_network(level))
            assert taken_up is not None
            assert taken_up.t >= int(after[2])
        elif after[0] == "earned" and left is not None:
            assert len(left.moves) == 1


def _wrote(victim: Victim) -> None:
    earned = victim.last("earned") or victim.last("ready")
    assert earned is not None
    with _store(victim.folder) as store:
        found = sum(len(one.attempts) for one in store.pupils())
        assert int(earned[0]) <= found <= int(earned[0]) + 1
        names = {one.name for one in store.profiles()}
    for _, name in (line for line in victim.said if line[0] == "removed"):
        assert name not in names
    for line in victim.said:
        if line[0] == "file":
            assert Path(line[1]).is_file(), f"{line[1]} was written, and is not there"
    for path in (victim.folder / "files").iterdir():
        look_at_file(path)
    backups = victim.folder / "data" / "backups"
    for path in backups.iterdir() if backups.exists() else ():
        look_at_file(path)


def look_at_file(path: Path) -> None:
    """See that a file is whole, unless its name says that it is not.

    Raises:
        AssertionError: it is half-written under a name that is read.
    """
    if path.suffix in (".part", ".part-journal") or ".part" in path.suffixes:
        path.unlink()
    elif path.name.endswith(".replay.json"):
        load_replay(path)
    elif path.name.endswith(".progress.json"):
        load_progress(path)
    else:
        with closing(sqlite3.connect(path)) as backup:
            assert backup.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    if len(list(path.parent.iterdir())) > 200 and path.exists() and path.name[0].isdigit():
        path.unlink()


def _trained(victim: Victim) -> None:
    for path in victim.folder.glob("*.npz"):
        try:
            read_arrays(path)
        except CheckpointError as error:
            raise AssertionError(f"{path.name} is half-written: {error}") from None
    level = load_level(victim.folder / "toy.json")
    if (victim.folder / "toy.npz").exists():
        load_trained(level)


LOOKS: Final = {"play": _played, "text": _played, "write": _wrote, "train": _trained}


def make_ready(kind: str, folder: Path) -> Path:
    """A folder for a kind of program, with what it begins from."""
    place = folder / kind
    place.mkdir(parents=True, exist_ok=True)
    if kind == "train" and not (place / "toy.json").exists():
        write_level(place, trained=False, train={"steps": 40, "seeds": 3})
    return place
