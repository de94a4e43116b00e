"""`bench`: how fast the game runs on this machine, row by row, against the bars it is held to."""

from __future__ import annotations

import argparse
import platform
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Final

import numpy as np

from game.cli.console import CommandError, print_error, print_json, print_line


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured; `bar` is what it must not exceed, None where there is no bar."""

    what: str
    value: float
    unit: str
    bar: float | None = None

    @property
    def ok(self) -> bool:
        """Whether the bar is met."""
        return self.bar is None or self.value <= self.bar


def bench(args: argparse.Namespace) -> int:
    """Measure what was named, or everything."""
    rows: list[Row] = []
    for name in args.what or BENCHES:
        if name not in BENCHES:
            raise CommandError(f'"{name}" is not measured here yet; there is {", ".join(BENCHES)}.')
        print_error(f"Measuring {name} …")
        rows += BENCHES[name]()
    ok = all(row.ok for row in rows)
    if args.json:
        machine = {
            "python": platform.python_version(),
            "numpy": np.__version__,
            "machine": platform.machine(),
            "system": platform.system(),
        }
        found = [asdict(row) | {"ok": row.ok} for row in rows]
        print_json({"ok": ok, "machine": machine, "rows": found})
    else:
        for row in rows:
            bar = "" if row.bar is None else f"  (bar {row.bar:g})  {'ok' if row.ok else 'MISSED'}"
            print_line(f"{row.what:<40} {row.value:10.3f} {row.unit}{bar}")
    return 0 if ok else 1


def _frames() -> list[Row]:
    from game.ui.frames import measure_frames

    times = measure_frames()
    return [
        Row("frame, play screen, median", times["median"], "ms", 4.0),
        Row("frame, play screen, 99th percentile", times["p99"], "ms", 8.0),
        Row("frame, play screen, worst", times["worst"], "ms"),
    ]


def _start() -> list[Row]:
    from game.ui.frames import measure_start

    best = min(measure_start() for _ in range(3))
    return [Row("start to first frame", best, "ms", 1000.0)]


BENCHES: Final[dict[str, Callable[[], list[Row]]]] = {"frames": _frames, "start": _start}
"""Each name and what it measures; `engine` and `values` have their place here."""
