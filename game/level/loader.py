"""From a level file to a `Level`, or to everything that is wrong with the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from game.level.format.build import build_level
from game.level.format.checks import check_meaning
from game.level.format.problems import LevelError, Problem
from game.level.format.schema import check_form
from game.level.format.schema_parts import LevelPart
from game.level.format.scripts import read_texts
from game.level.format.source import Source, read_source, read_text
from game.level.format.upgrade import is_newer, upgrade
from game.level.model import Level


def load_level(path: str | Path) -> Level:
    """Read, check and build one level.

    Raises:
        LevelError: the file cannot be read or is not a sound level; it carries every problem.
    """
    file = Path(path)
    return _level(read_source(file), file.stem, file, file.parent)


def parse_level(text: str, name: str = "level", folder: Path | None = None) -> Level:
    """Check and build a level from its text, for an editor that has not saved it yet.

    Args:
        text: The level file's text.
        name: What problems call it.
        folder: Where the text files of its scripts lie, if it has any.

    Raises:
        LevelError: the text is not a sound level.
    """
    return _level(read_text(text, name), None, None, folder)


def _level(source: Source, stem: str | None, path: Path | None, folder: Path | None) -> Level:
    source = upgrade(source)
    part, problems = check_form(source, LevelPart)
    if is_newer(source):  # what else seems wrong may well be right in that format
        raise LevelError(problem for problem in problems if problem.key_path == "format")
    reading = read_texts(source, folder)
    findings = check_meaning(source, reading.texts, stem, folder)
    problems = [*source.double_keys(), *problems, *reading.problems, *findings.problems]
    if part is None or problems:
        raise LevelError(sorted(problems, key=lambda problem: _place(problem, source)))
    level = build_level(part, findings.answers, reading.texts, path)
    return replace(level, texts=tuple(folder / name for name in reading.texts)) if folder else level


def _place(problem: Problem, source: Source) -> tuple[bool, str, int, int]:
    """The level's own problems come first, those of its text files after them."""
    return problem.path != source.name, problem.path, problem.line, problem.column
