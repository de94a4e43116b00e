"""`play`: the window, or the terminal when that is asked for or there is no display."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from game.cli.console import print_error
from game.cli.keeping import kept_progress
from game.level.library import find_level, is_lesson
from game.level.loader import load_level
from game.level.pack.opening import opened, worlds_in
from game.progress.store import Store, data_folder
from game.rules.lesson.running import Running

PACK: Final = ".zip"


def play(args: argparse.Namespace) -> int:
    """Play a level or a pack, or open the game and choose a level."""
    pack = _opened(args)
    with kept_progress(args, playing=True) as store:
        as_text = args.text or args.moves is not None
        if not as_text:
            code = _window(args, store, pack)
            if code is not None:
                return code
        from game.cli.play_text import play_text  # the window opens sooner without it

        return play_text(args, store, pack, lesson_of(pack, store))


def _opened(args: argparse.Namespace) -> Path | None:
    """The folder of the pack, or the file of the lesson, that is to be played, if it is one.

    A pack of a single level is that level; of several, and of a lesson, one is chosen from a list.
    """
    if args.level is None:
        return None
    named = Path(args.level)
    if named.suffix.lower() == PACK:
        pack = opened(named, data_folder(args.data) / "packs")
    elif is_lesson(named):
        pack = named
    else:
        return None
    (world,) = worlds_in(pack)
    single = len(world.levels) == 1 and world.minutes is None
    args.level = str(world.levels[0]) if single else None
    return pack


def lesson_of(pack: Path | None, store: Store) -> Running | None:
    """The lesson that a pack or a file is; None where it says no time."""
    if pack is None:
        return None
    (world,) = worlds_in(pack)
    return Running(world, store) if world.minutes is not None else None


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
                         practice=args.practice, lesson=lesson_of(pack, store))  # fmt: skip
    except NoDisplay as reason:
        print_error(f"{reason} Playing as text.")
        return None
