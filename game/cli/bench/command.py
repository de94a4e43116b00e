"""`bench`: how fast the game runs on this machine, row by row, against the bars it is held to."""

from __future__ import annotations

import argparse
import platform
from collections.abc import Callable
from typing import Any, Final

import numpy as np

from game.cli.bench.rows import Row
from game.cli.bench.window import frames, start
from game.cli.console import print_error, print_json, print_line

BENCHES: Final[dict[str, Callable[[], list[Row]]]] = {"frames": frames, "start": start}
"""Each name, and what it measures."""


def bench(args: argparse.Namespace) -> int:
    """Measure what was named, or everything."""
    rows: list[Row] = []
    for name in args.what or BENCHES:
        print_error(f"Measuring {name} …")
        rows += BENCHES[name]()
    ok = all(row.ok for row in rows)
    if args.json:
        print_json({"ok": ok, "machine": _machine(), "rows": [row.to_dict() for row in rows]})
    else:
        for row in rows:
            print_line(str(row))
    return 0 if ok else 1


def _machine() -> dict[str, Any]:
    return {
        "python": platform.python_version(),
        "numpy": np.__version__,
        "machine": platform.machine(),
        "system": platform.system(),
    }
