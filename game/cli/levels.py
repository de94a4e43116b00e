"""The designer's commands that only read: validate, sample and check."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from game.cli.console import CommandError, print_error, print_json, print_line
from game.level.format.problems import LevelError
from game.level.library import all_level_paths, find_level, load_world
from game.level.loader import load_level

MOST_FILES: Final = 2000
WORLD: Final = "world.json"
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
        file for file in path.rglob("*.json") if file.name != WORLD and SCHEMA not in file.name
    )
    if not found:
        raise CommandError(f"{path}: there is no level in this folder.")
    if len(found) > MOST_FILES:
        raise CommandError(f"{path}: {len(found):,} files are more than are checked at once.")
    yield from found


def validate(args: argparse.Namespace) -> int:
    """Check level files, and explain what is wrong with them."""
    files = []
    for name in args.paths:
        try:
            paths = list(_files(name))
            if Path(name).is_dir():
                paths += sorted(Path(name).rglob(WORLD))
        except LevelError as error:
            files.append(_file(name, error))
            continue
        for path in paths:
            try:
                load_world(path) if path.name == WORLD else load_level(path)
                files.append(_file(str(path), None))
            except LevelError as error:
                files.append(_file(str(path), error))
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


def _file(path: str, error: LevelError | None) -> dict[str, Any]:
    problems = [] if error is None else [problem.to_dict() for problem in error.problems]
    return {"path": path, "ok": error is None, "problems": problems, "text": str(error or "")}


def sample(args: argparse.Namespace) -> int:
    """Print streams of a level, with the right answers."""
    from game.level.grammar import draw

    level = load_level(find_level(args.path))
    first = level.play.seed if args.seed is None else args.seed
    for n in range(args.count):
        stream = draw(level, first + n)
        print_line(f"{level.title} - seed {first + n}, {len(stream)} tokens")
        for t, step in enumerate(stream.steps, start=1):
            answer = f"   -> {step.wanted}" if step.is_question else ""
            print_line(f"{t:5}. {step.text} ({step.cls}){answer}")
        print_line()
    return 0


def check(args: argparse.Namespace) -> int:
    """Prove levels: the solution wins, simple play fails, nothing leaks."""
    from game.level.network import NetworkError, load_network
    from game.rules.check import check as prove

    found: list[dict[str, Any]] = []
    for path in chosen_levels(args):
        try:
            level = load_level(path)
            print_error(f"Checking {level.id} …")
            found.append(prove(level, load_network(level), seeds=args.seeds).to_dict())
        except (LevelError, NetworkError) as error:
            found.append({"level": path.stem, "ok": False, "error": str(error), "findings": []})
    ok = all(report["ok"] for report in found)
    if args.json:
        print_json({"ok": ok, "levels": found})
    else:
        _say_reports(found)
    return 0 if ok else 1


def _say_reports(found: Sequence[dict[str, Any]]) -> None:
    for report in found:
        print_line(f"{report['level']}: {'proved' if report['ok'] else 'not proved'}")
        if "error" in report:
            print_line(f"  {report['error']}")
        for finding in report["findings"]:
            print_line(f"  {'ok  ' if finding['ok'] else 'FAIL'}  {finding['text']}")
