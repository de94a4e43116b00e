"""Copies of the game on one store, all at work at the same time, and what is to be there after.

`python -m tests.hard.copies FOLDER NUMBER SECONDS` is one of them: it does at random what players
do, and prints the seeds of what it earned. Each seed is its own.
"""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic
from types import SimpleNamespace
from typing import Final

from game.progress.classroom.form import load_progress, progress_json
from game.progress.file.opening import FILE
from game.progress.log import write
from game.progress.store import Bet, ProfileError, Store
from game.rules.replays.file import load_replay, save_replay
from game.rules.session import Session
from game.ui.export.files import save_bytes, save_new
from game.whole import write_whole
from tests.hard.kills import ROOT
from tests.progress.keeping import LEVEL, played

NAMES: Final = ("Ada", "Ben", "Chi")
APART: Final = 1_000_000
"""So far apart are the seeds of two copies."""
RESULT: Final = SimpleNamespace(
    confidence=0.5, par=0.9, stars=1, touched=3, questions_right=1, questions=1, streams=64
)


class Copy:
    """One copy of the game, with somebody at it who does everything.

    Args:
        folder: where the store is; exports go beside it.
        number: which of the copies it is.
    """

    def __init__(self, folder: Path, number: int) -> None:
        self.folder, self.number = folder, number
        self.rng = random.Random(number)
        self.store = Store(folder / "data")
        self.earned: list[int] = []
        self.saved: list[Path] = []
        self.session = played()

    def act(self) -> None:
        """Do one thing; whatever it is, the store goes on as a file.

        Raises:
            AssertionError: it does not.
        """
        ways = [self.play] * 6 + [self.leave, self.set, self.wire, self.bet, self.read]
        ways += [self.become, self.rename, self.remove, self.reset, self.export, self.import_]
        ways += [self.save, self.log, self.restore, self.open]
        self.rng.choice(ways)()
        assert self.store.lasting, self.store.message
        assert self.store.message == ""

    def play(self) -> None:
        seed = self.number * APART + len(self.earned)
        self.store.record_table(LEVEL, seed, "{}", RESULT)
        self.earned.append(seed)

    def leave(self) -> None:
        mode = self.rng.choice(["play", "practice"])
        session: Session = Session.start(LEVEL, 7, self.session.deal.network, mode)  # type: ignore[arg-type]
        session = session.play(self.session.moves[0].move)
        self.store.keep_unfinished(session, seconds=1.0)
        if self.rng.random() < 0.3:
            self.store.drop_unfinished(LEVEL.id)

    def set(self) -> None:
        self.store.set_setting("text", 1 + self.rng.randrange(10) / 10)

    def wire(self) -> None:
        self.store.keep_wiring(LEVEL, json.dumps([self.number]))

    def bet(self) -> None:
        self.store.keep_bet(self.session, 1, Bet("French", 0.5, "French"))

    def read(self) -> None:
        self.store.bests()
        self.store.attempts(LEVEL.id)
        self.store.unfinished(LEVEL.id)
        self.store.setting("text")
        self.store.wiring(LEVEL)
        self.store.bets()

    def become(self) -> None:
        name = self.rng.choice(NAMES)
        with suppress(ProfileError):
            self.store.add_profile(name)
        with suppress(ProfileError):
            self.store.use_profile(name)

    def rename(self) -> None:
        with suppress(ProfileError):
            self.store.rename_profile(self.rng.choice(NAMES))

    def remove(self) -> None:
        if self.rng.random() < 0.3:
            self.store.remove_profile()

    def reset(self) -> None:
        if self.rng.random() < 0.3:
            self.store.reset_profile()

    def restore(self) -> None:
        backups = sorted((self.folder / "data" / "backups").glob("*.sqlite3"))
        if backups and self.rng.random() < 0.3:
            self.store.restore(self.rng.choice(backups))

    def export(self) -> None:
        text = progress_json(self.store.pupils(), datetime.now(UTC)).encode()
        write_whole(self.folder / "always.progress.json", text)
        self.saved.append(save_bytes(self.folder / "exports", "class", ".progress.json", text))

    def import_(self) -> None:
        with suppress(FileNotFoundError):
            if (self.folder / "always.progress.json").exists():
                self.store.take_over(load_progress(self.folder / "always.progress.json"))

    def save(self) -> None:
        make = partial(save_replay, session=self.session)
        self.saved.append(save_new(self.folder / "exports", "toy-7", ".replay.json", make))

    def log(self) -> None:
        assert write("something", self.folder / "logs", datetime.now()) is not None

    def open(self) -> None:
        self.store.close()
        self.store = Store(self.folder / "data")


def at_once(folder: Path, copies: int, seconds: float, first: int = 1) -> int:
    """Run so many copies for so long, and look at what they left; how much was earned.

    Raises:
        AssertionError: one of them failed, or something that was earned is not there.
    """
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.hard.copies", str(folder), str(n), str(seconds)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for n in range(first, first + copies)
    ]
    earned: set[int] = set()
    saved: list[str] = []
    for each in running:
        out, trouble = each.communicate()
        assert each.returncode == 0, trouble
        assert trouble == ""
        told = json.loads(out)
        earned |= set(told["earned"])
        saved += told["saved"]
    assert len(set(saved)) == len(saved)
    look(folder, earned)
    return len(earned)


def look(folder: Path, earned: set[int]) -> None:
    """See that all that was earned is in the store or in a backup, and every file whole.

    Raises:
        AssertionError: something is not there, or is half-written.
    """
    data = folder / "data"
    found: set[int] = set()
    for path in (data / FILE, *(data / "backups").glob("*")):
        assert path.suffix == ".sqlite3"
        with closing(sqlite3.connect(path)) as file:
            assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert file.execute("PRAGMA foreign_key_check").fetchall() == []
            found |= {seed for (seed,) in file.execute("SELECT seed FROM attempts")}
    assert earned <= found
    assert not list(data.glob("*set-aside*"))
    for path in (*folder.glob("*.json"), *(folder / "exports").glob("*")):
        (load_replay if ".replay" in path.name else load_progress)(path)


def main(folder: Path, number: int, seconds: float) -> None:
    """Be one of the copies for so many seconds."""
    copy = Copy(folder, number)
    until = monotonic() + seconds
    while monotonic() < until:
        copy.act()
    copy.store.close()
    print(json.dumps({"earned": copy.earned, "saved": list(map(str, copy.saved))}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
