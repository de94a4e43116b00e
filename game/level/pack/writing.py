"""Making a pack: levels with all that belongs to them, the same bytes wherever it is made."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from game.level.format.problems import LevelError, Problem
from game.level.format.source import read_source
from game.level.library import WORLD_FILE
from game.level.pack.archive import ENTRY, MOST_BYTES, MOST_FILES, refused
from game.level.pack.contents import problems_of
from game.level.pack.names import KINDS, fault, kind_of, same_names
from game.whole import write_whole

DATE: Final = (1980, 1, 1, 0, 0, 0)
"""The first that a .zip file can tell; so the time of packing is not part of a pack."""

BESIDE: Final = (".txt", ".png", ".svg")


@dataclass(frozen=True, slots=True)
class Packed:
    """What went into a pack, by name, and what lay there and did not."""

    path: Path
    names: tuple[str, ...]
    left_out: tuple[str, ...]


def pack(sources: Sequence[Path], out: Path, *, replace_it: bool = False) -> Packed:
    """Put levels into one file.

    Files are stored as they are, without compression: networks are compressed already, and how
    others are squeezed differs from one zlib to the next.

    Args:
        sources: folders, all levels of which are meant with what lies beside them; and files, each
            level with its networks and with the texts and pictures that it names.
        out: the file to write.
        replace_it: whether to overwrite what is there.

    Raises:
        LevelError: something is wrong with a level or its network, or the file is there already or
            cannot be written; it carries every problem.
    """
    if out.exists() and not replace_it:
        mend = "Say another name with --out, or --replace to overwrite it"
        raise refused(out, "there is a file of this name already", "a free name", mend)
    files, left_out = _collect(sources)
    contents = _read(files, sources[0])
    problems = problems_of(contents)
    if problems:
        raise LevelError(
            replace(problem, path=str(_place(problem.path, files) or sources[0]))
            for problem in problems
        )
    data = _bytes(contents)
    try:
        write_whole(out, data)
    except OSError as error:
        what = f"the pack cannot be written ({error.strerror or error})"
        raise refused(out, what, "a place to write to", "Say another one with --out") from None
    return Packed(out, tuple(sorted(files)), tuple(left_out))


def _place(name: str, files: dict[str, Path]) -> Path | None:
    """Where a file of the pack lies, or would lie; None for what is wrong with all of it."""
    level = f"{name.removesuffix(kind_of(name))}.json"
    if name in files or level not in files:
        return files.get(name)
    return files[level].with_name(name)


def _collect(sources: Sequence[Path]) -> tuple[dict[str, Path], list[str]]:
    files: dict[str, Path] = {}
    left_out: list[str] = []
    problems: list[Problem] = []
    for source in sources:
        for path in _in_folder(source, left_out) if source.is_dir() else _with_company(source):
            wrong = fault(path.name)
            other = files.get(path.name)
            if other is None and (same := same_names([*files, path.name])):
                other = files[same[0]]
            if wrong:
                expected = f"a plain name, ending in {', '.join(KINDS)}"
                problems.append(Problem(str(path), wrong, expected, "Rename it, or move it away"))
            elif other is not None and other.resolve() != path.resolve():
                what = f"{other} would have the same name in the pack"
                problems.append(Problem(str(path), what, "each name once", "Rename one of the two"))
            else:
                files[path.name] = path
    if len(files) > MOST_FILES:
        problems.append(Problem("", f"{len(files):,} files", f"at most {MOST_FILES}", _SEVERAL))
    if problems:
        raise LevelError(replace(each, path=each.path or str(sources[0])) for each in problems)
    return files, left_out


_SEVERAL: Final = "Make several packs of it"


def _in_folder(folder: Path, left_out: list[str]) -> Iterator[Path]:
    """All that belongs into a pack; what does not is left where it is, and said."""
    paths = sorted(folder.iterdir())
    stems = {path.stem for path in paths if kind_of(path.name) == ".json"}
    for path in paths:
        kind = kind_of(path.name)
        owner = path.name.removesuffix(kind)
        meant = kind != ".json" or "." not in owner  # level.schema.json is for editors
        if not kind or not path.is_file() or (kind.endswith(".npz") and owner not in stems):
            meant = False
        if meant:
            yield path
        else:
            left_out.append(path.name)


def _with_company(path: Path) -> Iterator[Path]:
    """A file; a level with its networks and the files beside it that its text names."""
    if kind_of(path.name) != ".json":
        if not path.is_file():
            raise refused(path, "there is no such file")
        yield path
        return
    value = read_source(path).value
    yield path
    if path.name == WORLD_FILE:
        return
    for ending in (".npz", ".rivals.npz"):
        beside = path.with_suffix(ending)
        if beside.is_file():
            yield beside
    for name in sorted(set(_texts(value))):
        if name.endswith(BESIDE) and not fault(name) and (path.parent / name).is_file():
            yield path.parent / name


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)


def _read(files: dict[str, Path], source: Path) -> dict[str, bytes]:
    contents: dict[str, bytes] = {}
    for name, path in files.items():
        most = KINDS[kind_of(name)]
        try:
            size = path.stat().st_size
            if size > most:
                raise refused(path, f"the file has {size:,} bytes", f"at most {most:,} of its kind")
            contents[name] = path.read_bytes()
        except OSError as error:
            what = f"the file cannot be read ({error.strerror or error})"
            raise refused(path, what) from None
        if sum(map(len, contents.values())) > MOST_BYTES - ENTRY * 2 * len(files):
            raise refused(source, "the files are too large", f"{MOST_BYTES:,} bytes", _SEVERAL)
    return contents


def _bytes(contents: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(contents):
            info = zipfile.ZipInfo(name, DATE)
            info.create_system = 3  # Unix, also where it is made on Windows
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(info, contents[name])
    return buffer.getvalue()
