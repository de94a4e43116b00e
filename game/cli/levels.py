"""The levels a command is about, and `validate`, which says what is wrong with them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from game.cli.console import CommandError, print_json, print_line
from game.level.format.problems import LevelError, Problem, did_you_mean, one_of, quote
from game.level.format.source import read_source
from game.level.library import WORLD_FILE, all_level_paths, find_level, is_lesson, load_lesson
from game.level.loader import load_level
from game.level.model import Level
from game.level.needs import needs_problems

MOST_FILES: Final = 2000
SCHEMA: Final = ".schema.json"


def chosen_levels(args: argparse.Namespace) -> tuple[Path, ...]:
    """The levels a command is about: those named, or all.

    Raises:
        LevelError: a name is neither a file nor a level's id.
    """
    if args.all:
        return all_level_paths()
    return tuple(path for name in args.paths for path in _files(name))


def _files(name: str) -> Iterator[Path]:
    """A file, an id, or every level in a folder and the folders in it."""
    path = Path(name)
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError):  # a name no file can have
        is_folder = False
    if not is_folder:
        yield find_level(name)
        return
    found = sorted(
        file for file in path.rglob("*.json") if file.name != WORLD_FILE and SCHEMA not in file.name
    )
    if not found:
        raise CommandError(f"{path}: there is no level in this folder.")
    if len(found) > MOST_FILES:
        raise CommandError(f"{path}: {len(found):,} files are more than are checked at once.")
    yield from found


def validate(args: argparse.Namespace) -> int:
    """Check level files, and explain what is wrong with them."""
    files: list[dict[str, Any]] = []
    levels: list[Level] = []
    for name in args.paths:
        try:
            paths = list(_files(name))
            if Path(name).is_dir():
                paths += sorted(Path(name).rglob(WORLD_FILE))
        except LevelError as error:
            files.append(_file(name, error))
            continue
        for path in paths:
            try:
                if is_lesson(path):
                    load_lesson(path)
                else:
                    levels.append(load_level(path))
                files.append(_file(str(path), None))
            except LevelError as error:
                files.append(_file(str(path), error))
    said = needs_problems(levels)
    for level in levels:
        if level.path is not None and (unknown := _guide_problems(level.path, level)):
            said[level.path] = [*unknown, *said.get(level.path, [])]
    wrong = {str(path): LevelError(problems) for path, problems in said.items()}
    files = [_file(f["path"], wrong[f["path"]]) if f["path"] in wrong else f for f in files]
    bad = sum(not file["ok"] for file in files)
    if args.json:
        print_json({"ok": not bad, "files": files})
        return 1 if bad else 0
    for file in files:
        if file["ok"]:
            print_line(f"{file['path']}: fine.")
        else:
            print_line(file["text"])
    if bad and len(files) > 1:
        print_line(f"{bad} of {len(files)} files cannot be used.")
    return 1 if bad else 0


def _guide_problems(path: Path, level: Level) -> list[Problem]:
    """Entries of the Field guide that are not there: in play they are left out without a word."""
    if not level.guide:
        return []
    from game.guide.catalogue import entries  # a tenth of a second, for those levels alone

    return [
        read_source(path).problem(
            ("guide", place),
            f"the Field guide has no entry {quote(name)}",
            one_of(entries()),
            did_you_mean(name, entries()),
        )
        for place, name in enumerate(level.guide)
        if name not in entries()
    ]


def _file(path: str, error: LevelError | None) -> dict[str, Any]:
    problems = [] if error is None else [problem.to_dict() for problem in error.problems]
    return {"path": path, "ok": error is None, "problems": problems, "text": str(error or "")}
