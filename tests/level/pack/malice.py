"""Packs as an enemy would make them, each wrong in one way."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Final, TypeAlias

from tests.level.samples import PNG

Files: TypeAlias = dict[str, bytes]


def zipped(files: Files, change: Callable[[zipfile.ZipInfo], None] = lambda _: None) -> bytes:
    """A pack of these files, its entries changed before they are written."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo("", (1980, 1, 1, 0, 0, 0))
            info.filename = name  # the constructor would mend it
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            change(info)
            archive.writestr(info, content)
    return buffer.getvalue()


def renamed(name: str) -> Callable[[Files], bytes]:
    """The level's picture under another name."""
    return lambda files: zipped(files | {name: PNG})


def mode(kind: int, content: bytes = b"/etc/passwd") -> Callable[[Files], bytes]:
    """One more entry, of another kind than an ordinary file."""

    def make(files: Files) -> bytes:
        def change(info: zipfile.ZipInfo) -> None:
            if info.filename == "odd.txt":
                info.external_attr = (kind | 0o777) << 16

        return zipped(files | {"odd.txt": content}, change)

    return make


def dos(attribute: int) -> Callable[[Files], bytes]:
    """One more entry with an attribute of Windows."""

    def make(files: Files) -> bytes:
        def change(info: zipfile.ZipInfo) -> None:
            if info.filename == "odd.txt":
                info.create_system, info.external_attr = 0, attribute

        return zipped(files | {"odd.txt": b"odd"}, change)

    return make


def patched(at_directory: int, at_local: int, form: str, value: int) -> Callable[[Files], bytes]:
    """A field of the last entry overwritten, in the directory and in its own header."""

    def make(files: Files) -> bytes:
        data = bytearray(zipped(files | {"zzz.txt": b"x" * 100}))
        entry = data.rindex(b"PK\x01\x02")
        header = struct.unpack_from("<L", data, entry + 42)[0]
        struct.pack_into(form, data, entry + at_directory, value)
        if at_local:
            struct.pack_into(form, data, header + at_local, value)
        return bytes(data)

    return make


def squeezed(content: bytes, name: str = "bomb.txt") -> Callable[[Files], bytes]:
    """One more entry, deflated."""

    def make(files: Files) -> bytes:
        def change(info: zipfile.ZipInfo) -> None:
            if info.filename == name:
                info.compress_type = zipfile.ZIP_DEFLATED

        return zipped(files | {name: content}, change)

    return make


def bzipped(files: Files) -> bytes:
    """Compressed in a way that .zip knows and packs do not."""

    def change(info: zipfile.ZipInfo) -> None:
        info.compress_type = zipfile.ZIP_BZIP2

    return zipped(files, change)


def more_comes_out(files: Files) -> bytes:
    """An entry that declares 100 bytes and deflates to a million."""
    bomb = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = bomb.compress(b"a" * 1_000_000) + bomb.flush()
    data = bytearray(squeezed(b"a" * 1_000_000)(files))
    entry = data.rindex(b"PK\x01\x02")
    header = struct.unpack_from("<L", data, entry + 42)[0]
    assert packed in data
    struct.pack_into("<L", data, entry + 24, 100)
    struct.pack_into("<L", data, header + 22, 100)
    return bytes(data)


def twice(files: Files) -> bytes:
    """One name for two entries."""
    data = bytearray(zipped(files | {"aaa.txt": b"one", "aab.txt": b"two"}))
    return bytes(data).replace(b"aab.txt", b"aaa.txt")


def overlapping(files: Files) -> bytes:
    """Two entries of the directory that point to the same bytes."""
    data = bytearray(zipped(files | {"aaa.txt": b"one", "aab.txt": b"one"}))
    second = data.rindex(b"PK\x01\x02")
    first = data.rindex(b"PK\x01\x02", 0, second)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    return bytes(data)


def a_million_entries(files: Files) -> bytes:
    """A directory of a million entries without a file behind them, as zip64 tells it."""
    entry = b"PK\x01\x02" + bytes(24) + b"\x05" + bytes(17) + b"a.txt"
    size = len(entry) * 1_000_000
    end64 = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 10**6, 10**6, size, 0)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, size, 1)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return entry * 500_000 + end64 + locator + end  # half of them: the size is refused first


def many_entries(files: Files) -> bytes:
    """More entries than a pack may have, each a real file."""
    return zipped(files | {f"n{n}.txt": b"" for n in range(600)})


def hidden_entries(files: Files) -> bytes:
    """An end that tells of fewer entries than the directory has."""
    data = bytearray(zipped(files | {"a.txt": b"", "b.txt": b""}))
    for at in (8, 10):
        count = struct.unpack_from("<H", data, len(data) - 22 + at)[0]
        struct.pack_into("<H", data, len(data) - 22 + at, count - 1)
    return bytes(data)


def nested(files: Files) -> bytes:
    """A .zip within, under the name of a text."""
    return zipped(files | {"inner.txt": zipped(files)})


