"""What the commands about networks take: training, comparing, passing on, measuring."""

from __future__ import annotations

import argparse
from pathlib import Path

from game.cli.takes.shared import runs, takes_json, takes_levels, takes_replace
from game.cli.values import count, measured


def train(parser: argparse.ArgumentParser) -> None:
    """Train networks."""
    takes_levels(parser)
    parser.add_argument(
        "--seeds", type=count, help="attempts (default: the level's); not with --verify"
    )
    parser.add_argument(
        "--verify", action="store_true",
        help="train anew, write nothing, and say whether the shipped networks come out again",
    )  # fmt: skip
    parser.set_defaults(run=runs("train", "train"))


def ablate(parser: argparse.ArgumentParser) -> None:
    """Train without parts of the recipe."""
    takes_levels(parser)
    parser.add_argument("--seeds", type=count, help="networks each time (default: the level's)")
    takes_json(parser)
    parser.set_defaults(run=runs("ablate", "ablate"))


def rivals(parser: argparse.ArgumentParser) -> None:
    """Compare all who play a level."""
    parser.add_argument("level", metavar="LEVEL", help="a level file or id")
    parser.add_argument(
        "--study", action="store_true",
        help="train LSTM and RNN anew, with growing streams and without; writes nothing",
    )  # fmt: skip
    takes_json(parser)
    parser.set_defaults(run=runs("rivals", "rivals"))


def export(parser: argparse.ArgumentParser) -> None:
    """Write a network for others."""
    parser.add_argument("level", metavar="LEVEL", help="a level file or id")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE",
        help="a name ending in .npz, .safetensors or .onnx",
    )  # fmt: skip
    takes_replace(parser)
    parser.set_defaults(run=runs("exchange", "export"))


def import_(parser: argparse.ArgumentParser) -> None:
    """Take a network from others."""
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="a state dict in .npz or .safetensors"
    )
    parser.add_argument("level", metavar="LEVEL", help="a level file or id")
    takes_replace(parser)
    parser.set_defaults(run=runs("exchange", "import_"))


def bench(parser: argparse.ArgumentParser) -> None:
    """Measure how fast the game runs."""
    parser.add_argument(
        "what", nargs="*", type=measured, metavar="WHAT",
        help="engine, values, levels, frames, start, progress; all when none is named",
    )  # fmt: skip
    parser.add_argument("--against", choices=("torch",), help="race the engine against PyTorch too")
    takes_json(parser)
    parser.set_defaults(run=runs("bench.command", "bench"))
