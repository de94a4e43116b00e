"""Opening a pack: into a folder of its own, all of it or nothing."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from game.level.file_names import as_ident, is_reserved
from game.level.format.problems import LevelError
from game.level.library import WORLD_FILE, level_files, load_lesson
from game.level.model import World
from game.level.pack.archive import read_archive, read_pack, refused
from game.level.pack.contents import problems_of, write_files


def unpack(pack: Path, target: Path) -> tuple[str, ...]:
    """Open a pack into a new folder, and give the names of the files in it.

    Names, kinds and sizes are checked first. Then levels and networks are tried in a private
    folder among the system's temporary files, which is gone again afterwards. Only what is sound is
    written, into a folder beside the target that gets the target's name once it is complete: a kill
    leaves no half of a pack under that name.

    Raises:
        LevelError: the target is there already or cannot be written, or something is wrong with
            the pack; it carries every problem of its levels.
    """
    files = read_archive(pack)
    if os.path.lexists(target):
        what = "there is something of this name already, and it stays as it is"
        mend = "Say another folder with --into"
        raise refused(target, what, "a folder that is not there yet", mend)
    _check(pack, files)
    _place(files, target)
    return tuple(sorted(files))


def opened(pack: Path, folder: Path) -> Path:
    """The folder in which a pack lies open, for playing it: opened now, or when it was last played.

    Packs with the same contents share one folder, under their digest; the world in it is named
    after the pack's file. When two games open one at the same time, the first to be done counts.

    Raises:
        LevelError: as for `unpack`.
    """
    digest = hashlib.sha256(read_pack(pack)).hexdigest()[:16]
    name = as_ident(pack.stem)
    target = folder / digest / ("pack" if not name or is_reserved(name) else name)
    if not target.is_dir():
        files = read_archive(pack)
        _check(pack, files)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritten(target, error) from None
        try:
            _place(files, target)
        except LevelError:
            if not target.is_dir():
                raise
    return target


def worlds_in(folder: Path) -> tuple[World, ...]:
    """The one world of an opened pack, or of a lesson's file.

    The levels of a pack that says no order come in that of their names.

    Raises:
        LevelError: the world's file cannot be used.
    """
    file = folder / WORLD_FILE if folder.is_dir() else folder
    if file.is_file():
        return (load_lesson(file),)
    return (World(folder.name, folder.name, 1, "", tuple(level_files(folder))),)


def _check(pack: Path, files: dict[str, bytes]) -> None:
    """Refuse a pack that has an unsound level in it, or a network that fits none."""
    problems = problems_of(files)
    if problems:
        raise LevelError(
            replace(problem, path=f"{pack}: {problem.path}" if problem.path else str(pack))
            for problem in problems
        )


def _place(files: dict[str, bytes], target: Path) -> None:
    """Write files into a folder of another name, and give it its own when it is complete."""
    try:
        beside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise _unwritten(target, error) from None
    try:
        write_files(beside, files)
        beside.chmod(0o755)
        beside.rename(target)
    except OSError as error:
        raise _unwritten(target, error) from None
    finally:
        with suppress(OSError):
            if beside.exists():
                shutil.rmtree(beside)


def _unwritten(target: Path, error: OSError) -> LevelError:
    what = f"the folder cannot be written ({error.strerror or error})"
    return refused(target, what, "a place to write to", "Say another one with --into")
