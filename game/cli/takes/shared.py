"""What several commands take alike, and how a command is found when it runs."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final

LEVELS: Final = "level files, folders of them, or ids"

Run = Callable[[argparse.Namespace], int]


def takes_data(parser: argparse.ArgumentParser, default: str | None) -> None:
    """Where progress is kept, and whose it is.

    Args:
        parser: the command's parser.
        default: `argparse.SUPPRESS` where they may have been said before the command, else None.
    """
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        default=default,
        help="keep progress in this folder (LSTM_GAME_DATA)",
    )
    parser.add_argument(
        "--profile",
        metavar="NAME",
        default=default,
        help="who plays (default: whoever played last)",
    )


def takes_text(parser: argparse.ArgumentParser, what: str) -> None:
    """Whether to do without a window; said before the command or after it."""
    # Left out, it stays what was said before the command.
    parser.add_argument("--text", action="store_true", default=argparse.SUPPRESS, help=what)


def runs(module: str, name: str) -> Run:
    """A command that is imported only when it runs: `validate` never loads pygame or the window."""

    def run(args: argparse.Namespace) -> int:
        command: Run = getattr(import_module(f"game.cli.{module}"), name)
        return command(args)

    return run


def takes_json(parser: argparse.ArgumentParser) -> None:
    """Whether to print one JSON object instead."""
    parser.add_argument("--json", action="store_true", help="print one JSON object and no more")


def takes_levels(parser: argparse.ArgumentParser) -> None:
    """Which levels: some, or every one of the game."""
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("paths", nargs="*", default=[], metavar="PATH", help=LEVELS)
    which.add_argument("--all", action="store_true", help="every level of the game")


def takes_replace(parser: argparse.ArgumentParser) -> None:
    """Whether a file that is there may be overwritten."""
    parser.add_argument("--replace", action="store_true", help="overwrite what is there")
