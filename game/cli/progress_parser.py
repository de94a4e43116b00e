"""What `progress` takes, and where and whose progress is that every command reads."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

Run = Callable[[argparse.Namespace], int]


def add_whose(parser: argparse.ArgumentParser, default: str | None) -> None:
    """Take `--data` and `--profile`.

    Args:
        parser: the command's parser.
        default: `argparse.SUPPRESS` where they may have been said before the command, else None.
    """
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        default=default,
        help="keep progress in this folder (LSTM_GAME_DATA)",
    )
    parser.add_argument(
        "--profile",
        metavar="NAME",
        default=default,
        help="who plays (default: whoever played last)",
    )


def add_progress(parser: argparse.ArgumentParser, run: Callable[[str], Run]) -> None:
    """Give `progress` its own commands.

    Args:
        parser: the parser of `progress`.
        run: finds what does a command by the name of its function.
    """
    add_whose(parser, argparse.SUPPRESS)
    _json(parser)
    parser.set_defaults(run=run("show"), json=False)
    commands = parser.add_subparsers(
        metavar="WHAT", title="what to do with it (default: show who plays here)"
    )

    def command(name: str, function: str, what: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.")
        add_whose(made, argparse.SUPPRESS)
        made.set_defaults(run=run(function), yes=False)
        return made

    exported = command("export", "export", "write what was played as CSV or JSON")
    _as_table(exported)
    imported = command("import", "import_", "take over what was exported elsewhere")
    _files(imported)
    merged = command("merge", "merge", "put many people's exported progress into one table")
    _files(merged)
    _as_table(merged)
    merged.add_argument(
        "--apart", action="store_true", help="take the same name in two files for two people"
    )
    command("add", "add", "let somebody new play here").add_argument("name", metavar="NAME")
    renamed = command("rename", "rename", 'give somebody another name ("" for whoever has none)')
    renamed.add_argument("name", metavar="NAME")
    renamed.add_argument("new", metavar="NEW")
    removed = command("remove", "remove", "drop somebody with all that they earned")
    removed.add_argument("name", metavar="NAME")
    emptied = command("reset", "reset", "forget what somebody earned; their settings stay")
    emptied.add_argument("--everybody", action="store_true", help="drop everybody and everything")
    restored = command("restore", "restore", "put a backup in the place of all progress")
    restored.add_argument("file", type=Path, metavar="FILE.sqlite3", help="a backup")
    for asked in (removed, emptied, restored):
        asked.add_argument("--yes", action="store_true", help="do not ask")


def _files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE.json", help="what `export --json` wrote"
    )


def _as_table(parser: argparse.ArgumentParser) -> None:
    kind = parser.add_mutually_exclusive_group(required=True)
    kind.add_argument(
        "--csv", action="store_true", help="a table: attempts, best and time for each level"
    )
    _json(kind, "all there is, to import or merge")
    parser.add_argument("--plays", action="store_true", help="with --csv: a row for each play")
    parser.add_argument("--out", type=Path, metavar="FILE", help="default: standard output")
    parser.add_argument("--replace", action="store_true", help="overwrite what is there")


def _json(parser: argparse._ActionsContainer, what: str = "print one JSON object") -> None:
    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=what)
