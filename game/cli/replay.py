"""`replay`: play a saved replay again, and say whether it is what it claims to be."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from game.cli.console import print_json, print_line
from game.level.library import find_level
from game.level.loader import load_level
from game.level.network import load_network
from game.rules.replay import load_replay, verify
from game.rules.wiring.replay import TableReplay, is_of_table, load_table_replay, verify_table


def replay(args: argparse.Namespace) -> int:
    """Verify one replay file."""
    saved = load_table_replay(args.file) if is_of_table(args.file) else load_replay(args.file)
    level = load_level(find_level(args.level or saved.level_id))
    network = load_network(level)
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
    return 0 if verdict.ok else 1
