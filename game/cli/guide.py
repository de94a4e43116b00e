"""`guide`: the Field guide in the terminal."""

from __future__ import annotations

import argparse
import sys

from game.level.library import all_level_paths
from game.text.field_guide import say_guide
from game.text.terminal import StreamTerminal


def guide(args: argparse.Namespace) -> int:
    """List the entries of the Field guide, or print one."""
    shipped = {path.stem for path in all_level_paths()}
    found = say_guide(StreamTerminal(sys.stdin, sys.stdout), args.entry, shipped)
    return 0 if found else 1
