"""`train`: fit a level's networks and its rivals, with a bar to watch."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from game.cli.console import CommandError, print_error, print_line
from game.cli.levels import chosen_levels
from game.cli.tables import table_console
from game.cli.train_tables import attempts_table, gates_table, legibility_cells, rivals_table
from game.level.loader import load_level
from game.level.measure.legibility import Legibility
from game.level.model import Level
from game.level.network import load_trained
from game.level.rivals import Rivals, rivals_path, save_rivals
from game.level.training.attempts import Attempts
from game.level.training.level_training import LevelTraining, Trained
from game.level.training.rivals_training import RnnAttempts, make_rivals
from game.level.training.unfinished import resume, save_unfinished, unfinished_path
from game.level.training.verification import OnceMore, Verification, recorded_seed, verify
from game.lstm.checkpoint import save_checkpoint
from game.lstm.descent import DivergedError

REDRAW_STEPS = 10


def train(args: argparse.Namespace) -> int:
    """Train levels one after another; Ctrl+C keeps what was done, and the next call goes on."""
    console = table_console(sys.stderr)
    levels = [
        load_level(path) for path in chosen_levels(args)
    ]  # a bad file stops it before it starts
    if args.verify:
        if args.seeds is not None:
            raise CommandError(
                "--verify makes only the attempt anew that each network came from, so --seeds "
                "has no say in it. Leave it out."
            )
        return _verify_all(levels, console)
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
    """Train one level and write its most legible network and the rivals beside it.

    Raises:
        CommandError: a file cannot be written, or training runs away whatever is tried.
        KeyboardInterrupt: it was stopped; how far it came was kept.
    """
    assert level.path is not None  # levels to train come from files
    training = LevelTraining(level, seeds)
    rnns, unfinished = RnnAttempts(training), unfinished_path(level.path)
    if resume(unfinished, level, training, rnns):
        console.print(f"Going on with {level.id} where it was stopped.")
    began = perf_counter()
    try:
        _watch(training, console)
        _watch(rnns, console)
        rivals = make_rivals(training, rnns)
    except KeyboardInterrupt:
        _keep(unfinished, level, training, rnns)
        console.print(f"Stopped. {unfinished} is kept; the same command goes on from there.")
        raise
    paths = _save(level, training.best, rivals)
    unfinished.unlink(missing_ok=True)
    console.print(attempts_table(training.finished, training.best))
    console.print(gates_table(training.best.legibility))
    console.print(rivals_table(rivals, training.best))
    console.print(f"{paths} written after {perf_counter() - began:.1f} s.")
    for said in training.best.legibility.shortfalls:
        console.print(f"Falls short: {said}.", style="yellow")
    return training.best


def _verify_all(levels: list[Level], console: Console) -> int:
    """Train levels anew, write nothing, and say whether the shipped networks come out again."""
    shipped = [load_trained(level) for level in levels]  # a missing one stops it before it starts
    seeds = [recorded_seed(level, each) for level, each in zip(levels, shipped, strict=True)]
    parted = False
    for level, network, seed in zip(levels, shipped, seeds, strict=True):
        training = OnceMore(level, seed)
        _watch(training, console)
        found = verify(level, network, training.best)
        print_line(f"{level.id}: {_verdict(found)}")
        if found.changed:
            print_line(f"{level.id}: since it was trained, {'; '.join(found.changed)}.")
        table = Table("", "own", "solution", "rounded", "spread", "questions", "legible")
        table.add_row("shipped", *legibility_cells(found.shipped))
        table.add_row("anew", *legibility_cells(found.anew))
        console.print(table)
        parted |= not found.ok
    return 1 if parted else 0


def _verdict(found: Verification) -> str:
    if found.identical:
        return "trained anew, it has the same weights, bit for bit."
    if found.ok:
        return (
            f"trained anew, it has other weights and behaves the same: {found.agreement:.1%} of "
            f"its answers, gates at most {found.gates_apart:.3f} apart."
        )
    return "trained anew, it is not the same network: " + "; ".join(found.differences) + "."


def _watch(training: Attempts[Any], console: Console) -> None:
    try:
        _show(training, console)
    except DivergedError as error:
        raise CommandError(f"{training.level.path}: {error}") from None


def _show(training: Attempts[Any], console: Console) -> None:
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("loss {task.fields[loss]:.3f} bits{task.fields[legible]}", markup=False),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal) as bars:
        bar, current, restarts = None, -1, 0
        for at in training.run():
            if at.attempt != current:
                current = at.attempt
                if bar is not None:
                    bars.update(bar, completed=at.steps)
                name = f"{training.level.id}, {at.kind} {at.attempt + 1} of {at.attempts}"
                bar = bars.add_task(name, total=at.steps, loss=at.loss, legible="")
                if not console.is_terminal:
                    console.print(f"Training {name} …")
            if at.restarts > restarts:
                console.print(f"{name} ran away and begins anew with a lower learning rate.")
            restarts = at.restarts
            if bar is not None and at.legibility:
                bars.update(bar, legible=f", {_glance(at.legibility)}")
            if bar is not None and (at.step % REDRAW_STEPS == 0 or at.step >= at.steps):
                bars.update(bar, completed=at.step, loss=at.loss)


def _glance(figures: Legibility) -> str:
    solved = "" if figures.solution is None else f", solution {figures.solution_share:.0%} of it"
    return f"own confidence {figures.own:.2f}{solved}"


def _keep(path: Path, level: Level, *stages: Attempts[Any]) -> None:
    try:
        save_unfinished(path, level, *stages)
    except OSError as error:
        raise CommandError(
            f"Stopped, and what was done is lost: {path} cannot be written "
            f"({error.strerror or error})."
        ) from None


def _save(level: Level, trained: Trained, rivals: Rivals) -> str:
    """Write both files; killed in between, the next load finds that they do not fit together."""
    network, beside = level.network_path, rivals_path(level)
    assert network is not None
    assert beside is not None  # levels to train come from files
    path = network
    try:
        save_checkpoint(path, trained.checkpoint)
        path = beside
        save_rivals(path, level, trained.checkpoint.weights, rivals)
    except OSError as error:
        raise CommandError(f"{path}: cannot be written ({error.strerror or error}).") from None
    return f"{network} and {beside.name}"
