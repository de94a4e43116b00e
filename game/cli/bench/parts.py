"""The tables that say where the time of something measured goes, part by part."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich.table import Table

from game.cli.bench.rows import Row
from game.cli.tables import table_console


def print_parts(rows: Sequence[Row]) -> None:
    """Print a table for everything that has parts, one column each, the parts below each other."""
    wholes = list(dict.fromkeys(row.part_of for row in rows if row.part_of))
    if not wholes:
        return
    named = list(dict.fromkeys(row.what for row in rows if row.part_of))
    table = Table(title="where a frame's time goes: median, 99th percentile (ms), share")
    table.add_column("part", no_wrap=True)
    for whole in wholes:
        table.add_column(whole.replace(", ", "\n"), justify="right", no_wrap=True)
    found = {(row.part_of, row.what): row for row in rows}
    for name in named:
        table.add_row(name, *(_figures(found.get((whole, name))) for whole in wholes))
    table_console(sys.stdout).print(table)


def _figures(row: Row | None) -> str:
    if row is None or row.value is None or row.p99 is None or row.share is None:
        return ""
    return f"{row.value:.2f} {row.p99:5.2f} {row.share:4.0%}"
