"""The levels that come with the game: where they lie, their worlds, and finding one by name."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from game.level.format.problems import LevelError, Problem, did_you_mean, one_of, quote
from game.level.format.schema import check_form
from game.level.format.schema_parts import WorldPart
from game.level.format.source import read_source
from game.level.model import World
from game.shipped import shipped_folder

WORLD_FILE: Final = "world.json"
"""What says of a folder of levels that it is a world, and their order."""


def levels_folder() -> Path:
    """Where the shipped levels lie."""
    return shipped_folder("levels")


def worlds(folder: Path | None = None) -> tuple[World, ...]:
    """All worlds of a folder (the shipped one when none is given), in the order of play.

    Raises:
        LevelError: a `world.json` is unsound or names a level that is not there.
    """
    root = folder if folder is not None else levels_folder()
    found = [load_world(path) for path in sorted(root.glob(f"*/{WORLD_FILE}"))]
    return tuple(sorted(found, key=lambda world: (world.order, world.id)))


def load_world(path: Path) -> World:
    """Read one `world.json`; the world's id is the name of its folder.

    Raises:
        LevelError: the file is unsound or names a level that is not there.
    """
    return _read_world(path, {})


def load_lesson(path: Path) -> World:
    """Read a lesson: a list like a world's, that may name the game's own levels too.

    Levels that lie beside it come before the game's of the same id. Its id is the name of its file,
    or of its folder if it is a pack's `world.json`.

    Raises:
        LevelError: the file is unsound, or names a level that is neither beside it nor the game's.
    """
    return _read_world(path, {file.stem: file for file in all_level_paths()})


def _read_world(path: Path, shipped: dict[str, Path]) -> World:
    source = read_source(path)
    part, problems = check_form(source, WorldPart)
    problems = [*source.double_keys(), *problems]
    named = source.value.get("levels") if isinstance(source.value, dict) else None
    here = shipped | {file.stem: file for file in level_files(path.parent)}
    seen: set[str] = set()
    for place, name in enumerate(named if isinstance(named, list) else []):
        if not isinstance(name, str):
            continue
        if name not in here:
            lies = "lies in this folder"
            what = f"no level {quote(name)} {f'{lies} or comes with the game' if shipped else lies}"
            mend = did_you_mean(name, list(here))
            problems.append(source.problem(("levels", place), what, one_of(list(here)), mend))
        elif name in seen:
            what = f"the level {quote(name)} stands twice"
            problems.append(source.problem(("levels", place), what, mend="Keep one of the two"))
        seen.add(name)
    if part is None or problems:
        raise LevelError(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    ident = path.parent.name if path.name == WORLD_FILE else path.stem
    files = tuple(here[name] for name in part.levels)
    return World(ident, part.title, part.order, part.brief, files, part.minutes)


def is_lesson(path: Path) -> bool:
    """Whether a file is a lesson and no level; what cannot be read is left to its reader."""
    if path.suffix.lower() != ".json":
        return False
    if path.name == WORLD_FILE:
        return True
    try:
        value = read_source(path).value
    except LevelError:
        return False
    return isinstance(value, dict) and "levels" in value and not {"stream", "classes"} & set(value)


def level_files(folder: Path) -> list[Path]:
    """The levels that lie in a folder, by name: all .json files but the world's own."""
    return sorted(file for file in folder.glob("*.json") if file.name != WORLD_FILE)


def all_level_paths(folder: Path | None = None) -> tuple[Path, ...]:
    """Every level of every world, in the order of play.

    Raises:
        LevelError: as for `worlds`.
    """
    return tuple(path for world in worlds(folder) for path in world.levels)


def find_level(name_or_path: str | Path) -> Path:
    """The file of a level: a path as it is, or the id of a shipped level (`fluent`, `hold/fluent`).

    Raises:
        LevelError: the name is neither a file nor the id of a shipped level.
    """
    path, name = Path(name_or_path), str(name_or_path)
    if isinstance(name_or_path, Path) or path.suffix.lower() == ".json":
        return path
    known: dict[str, Path] = {}
    for world in worlds():
        for file in world.levels:
            known.setdefault(file.stem, file)
            known[f"{world.id}/{file.stem}"] = file
    if name in known:
        return known[name]
    raise LevelError([_no_level(path, name, known)])


def _no_level(path: Path, name: str, known: dict[str, Path]) -> Problem:
    """What to say of a name that is no id: often a folder, a pack, or a file without its ending."""
    try:
        beside = path.with_name(path.name + ".json")
        if path.is_dir():
            inside = level_files(path)
            mend = f"Name one of its levels, as {inside[0].as_posix()}" if inside else ""
            return Problem(name, "this is a folder", "the .json file of one level", mend)
        if beside.is_file():
            what = "there is no file of this name"
            return Problem(name, what, "the name with its ending", f"Write {beside.as_posix()}")
        if path.is_file():
            return _no_json(path, name)
    except (OSError, ValueError):  # a name no file can have
        pass
    what = "this is neither the id of a level nor a .json file"
    ids = [ident for ident in known if "/" not in ident]
    return Problem(name, what, one_of(ids), did_you_mean(name, known))


def _no_json(path: Path, name: str) -> Problem:
    """What to say of a file that is there, and not called as a level is."""
    if path.suffix.lower() == ".zip":
        mend = f'Open it first: python main.py unpack "{name}"'
        return Problem(name, "this is a pack", "the .json file of one level", mend)
    plain = path.name.lstrip(".").partition(".")[0]  # some editors end barn.json in .txt as well
    what, mend = (
        "the name of this file does not end in .json",
        f"If it is one, call it {plain}.json",
    )
    return Problem(name, what, "the .json file of one level", mend)
