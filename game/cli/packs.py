"""`pack` and `unpack`: a folder of levels as one file, and back."""

from __future__ import annotations

import argparse
from pathlib import Path

from game.cli.console import CommandError, print_line
from game.level.pack.names import is_level
from game.level.pack.opening import unpack as unpacked
from game.level.pack.writing import pack as packed


def pack(args: argparse.Namespace) -> int:
    """Put levels with their networks into one .zip file."""
    sources = [Path(name) for name in args.paths]
    made = packed(sources, _out(args, sources), replace_it=args.replace)
    size = made.path.stat().st_size
    print_line(f"{made.path}: {_levels(made.names)}, {size:,} bytes.")
    if made.left_out:
        print_line(f"Left out, as they are not part of a level: {', '.join(made.left_out)}.")
    print_line(f"Whoever gets it plays it with: python main.py play {made.path.name}")
    return 0


def _out(args: argparse.Namespace, sources: list[Path]) -> Path:
    if args.out is not None:
        if args.out.suffix.lower() != ".zip":
            raise CommandError(f"{args.out}: a pack's name ends in .zip.")
        return Path(args.out)
    first = sources[0].resolve()
    return Path(f"{first.name if first.is_dir() else first.stem}.zip")


def unpack(args: argparse.Namespace) -> int:
    """Open a pack into a new folder."""
    target = args.into if args.into is not None else Path(args.file.stem)
    names = unpacked(args.file, target)
    print_line(f"{target}: {_levels(names)}.")
    levels = [name for name in names if is_level(name)]
    for name in levels:
        print_line(f"  python main.py play {target / name}")
    return 0


def _levels(names: tuple[str, ...]) -> str:
    levels = sum(map(is_level, names))
    return f"{levels} level{'s' if levels != 1 else ''} in {len(names)} files"
