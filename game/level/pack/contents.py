"""Whether files that lie side by side are sound levels, with networks that fit them."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Final

from game.level.format.problems import LevelError, Problem
from game.level.library import WORLD_FILE, load_lesson
from game.level.loader import load_level
from game.level.model import Level
from game.level.needs import needs_problems
from game.level.network import NetworkError, load_trained
from game.level.pack.names import is_level, kind_of
from game.level.pictures import picture_fault
from game.level.rivals import load_rivals

IN_TEXT: Final = frozenset("\t\n\r")


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write new files into a folder.

    Raises:
        OSError: one cannot be written, or is there already.
    """
    for name, content in files.items():
        with (folder / name).open("xb") as file:
            file.write(content)


def problems_of(files: Mapping[str, bytes]) -> list[Problem]:
    """Everything that is wrong with the files of a pack, each under its name there.

    They are read as the game reads them, in a private folder among the system's temporary files,
    which is gone again afterwards.

    Levels must be sound, and each must have a network that fits; rivals may be missing. The world's
    file must name levels that are there; pictures and texts must be what their endings say.
    """
    with tempfile.TemporaryDirectory(prefix="lstm-game-") as trial:
        folder = Path(trial)
        write_files(folder, files)
        return _problems({name: folder / name for name in files})


def _problems(files: Mapping[str, Path]) -> list[Problem]:
    levels = sorted(name for name in files if is_level(name))
    found: list[Problem] = []
    if not levels and WORLD_FILE not in files:
        return [Problem("", "there is no level in it", "at least one level, ending in .json")]
    sound: list[Level] = []
    for name in levels:
        found += _level_problems(files, name, sound)
    for path, problems in needs_problems(sound).items():
        found += _renamed(problems, path.name, files)
    if WORLD_FILE in files:
        try:
            load_lesson(files[WORLD_FILE])
        except LevelError as error:
            found += _renamed(error.problems, WORLD_FILE, files)
    stems = {name.removesuffix(".json") for name in levels}
    for name, path in files.items():
        kind = kind_of(name)
        if kind.endswith(".npz") and name.removesuffix(kind) not in stems:
            what = "there is no level that this network belongs to"
            mend = f"Add {name.removesuffix(kind)}.json, or leave the network out"
            found.append(Problem(name, what, "", mend))
        elif kind in (".txt", ".svg", ".png") and (wrong := _content_fault(kind, path)):
            found.append(Problem(name, wrong, f"a sound {kind} file"))
    return found


def _level_problems(files: Mapping[str, Path], name: str, sound: list[Level]) -> Sequence[Problem]:
    """What is wrong with a level or its networks; a level that can be read is added to `sound`."""
    stem = name.removesuffix(".json")
    try:
        level = load_level(files[name])
    except LevelError as error:
        return _renamed(error.problems, name, files)
    sound.append(level)
    beside = f"{stem}.npz"
    try:
        load_trained(level)
        beside = f"{stem}.rivals.npz"
        if beside in files:
            load_rivals(level)
    except NetworkError as error:
        what = _without_path(str(error))
        return [Problem(beside, what, "a network that was trained for this very level", _TRAIN)]
    return []


_TRAIN: Final = "Train the level with python main.py train, and pack it again"


def _without_path(text: str) -> str:
    """What is wrong with a network, without where it lay and without the advice to train it."""
    said = re.sub(r" Train (it|both): .*", "", text, flags=re.S)
    said = re.sub(r"^.*\.npz: ", "", said)
    return re.sub(r" \([^()]*\.npz\)", "", said)


def _renamed(problems: Sequence[Problem], name: str, files: Mapping[str, Path]) -> list[Problem]:
    """Problems with a file under its name in the pack; a text of a level's keeps its own."""
    said = []
    for each in problems:
        own = PurePath(each.path).name
        said.append(replace(each, path=own if own in files else name))
    return said


def _content_fault(kind: str, path: Path) -> str:
    if kind in (".svg", ".png"):
        return picture_fault(path) or ""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return "this is not UTF-8 text"
    if any(not sign.isprintable() and sign not in IN_TEXT and ord(sign) < 160 for sign in text):
        return "this is no text: it has control characters in it"
    return ""
