"""What the commands take that play, show plays or explain them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from game.cli.takes.shared import runs, takes_data, takes_json, takes_text
from game.cli.values import language, percent, seed, size, theme

SCENES: Final = (
    "title, levels, play, practice, coach, result, review, rivals, race, duel, training, settings, "
    "keys, help, guide, walk, inside, inside-weights, inside-memory, history, profiles or watch; "
    "where gates are wired also wire, network, weights or stream"
)


def play(parser: argparse.ArgumentParser) -> None:
    """Play a level."""
    _level_to_play(parser, nargs="?")
    parser.add_argument("--resume", action="store_true", help="go on where the level was left")
    parser.add_argument("--practice", action="store_true", help="the same as the command practice")
    parser.add_argument(
        "--moves", type=Path, metavar="FILE", help="as text: play these lines first"
    )
    # Left out here, it stays what was said before the command.
    takes_data(parser, argparse.SUPPRESS)
    parser.set_defaults(run=runs("play", "play"))


def practice(parser: argparse.ArgumentParser) -> None:
    """Practise a level."""
    _level_to_play(parser, nargs=None)
    takes_data(parser, argparse.SUPPRESS)
    parser.set_defaults(run=runs("play", "play"), practice=True)


def _level_to_play(parser: argparse.ArgumentParser, nargs: str | None) -> None:
    parser.add_argument(
        "level",
        nargs=nargs,
        metavar="LEVEL",
        help="a level's id, such as fluent, a .json file or a pack",
    )
    parser.add_argument("--seed", type=seed, help="the stream to play; else a fresh one")
    takes_text(parser, "play in the terminal, without a window")


def duel(parser: argparse.ArgumentParser) -> None:
    """Outlast a network."""
    parser.add_argument("level", metavar="LEVEL", help="a level's id, such as fluent, or a file")
    parser.add_argument(
        "--against", default="", metavar="NAME",
        help="novice, apprentice, master, network or RNN (default: the RNN)",
    )  # fmt: skip
    parser.add_argument("--seed", type=seed, help="what the streams follow from; else fresh ones")
    takes_text(parser, "duel in the terminal, without a window")
    takes_data(parser, argparse.SUPPRESS)
    parser.set_defaults(run=runs("duel", "duel"))


def guide(parser: argparse.ArgumentParser) -> None:
    """Read up on LSTMs."""
    parser.add_argument(
        "entry", nargs="*", default=[], metavar="ENTRY",
        help="an entry by name or number; after forward-pass, the number of a token",
    )  # fmt: skip
    parser.set_defaults(run=runs("guide", "guide"))


def replay(parser: argparse.ArgumentParser) -> None:
    """Verify a replay."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a replay saved by the game")
    parser.add_argument(
        "--level", metavar="PATH",
        help="the level it is of, if it is not the game's own: a file, its folder or a pack",
    )  # fmt: skip
    parser.add_argument(
        "--text", action="store_true", help="say what comes of it, without a window"
    )
    parser.add_argument("--png", type=Path, metavar="OUT", help="write a picture of its review")
    parser.add_argument("--gif", type=Path, metavar="OUT", help="write a film of it")
    takes_json(parser)
    takes_data(parser, argparse.SUPPRESS)
    parser.epilog = (
        "Exit status: 0 confirmed; 1 refuted, or no replay; 3 it cannot be told, as the level "
        "or its network is another one now."
    )
    parser.set_defaults(run=runs("replay", "replay"))


def screenshot(parser: argparse.ArgumentParser) -> None:
    """Take a picture of a screen."""
    parser.add_argument("scene", metavar="SCENE", help=SCENES)
    parser.add_argument("--level", help="the level to show, by id or file")
    parser.add_argument("--entry", help="the entry of the Field guide to show")
    parser.add_argument("--seed", type=seed, help="the stream to show")
    parser.add_argument("--moves", type=Path, metavar="FILE", help="play these moves first")
    parser.add_argument(
        "--size",
        type=size,
        default=(1280, 720),
        metavar="WxH",
        help="the picture's size in pixels (default: 1280x720)",
    )
    parser.add_argument(
        "--text-size",
        type=percent,
        default=100,
        metavar="PCT",
        help="text size in percent, 100 to 200 (default: 100)",
    )
    parser.add_argument("--theme", default="dark", type=theme, help="dark, light or contrast")
    parser.add_argument("--language", type=language, default="en", help="such as en or de")
    parser.add_argument("--no-prompts", action="store_true", help="leave a newcomer's prompts out")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="PNG", help="the picture to write"
    )
    parser.set_defaults(run=runs("screenshot", "screenshot"))
