"""Bytes spoilt without regard to what they mean: flipped, cut, doubled, zeroed, swapped."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final

MAGIC: Final = (
    b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"PK\x03\x04", b"\x93NUMPY\x01\x00", b"\x00",
    b"SQLite format 3\x00", b"\x89PNG\r\n\x1a\n", b"{\\rtf", b"\x80\x04\x95", b"\r\n", b"\xff" * 8,
    b"\x7f\xff\xff\xff", b"\x80\x00\x00\x00", b"\x1b[2J", b"%n%s", b"\xed\xa0\x80", b"\xc0\xaf",
)  # fmt: skip
"""Bytes that mean something to some reader."""


def spoil(random: Random, data: bytes, times: int | None = None) -> bytes:
    """The bytes with one to four things done to them, or so many."""
    for _ in range(times or min(1 + int(random.expovariate(1.0)), 4)):
        data = random.choice(WAYS)(random, data)
    return data


def flip(random: Random, data: bytes) -> bytes:
    """One to eight bits turned over."""
    out = bytearray(data)
    for _ in range(random.randint(1, 8) if out else 0):
        out[random.randrange(len(out))] ^= 1 << random.randrange(8)
    return bytes(out)


def replace(random: Random, data: bytes) -> bytes:
    """A few bytes replaced by any others, or by ones that mean something."""
    at, length = _place(random, data)
    new = random.choice(MAGIC) if random.random() < 0.5 else random.randbytes(length)
    return data[:at] + new + data[at + length :]


def cut_end(random: Random, data: bytes) -> bytes:
    """All from some place on left out."""
    return data[: random.randint(0, len(data))]


def cut_out(random: Random, data: bytes) -> bytes:
    """Some bytes left out."""
    at, length = _place(random, data, 200)
    return data[:at] + data[at + length :]


def insert(random: Random, data: bytes) -> bytes:
    """Something put in between."""
    at, length = _place(random, data)
    new = random.choice([random.randbytes(length), random.choice(MAGIC), b"\0" * length])
    return data[:at] + new + data[at:]


def zero(random: Random, data: bytes) -> bytes:
    """Some bytes set to nought, or a whole sector of a disk."""
    at, length = _place(random, data, random.choice([8, 512, 4096]))
    return data[:at] + bytes(len(data[at : at + length])) + data[at + length :]


def double(random: Random, data: bytes) -> bytes:
    """Some bytes said more than once."""
    at, length = _place(random, data, 100)
    return data[: at + length] + data[at : at + length] * random.choice([1, 2, 40]) + data[at:]


def move(random: Random, data: bytes) -> bytes:
    """Some bytes where others were, and the other way round."""
    at, length = _place(random, data, 60)
    to = random.randint(0, len(data))
    rest = data[:at] + data[at + length :]
    return rest[:to] + data[at : at + length] + rest[to:]


def number(random: Random, data: bytes) -> bytes:
    """Two, four or eight bytes set to a number at an edge."""
    size = random.choice([2, 4, 8])
    if len(data) < size:
        return data
    at = random.randint(0, len(data) - size)
    top = 1 << (8 * size)
    value = random.choice([0, 1, top - 1, top // 2, top // 2 - 1, 255, 1000, len(data)]) % top
    order = random.choice(["little", "big"])
    return data[:at] + value.to_bytes(size, order) + data[at + size :]  # type: ignore[arg-type]


def append(random: Random, data: bytes) -> bytes:
    """Something behind the end."""
    return data + random.choice([b"\0", b"\n", random.randbytes(20), data, random.choice(MAGIC)])


def nothing(random: Random, data: bytes) -> bytes:
    """Hardly anything left."""
    return random.choice([b"", b"\0", b" \n\t", random.choice(MAGIC), random.randbytes(300)])


WAYS: Final[tuple[Callable[[Random, bytes], bytes], ...]] = (
    flip, flip, replace, replace, cut_end, cut_out, insert, zero, double, move, number, append,
    flip, replace, cut_out, insert, number, nothing,
)  # fmt: skip


def _place(random: Random, data: bytes, most: int = 16) -> tuple[int, int]:
    """Where something is to be done, and to how many bytes."""
    return random.randint(0, len(data)), random.randint(1, most)
