"""The long run: `python -m tests.fuzz --count 20000 --seed 1`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from tests.fuzz.case import Case
from tests.fuzz.judge import Verdict
from tests.fuzz.limits import Took
from tests.fuzz.targets import TARGETS
from tests.fuzz.worker import Worker, shares


@dataclass
class Tally:
    """What came of all cases of one kind."""

    cases: int = 0
    taken: int = 0
    found: int = 0
    most: Took = field(default_factory=Took)
    slowest: int = 0

    def add(self, case: Case, verdict: Verdict) -> None:
        """Count one."""
        self.cases += 1
        self.taken += verdict.taken
        self.found += bool(verdict.wrong)
        if verdict.took.seconds > self.most.seconds:
            self.slowest = case.number
        self.most = self.most.most(verdict.took)


def main(argv: list[str] | None = None) -> int:
    """Make cases, play them, and say what was found; 1 if anything was."""
    args = _parser().parse_args(argv)
    console = Console()
    tallies, before = {name: Tally() for name in TARGETS}, monotonic()
    try:
        _play(args, console, tallies)
    except KeyboardInterrupt:
        console.print("Stopped; so far:")
    console.print(_table(tallies))
    found = sum(each.found for each in tallies.values())
    whole = sum(each.cases for each in tallies.values())
    console.print(
        f"{whole:,} cases of seed {args.seed} in {monotonic() - before:,.0f} s: "
        f"{found or 'none'} of them ended as none may."
    )
    return 1 if found else 0


def _play(args: argparse.Namespace, console: Console, tallies: dict[str, Tally]) -> None:
    """Play every case, say what is found, and count."""
    cases = list(_cases(args))
    with Worker() as worker, _progress(console) as progress:
        bar = progress.add_task("", total=len(cases))
        for case in cases:
            progress.update(bar, description=f"{case.kind} {case.number}")
            verdict = worker.play(case)
            tallies[case.kind].add(case, verdict)
            for wrong in verdict.wrong:
                console.print(f"{case.again}\n    {wrong}", markup=False, soft_wrap=True)
            if args.case is not None:
                console.print(verdict.said, markup=False, soft_wrap=True)
            if args.keep is not None and (verdict.wrong or args.case is not None):
                _keep(case, args.keep)
            progress.advance(bar)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=20_000, help="cases of all kinds together")
    parser.add_argument("--seed", type=int, default=1, help="what all cases follow from")
    parser.add_argument("--only", choices=list(TARGETS), metavar="KIND", action="append",
                        help=f"cases of this kind alone: {', '.join(TARGETS)}")  # fmt: skip
    parser.add_argument("--case", type=int, metavar="N", help="with --only: this case alone")
    parser.add_argument("--start", type=int, default=0, metavar="N",
                        help="go on from the Nth case of each kind")  # fmt: skip
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write what is found there")
    return parser


def _cases(args: argparse.Namespace) -> Iterator[Case]:
    """Every case of the run, the kinds by turns, so that each is reached soon."""
    names = args.only or list(TARGETS)
    if args.case is not None:
        yield from (Case(name, args.seed, args.case) for name in names)
        return
    counts = shares([TARGETS[name] for name in names], args.count)
    due = sorted(
        ((number + 0.5) / count, name, number)
        for name, count in counts.items()
        for number in range(args.start, count)
    )
    for _, name, number in due:
        yield Case(name, args.seed, number)


def _keep(case: Case, folder: Path) -> None:
    """Write the files of a case to a folder of its own."""
    place = folder / case.kind / f"{case.seed}-{case.number}"
    for name, content in TARGETS[case.kind].make(case.random()).items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _progress(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description:<24}"), BarColumn(), MofNCompleteColumn(),
        TimeRemainingColumn(), console=console,
    )  # fmt: skip


def _table(tallies: dict[str, Tally]) -> Table:
    table = Table("kind", "cases", "taken", "found", "slowest s", "of case", "most MB")
    for name, each in tallies.items():
        if each.cases:
            row = [each.cases, each.taken, each.found, f"{each.most.seconds:.2f}", each.slowest]
            table.add_row(name, *map(str, row), f"{each.most.megabytes:.0f}")
    return table


if __name__ == "__main__":
    sys.exit(main())
