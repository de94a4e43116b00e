"""`train`: fit a level's networks, with a bar to watch, and keep the most legible."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from game.cli.console import CommandError, print_error
from game.cli.levels import chosen_levels
from game.level.legibility import Legibility
from game.level.loader import load_level
from game.level.model import Level
from game.level.training import LevelTraining, Trained
from game.level.unfinished import resume, save_unfinished, unfinished_path
from game.lstm.checkpoint import save_checkpoint

REDRAW_STEPS = 10


def train(args: argparse.Namespace) -> int:
    """Train levels one after another; Ctrl+C keeps what was done, and the next call goes on."""
    console = Console(file=sys.stderr, highlight=False)
    if not console.is_terminal:
        console.width = 100
    levels = [
        load_level(path) for path in chosen_levels(args)
    ]  # a bad file stops it before it starts
    illegible = []
    for level in levels:
        best = train_level(level, args.seeds, console)
        if not best.legibility.passes:
            illegible.append(level.id)
    if illegible:
        print_error(
            f"Not legible yet: {', '.join(illegible)}. Try more steps or seeds, or see what "
            "check says."
        )
    return 0


def train_level(level: Level, seeds: int | None, console: Console) -> Trained:
    """Train one level and write the most legible network beside it.

    Raises:
        CommandError: the network cannot be written.
        KeyboardInterrupt: it was stopped; how far it came was kept.
    """
    assert level.path is not None  # levels to train come from files
    training, unfinished = LevelTraining(level, seeds), unfinished_path(level.path)
    if resume(unfinished, training):
        console.print(f"Going on with {level.id} where it was stopped.")
    began = perf_counter()
    try:
        _watch(training, level, console)
    except KeyboardInterrupt:
        _keep(training, unfinished)
        console.print(f"Stopped. {unfinished} is kept; the same command goes on from there.")
        raise
    path = _save(level, training.best)
    unfinished.unlink(missing_ok=True)
    console.print(_table(training.finished, training.best))
    console.print(f"{path} written after {perf_counter() - began:.1f} s.")
    for said in training.best.legibility.shortfalls:
        console.print(f"Falls short: {said}.", style="yellow")
    return training.best


def _watch(training: LevelTraining, level: Level, console: Console) -> None:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("loss {task.fields[loss]:.3f} bits{task.fields[legible]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as bars:
        bar, current = None, -1
        for at in training.run():
            if at.seed != current:
                current = at.seed
                if bar is not None:
                    bars.update(bar, completed=at.steps)
                name = f"{level.id}, seed {at.seed + 1} of {at.seeds}"
                bar = bars.add_task(name, total=at.steps, loss=at.loss, legible="")
                if not console.is_terminal:
                    console.print(f"Training {name} …")
            if bar is not None and at.legibility:
                bars.update(bar, legible=f", {_glance(at.legibility)}")
            if bar is not None and (at.step % REDRAW_STEPS == 0 or at.step >= at.steps):
                bars.update(bar, completed=at.step, loss=at.loss)


def _glance(figures: Legibility) -> str:
    solved = "" if figures.solution is None else f", solution {figures.solution_share:.0%} of it"
    return f"own confidence {figures.own:.2f}{solved}"


def _keep(training: LevelTraining, path: Path) -> None:
    try:
        save_unfinished(path, training)
    except OSError as error:
        raise CommandError(
            f"Stopped, and what was done is lost: {path} cannot be written "
            f"({error.strerror or error})."
        ) from None


def _save(level: Level, trained: Trained) -> Path:
    path = level.network_path
    assert path is not None  # levels to train come from files
    try:
        save_checkpoint(path, trained.checkpoint)
    except OSError as error:
        raise CommandError(f"{path}: cannot be written ({error.strerror or error}).") from None
    return path


def _table(finished: list[Trained], best: Trained) -> Table:
    table = Table(title="Legibility")
    for name in ("seed", "own", "solution", "rounded", "spread", "questions", "legible", ""):
        table.add_column(name, justify="right")
    for each in finished:
        table.add_row(str(each.seed + 1), *_row(each.legibility), "kept" if each is best else "")
    return table


def _row(figures: Legibility) -> tuple[str, ...]:
    return (
        f"{figures.own:.3f}",
        "-" if figures.solution is None else f"{figures.solution_share:.1%}",
        f"{figures.rounded_share:.1%}",
        f"{figures.spread:.3f}",
        f"{figures.right:.1%}",
        "yes" if figures.passes else "no",
    )
