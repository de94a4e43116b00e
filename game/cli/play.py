"""`play`: the window, or the terminal when that is asked for or there is no display."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from game import words
from game.cli.console import print_error
from game.level.format.problems import LevelError
from game.level.library import find_level, worlds
from game.level.loader import load_level
from game.level.model import Level, World
from game.level.network import NetworkError, load_network
from game.level.pack.opening import opened, worlds_in
from game.lstm.weights import Weights
from game.progress.settings import kept_settings
from game.progress.store import Store, data_folder
from game.rules.script import read_lines
from game.rules.seeds import fresh_seed
from game.text.menu import Menu
from game.text.play import TextGame
from game.text.terminal import Left, Prompted, StreamTerminal, Terminal
from game.text.training import offer_training

PACK: Final = ".zip"


def play(args: argparse.Namespace) -> int:
    """Play a level or a pack, or open the game and choose a level."""
    pack = _opened(args)
    with Store(data_folder(args.data)) as store:
        if store.message:
            print_error(store.message)
        as_text = args.text or args.moves is not None
        if not as_text:
            code = _window(args, store, pack)
            if code is not None:
                return code
        return _text(args, store, pack)


def _opened(args: argparse.Namespace) -> Path | None:
    """The folder of the pack that is to be played, if it is one.

    A pack of a single level is that level; of several, one is chosen from a list.
    """
    if args.level is None or Path(args.level).suffix.lower() != PACK:
        return None
    pack = opened(Path(args.level), data_folder(args.data) / "packs")
    levels = worlds_in(pack)[0].levels
    args.level = str(levels[0]) if len(levels) == 1 else None
    return pack


def _window(args: argparse.Namespace, store: Store, pack: Path | None) -> int | None:
    """The exit code of the window; None when there is none to be had, and why was said."""
    try:
        from game.ui.app import NoDisplay, open_game
        from game.ui.library import PackLibrary
    except ModuleNotFoundError as error:
        if error.name not in ("pygame", "pygame_gui"):
            raise
        print_error(f"{error.name} is not installed, so there is no window; playing as text.")
        return None
    level = None if args.level is None else load_level(find_level(args.level))
    try:
        library = PackLibrary(pack) if pack is not None else None
        return open_game(level, args.seed, store=store, library=library, resume=args.resume,
                         practice=args.practice)  # fmt: skip
    except NoDisplay as reason:
        print_error(f"{reason} Playing as text.")
        return None


def _text(args: argparse.Namespace, store: Store, pack: Path | None) -> int:
    by_hand = StreamTerminal(sys.stdin, sys.stdout)
    terminal: Terminal = by_hand
    if args.moves is not None:
        lines = [line.partition("#") for line in read_lines(args.moves)]
        terminal = Prompted(
            [text for text, comment, _ in lines if text.strip() or not comment], terminal
        )
    words.use(kept_settings(store).language)
    practice = args.practice
    if args.level is not None:
        # Asked for by name: what is wrong with it ends the command.
        path: Path | None = (named := find_level(args.level))
        level = load_level(named)
        network = _network(level, by_hand)
        if network is None:
            raise KeyboardInterrupt
        led = args.moves is None
        game = TextGame(terminal, store, fresh_seed, practice=practice, led=led)
        left: Left = game.play_text(level, network, args.seed, resume=args.resume)
    else:
        terminal.say(words.say("text.title"), "bold")
        path = None
        left = "list"
    listed = worlds() if pack is None else worlds_in(pack)
    while left != "quit":
        path = _following(path, listed) if left == "next" else None
        if path is None:
            chosen = Menu(terminal, listed, store).choose()
            if chosen is None:
                return 0
            path, practice = chosen.path, chosen.practice or args.practice
        game = TextGame(terminal, store, fresh_seed, practice=practice)
        try:
            level = load_level(path)
            network = _network(level, by_hand)
            left = "list" if network is None else game.play_text(level, network)
        except (LevelError, NetworkError) as error:
            terminal.say(str(error), "yellow")
            left = "list"
    return 0


def _network(level: Level, terminal: Terminal) -> Weights | None:
    """The level's network, trained now if there is none and the player wishes; None if stopped.

    The player is asked and not a script of moves, whose lines are for the play.

    Raises:
        NetworkError: there is none, and none was trained.
    """
    try:
        return load_network(level)
    except NetworkError as error:
        match offer_training(terminal, level, error):
            case "trained":
                return load_network(level)
            case "stopped":
                return None
        raise


def _following(path: Path | None, listed: Sequence[World]) -> Path | None:
    """The level after this one; None after the last, and for a file from elsewhere."""
    paths = [each.resolve() for world in listed for each in world.levels]
    here = paths.index(path.resolve()) if path is not None and path.resolve() in paths else -1
    return paths[here + 1] if 0 <= here < len(paths) - 1 else None
