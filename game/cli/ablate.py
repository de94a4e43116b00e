"""`ablate`: what each ingredient of the training recipe is worth on some levels."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence

from rich.table import Table

from game.cli.console import CommandError, print_error, print_json
from game.cli.levels import chosen_levels
from game.cli.tables import table_console
from game.level.loader import load_level
from game.level.training.ablation import WITHOUT, Ablation
from game.level.training.ablation import ablate as train_without
from game.lstm.descent import DivergedError


def ablate(args: argparse.Namespace) -> int:
    """Train levels without each ingredient in turn, and print how many networks stay legible."""
    levels = [load_level(path) for path in chosen_levels(args)]
    found: dict[str, list[Ablation]] = {}
    for level in levels:
        if level.id in found:
            raise CommandError(f'{level.path}: another of these levels is called "{level.id}" too.')
        found[level.id] = []
        try:
            for each in train_without(level, args.seeds):
                found[level.id].append(each)
                print_error(f"{level.id}, without {each.without}: {_cell(each)}")
        except DivergedError as error:
            raise CommandError(f"{level.path}: {error}") from None
    if args.json:
        print_json({name: [each.to_dict() for each in rows] for name, rows in found.items()})
        return 0
    console = table_console(sys.stdout, 40 + 14 * (len(levels) + 1))
    console.print(_table(found))
    return 0


def _table(found: Mapping[str, Sequence[Ablation]]) -> Table:
    table = Table(title="Legible networks of those trained, and their mean own confidence")
    table.add_column("without")
    for name in (*found, "in all"):
        table.add_column(name, justify="right")
    for without in WITHOUT:
        rows = [next((e for e in each if e.without == without), None) for each in found.values()]
        met = [row for row in rows if row is not None]
        legible, attempts = sum(e.legible for e in met), sum(e.attempts for e in met)
        cells = ("-" if row is None else _cell(row) for row in rows)
        table.add_row(without, *cells, f"{legible}/{attempts}")
    return table


def _cell(each: Ablation) -> str:
    return f"{each.legible}/{each.attempts} {each.own:.3f}"
