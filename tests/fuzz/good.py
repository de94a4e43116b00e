"""What is spoilt: sound levels, networks, packs, replays and progress, each made once."""

from __future__ import annotations

import json
import random
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Final, TypeVar
from unittest.mock import patch
from uuid import UUID

from game.level.exchange.transfer import export_network
from game.level.library import WORLD_FILE, all_level_paths, levels_folder
from game.level.loader import load_level
from game.level.model import Level
from game.level.network import load_network
from game.level.starter import write_starter
from game.lstm.weights import Weights
from game.progress.classroom.form import progress_json
from game.progress.records import Bet
from game.progress.store import Store
from game.rules.replays.file import save_replay, save_table_replay
from game.rules.session import Session
from game.rules.wiring.form import table_json
from game.rules.wiring.run import run_table
from game.rules.wiring.table import GateTable
from tests.fuzz.mutate.archives import undated
from tests.level.samples import GOOD, PNG
from tests.level.strategies import RICH
from tests.rivalled import write_rivalled
from tests.rules.replays.samples import as_format_1
from tests.wired import level_json

T = TypeVar("T")

NOON: Final = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)
WIRE: Final = {"act": "wire", "seed": 7, "streams": 8}
SVG: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
)


def in_a_folder(make: Callable[[Path], T]) -> T:
    """What a function makes of a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        return make(Path(folder))


def files_of(folder: Path) -> dict[str, bytes]:
    """All files of a folder by their names, the same at any time of day."""
    found = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
    return {n: undated(data) if n.endswith(".npz") else data for n, data in found.items()}


@cache
def levels() -> tuple[bytes, ...]:
    """Every level that ships, the one to begin from, and those of tests that hold every node."""

    def starter(folder: Path) -> bytes:
        write_starter(folder / "tea.json")
        return (folder / "tea.json").read_bytes()

    ours = [GOOD.encode(), RICH.encode(), json.dumps(level_json()).encode()]
    shipped = [path.read_bytes() for path in all_level_paths()]
    return (*ours, *ours, *shipped, in_a_folder(starter))


@cache
def worlds() -> tuple[bytes, ...]:
    """Every `world.json` that ships."""
    return tuple(path.read_bytes() for path in sorted(levels_folder().glob(f"*/{WORLD_FILE}")))


@cache
def toy(act: str = "hand") -> dict[str, bytes]:
    """A small level with its network and rivals.

    Args:
        act: "hand", or "wire" for one whose gates are wired.
    """

    def make(folder: Path) -> dict[str, bytes]:
        write_rivalled(folder, **({"play": WIRE} if act == "wire" else {}))
        return files_of(folder)

    return in_a_folder(make)


@cache
def pack() -> dict[str, bytes]:
    """The files of a pack: two levels with all that may lie beside them."""

    def make(folder: Path) -> dict[str, bytes]:
        write_rivalled(folder)
        write_rivalled(folder, id="other", title="Other")
        return files_of(folder)

    world = {"title": "Ours", "order": 1, "brief": "Two levels.", "levels": ["toy", "other"]}
    more = {
        WORLD_FILE: json.dumps(world).encode(),
        "lamp.svg": SVG.encode(),
        "dot.png": PNG + bytes(60),
        "words.txt": b"Fish Soup\nSoup\n",
    }
    return in_a_folder(make) | more


def with_toy(make: Callable[[Path, Level, Weights], T], act: str = "hand") -> T:
    """What a function makes of a folder with the small level, the level, and its network."""

    def within(folder: Path) -> T:
        for name, content in toy(act).items():
            (folder / name).write_bytes(content)
        level = load_level(folder / "toy.json")
        return make(folder, level, load_network(level))

    return in_a_folder(within)


@cache
def state(ending: str) -> bytes:
    """The small level's network as it is exported for PyTorch."""

    def make(folder: Path, level: Level, network: Weights) -> bytes:
        export_network(folder / f"state{ending}", level, network)
        return files_of(folder)[f"state{ending}"]

    return with_toy(make)


def played(level: Level, network: Weights, seed: int) -> Session:
    """A play of the level as its solution goes."""
    session = Session.start(level, seed, network)
    return session.play_all(session.deal.solution)


@cache
def replay() -> bytes:
    """A replay of the small level."""

    def make(folder: Path, level: Level, network: Weights) -> bytes:
        save_replay(folder / "replay.json", played(level, network, 7))
        return (folder / "replay.json").read_bytes()

    return with_toy(make)


@cache
def old_replay() -> bytes:
    """The same replay as the game wrote it at first."""
    return json.dumps(as_format_1(json.loads(replay()))).encode()


@cache
def table_replay() -> bytes:
    """A replay of a table for the small level."""

    def make(folder: Path, level: Level, network: Weights) -> bytes:
        run = run_table(GateTable.start(level), network, 7)
        save_table_replay(folder / "replay.json", run)
        return (folder / "replay.json").read_bytes()

    return with_toy(make, "wire")


@cache
def progress() -> bytes:
    """A progress file of two people who played, set things, bet, wired and left a play."""

    numbers = count(1)

    def uid() -> UUID:
        return UUID(int=next(numbers))

    def make(folder: Path, level: Level, network: Weights) -> bytes:
        path = folder / "progress.sqlite3"
        with (
            patch("game.progress.tables.attempts.uuid4", uid),
            patch("game.progress.tables.profiles.uuid4", uid),
            Store(folder, clock=lambda: NOON) as store,
        ):
            fill(store, level, network)
            store.add_profile("Ada")
            fill(store, level, network)
        with closing(sqlite3.connect(path)) as file, file:  # whose own is made up by SQLite
            file.execute("UPDATE profiles SET uid = ? WHERE id = 1", (uid().hex,))
        return path.read_bytes()

    return with_toy(make)


def fill(store: Store, level: Level, network: Weights) -> None:
    """Have whoever plays earn a little, and set a little."""
    for seed in (7, 8, 7):
        done = played(level, network, seed)
        store.record(done, started=NOON, retry=store.seen(level.id, seed), seconds=60.0)
    left = Session.start(level, 9, network)
    left = left.play_all(left.deal.solution[:2])
    store.keep_unfinished(left, started=NOON, seconds=5.0)
    store.keep_bet(left, 1, Bet("French", 0.5, "French"))
    wired = with_toy(
        lambda _, level, network: run_table(GateTable.start(level), network, 7), "wire"
    )
    table = json.dumps(table_json(wired.table))
    store.keep_wiring(wired.table.level, table)
    store.record_table(wired.table.level, 7, table, wired.result)
    store.keep_lesson("Friday\n45\ntoy", 900.0, 50.0, {"toy": 2})
    for name, value in {"theme": "light", "text": 1.5, "bets": True, "keys": KEYS}.items():
        store.set_setting(name, value)


KEYS: Final = json.dumps({"right": {"play.step": ["return"]}, "pad": {"play.step": ["a"]}})


@cache
def exported() -> bytes:
    """Progress as it is exported."""

    def make(folder: Path) -> bytes:
        (folder / "progress.sqlite3").write_bytes(progress())
        with Store(folder, clock=lambda: NOON) as store:
            return progress_json(store.pupils(), NOON).encode()

    return in_a_folder(make)


def random_of(files: dict[str, bytes]) -> random.Random:
    """What a target's own choices follow from: the files alone, so that a fixture has them too."""
    return random.Random(
        b"\0".join(name.encode("utf-8", "replace") + b"\0" + files[name] for name in sorted(files))
    )
