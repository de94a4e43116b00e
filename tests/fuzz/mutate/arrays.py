"""Files of arrays spoilt as such: types, shapes, numbers that are none, headers that lie."""

from __future__ import annotations

import io
import json
import struct
import warnings
from collections.abc import Callable
from random import Random
from typing import Any, Final

import numpy as np

from tests.fuzz.mutate import archives, json_tree, odd, raw

Arrays = dict[str, np.ndarray[Any, Any]]

TYPES: Final = (
    "<f2", ">f4", "<f8", ">f8", "<c8", "<i4", "<i8", "|u1", "|b1", "<U5", "|S3", "<M8[s]", "<m8[D]",
    "<f16", "|V4", "O",
)  # fmt: skip
NUMBERS: Final = (np.nan, np.inf, -np.inf, 1e38, -1e38, 1e30, 1.1e30, 1e-45, -0.0, 1e300, 3e38)
HEADERS: Final = (
    "{'descr': '<f4', 'fortran_order': False, 'shape': (-1, 5), }",
    "{'descr': '<f4', 'fortran_order': True, 'shape': (4, 5), }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1000000000000,), }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (100000000, 100000000), }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (0, 10000000000), }",
    "{'descr': '<f4', 'fortran_order': 2, 'shape': (1,), }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': 5, }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': ('a',), }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1.5,), }",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (" + "1," * 40 + "), }",
    "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }",
    "{'descr': '<U1000000000', 'fortran_order': False, 'shape': (), }",
    "{'descr': [('a', '<f4', (1000000,))], 'fortran_order': False, 'shape': (1000,), }",
    "{'descr': 'x', 'fortran_order': False, 'shape': (1,), }",
    "{'descr': ['<f4'], 'fortran_order': False, 'shape': (1,), }", "{'descr': '<f4'}", "{}", "[]",
    "()", "1", "", "(" * 300, "[" * 9000, "__import__('os')", "{'descr': ",
    "{'descr': '<f4', 'fortran_order': False, 'shape': (5L,), }", " " * 20_000, "\0", "é" * 50,
    "-" * 9000 + "1", "1" + "+1" * 4000,
    "{'descr': '<f4', 'fortran_order': False, 'shape': (9" + "9" * 4400 + ",)}",
)  # fmt: skip


def spoil(random: Random, data: bytes) -> bytes:
    """An .npz spoilt as bytes, as an archive, in its description, or in its arrays."""
    kind = random.random()
    if kind < 0.2:
        return raw.spoil(random, data)
    if kind < 0.35:
        files = archives.unzipped(data)
        return archives.spoil(random, files, lambda random, _, inner: raw.spoil(random, inner))
    if kind < 0.5:
        files = archives.unzipped(data)
        name = random.choice(list(files))
        files[name] = header(random, files[name])
        return archives.zipped(files)
    return spoil_arrays(random, data)


def spoil_arrays(random: Random, data: bytes) -> bytes:
    """One to three things done to the arrays of an .npz, or to its description."""
    with np.load(io.BytesIO(data)) as file:
        arrays: Arrays = {name: file[name] for name in file.files}
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        if "about" in arrays and random.random() < 0.4:
            arrays["about"] = about(random, arrays["about"])
        elif arrays:
            random.choice(WAYS)(random, arrays, random.choice(list(arrays)))
    buffer = io.BytesIO()
    write = np.savez_compressed if random.random() < 0.5 else np.savez
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names and types that are odd, as they are meant to be
        try:
            write(buffer, allow_pickle=True, **arrays)
        except (ValueError, TypeError, OSError, UnicodeError, RuntimeError):  # cannot be written
            return raw.spoil(random, data)
    return archives.undated(buffer.getvalue())


