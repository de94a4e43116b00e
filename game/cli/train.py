"""`train`: fit a level's networks and its rivals, with a bar to watch."""

from __future__ import annotations

import argparse
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from time import perf_counter

from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars
from rich.table import Table

from game.cli.console import CommandError, print_error, print_line
from game.cli.levels import chosen_levels
from game.cli.tables import table_console
from game.cli.train_tables import attempts_table, gates_table, legibility_cells, rivals_table
from game.level.loader import load_level
from game.level.measure.legibility import Legibility
from game.level.model import Level
from game.level.network import load_trained
from game.level.processes import noted_ctrl_c
from game.level.training.attempts import Progress, Stage
from game.level.training.job import LevelJob, UnwritableError
from game.level.training.level_training import Trained
from game.level.training.verification import OnceMore, Verification, recorded_seed, verify
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
    job = LevelJob(level, seeds)
    if job.resumed:
        console.print(f"Going on with {level.id} where it was stopped.")
    began = perf_counter()
    with (
        _told(level),
        noted_ctrl_c() as pressed,
        closing(_shown(level, job.run(), console)) as steps,
    ):
        for _ in steps:
            if pressed():
                break
    if job.result is None:
        _keep(job)
        console.print(f"Stopped. {job.unfinished} is kept; the same command goes on from there.")
        raise KeyboardInterrupt
    result, (network, beside) = job.result, job.files
    console.print(attempts_table(result.attempts, result.best))
    console.print(gates_table(result.best.legibility))
    console.print(rivals_table(result.rivals, result.best))
    took = perf_counter() - began
    console.print(f"{network} and {beside.name} written after {took:.1f} s.")
    for said in result.best.legibility.shortfalls:
        console.print(f"Falls short: {said}.", style="yellow")
    return result.best


def _verify_all(levels: list[Level], console: Console) -> int:
    """Train levels anew, write nothing, and say whether the shipped networks come out again."""
    shipped = [load_trained(level) for level in levels]  # a missing one stops it before it starts
    seeds = [recorded_seed(level, each) for level, each in zip(levels, shipped, strict=True)]
    parted = False
    for level, network, seed in zip(levels, shipped, seeds, strict=True):
        training = OnceMore(level, seed)
        with _told(level):
            deque(_shown(level, training.run(), console), maxlen=0)
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


@contextmanager
def _told(level: Level) -> Iterator[None]:
    """What may go wrong with a training, as a command says it."""
    try:
        yield
    except UnwritableError as error:
        raise CommandError(str(error)) from None
    except DivergedError as error:
        raise CommandError(f"{level.path}: {error}") from None


def _shown(level: Level, run: Iterable[Progress], console: Console) -> Generator[Progress]:
    """Pass a training on, with a bar for each attempt."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("loss {task.fields[loss]:.3f} bits{task.fields[legible]}", markup=False),
        TimeRemainingColumn(),
    )
    with Bars(*columns, console=console, disable=not console.is_terminal) as bars:
        bar, restarts = None, 0
        current: tuple[Stage, int] | None = None
        for at in run:
            if (at.kind, at.attempt) != current:
                current = at.kind, at.attempt
                if bar is not None:
                    bars.update(bar, completed=at.steps)
                name = f"{level.id}, {at.what}"
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
            yield at


def _glance(figures: Legibility) -> str:
    solved = "" if figures.solution is None else f", solution {figures.solution_share:.0%} of it"
    return f"own confidence {figures.own:.2f}{solved}"


def _keep(job: LevelJob) -> None:
    try:
        job.keep()
    except UnwritableError as error:
        raise CommandError(f"Stopped, and what was done is lost: {error}") from None
