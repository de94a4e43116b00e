"""Opening a pack: into a folder of its own, all of it or nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from game.level.format.problems import LevelError
from game.level.pack.archive import read_archive, refused
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
    if os.path.lexists(target):
        what = "there is something of this name already, and it stays as it is"
        mend = "Say another folder with --into"
        raise refused(target, what, "a folder that is not there yet", mend)
    files = read_archive(pack)
    problems = problems_of(files)
    if problems:
        raise LevelError(
            replace(problem, path=f"{pack}: {problem.path}" if problem.path else str(pack))
            for problem in problems
        )
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
    return tuple(sorted(files))


def _unwritten(target: Path, error: OSError) -> LevelError:
    what = f"the folder cannot be written ({error.strerror or error})"
    return refused(target, what, "a place to write to", "Say another one with --into")