def about(random: Random, now: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """A description that is JSON in part, or not even a text."""
    try:
        tree = json.loads(str(now))
    except (ValueError, RecursionError):
        tree = {}
    text = json_tree.spell(random, json_tree.spoil(random, tree)).decode("utf-8", "replace")
    return random.choice(
        [
            *[np.array(text.replace("\0", "")[:100_000])] * 8,
            np.array([str(now)] * 2),
            np.array(str(now).encode()),
            np.array(3.5),
            np.array({"format": 1}, dtype=object),
            np.array("[" * 5000),
            np.array("9" * 5000),
            np.zeros((0,)),
            np.array(""),
        ]
    )


# -- what is done to one array -------------------------------------------------------------------


def number(random: Random, arrays: Arrays, name: str) -> None:
    """One number, or all, that is none or at an edge."""
    array = arrays[name]
    if array.dtype.kind != "f" or not array.size:
        return
    array = array.astype(np.float64 if random.random() < 0.3 else array.dtype)
    with np.errstate(all="ignore"):
        value = array.dtype.type(random.choice(NUMBERS))
    if random.random() < 0.3:
        array[...] = value
    else:
        array.flat[random.randrange(array.size)] = value
    arrays[name] = array


def kind(random: Random, arrays: Arrays, name: str) -> None:
    """Another type."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            arrays[name] = arrays[name].astype(random.choice(TYPES))
        except (TypeError, ValueError):
            arrays[name] = np.zeros(arrays[name].shape, [("a", "<f4"), ("b", "O")])


def shape(random: Random, arrays: Arrays, name: str) -> None:
    """Another shape: turned, flat, larger, empty."""
    a, one = arrays[name], np.atleast_1d(arrays[name])
    arrays[name] = random.choice(
        [a.T, a.ravel(), a[None], a[..., None], one[:0], one[:1], np.repeat(one, 2, axis=0),
         np.asfortranarray(a), np.zeros((1, 2, 3, 4)), np.zeros(()), np.zeros((200, 3000), "f4")]
    )  # fmt: skip


def lost(random: Random, arrays: Arrays, name: str) -> None:
    """Not there."""
    del arrays[name]


def renamed(random: Random, arrays: Arrays, name: str) -> None:
    """Under another name, which may lead out of the archive."""
    new = random.choice(
        [odd.text(random)[:300], f"../{name}", name.upper(), f"{name}.npy", "file", "x/y"]
    )
    if new not in ("file", "allow_pickle"):
        arrays[new] = arrays.pop(name)


def more(random: Random, arrays: Arrays, name: str) -> None:
    """One more, or hundreds."""
    count = random.choice([1, 1, 1, 30, 500])
    arrays |= {f"more{n}": np.zeros(random.choice([0, 1, 5])) for n in range(count)}


def swapped(random: Random, arrays: Arrays, name: str) -> None:
    """What another one ought to be."""
    other = random.choice(list(arrays))
    arrays[name], arrays[other] = arrays[other], arrays[name]


WAYS: Final[tuple[Callable[[Random, Arrays, str], None], ...]] = (
    number, number, number, kind, kind, shape, shape, lost, renamed, more, swapped,
)  # fmt: skip


def header(random: Random, data: bytes) -> bytes:
    """An .npy whose header says something else, or a member that is none."""
    kind = random.random()
    if kind < 0.15:
        return random.choice(
            [b"", b"\x93NUMPY", b"PK\x03\x04", b"\x80\x04K\x01.", random.randbytes(99)]
        )
    said = random.choice(HEADERS)
    if kind < 0.4:
        now = data[10:118].decode("latin-1")
        said = raw.spoil(random, now.encode("latin-1")).decode("latin-1")
    major = random.choice([1, 1, 1, 2, 3, 4, 0, 255])
    coded = said.encode("utf-8" if major == 3 else "latin-1", "replace")
    length = len(coded) if random.random() < 0.9 else random.choice([0, 5, 65_535])
    form = "<H" if major in (1, 0, 255) else "<I"
    size = struct.pack(form, length % (65_536 if form == "<H" else 2**32))
    return b"\x93NUMPY" + bytes([major, 0]) + size + coded + data[128:]


# -- safetensors ---------------------------------------------------------------------------------


def spoil_safetensors(random: Random, data: bytes) -> bytes:
    """A .safetensors file spoilt as bytes, in its header, or in what that says of the rest."""
    kind = random.random()
    if kind < 0.3:
        return raw.spoil(random, data)
    size = int.from_bytes(data[:8], "little")
    head, rest = json.loads(data[8 : 8 + size]), data[8 + size :]
    if kind < 0.5:
        name = random.choice([each for each in head if each != "__metadata__"])
        one = head[name]
        one["dtype"] = random.choice(
            ["F16", "BF16", "F64", "I64", "BOOL", "F8_E4M3", "U8", "X", ""]
        )
        if random.random() < 0.5:
            one["shape"] = random.choice([[], [-1], [2**62, 4], [0], [1, *one["shape"]], [10**30]])
        if random.random() < 0.5:
            one["data_offsets"] = random.choice(
                [[0, 0], [0, 2**63], [5, 1], [0, len(rest) + 9], [4, 8]]
            )
        said = json.dumps(head).encode()
    else:
        said = json_tree.spell(random, json_tree.spoil(random, head))
    told = len(said) if random.random() < 0.9 else random.choice([0, 1, 2**40, 2**64 - 1, 10**8])
    if random.random() < 0.15:
        numbers = np.frombuffer(rest[: len(rest) // 4 * 4], "<f4").copy()
        numbers[random.randrange(numbers.size)] = random.choice([np.nan, np.inf, 1e35])
        rest = numbers.tobytes()
    return told.to_bytes(8, "little") + said + rest
