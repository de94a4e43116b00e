"""`python -m tests.hard WHAT`: the long versions of what the suite does for a moment."""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.progress import track

CONSOLE = Console(stderr=True)


def kills(count: int, seed: int) -> None:
    """Kill playing, training and writing at random moments, and look at what is left."""
    from tests.hard.kills import LOOKS, kill_and_look, make_ready

    rng, kinds = random.Random(seed), sorted(LOOKS)
    with tempfile.TemporaryDirectory() as folder:
        for n in track(range(count), "Killing …", console=CONSOLE):
            kind = kinds[n % len(kinds)]
            kill_and_look(kind, make_ready(kind, Path(folder)), rng)
    print(f"{count} kills of {', '.join(kinds)}: nothing lost, nothing half-written.")


def soak(count: int, seed: int) -> None:
    """Play so many frames, and see that memory stays what it is."""
    from tests.hard.soak import PLAYS_A_READING, growth, soaked

    random.seed(seed)
    with tempfile.TemporaryDirectory() as folder:
        readings = list(soaked(Path(folder), count, PLAYS_A_READING, CONSOLE))
    last = readings[-1]
    print(
        f"{last.frames:,} frames, {last.plays} plays: {readings[0].megabytes:.0f} MB at first, "
        f"{last.megabytes:.0f} MB at last, {growth(readings):+.1%} once everything was seen."
    )


def copies(count: int, seed: int) -> None:
    """Have four copies of the game at one store at once, round after round."""
    from tests.hard.copies import at_once

    earned = 0
    with tempfile.TemporaryDirectory() as folder:
        for n in track(range(count), "Playing …", console=CONSOLE):
            place = Path(folder) / str(n // 5)  # a new store now and then
            place.mkdir(exist_ok=True)
            earned += at_once(place, 4, 3.0, first=seed + 4 * n)
    print(f"{count} rounds of 4 copies: {earned:,} plays earned, none lost, no file half-written.")


def disk(count: int, seed: int) -> None:
    """Play on tiny disks that fill up and get room again; then have every command find one full."""
    from tests.hard.disk import SIZE, fill, played_to, refused, tiny_disk

    rng, plays = random.Random(seed), 0
    with tempfile.TemporaryDirectory() as folder, tiny_disk(Path(folder) / "disk") as tiny:
        for _ in track(range(count), "Playing …", console=CONSOLE):
            plays += played_to(tiny, rng.randrange(0, SIZE // 2, 512))
        (tiny / "out").mkdir()
        fill(tiny)
        told = refused(Path(folder) / "levels", tiny)
    print(f"{count} disks of {SIZE:,} bytes filled: {plays:,} plays, none lost; {told} commands.")


RUNS = {"kills": (kills, 200), "soak": (soak, 100_000), "copies": (copies, 40), "disk": (disk, 200)}


def main() -> None:
    """Run one of them."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    parser = argparse.ArgumentParser(prog="python -m tests.hard", description=__doc__)
    parser.add_argument("what", choices=RUNS)
    parser.add_argument("--count", type=int, help="kills, frames, rounds or disks")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    run, usual = RUNS[args.what]
    run(args.count or usual, args.seed)


if __name__ == "__main__":
    sys.exit(main())
