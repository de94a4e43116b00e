"""`play` at a terminal: one level after another, or as a script of moves says."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from game import words
from game.level.format.problems import LevelError
from game.level.library import find_level, worlds
from game.level.loader import load_level
from game.level.model import Level, World
from game.level.network import NetworkError, load_network
from game.level.pack.opening import worlds_in
from game.lstm.weights import Weights
from game.progress.settings import kept_settings
from game.progress.store import Store
from game.rules.lesson.running import Running
from game.rules.script import read_lines
from game.rules.seeds import fresh_seed
from game.text.menu import Menu
from game.text.play import TextGame
from game.text.terminal import Left, Prompted, StreamTerminal, Terminal
from game.text.training import offer_training


def play_text(
    args: argparse.Namespace, store: Store, pack: Path | None, lesson: Running | None = None
) -> int:
    """Play at the terminal: the level asked for, then those that are chosen; gives the exit code.

    Args:
        args: the command's.
        store: where progress is kept.
        pack: the folder of the pack whose levels are listed; the shipped ones if None.
        lesson: the lesson that they are, if they are one.

    Raises:
        KeyboardInterrupt: the player stopped the training of the level asked for.
        LevelError: the level asked for cannot be used.
        NetworkError: it has no network, and none was trained.
    """
    by_hand = StreamTerminal(sys.stdin, sys.stdout)
    terminal: Terminal = by_hand
    if args.moves is not None:
        lines = [line.partition("#") for line in read_lines(args.moves)]
        terminal = Prompted(
            [text for text, comment, _ in lines if text.strip() or not comment], terminal
        )
    words.use(kept_settings(store).language)
    listed = worlds() if pack is None else worlds_in(pack)
    practice = args.practice
    if args.level is not None:
        # Asked for by name: what is wrong with it ends the command.
        path: Path | None = (named := find_level(args.level))
        level = load_level(named)
        network = _network(level, by_hand)
        if network is None:
            raise KeyboardInterrupt
        led = args.moves is None
        game = TextGame(terminal, store, fresh_seed, practice=practice, led=led, worlds=listed)
        left: Left = game.play_text(level, network, args.seed, resume=args.resume)
    else:
        terminal.say(words.say("text.title"), "bold")
        path = None
        left = "list"
    while left != "quit":
        path = _following(path, listed) if left == "next" else None
        if path is None:
            chosen = Menu(terminal, listed, store, lesson).choose()
            if chosen is None:
                return 0
            path, practice = chosen.path, chosen.practice or args.practice
        game = TextGame(terminal, store, fresh_seed, practice=practice, worlds=listed)
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
