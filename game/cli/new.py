"""`new`: a level to begin from, which plays at once."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path
from typing import Final

from game.cli.console import print_line
from game.level.starter import new_level_path, write_starter

NEXT: Final = (
    ("play", "play it as it is"),
    ("validate", "after a change: is the file sound?"),
    ("sample", "is it what you meant?"),
    ("train", "teach a network the changed level"),
    ("check", "can it be won, and only by playing?"),
)


def new(args: argparse.Namespace) -> int:
    """Write a starter level with its trained networks, and say what to do with it."""
    path = new_level_path(args.path)
    level = write_starter(path)
    assert level.network_path is not None
    beside = f"{level.network_path.name} and {path.stem}.rivals.npz"
    print_line(f"{path} is a level that plays; beside it lie its networks, {beside}.")
    print_line("Open it in a text editor: its notes explain each part. Then:")
    print_line()
    wide = max(len(name) for name, _ in NEXT)
    for name, why in NEXT:
        print_line(f"  python main.py {name:<{wide}} {quoted(path)}   {why}")
    print_line()
    folder = quoted(path.parent) if path.parent != Path() else "FOLDER"
    print_line(f"To pass levels on, put them into one file: python main.py pack {folder}")
    return 0


def quoted(path: Path) -> str:
    """A path as it is typed in a terminal."""
    text = str(path)
    if sys.platform == "win32":
        return f'"{text}"' if " " in text else text
    return shlex.quote(text)
