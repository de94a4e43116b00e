"""Archives spoilt as archives: names that lead out, lies about sizes, links, bombs, overlaps."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from random import Random
from typing import Final

from tests.fuzz.mutate import odd, raw
from tests.level.pack.malice import MALICE, zipped

Files = dict[str, bytes]

NAMES: Final = (
    "../evil.png", "../../evil.png", "a/../../evil.png", "/tmp/fuzz-evil.png", "//evil.png",
    "C:evil.png", "C:\\evil.png", "..\\evil.png", "\\\\server\\evil.png", "evil\0.png",
    "./toy.json", "toy.json/", "TOY.JSON", "toy.json.", "toy.json ", " toy.json", "aux.json", "con",
    "nul.txt", "com1.npz", "lpt¹.txt", ".", "..", "", "...", "~/x.txt", "$HOME.txt", "-rf.txt",
    "é.txt", "e\u0301.txt", "\u202etxt.json", "a" * 300 + ".txt", "a/b/c/d.json", "world.json",
    "World.json", "toy.rivals.npz", "toy.npz.part", "x.py", "x.zip", "x.svg", "x.png", "x.txt",
    "x.JSON", "level.schema.json", "\ufeffx.txt", "a\nb.txt", "\x1b[2J.txt", "*.txt", "a|b.txt",
)  # fmt: skip

MODES: Final = (
    stat.S_IFLNK | 0o777, stat.S_IFDIR | 0o755, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK,
    stat.S_IFREG, stat.S_IFREG | 0o4777, 0o777, 0,
)  # fmt: skip


def spoil(random: Random, files: Files, inner: Callable[[Random, str, bytes], bytes]) -> bytes:
    """An archive of some files, spoilt in one way or several.

    Args:
        random: what all follows from.
        files: what ought to be in it.
        inner: spoils one of the files, given its name.
    """
    kind = random.random()
    if kind < 0.12:
        make, _ = random.choice(list(MALICE.values()))
        try:
            data = make(files)
        except KeyError:  # it asks for a level, and these are the files of something else
            data = raw.spoil(random, zipped(files))
        return raw.spoil(random, data, 1) if random.random() < 0.3 and len(data) < 10**6 else data
    if kind < 0.45:
        name = random.choice(list(files))
        return _written(random, files | {name: inner(random, name, files[name])})
    if kind < 0.6:
        return raw.spoil(random, _written(random, files))
    if kind < 0.8:
        return _fields(random, _written(random, files))
    return _entries(random, files)


def _written(random: Random, files: Files) -> bytes:
    """The archive as others may write it: stored or deflated."""
    deflated = random.random() < 0.5

    def change(info: zipfile.ZipInfo) -> None:
        info.compress_type = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED

    return zipped(files, change)


def _entries(random: Random, files: Files) -> bytes:
    """Entries under other names, of other kinds, twice, or far too many."""
    names = list(files)
    odd_one = random.choice([*NAMES, odd.text(random)[:500]])
    more = random.choice([b"", b"x", files[names[0]], bytes(300_000), b"{}", random.randbytes(400)])
    mode, way = random.choice(MODES), random.choice([0, 0, 0, 8, 12, 14, 9, 99])
    extra = random.choice(
        [b"", b"", b"\x01\x00\x08\x00" + bytes(8), b"up", b"\x75\x70\x09\x00\x01abcdx.tx"]
    )

    def change(info: zipfile.ZipInfo) -> None:
        if info.filename == odd_one or random.random() < 0.1:
            info.external_attr = mode << 16 | random.choice([0, 0, 0x10, 0x400, 0x08])
            info.compress_type = way if way in (0, 8, 12, 14) else 0
            info.extra = extra
            info.create_system = random.choice([0, 3, 19])
            info.comment = random.choice([b"", b"c" * 500])

    try:
        if random.random() < 0.4:
            first = random.choice(names)
            files = {odd_one if name == first else name: files[name] for name in names}
        elif random.random() < 0.1:
            files = files | {f"n{n}.txt": b"" for n in range(random.choice([300, 700, 3000]))}
        else:
            files = files | {odd_one: more}
        return zipped(files, change)
    except (ValueError, UnicodeError, struct.error, RuntimeError):  # what cannot even be written
        return raw.spoil(random, zipped(dict.fromkeys(names, b"x")))


def _fields(random: Random, data: bytes) -> bytes:
    """Fields of the directory, of a file's own header or of the end set to something else."""
    out = bytearray(data)
    heads = {b"PK\x01\x02": _DIRECTORY, b"PK\x03\x04": _LOCAL, b"PK\x05\x06": _END}
    for _ in range(random.choice([1, 1, 2, 4])):
        mark = random.choice(list(heads))
        places = [n for n in range(len(out) - 3) if out[n : n + 4] == mark]
        if not places:
            continue
        place = random.choice(places)
        at, form = random.choice(heads[mark])
        size = struct.calcsize(form)
        if place + at + size > len(out):
            continue
        now = struct.unpack_from(form, out, place + at)[0]
        top = 1 << (8 * size)
        value = random.choice(
            [0, 1, now + 1, now - 1, now ^ 1, now * 2, top - 1, top // 2, 0x800, 99]
        )
        struct.pack_into(form, out, place + at, value % top)
    return bytes(out)


_DIRECTORY: Final = (
    (4, "<H"), (6, "<H"), (8, "<H"), (10, "<H"), (12, "<H"), (14, "<H"), (16, "<L"), (20, "<L"),
    (24, "<L"), (28, "<H"), (30, "<H"), (32, "<H"), (34, "<H"), (36, "<H"), (38, "<L"), (42, "<L"),
)  # fmt: skip
_LOCAL: Final = (
    (4, "<H"), (6, "<H"), (8, "<H"), (10, "<L"), (14, "<L"), (18, "<L"), (22, "<L"), (26, "<H"),
    (28, "<H"),
)  # fmt: skip
_END: Final = ((4, "<H"), (6, "<H"), (8, "<H"), (10, "<H"), (12, "<L"), (16, "<L"), (20, "<H"))


def unzipped(data: bytes) -> Files:
    """The files of a sound archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def undated(data: bytes) -> bytes:
    """A sound archive without the time of day at which it was written."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(buffer, "w") as out:
        for info in archive.infolist():
            same = zipfile.ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0))
            same.compress_type = info.compress_type
            out.writestr(same, archive.read(info))
    return buffer.getvalue()
