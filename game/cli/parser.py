"""Which commands there are and what they take."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final

import game
from game.cli.values import count, jobs, language, measured, percent, seed, size, theme

SCENES: Final = (
    "title, levels, play, practice, coach, result, review, rivals, race, duel, training, settings, "
    "keys, help, guide, walk, inside, inside-weights, inside-memory, history or watch; where gates "
    "are wired also wire, network, weights or stream"
)
LEVELS: Final = "level files, folders of them, or ids"

Run = Callable[[argparse.Namespace], int]


def build_parser() -> argparse.ArgumentParser:
    """The command line of the game; without a command it is `play`."""
    parser = argparse.ArgumentParser(
        prog=_called(),
        description="Play the LSTM Game: you are the gates of a real LSTM cell.",
        epilog="Without a command, the game opens. COMMAND --help says what else a command takes.",
    )
    parser.add_argument("--version", action="version", version=f"lstm-game {game.__version__}")
    _data(parser, None)
    parser.set_defaults(
        run=_run("play", "play"),
        level=None,
        seed=None,
        text=False,
        moves=None,
        resume=False,
        practice=False,
    )
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")

    def command(name: str, what: str) -> argparse.ArgumentParser:
        said = f"{what[0].upper()}{what[1:]}."
        return commands.add_parser(name, help=what, description=said)

    _play(command("play", "play a level, in a window or as text"))
    _practice(command("practice", "practise a level with its network as the coach"))
    _duel(command("duel", "outlast a network on streams that grow"))
    _guide(command("guide", "read up on LSTMs, by the networks of the game"))
    _new(command("new", "write a level to begin from, which plays at once"))
    _validate(command("validate", "check level files and explain what is wrong"))
    _sample(command("sample", "print streams of a level with their answers"))
    _train(command("train", "train the networks of levels"))
    _check(command("check", "prove that levels can be won, and only by playing"))
    _pack(command("pack", "put levels and networks into one .zip file"))
    _unpack(command("unpack", "open a pack of levels into a new folder"))
    _rivals(command("rivals", "compare all who play a level, and the RNN"))
    _ablate(command("ablate", "train without each ingredient of the recipe"))
    _replay(command("replay", "verify a replay file"))
    _screenshot(command("screenshot", "save a picture of one screen"))
    _export(command("export", "write a network for PyTorch or ONNX"))
    _import(command("import", "take a level's network from PyTorch"))
    _bench(command("bench", "measure how fast the game runs here"))
    return parser


def _called() -> str:
    """What was typed to start the game: Python with `main.py`, or the installed command."""
    return "python main.py" if Path(sys.argv[0]).name == "main.py" else "lstm-game"


def _data(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        default=default,
        help="keep progress in this folder (LSTM_GAME_DATA)",
    )


def _run(module: str, name: str) -> Run:
    """A command that is imported only when it runs: `validate` never loads pygame or the window."""

    def run(args: argparse.Namespace) -> int:
        command: Run = getattr(import_module(f"game.cli.{module}"), name)
        return command(args)

    return run


def _play(parser: argparse.ArgumentParser) -> None:
    _level_to_play(parser, nargs="?")
    parser.add_argument("--resume", action="store_true", help="go on where the level was left")
    parser.add_argument("--practice", action="store_true", help="the same as the command practice")
    parser.add_argument(
        "--moves", type=Path, metavar="FILE", help="as text: play these lines first"
    )
    # Left out here, it stays what was said before the command.
    _data(parser, argparse.SUPPRESS)
    parser.set_defaults(run=_run("play", "play"))


def _practice(parser: argparse.ArgumentParser) -> None:
    _level_to_play(parser, nargs=None)
    _data(parser, argparse.SUPPRESS)
    parser.set_defaults(run=_run("play", "play"), practice=True)


def _level_to_play(parser: argparse.ArgumentParser, nargs: str | None) -> None:
    parser.add_argument(
        "level",
        nargs=nargs,
        metavar="LEVEL",
        help="a level's id, such as fluent, a .json file or a pack",
    )
    parser.add_argument("--seed", type=seed, help="the stream to play; else a fresh one")
    parser.add_argument(
        "--text", action="store_true", help="play in the terminal, without a window"
    )


def _duel(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("level", metavar="LEVEL", help="a level's id, such as fluent, or a file")
    parser.add_argument(
        "--against", default="", metavar="NAME",
        help="novice, apprentice, master, network or RNN (default: the RNN)",
    )  # fmt: skip
    parser.add_argument("--seed", type=seed, help="what the streams follow from; else fresh ones")
    parser.add_argument(
        "--text", action="store_true", help="duel in the terminal, without a window"
    )
    _data(parser, argparse.SUPPRESS)
    parser.set_defaults(run=_run("duel", "duel"))


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "path", nargs="?", default="", metavar="PATH",
        help="the file to write, or the folder for it (default: my-level.json, or a free name)",
    )  # fmt: skip
    parser.set_defaults(run=_run("new", "new"))


def _guide(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "entry", nargs="*", default=[], metavar="ENTRY",
        help="an entry by name or number; after forward-pass, the number of a token",
    )  # fmt: skip
    parser.set_defaults(run=_run("guide", "guide"))


def _validate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help=LEVELS)
    _json(parser)
    parser.set_defaults(run=_run("levels", "validate"))


def _sample(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", help="a level file or id")
    parser.add_argument("--count", type=count, help="print so many streams, and no more")
    parser.add_argument("--seed", type=seed, help="the first stream's seed (default: the level's)")
    parser.add_argument(
        "--stats", type=count, nargs="?", const=0, metavar="N",
        help="sum up N streams besides (as without --count and --seed; default: 1000)",
    )  # fmt: skip
    _json(parser)
    parser.set_defaults(run=_run("sample", "sample"))


def _train(parser: argparse.ArgumentParser) -> None:
    _some_or_all(parser)
    parser.add_argument(
        "--seeds", type=count, help="attempts (default: the level's); not with --verify"
    )
    parser.add_argument(
        "--verify", action="store_true",
        help="train anew, write nothing, and say whether the shipped networks come out again",
    )  # fmt: skip
    parser.set_defaults(run=_run("train", "train"))


def _check(parser: argparse.ArgumentParser) -> None:
    _some_or_all(parser)
    parser.add_argument(
        "--seeds", type=count, default=50, help="streams the solution must win (default: 50)"
    )
    parser.add_argument(
        "--jobs", type=jobs, metavar="N",
        help="levels proved at the same time (default: one on each core)",
    )  # fmt: skip
    _json(parser)
    parser.set_defaults(run=_run("check", "check"))


def _pack(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="a folder of levels, or level files"
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE.zip", help="the pack (default: the folder's name)"
    )
    _replace(parser)
    parser.set_defaults(run=_run("packs", "pack"))


def _unpack(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.zip", help="a pack")
    parser.add_argument(
        "--into", type=Path, metavar="FOLDER", help="a new folder (default: the pack's name)"
    )
    parser.set_defaults(run=_run("packs", "unpack"))


def _ablate(parser: argparse.ArgumentParser) -> None:
    _some_or_all(parser)
    parser.add_argument("--seeds", type=count, help="networks each time (default: the level's)")
    _json(parser)
    parser.set_defaults(run=_run("ablate", "ablate"))


def _rivals(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("level", metavar="LEVEL", help="a level file or id")
    parser.add_argument(
        "--study", action="store_true",
        help="train LSTM and RNN anew, with growing streams and without; writes nothing",
    )  # fmt: skip
    _json(parser)
    parser.set_defaults(run=_run("rivals", "rivals"))


def _screenshot(parser: argparse.ArgumentParser) -> None:
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
    parser.set_defaults(run=_run("screenshot", "screenshot"))


def _replay(parser: argparse.ArgumentParser) -> None:
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
    _json(parser)
    _data(parser, argparse.SUPPRESS)
    parser.epilog = (
        "Exit status: 0 confirmed; 1 refuted, or no replay; 3 it cannot be told, as the level "
        "or its network is another one now."
    )
    parser.set_defaults(run=_run("replay", "replay"))


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("level", metavar="LEVEL", help="a level file or id")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE",
        help="a name ending in .npz, .safetensors or .onnx",
    )  # fmt: skip
    _replace(parser)
    parser.set_defaults(run=_run("exchange", "export"))


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="a state dict in .npz or .safetensors"
    )
    parser.add_argument("level", metavar="LEVEL", help="a level file or id")
    _replace(parser)
    parser.set_defaults(run=_run("exchange", "import_"))


def _bench(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what", nargs="*", type=measured, metavar="WHAT",
        help="engine, values, levels, frames, start; all when none is named",
    )  # fmt: skip
    parser.add_argument("--against", choices=("torch",), help="race the engine against PyTorch too")
    _json(parser)
    parser.set_defaults(run=_run("bench.command", "bench"))


def _some_or_all(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("paths", nargs="*", default=[], metavar="PATH", help=LEVELS)
    which.add_argument("--all", action="store_true", help="every level of the game")


def _replace(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--replace", action="store_true", help="overwrite what is there")


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object and no more")


# -- types of arguments ---------------------------------------------------------------------------
