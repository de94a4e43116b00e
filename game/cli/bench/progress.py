"""How fast the game is over the progress of a whole class."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Final
from uuid import uuid4

from game.cli.bench.rows import Row
from game.level.library import all_level_paths
from game.progress.classroom.form import progress_json
from game.progress.classroom.pupils import Pupil
from game.progress.records import Attempt
from game.progress.store import Store

PLAYS: Final = 100_000
TOKENS: Final = 30
TIMES: Final = 3
"""Each is measured so often, and the least is told."""


def progress() -> list[Row]:
    """A progress file with a hundred thousand plays of one person, opened, shown and added to."""
    levels = [path.stem for path in all_level_paths()]
    with tempfile.TemporaryDirectory() as folder:
        full, empty = Path(folder, "full"), Path(folder, "empty")
        with Store(full) as store:
            store.take_over([Pupil("", tuple(_attempt(n, levels) for n in range(PLAYS)))])
        megabytes = sum(path.stat().st_size for path in full.iterdir()) / 1e6
        plays = f"{PLAYS:,} plays"
        opening = _least(lambda: Store(full).close())
        return [
            Row(f"progress of {plays}, opened", opening, "ms", 1000.0, note=f"{megabytes:.0f} MB"),
            Row(f"level select over {plays}", _select(full), "ms", 100.0, note="first frame"),
            Row("level select over none", _select(empty), "ms"),
            Row(f"a play kept besides {plays}", _kept(full), "ms"),
            Row("a thousand plays exported", _exported(full), "ms"),
        ]


def _attempt(n: int, levels: list[str]) -> Attempt:
    move = '{"f":[1.0,0.0],"i":[0.0,1.0],"o":[0.0,1.0]}'
    return Attempt(
        level_id=levels[n % len(levels)],
        task_hash="0" * 16,
        seed=n,
        moves=f"[{','.join([move] * TOKENS)}]",
        confidence=n % 997 / 997,
        par=0.99,
        stars=n % 4,
        gate_changes=4,
        budget=6,
        undos=0,
        questions_right=1,
        questions=1,
        mode="play",
        retry=n % 7 == 0,
        started=None,
        finished="2026-01-02T12:00:00+00:00",
        seconds=12.5,
        uid=uuid4().hex,
    )


def _least(act: Callable[[], object]) -> float:
    """Milliseconds, the least of several times."""
    found = []
    for _ in range(TIMES):
        began = perf_counter()
        act()
        found.append((perf_counter() - began) * 1000)
    return min(found)


def _select(folder: Path) -> float:
    from game.ui.measuring.opening import measure_levels

    found = []
    for _ in range(TIMES):
        with Store(folder) as store:
            found.append(measure_levels(store))
    return min(found)


def _kept(folder: Path) -> float:
    levels = [path.stem for path in all_level_paths()]
    with Store(folder) as store:
        return _least(lambda: store.take_over([Pupil("", (_attempt(PLAYS, levels),))]))


def _exported(folder: Path) -> float:
    with Store(folder) as store:
        pupil = Pupil("", store.attempts(all_level_paths()[0].stem)[:1000])
    now = datetime.now(UTC)
    return _least(lambda: progress_json((pupil,), now))
