"""`export` and `import`: a level's network to PyTorch or ONNX, and back from PyTorch."""

from __future__ import annotations

import argparse
from pathlib import Path

from game.cli.console import CommandError, print_line
from game.level.exchange.transfer import export_network, import_network, locked_values
from game.level.library import find_level
from game.level.loader import load_level
from game.level.model import GATE_WORDS, Level
from game.level.network import NetworkError, load_network
from game.level.rivals import load_rivals, rivals_path
from game.lstm.checkpoint import save_checkpoint
from game.lstm.exchange import ExchangeError
from game.lstm.weights import Sizes


def export(args: argparse.Namespace) -> int:
    """Write a level's network to a file that PyTorch, or an ONNX runtime, can use."""
    level = load_level(find_level(args.level))
    network = load_network(level)
    out: Path = args.out
    if _is_there(out) and level.network_path and out.samefile(level.network_path):
        raise CommandError(
            f"{out}: this is where the level's own network lies; choose another name."
        )
    _refuse_to_replace(out, args.replace)
    try:
        export_network(out, level, network)
    except ExchangeError as error:
        raise CommandError(f'Level "{level.id}" cannot be exported: {error}') from None
    except OSError as error:
        raise _unwritten(out, error) from None
    print_line(f"{out} written: {_modules(network.sizes)}.")
    for said in _changes(level, network.sizes):
        print_line(said)
    return 0


def import_(args: argparse.Namespace) -> int:
    """Put a network from a PyTorch state dict beside a level, and say how legible it is."""
    level = load_level(find_level(args.level))
    path = level.network_path
    assert path is not None  # the level was read from a file
    _refuse_to_replace(path, args.replace)
    imported = import_network(args.file, level)
    try:
        save_checkpoint(path, imported.checkpoint)
    except OSError as error:
        raise _unwritten(path, error) from None
    print_line(f"{path} written: {_modules(imported.checkpoint.weights.sizes)}.")
    if imported.types != ("float32",):
        print_line(f"It was in {' and '.join(imported.types)}; the game keeps float32.")
    figures = imported.legibility
    print_line(f"Own confidence: {figures.own:.3f}; questions right: {figures.right:.1%}.")
    if figures.solution is not None:
        print_line(f"The level's solution reaches {figures.solution_share:.1%} of it.")
    if figures.rounded_share is not None:
        print_line(f"Gates rounded to 0 or 1 reach {figures.rounded_share:.1%} of it.")
    print_line(f"Gates vary by at most {figures.spread:.3f} within a class of tokens.")
    for said in figures.shortfalls:
        print_line(f"Falls short: {said}.")
    for said in _left_behind(level):
        print_line(said)
    return 0


def _left_behind(level: Level) -> list[str]:
    """That the rivals beside a level do not fit its network any more, if so."""
    beside = rivals_path(level)
    if beside is None or not beside.exists():
        return []
    try:
        load_rivals(level)
    except NetworkError as error:
        return [f"{error} (which replaces the imported network)."]
    return []


def _modules(sizes: Sizes) -> str:
    return f"lstm = nn.LSTM({sizes.D}, {sizes.H}), head = nn.Linear({sizes.H}, {sizes.A})"


def _changes(level: Level, sizes: Sizes) -> list[str]:
    """What was written otherwise than the game computes it, to the same effect."""
    said = []
    if sizes.S > 1:
        said.append(f"The {sizes.S} cells of a block have equal gate rows.")
    if not sizes.recurrent:
        said.append("The network is not recurrent: lstm.weight_hh_l0 is zero.")
    for gate, value in locked_values(level).items():
        said.append(f"The level locks the {GATE_WORDS[gate]} gate at {value:g}; so do its weights.")
    return said


def _refuse_to_replace(path: Path, replace: bool) -> None:
    if _is_there(path) and not replace:
        raise CommandError(f"{path}: is there already. To overwrite it, add --replace.")


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name no file can have, or a folder shut to us: writing there will say so
        return False


def _unwritten(path: Path, error: OSError) -> CommandError:
    return CommandError(f"{path}: cannot be written ({error.strerror or error}).")