MALICE: Final[dict[str, tuple[Callable[[Files], bytes], str]]] = {
    "climbs out": (renamed("../evil.png"), "leads out of the folder"),
    "climbs out from within": (renamed("a/../../evil.png"), "leads out of the folder"),
    "absolute": (renamed("/tmp/evil.png"), "fixed place"),
    "drive letter": (renamed("C:evil.png"), "another drive"),
    "backslash": (renamed("..\\evil.png"), "backslash"),
    "UNC": (renamed("\\\\server\\share\\evil.png"), "backslash"),
    "zero byte": (renamed("evil.png\0.txt"), "cannot be seen"),
    "device": (renamed("aux.png"), "device on Windows"),
    "trailing dot": (renamed("evil.png."), "begins or ends with a dot"),
    "trailing space": (renamed("evil.png "), "begins or ends with a dot"),
    "stream": (renamed("evil.txt:x.png"), "Windows does not take"),
    "deep": (renamed("a/b/c/evil.png"), "a folder within the pack"),
    "folder": (renamed("evil/"), "this is a folder"),
    "program": (renamed("evil.py"), "a kind that packs do not have"),
    "pack in a pack": (renamed("evil.zip"), "a kind that packs do not have"),
    "letter case": (renamed("TOY.npz"), "the same file on some systems"),
    "accents": (
        lambda files: zipped(files | {"é.txt": b"", "e\u0301.txt": b""}),
        "the same file on some systems",
    ),
    "same name twice": (twice, "the same file on some systems"),
    "symbolic link": (mode(stat.S_IFLNK), "a link"),
    "device file": (mode(stat.S_IFBLK, b""), "not an ordinary file"),
    "pipe": (mode(stat.S_IFIFO, b""), "not an ordinary file"),
    "folder by its mode": (mode(stat.S_IFDIR, b""), "this is a folder"),
    "folder by Windows": (dos(0x10), "this is a folder"),
    "link by Windows": (dos(0x400), "a link"),
    "encrypted": (patched(8, 6, "<H", 1), "encrypted"),
    "unknown compression": (patched(10, 8, "<H", 99), "not known here (99)"),
    "bzip2": (bzipped, "not known here (12)"),
    "bomb": (squeezed(b"\0" * 900_000), "are no level"),
    "bomb that lies": (more_comes_out, "damaged"),
    "declares too much": (patched(24, 22, "<L", 2_000_000_000), "2,000,000,000 bytes"),
    "too large together": (
        lambda files: zipped(files | {f"n{n}.txt": b"n" * 900_000 for n in range(36)}),
        "at most 32,000,000",
    ),
    "a million entries": (a_million_entries, "at most 500 files"),
    "many entries": (many_entries, "at most 500 files"),
    "hidden entries": (hidden_entries, "a sound .zip file"),
    "overlapping": (overlapping, "another file too"),
    "nested": (nested, "this is"),
    "something before it": (lambda files: b"#!/bin/sh\n" + zipped(files), "not a .zip file"),
    "something behind it": (lambda files: zipped(files) + b"x", "not a .zip file"),
    "cut off": (lambda files: zipped(files)[:-30], "not a .zip file"),
    "wrong checksum": (
        lambda files: zipped(files | {"a.txt": b"hello"}).replace(b"hello", b"hallo"),
        "damaged",
    ),
    "empty": (lambda files: b"", "not a .zip file"),
    "no file": (lambda files: zipped({}), "nothing in it"),
    "no level": (lambda files: zipped({"a.txt": b"a"}), "no level in it"),
    "a level that is unsound": (
        lambda files: zipped(files | {"toy.json": b'{"id": "toy"}'}),
        "toy.json:1: ",
    ),
    "a level of another name": (
        lambda files: zipped(files | {"other.json": files["toy.json"]}),
        "other.json",
    ),
    "no network": (lambda files: zipped({"toy.json": files["toy.json"]}), "has no trained network"),
    "a network cut off": (
        lambda files: zipped(files | {"toy.npz": files["toy.npz"][:300]}),
        "not a network file",
    ),
    "a pickle for a network": (lambda files: zipped(files | {"toy.npz": pickled()}), "toy.npz"),
    "rivals that are none": (
        lambda files: zipped(files | {"toy.rivals.npz": files["toy.npz"]}),
        "toy.rivals.npz",
    ),
    "a network of nobody": (
        lambda files: zipped(files | {"who.npz": files["toy.npz"]}),
        "no level that this network",
    ),
    "a world that names what is not there": (
        lambda files: zipped(
            files | {"world.json": b'{"title": "W", "order": 1, "levels": ["gone"]}'}
        ),
        'no level "gone"',
    ),
    "a picture that is none": (
        lambda files: zipped(files | {"a.png": b"GIF89a"}),
        "no PNG picture",
    ),
    "a picture of a billion pixels": (
        lambda files: zipped(files | {"a.png": PNG[:-8] + b"\0\0\x80\0" * 2}),
        "32768 by 32768",
    ),
    "a picture with a script": (
        lambda files: zipped(files | {"a.svg": b"<svg><script>x()</script></svg>"}),
        "a script",
    ),
    "a picture with entities": (
        lambda files: zipped(files | {"a.svg": b'<!DOCTYPE x [<!ENTITY a "b">]><svg/>'}),
        "an entity",
    ),
    "a text that is none": (lambda files: zipped(files | {"a.txt": b"\xff\xfe\0"}), "not UTF-8"),
}
"""Each kind of malice by name: how it is made from a sound pack's files, and what is said of it."""


def pickled() -> bytes:
    """An .npz that would run code if its pickles were loaded."""
    import numpy as np

    buffer = io.BytesIO()
    np.savez(buffer, about=np.array([print], dtype=object), allow_pickle=True)
    return buffer.getvalue()
