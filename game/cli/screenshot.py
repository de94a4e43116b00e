"""`screenshot`: a picture of one screen, drawn where no display is needed."""

from __future__ import annotations

import argparse
from typing import Final, get_args

from game.cli.console import CommandError, print_line
from game.guide.catalogue import entries
from game.level.format.problems import did_you_mean, one_of, quote
from game.level.library import find_level
from game.level.loader import load_level
from game.level.model import Level
from game.rules.move import Move
from game.rules.script import read_script, steps_of

OF_A_LEVEL: Final = (
    "play", "practice", "coach", "result", "wire", "network", "weights", "stream", "history",
    "watch",
)  # fmt: skip


def screenshot(args: argparse.Namespace) -> int:
    """Save a picture of one screen."""
    from game.ui.screenshot import SceneName, take

    scenes = get_args(SceneName)
    if args.scene not in scenes:
        raise CommandError(
            f"There is no screen {quote(args.scene)}; expected {one_of(scenes)}. "
            f"{did_you_mean(args.scene, scenes)}".strip()
        )
    level = load_level(find_level(args.level)) if args.level is not None else None
    if args.moves is not None and level is None:
        raise CommandError("--moves needs --level: the moves are for one level's gates.")
    if level is None and args.scene in OF_A_LEVEL and args.seed is not None:
        raise CommandError("--seed needs --level: each level has streams of its own.")
    if args.entry is not None and args.entry not in entries():
        raise CommandError(
            f"The Field guide has no entry {quote(args.entry)}. "
            f"{did_you_mean(args.entry, entries())}".strip()
        )
    try:
        take(
            args.scene,
            level=level,
            entry=args.entry,
            seed=args.seed,
            moves=_moves(args, level) if level is not None else (),
            size=args.size,
            text=args.text_size / 100,
            theme=args.theme,
            language=args.language,
            prompts=not args.no_prompts,
            out=args.out,
        )
    except OSError as error:
        why = error.strerror or error
        raise CommandError(f"{args.out}: cannot be written ({why}).") from None
    print_line(f"{args.out} written.")
    return 0


def _moves(args: argparse.Namespace, level: Level) -> tuple[Move, ...]:
    if args.moves is None:
        return ()
    move, played = Move.start(level), []
    for step in steps_of(read_script(args.moves, level)):
        move = step.move(move)
        played.append(move)
    return tuple(played)
