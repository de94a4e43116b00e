"""`check`: prove levels, each in a process of its own where there are several."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from game.cli.console import print_error, print_json, print_line
from game.cli.levels import chosen_levels
from game.cli.tables import table_console
from game.cli.workers import each_in_turn
from game.level.format.problems import LevelError


def check(args: argparse.Namespace) -> int:
    """Prove levels: the solution wins, simple play fails, nothing leaks."""
    paths = chosen_levels(args)
    tasks = [(str(path), args.seeds) for path in paths]
    with closing(each_in_turn(prove, tasks, args.jobs)) as reports:
        found = list(_watched(paths, reports))
    ok = all(report["ok"] for report in found)
    if args.json:
        print_json({"ok": ok, "levels": found})
    else:
        _say_reports(found)
    return 0 if ok else 1


def prove(task: tuple[str, int]) -> dict[str, Any]:
    """The report on the level of one file, as plain values: it may come from another process."""
    from game.level.loader import load_level
    from game.level.network import NetworkError, load_network
    from game.rules.check import check as proved

    path, seeds = Path(task[0]), task[1]
    try:
        level = load_level(path)
        return proved(level, load_network(level), seeds=seeds).to_dict()
    except (LevelError, NetworkError) as error:
        return {"level": path.stem, "ok": False, "error": str(error), "findings": []}


def _watched(paths: Sequence[Path], reports: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The reports as they come, with a bar to watch, or a line for each where there is none."""
    console = table_console(sys.stderr)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, console=console, disable=not console.is_terminal, transient=True
    ) as bars:
        bar = bars.add_task("", total=len(paths))
        for path in paths:
            bars.update(bar, description=f"Checking {path.stem} …")
            if not console.is_terminal:
                print_error(f"Checking {path.stem} …")
            yield next(reports)
            bars.advance(bar)


def _say_reports(found: Sequence[dict[str, Any]]) -> None:
    for report in found:
        print_line(f"{report['level']}: {'proved' if report['ok'] else 'not proved'}")
        if "error" in report:
            print_line(f"  {report['error']}")
        for finding in report["findings"]:
            print_line(f"  {'ok  ' if finding['ok'] else 'FAIL'}  {finding['text']}")
    bad = sum(not report["ok"] for report in found)
    if len(found) > 1:
        print_line(f"{len(found) - bad} of {len(found)} levels are proved.")
