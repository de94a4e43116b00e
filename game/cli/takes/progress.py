"""What `progress` and its own commands take."""

from __future__ import annotations

import argparse
from pathlib import Path

from game.cli.takes.shared import runs, takes_data, takes_json, takes_replace


def progress(parser: argparse.ArgumentParser) -> None:
    """`progress`: show who plays here, or do something with what they earned."""
    takes_data(parser, argparse.SUPPRESS)
    takes_json(parser)
    parser.set_defaults(run=runs("progress", "show"))
    commands = parser.add_subparsers(
        metavar="WHAT", title="what to do with it (default: show who plays here)"
    )

    def command(name: str, function: str, what: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.")
        takes_data(made, argparse.SUPPRESS)
        made.set_defaults(run=runs("progress", function), yes=False)
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
    kind.add_argument(
        # What was said before `export` stays: a default of its own would undo it.
        "--json", action="store_true", default=argparse.SUPPRESS,
        help="all there is, to import or merge",
    )  # fmt: skip
    parser.add_argument("--plays", action="store_true", help="with --csv: a row for each play")
    parser.add_argument("--out", type=Path, metavar="FILE", help="default: standard output")
    takes_replace(parser)
