"""`rivals`: everyone who plays a level side by side, and how far gradients reach back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from game.cli.console import print_error, print_json
from game.cli.tables import table_console
from game.level.library import find_level
from game.level.loader import load_level
from game.level.training.study import Study, study
from game.rules.rivals import Comparison, Standing, compare

LAGS = (0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
"""The lags that the table shows, besides the last one, as far as there is room; --json gives all.
"""


def rivals(args: argparse.Namespace) -> int:
    """Compare everyone on a level, or train LSTM and RNN anew with and without growing streams."""
    level = load_level(find_level(args.level))
    console = table_console(sys.stdout)
    if args.study:
        print_error(f"Training {level.id} anew, in four ways; nothing is written …")
        found = []
        for each in study(level):
            found.append(each)
            print_error(f"{each.kind}, {_streams(each)}: confidence {each.best.confidence:.3f}")
        if args.json:
            print_json({"level": level.id, "study": [each.to_dict() for each in found]})
        else:
            console.print(_study_table(level.id, found))
        return 0
    comparison = compare(level)
    if args.json:
        print_json(comparison.to_dict())
        return 0
    console.print(_standings_table(comparison))
    console.print(_gradients_table(comparison, console))
    for said in comparison.verdict:
        console.print(said)
    return 0


def _standings_table(found: Comparison) -> Table:
    table = Table(title=f"{found.level.id}: {found.streams} fresh streams")
    table.add_column("")
    for name in ("confidence", "questions right", "parameters", "steps"):
        table.add_column(name, justify="right")
    for standing in found.networks.values():
        table.add_row(*_standing(standing))
    table.add_section()
    for standing in found.baselines:
        table.add_row(*_standing(standing))
    return table


def _standing(standing: Standing) -> tuple[str, ...]:
    counts = (standing.parameters, standing.steps)
    return (
        standing.name,
        f"{standing.play.confidence:.3f}",
        f"{standing.play.right:.1%}",
        *("-" if count is None else f"{count:,}" for count in counts),
    )


def _gradients_table(found: Comparison, console: Console) -> Table:
    """The table with as many lags as the terminal has room for."""
    longest = min(len(fading.state) for fading in found.gradients.values()) - 1
    lags = sorted({lag for lag in LAGS if lag < longest} | {longest})
    table = _gradients_at(found, lags)
    boundless = console.options.update(max_width=1000)
    while len(lags) > 2 and console.measure(table, options=boundless).maximum > console.width:
        # The lag whose neighbours are closest, in proportion, is missed least; both ends stay.
        least = min(range(1, len(lags) - 1), key=lambda n: (lags[n + 1] + 1) / (lags[n - 1] + 1))
        del lags[least]
        table = _gradients_at(found, lags)
    return table


def _gradients_at(found: Comparison, lags: Sequence[int]) -> Table:
    table = Table(title="Gradient by lag (1 at the question)")
    table.add_column("network")
    table.add_column("of")
    for lag in lags:
        table.add_column(str(lag), justify="right")
    for (name, state), fading in found.gradients.items():
        rows = [("hidden state", fading.hidden)]
        if fading.highway is not None:
            rows = [("cell state", fading.state), *rows, ("highway", fading.highway)]
        for label, shares in rows:
            table.add_row(f"{name}, {state}", label, *(f"{shares[lag]:.2g}" for lag in lags))
    return table


def _streams(each: Study) -> str:
    return "growing streams" if each.grown else "full streams from the start"


def _study_table(level_id: str, found: Sequence[Study]) -> Table:
    table = Table(title=f"{level_id}: trained anew, best of all attempts")
    for name in ("", "trained on", "confidence", "questions right", "parameters", "learned"):
        table.add_column(name, justify="right" if name else "left")
    for each in found:
        table.add_row(
            each.kind,
            _streams(each),
            f"{each.best.confidence:.3f}",
            f"{each.best.right:.1%}",
            str(each.parameters),
            f"{each.learned} of {each.attempts}",
        )
    return table
