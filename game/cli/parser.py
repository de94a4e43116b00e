"""Which commands there are; what each takes is told in `takes`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

import game
from game.cli.takes import making, networks, playing
from game.cli.takes.progress import progress
from game.cli.takes.shared import runs, takes_data, takes_text
from game.harmless import harmless


class _Parser(argparse.ArgumentParser):
    """A parser that repeats nothing to a terminal that it would obey; its commands' are of it."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Read the words, if they can be words of a command at all."""
        words = sys.argv[1:] if args is None else list(args)
        for word in words:
            if not _can_be_a_name(word):
                self.error(f"no file and no level can be called {word[:60]!a}")
        return super().parse_known_args(words, namespace)

    def _print_message(self, message: str, file: Any = None) -> None:
        super()._print_message(harmless(message), file)


def _can_be_a_name(word: str) -> bool:
    """Whether the system takes a text for the name of a file, where one may stand for anything."""
    try:
        return b"\0" not in os.fsencode(word)
    except UnicodeEncodeError:  # half of a character
        return False


def build_parser() -> argparse.ArgumentParser:
    """The command line of the game; without a command it is `play`."""
    parser = _Parser(
        prog=_called(),
        description="Play the LSTM Game: you are the gates of a real LSTM cell.",
        epilog="Without a command, the game opens. COMMAND --help says what else a command takes.",
    )
    parser.add_argument("--version", action="version", version=f"lstm-game {game.__version__}")
    takes_data(parser, None)
    takes_text(parser, "the whole game in the terminal, without a window")
    parser.set_defaults(
        run=runs("play", "play"),
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

    playing.play(command("play", "play a level, in a window or as text"))
    playing.practice(command("practice", "practise a level with its network as the coach"))
    playing.duel(command("duel", "outlast a network on streams that grow"))
    playing.guide(command("guide", "read up on LSTMs, by the networks of the game"))
    making.new(command("new", "write a level to begin from, which plays at once"))
    making.validate(command("validate", "check level files and explain what is wrong"))
    making.sample(command("sample", "print streams of a level with their answers"))
    networks.train(command("train", "train the networks of levels"))
    making.check(command("check", "prove that levels can be won, and only by playing"))
    making.pack(command("pack", "put levels and networks into one .zip file"))
    making.unpack(command("unpack", "open a pack of levels into a new folder"))
    networks.rivals(command("rivals", "compare all who play a level, and the RNN"))
    networks.ablate(command("ablate", "train without each ingredient of the recipe"))
    progress(command("progress", "show, export, import or reset what was played"))
    playing.replay(command("replay", "verify a replay file"))
    playing.screenshot(command("screenshot", "save a picture of one screen"))
    networks.export(command("export", "write a network for PyTorch or ONNX"))
    networks.import_(command("import", "take a level's network from PyTorch"))
    networks.bench(command("bench", "measure how fast the game runs here"))
    return parser


def _called() -> str:
    """What was typed to start the game: Python with `main.py`, or the installed command."""
    return "python main.py" if Path(sys.argv[0]).name == "main.py" else "lstm-game"
