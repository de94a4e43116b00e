"""The command line: what the player typed, handed to the part of the game that does it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from game.cli.console import KNOWN_EXIT, known_error, print_error, print_json
from game.cli.crash import say_crash
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
            say_crash(error, sys.argv[1:] if argv is None else argv)
            return KNOWN_EXIT
        print_error(message)
        if getattr(args, "json", False):
            print_json({"ok": False, "error": message})
        return KNOWN_EXIT
    return code
