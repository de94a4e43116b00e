"""`replay`: play a saved replay again, and say whether it is what it claims to be."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from game.cli.console import CommandError, print_error, print_json, print_line
from game.level.library import find_level
from game.level.loader import load_level
from game.level.model import Level
from game.level.network import load_network
from game.lstm.weights import Weights
from game.rules.practice.attempts import shown_stream
from game.rules.replay import Replay, load_replay, verify
from game.rules.session import Session
from game.rules.wiring.form import table_of
from game.rules.wiring.replay import TableReplay, is_of_table, load_table_replay, verify_table
from game.rules.wiring.run import run_table


def replay(args: argparse.Namespace) -> int:
    """Verify one replay file."""
    saved = load_table_replay(args.file) if is_of_table(args.file) else load_replay(args.file)
    level = load_level(find_level(args.level or saved.level_id))
    network = load_network(level)
    wanted = [path for path in (args.png, args.gif) if path is not None]
    for path in wanted:
        if path.exists():
            raise CommandError(f"{path}: there is a file of this name. Choose another name.")
    if isinstance(saved, TableReplay):
        verdict = verify_table(saved, level, network)
    else:
        verdict = verify(saved, level, network)
    if args.json:
        result = None if verdict.result is None else asdict(verdict.result)
        print_json(
            {"ok": verdict.ok, "text": verdict.text, "replay": saved.to_dict(), "result": result}
        )
    else:
        print_line(verdict.text)
    if wanted and verdict.result is not None:
        _draw(saved, level, network, args.png, args.gif)
        for path in wanted:
            print_error(f"{path} written.")
    return 0 if verdict.ok else 1


def _draw(
    saved: Replay | TableReplay, level: Level, network: Weights, png: Path | None, gif: Path | None
) -> None:
    """Write picture and film of a replay whose moves could be played.

    Raises:
        ExportError: a file cannot be written.
    """
    from game.ui.export.replay import draw_replay

    if isinstance(saved, TableReplay):
        run = run_table(table_of(level, saved.table), network, saved.seed)
        n = shown_stream(run)
        draw_replay(run.open(n), png, gif, run=(run, n))
    else:
        session = Session.start(level, saved.seed, network).play_all(saved.moves)
        draw_replay(session, png, gif)
