"""A disk that is full or read-only, for real: what is said, what is left, what goes on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import pytest

from game.level.loader import load_level
from game.progress.file.writing import PATIENCE_SECONDS
from game.progress.store import BackupError, Store
from game.rules.replays.file import save_replay
from game.rules.session import Session
from tests.hard.kills import ROOT
from tests.progress.keeping import played
from tests.wired import write_level

SIZE: Final = 400_000
"""Bytes of the tiny disk."""


@contextmanager
def tiny_disk(folder: Path, size: int = SIZE) -> Iterator[Path]:
    """A file system of so many bytes in a folder.

    Raises:
        PermissionError: this system lets nobody mount one.
    """
    folder.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=777", "tmpfs", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise PermissionError(str(error)) from None
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path, leave: int = 0) -> Path:
    """Fill a disk up to so many bytes; the file that does so, which makes room when it is gone."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    if leave:
        os.truncate(ballast, max(ballast.stat().st_size - leave, 0))
    return ballast


def files(folder: Path) -> dict[str, int]:
    """All files in a folder and below, with their sizes; the ballast left out."""
    return {
        str(path.relative_to(folder)): path.stat().st_size
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "ballast"
    }


def commands(folder: Path, out: Path) -> dict[str, list[str]]:
    """The commands that write files: each with its arguments, for a level in one folder."""
    folder.mkdir(exist_ok=True)
    level = write_level(folder, train={"steps": 8, "seeds": 1, "batch": 8})
    session = Session.start(load_level(level), 7)
    replay = folder / "toy.replay.json"
    if not replay.exists():
        save_replay(replay, session.play_all(session.deal.solution))
    data = ["--data", str(folder / "data")]
    return {
        "new": ["new", str(out / "mine.json")],
        "pack": ["pack", str(level), "--out", str(out / "mine.zip")],
        "csv": [*data, "progress", "export", "--csv", "--out", str(out / "class.csv")],
        "json": [*data, "progress", "export", "--json", "--out", str(out / "class.json")],
        "screenshot": ["screenshot", "title", "--out", str(out / "title.png")],
        "png": [*data, "replay", str(replay), "--json", "--png", str(out / "toy.png")],
        "gif": [*data, "replay", str(replay), "--json", "--gif", str(out / "toy.gif")],
    }


def game(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the game's command line."""
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *words],
        cwd=ROOT,
        env=os.environ | {"SDL_VIDEODRIVER": "dummy"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def remount(folder: Path, how: str) -> None:
    """Make a tiny disk read-only ("ro"), or writable again ("rw")."""
    subprocess.run(["mount", "-o", f"remount,{how}", str(folder)], check=True)


def played_to(folder: Path, leave: int) -> int:
    """Play while a disk fills up, and on until there is room again; how many plays there were.

    Args:
        folder: a tiny disk.
        leave: how many bytes of it are free at first.

    Raises:
        AssertionError: a play is lost, or nothing was said.
    """
    data = folder / "data"
    shutil.rmtree(data, ignore_errors=True)
    ballast = fill(folder, leave)
    session, plays = played(), 0
    with Store(data) as store:
        while (store.lasting and plays < 200) or plays < 3:
            store.record(session)
            plays += 1
        assert not store.lasting
        assert str(data) in store.message
        assert store.attempt_count("toy") == plays
        with pytest.raises(BackupError, match="nothing was changed"):
            store.remove_profile()
        assert not list(data.glob("backups/*"))
        ballast.unlink()
        store._tried -= PATIENCE_SECONDS + 1.0
        store.record(session)
        plays += 1
        assert store.lasting
        assert store.message == ""
    with Store(data) as store:
        assert store.message == ""
        assert store.attempt_count("toy") == plays
    return plays


def refused(folder: Path, disk: Path) -> int:
    """Have every command write to a disk that takes nothing; how many there are.

    Raises:
        AssertionError: one did not say so in a sentence, or left something half-written.
    """
    out = disk / "out"
    before, all_ = files(disk), commands(folder, out)
    for name, words in all_.items():
        done = game(*words)
        assert done.returncode == 1, (name, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr, (name, done.stderr)
        assert f"{out}" in done.stderr, (name, done.stderr)
        assert len(done.stderr.strip().splitlines()) == 1, (name, done.stderr)
        assert files(disk) == before, name
    return len(all_)
