"""What the commands that make and check levels take."""

from __future__ import annotations

import argparse
from pathlib import Path

from game.cli.takes.shared import LEVELS, runs, takes_json, takes_levels, takes_replace
from game.cli.values import count, jobs, seed


def new(parser: argparse.ArgumentParser) -> None:
    """Write a level to begin from."""
    parser.add_argument(
        "path", nargs="?", default="", metavar="PATH",
        help="the file to write, or the folder for it (default: my-level.json, or a free name)",
    )  # fmt: skip
    parser.set_defaults(run=runs("new", "new"))


def validate(parser: argparse.ArgumentParser) -> None:
    """Check level files."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help=LEVELS)
    takes_json(parser)
    parser.set_defaults(run=runs("levels", "validate"))


def sample(parser: argparse.ArgumentParser) -> None:
    """Print streams."""
    parser.add_argument("path", metavar="PATH", help="a level file or id")
    parser.add_argument("--count", type=count, help="print so many streams, and no more")
    parser.add_argument("--seed", type=seed, help="the first stream's seed (default: the level's)")
    parser.add_argument(
        "--stats", type=count, nargs="?", const=0, metavar="N",
        help="sum up N streams besides (as without --count and --seed; default: 1000)",
    )  # fmt: skip
    takes_json(parser)
    parser.set_defaults(run=runs("sample", "sample"))


def check(parser: argparse.ArgumentParser) -> None:
    """Prove levels."""
    takes_levels(parser)
    parser.add_argument(
        "--seeds", type=count, default=50, help="streams the solution must win (default: 50)"
    )
    parser.add_argument(
        "--jobs", type=jobs, metavar="N",
        help="levels proved at the same time (default: one on each core)",
    )  # fmt: skip
    takes_json(parser)
    parser.set_defaults(run=runs("check", "check"))


def pack(parser: argparse.ArgumentParser) -> None:
    """Put levels into a pack."""
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="a folder of levels, or level files"
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE.zip", help="the pack (default: the folder's name)"
    )
    takes_replace(parser)
    parser.set_defaults(run=runs("packs", "pack"))


def unpack(parser: argparse.ArgumentParser) -> None:
    """Open a pack."""
    parser.add_argument("file", type=Path, metavar="FILE.zip", help="a pack")
    parser.add_argument(
        "--into", type=Path, metavar="FOLDER", help="a new folder (default: the pack's name)"
    )
    parser.set_defaults(run=runs("packs", "unpack"))
