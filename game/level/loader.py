"""From a level file to a `Level`, or to everything that is wrong with the file."""

from __future__ import annotations

from pathlib import Path

from game.level.format.build import build_level
from game.level.format.checks import check_meaning
from game.level.format.problems import LevelError
from game.level.format.schema import check_form
from game.level.format.schema_parts import LevelPart
from game.level.format.source import Source, read_source, read_text
from game.level.format.upgrade import is_newer, upgrade
from game.level.model import Level


def load_level(path: str | Path) -> Level:
    """Read, check and build one level.

    Raises:
        LevelError: the file cannot be read or is not a sound level; it carries every problem.
    """
    file = Path(path)
    return _level(read_source(file), file)


def parse_level(text: str, name: str = "level") -> Level:
    """Check and build a level from its text, for an editor that has not saved it yet.

    Raises:
        LevelError: the text is not a sound level; `name` is what the problems call it.
    """
    return _level(read_text(text, name), None)


def _level(source: Source, path: Path | None) -> Level:
    source = upgrade(source)
    part, problems = check_form(source, LevelPart)
    if is_newer(source):  # what else seems wrong may well be right in that format
        raise LevelError(problem for problem in problems if problem.key_path == "format")
    findings = check_meaning(source, path)
    problems = [*source.double_keys(), *problems, *findings.problems]
    if part is None or problems:
        raise LevelError(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    return build_level(part, findings.answers, path)
