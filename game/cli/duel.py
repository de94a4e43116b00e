"""`duel`: streams that grow until somebody fails, in a window or as text."""

from __future__ import annotations

import argparse
import sys

from game.cli.console import print_error
from game.cli.keeping import kept_progress
from game.level.library import find_level
from game.level.loader import load_level
from game.level.model import Level
from game.level.network import load_network
from game.progress.store import Store
from game.rules.practice.contenders import RivalName, contenders
from game.rules.seeds import fresh_seed
from game.text.duel import DuelGame, parse_opponent
from game.text.terminal import StreamTerminal


def duel(args: argparse.Namespace) -> int:
    """Duel with one of a level's networks."""
    level = load_level(find_level(args.level))
    network = load_network(level)
    opponent = parse_opponent(args.against, contenders(level, network))
    with kept_progress(args, playing=True) as store:
        if not args.text and (code := _window(level, opponent, args.seed, store)) is not None:
            return code
    terminal = StreamTerminal(sys.stdin, sys.stdout)
    DuelGame(terminal, fresh_seed).play(level, network, opponent, args.seed)
    return 0


def _window(level: Level, opponent: RivalName, seed: int | None, store: Store) -> int | None:
    """The exit code of the window; None when there is none to be had, and why was said."""
    try:
        from game.ui.app import NoDisplay, open_duel
    except ModuleNotFoundError as error:
        if error.name not in ("pygame", "pygame_gui"):
            raise
        print_error(f"{error.name} is not installed, so there is no window; playing as text.")
        return None
    try:
        return open_duel(level, opponent, seed, store=store)
    except NoDisplay as reason:
        print_error(f"{reason} Playing as text.")
        return None
