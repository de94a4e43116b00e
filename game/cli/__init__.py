"""The command line: what the player typed, handed to the part of the game that does it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import datetime

from game.cli.console import KNOWN_EXIT, known_error, print_error, print_json
from game.cli.parser import build_parser

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: the words after the program's name; those of the process if not given.

    Returns:
        0 when all is well, 1 when what was checked or asked for is not, 2 for a command that
        cannot be understood, 130 when it was stopped with Ctrl+C.
    """
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # it would speak on standard output
    try:
        args = build_parser().parse_args(argv)
    except SystemExit as stop:  # argparse has said what was wrong
        return stop.code if isinstance(stop.code, int) else 2
    try:
        code = int(args.run(args))
        sys.stdout.flush()
    except KeyboardInterrupt:
        print_error("Stopped.")
        return 130
    except BrokenPipeError:
        # Whoever read our output has had enough; closing it again at exit must not fail.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        message = known_error(error)
        if message is None:
            _say_crash(error, args)
            return KNOWN_EXIT
        print_error(message)
        if getattr(args, "json", False):
            print_json({"ok": False, "error": message})
        return KNOWN_EXIT
    return code


def _say_crash(error: Exception, args: argparse.Namespace) -> None:
    """The last resort: an error nobody foresaw becomes a sentence and an entry in the log."""
    from game.progress.folders import data_folder  # only a crash needs it
    from game.progress.log import log_folder, report

    folder = log_folder(data_folder(args.data))
    found = report(error, "running a command", folder, datetime.now())
    where = f" What is known of it was written to {found.log}." if found.log else ""
    # Every move was kept as it was made.
    on = " Your moves are kept: --resume goes on from the last one." if "resume" in args else ""
    print_error(f"Something went wrong that should not have: {found.summary}.{where}{on}")
