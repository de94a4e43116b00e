"""The files in a pack, as bytes: everything about the archive is doubted before it is unpacked.

Sizes are bounded first by the file itself, then by its end record, then by what each entry
declares, and last by what really comes out. Nothing here writes anything.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from game.level.format.problems import LevelError, Problem
from game.level.pack.names import KINDS, fault, kind_of, same_names

MOST_BYTES: Final = 32_000_000
"""A pack, and all that comes out of one."""

MOST_FILES: Final = 500
ENTRY: Final = 46 + 4 * 80 + 128
"""Bytes of one entry in the directory of an archive, at most: fixed part, name, and extras."""

RATIO: Final = 200
"""No level is so regular that it shrinks to less than a two-hundredth."""

SMALL: Final = 50_000
"""Files up to so many bytes are no bombs, however well they shrink."""

_END: Final = struct.Struct("<4s4H2LH")
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_REMAKE: Final = "Make it with: python main.py pack FOLDER"


def refused(pack: Path, found: str, expected: str = "", mend: str = "", at: str = "") -> LevelError:
    """The error that a pack is refused with; `at` is the entry it is about."""
    shown = "".join(sign if sign.isprintable() else "·" for sign in at)
    where = str(pack).replace("\0", "·")
    return LevelError([Problem(where, found, expected, mend, shown[:80])])


def read_archive(pack: Path) -> dict[str, bytes]:
    """Every file of a pack by its name.

    Raises:
        LevelError: the pack cannot be read, or anything about it is not as it should be.
    """
    data = read_pack(pack)
    entries = _check_end(pack, data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) != entries:
                what = f"its end tells of {entries} files, and its directory of {len(infos)}"
                raise refused(pack, what, "a sound .zip file", _REMAKE)
            _check_entries(pack, infos, data)
            return {info.filename: _unpack(pack, archive, info) for info in infos}
    except LevelError:
        raise
    except Exception as error:
        # zipfile and zlib raise many kinds of errors on damaged bytes; none may reach a user.
        what = f"the archive is damaged ({error or type(error).__name__})"
        raise refused(pack, what, "a sound .zip file", "Fetch or make the pack again") from None


def read_pack(pack: Path) -> bytes:
    """The bytes of a pack's file, as yet unseen, their number bounded first.

    Raises:
        LevelError: the file cannot be read, or is larger than a pack may be.
    """
    try:
        status = pack.stat()
        if stat.S_ISDIR(status.st_mode):
            raise refused(pack, "this is a folder", "a pack, ending in .zip", _REMAKE)
        if not stat.S_ISREG(status.st_mode):
            raise refused(pack, "this is not an ordinary file", "a pack, ending in .zip")
        if status.st_size > MOST_BYTES:
            what = f"the file has {status.st_size:,} bytes"
            raise refused(pack, what, f"at most {MOST_BYTES:,}")
        with pack.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise refused(pack, "there is no such file") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise refused(pack, f"the file cannot be read ({why})") from None


def _check_end(pack: Path, data: bytes) -> int:
    """How many entries the end record declares.

    `zipfile` lists every entry of the directory before it can be asked how many there are, so a
    directory of a million is refused here, by its size.
    """
    end = len(data) - _END.size
    if end < 0 or not data.startswith(b"PK") or data[end : end + 4] != b"PK\x05\x06":
        what = "this is not a .zip file, or something stands before it or behind its end"
        raise refused(pack, what, "a pack", _REMAKE)
    _, disk, first_disk, here, entries, size, start, comment = _END.unpack_from(data, end)
    if entries == 0xFFFF or entries > MOST_FILES or size > entries * ENTRY:
        what = f"its directory has {size:,} bytes for {entries:,} files"
        raise refused(pack, what, f"at most {MOST_FILES} files", "Make several packs of it")
    if (disk, first_disk, here, comment) != (0, 0, entries, 0) or start + size != end:
        raise refused(pack, "its end does not fit what stands before", "a sound .zip", _REMAKE)
    if entries == 0:
        raise refused(pack, "there is nothing in it", "at least one level", _REMAKE)
    return int(entries)


def _check_entries(pack: Path, infos: Sequence[zipfile.ZipInfo], data: bytes) -> None:
    for info in infos:
        _check_entry(pack, info)
    total = sum(info.file_size for info in infos)
    if total > MOST_BYTES:
        raise refused(pack, f"it unpacks to {total:,} bytes", f"at most {MOST_BYTES:,}")
    if twice := same_names(info.orig_filename for info in infos):
        what = f'this and "{twice[0]}" are the same file on some systems'
        raise refused(pack, what, "each name once", "Rename one of the two", twice[1])
    _check_overlaps(pack, infos, data)


def _check_entry(pack: Path, info: zipfile.ZipInfo) -> None:
    name = info.orig_filename  # `filename` ends at a zero byte, and has slashes for backslashes
    mode = info.external_attr >> 16
    if info.is_dir() or info.external_attr & 0x10 or stat.S_ISDIR(mode):
        what = "this is a folder within the pack"
        raise refused(pack, what, "all files side by side", _REMAKE, name)
    if stat.S_ISLNK(mode) or info.external_attr & 0x400:
        raise refused(pack, "this is a link", "files alone", "Pack the file itself", name)
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG) or info.external_attr & 0x08:
        raise refused(pack, "this is not an ordinary file", "files alone", _REMAKE, name)
    if wrong := fault(name):
        expected = f"plain names, ending in {', '.join(KINDS)}, all in one folder"
        raise refused(pack, wrong, expected, _REMAKE, name)
    if info.flag_bits & (0x1 | 0x20 | 0x40 | 0x2000):
        raise refused(pack, "it is encrypted, or patched", "plain files", _REMAKE, name)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        what = f"it is compressed in a way that is not known here ({info.compress_type})"
        raise refused(pack, what, "stored or deflated files", _REMAKE, name)
    most = KINDS[kind_of(name)]
    if info.file_size > most:
        what = f"it unpacks to {info.file_size:,} bytes"
        raise refused(pack, what, f"at most {most:,} for its kind", "", name)
    if info.file_size > SMALL and info.file_size > RATIO * info.compress_size:
        what = f"{info.compress_size:,} bytes that unpack to {info.file_size:,} are no level"
        raise refused(pack, what, f"at most {RATIO} to one", "", name)


def _check_overlaps(pack: Path, infos: Sequence[zipfile.ZipInfo], data: bytes) -> None:
    """Each entry must have bytes of its own: sharing them is how small bombs are built."""
    reached = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        start = info.header_offset
        if start < reached or data[start : start + 4] != b"PK\x03\x04":
            what = "its bytes are those of another file too, or none"
            raise refused(pack, what, "a sound .zip file", _REMAKE, info.orig_filename)
        *_, name, extra = _LOCAL.unpack_from(data, start)
        reached = start + _LOCAL.size + name + extra + info.compress_size
    if reached > len(data) - _END.size:
        raise refused(pack, "its last file reaches beyond its end", "a sound .zip file", _REMAKE)


def _unpack(pack: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """What really comes out, which is what was declared, or refused; `zipfile` checks the CRC."""
    with archive.open(info) as file:
        content = file.read(info.file_size + 1)
    if len(content) != info.file_size:
        what = f"{len(content):,} bytes come out instead of {info.file_size:,}"
        raise refused(pack, what, "a sound .zip file", _REMAKE, info.orig_filename)
    return content
