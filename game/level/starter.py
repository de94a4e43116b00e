"""A new level to begin from: the shipped starter under a name of its own, networks and all."""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Final

from game.level.file_names import IDENT, as_ident, is_reserved
from game.level.format.bounds import NAME
from game.level.format.problems import LevelError, Problem, quote
from game.level.library import levels_folder
from game.level.loader import load_level
from game.level.model import Level
from game.level.network import load_trained
from game.level.rivals import load_rivals, rivals_path, save_rivals
from game.lstm.checkpoint import save_checkpoint
from game.shipped import shipped_folder
from game.whole import write_new

STARTER: Final = "my-level"


def starter_path() -> Path:
    """Where the starter lies."""
    return shipped_folder("assets") / "starter" / f"{STARTER}.json"


def new_level_path(wanted: str = "") -> Path:
    """The file that a new level is to be written to.

    Args:
        wanted: a file's name, with `.json` or without; a folder, in which a free name is taken;
            empty for the current folder.

    Raises:
        LevelError: no level can have this name.
    """
    path = Path(wanted)
    with suppress(OSError, ValueError):  # a name no file can have is refused below
        if not wanted or wanted.endswith(("/", os.sep)) or path.is_dir():
            return _free(path)
    _check_name(path)
    return path.with_suffix(".json")


def _free(folder: Path) -> Path:
    """`my-level.json` in a folder, or with the first number that is free."""
    names = (STARTER if n == 1 else f"{STARTER}-{n}" for n in count(1))
    return next(path for name in names if not _taken(path := folder / f"{name}.json"))


def _taken(path: Path) -> list[Path]:
    """Which of a level's files are there already."""
    beside = (path, path.with_suffix(".npz"), path.with_suffix(".rivals.npz"))
    return [file for file in beside if os.path.lexists(file)]


def _check_name(path: Path) -> None:
    stem, ending = path.stem, path.suffix.lower()
    if ending not in ("", ".json"):
        stem = path.name
    where = str(path).replace("\0", "·")
    if not IDENT.fullmatch(stem):
        expected = "small letters a-z, digits, - and _, because the file's name is the level's id"
        near = as_ident(path.stem)
        mend = f"Try {near}.json" if near else ""
        raise LevelError([Problem(where, f"no level can be called {quote(stem)}", expected, mend)])
    if len(stem) > NAME:
        what = f"the name has {len(stem)} letters"
        raise LevelError([Problem(where, what, f"at most {NAME}")])
    if stem == "world" or is_reserved(stem):
        why = "a world's own file is called that" if stem == "world" else "Windows has no such file"
        what = f"no level can be called {quote(stem)}: {why}"
        raise LevelError([Problem(where, what, "another name", f"Try {stem}-level.json")])


def write_starter(path: Path) -> Level:
    """Write the starter and its networks under the name of this file, and give the level back.

    Folders on the way are made; nothing that is there is overwritten.

    Raises:
        LevelError: one of the files is there already, or cannot be written.
    """
    if taken := _taken(path):
        what = "there is a file of this name already, and it stays as it is"
        mend = f"Give the new level another name, or move {taken[0].name} away"
        raise LevelError([Problem(str(taken[0]), what, "a free name", mend)])
    start = load_level(starter_path())
    trained, rivals = load_trained(start), load_rivals(start)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_new(path, _text(path).encode())
    except (OSError, ValueError) as error:
        raise _unwritten(path, error) from None
    level = load_level(path)
    assert level.network_path is not None
    beside = rivals_path(level)
    assert beside is not None
    try:
        about = trained.about | {"level": level.id}
        save_checkpoint(level.network_path, replace(trained, about=about))
        save_rivals(beside, level, trained.weights, rivals)
    except OSError as error:
        for made in _taken(path):
            made.unlink(missing_ok=True)
        raise _unwritten(path, error) from None
    return level


def _text(path: Path) -> str:
    """The starter's own text, with the id and the way to the schema of a file that lies here."""
    text = starter_path().read_text("utf-8")
    for key, value in (("id", path.stem), ("$schema", _schema_from(path.parent))):
        before = re.search(rf'"{re.escape(key)}": "[^"]*"', text)
        assert before is not None  # a test holds the starter to it
        line = f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
        text = text.replace(before[0], line, 1)
    return text


def _schema_from(folder: Path) -> str:
    schema = (levels_folder() / "level.schema.json").resolve()
    try:
        return Path(os.path.relpath(schema, folder.resolve())).as_posix()
    except ValueError:  # on Windows, another drive
        return schema.as_uri()


def _unwritten(path: Path, error: Exception) -> LevelError:
    why = getattr(error, "strerror", None) or str(error)
    mend = "Choose a folder that you may write to"
    return LevelError([Problem(str(path), f"the level cannot be written ({why})", "", mend)])
