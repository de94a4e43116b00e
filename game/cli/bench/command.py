"""`bench`: how fast the game runs on this machine, row by row, against the bars it is held to."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial

from game.cli.bench.engine import engine
from game.cli.bench.levels import levels
from game.cli.bench.machine import machine
from game.cli.bench.parts import print_parts
from game.cli.bench.progress import progress
from game.cli.bench.rows import Row
from game.cli.bench.values import values
from game.cli.bench.window import frames, start
from game.cli.console import print_error, print_json, print_line


def bench(args: argparse.Namespace) -> int:
    """Measure what was named, or everything, and hold it to its bars."""
    against_torch = args.against == "torch"
    benches: dict[str, Callable[[], list[Row]]] = {
        "engine": partial(engine, against_torch),
        "values": values,
        "levels": levels,
        "frames": frames,
        "start": start,
        "progress": progress,
    }
    here, rows = machine(against_torch), list[Row]()
    for name in args.what or benches:
        print_error(f"Measuring {name} …")
        rows += benches[name]()
    ok = all(row.ok for row in rows)
    if args.json:
        print_json({"ok": ok, "machine": here, "rows": [row.to_dict() for row in rows]})
    else:
        print_line(", ".join(f"{name} {said}" for name, said in here.items()))
        for row in rows:
            if not row.part_of:
                print_line(str(row))
        print_parts(rows)
    return 0 if ok else 1
