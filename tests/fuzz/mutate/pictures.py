"""Pictures spoilt within what they are: check sums hold, so that whoever draws them gets to it."""

from __future__ import annotations

import struct
import zlib
from random import Random
from typing import Final

from tests.fuzz.mutate import raw

SIDE: Final = 16
SIZES: Final = (1, 2, 15, 16, 17, 64, 255, 1023, 1024)
COLOURS: Final = ((8, 0), (8, 2), (8, 3), (8, 4), (8, 6), (16, 6), (1, 0), (4, 3), (2, 0), (16, 2))
"""Bits and kind of colour that go together."""
MORE: Final = (
    b"tEXt",
    b"zTXt",
    b"iCCP",
    b"gAMA",
    b"tRNS",
    b"PLTE",
    b"pHYs",
    b"acTL",
    b"eXIf",
    b"IDAT",
)

MILD: Final = ("0", "1", "2.5", "9", "-1", ".5", "4e0", "-3.25", "1e-9", "1000", "99999")
NUMBERS: Final = (
    "0", "1", "9", "-1", "0.001", "1e-9", "1e9", "1e38", "1e999", "-1e9", "nan", "inf", "50%",
    "9px", "1e3cm", "", "0x10", "9 9", "1,2,3", "1e", "--1", "99999999999",
)  # fmt: skip
PAINTS: Final = (
    "#000", "#12", "red", "none", "url(#g)", "url(#none)", "rgb(1,2,3)", "rgb(999%,0,0)", "rgb(",
    "currentColor", "#ggg", "",
)  # fmt: skip
STEPS: Final = "MmLlHhVvCcSsQqTtAaZz"
KINDS: Final = (
    "rect",
    "circle",
    "ellipse",
    "line",
    "path",
    "polygon",
    "polyline",
    "g",
    "use",
    "text",
    "defs",
)
NAMES: Final = (
    "x", "y", "width", "height", "r", "rx", "ry", "cx", "cy", "x1", "y1", "x2", "y2",
    "stroke-width", "opacity", "fill-opacity", "stroke-miterlimit", "stroke-dashoffset",
)  # fmt: skip


def png(random: Random) -> bytes:
    """A PNG whose parts are as long as they say, and have the check sums they should have."""
    wide, high = (random.choice(SIZES) if random.random() < 0.3 else SIDE for _ in range(2))
    bits, colour = random.choice(COLOURS)
    if random.random() < 0.2:
        bits, colour = random.randrange(256), random.randrange(8)
    samples = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}.get(colour, 1)
    row = 1 + (wide * samples * min(bits, 16) + 7) // 8
    pixels = b"".join(bytes([random.randrange(5)]) + random.randbytes(row - 1) for _ in range(high))
    if random.random() < 0.4:
        pixels = raw.spoil(random, pixels)
    packed = zlib.compress(pixels)
    if random.random() < 0.2:
        packed = raw.spoil(random, packed)
    last = random.choice([0, 0, 0, 0, 1, 2])
    head = struct.pack(">IIBBBBB", wide, high, bits, colour, 0, 0, last)
    parts = [(b"IHDR", head), (b"IDAT", packed), (b"IEND", b"")]
    if colour == 3 and random.random() < 0.8:
        parts.insert(1, (b"PLTE", random.randbytes(3 * random.choice([1, 16, 256]))))
    for _ in range(random.choice([0, 0, 1, 3])):
        content = random.randbytes(random.choice([0, 1, 4, 13, 300]))
        parts.insert(random.randrange(1, len(parts) + 1), (random.choice(MORE), content))
    if random.random() < 0.1:
        del parts[random.randrange(1, len(parts))]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, content) for name, content in parts)


def _part(name: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content)) + name + content
        + struct.pack(">I", zlib.crc32(name + content))
    )  # fmt: skip


def svg(random: Random) -> bytes:
    """An SVG that shows and does no more, of shapes and numbers that nobody foresaw."""
    names = (*NAMES, "viewBox", "width", "height")
    head = "".join(_attribute(random, name) for name in random.sample(names, random.randrange(3)))
    inner = "".join(_shape(random, 0) for _ in range(random.choice([1, 2, 3, 12])))
    if random.random() < 0.2:
        inner *= random.choice([50, 400])
    box = 'viewBox="0 0 9 9"' if random.random() < 0.7 else ""
    whole = f'<svg xmlns="http://www.w3.org/2000/svg" {box}{head}>{_gradient(random)}{inner}</svg>'
    data = whole.encode()[: 10**6]
    return raw.spoil(random, data, 1) if random.random() < 0.15 else data


def _gradient(random: Random) -> str:
    if random.random() < 0.5:
        return ""
    kind = random.choice(["linearGradient", "radialGradient"])
    stops = "".join(
        f'<stop offset="{_number(random)}" stop-color="{random.choice(PAINTS)}"/>'
        for _ in range(random.choice([0, 1, 2, 300]))
    )
    led_on = random.choice(["", 'xlink:href="#g"', 'xlink:href="#none"'])
    where = "".join(
        _attribute(random, name) for name in ("x1", "y2", "r", "cx")[: random.randrange(5)]
    )
    return f'<{kind} id="g" {led_on}{where}>{stops}</{kind}>'


def _shape(random: Random, depth: int) -> str:
    kind = random.choice(KINDS)
    told = "".join(_attribute(random, name) for name in random.sample(NAMES, random.randrange(6)))
    told += f' fill="{random.choice(PAINTS)}" stroke="{random.choice(PAINTS)}"'
    if kind == "path":
        told += f' d="{_path(random)}"'
    if kind.startswith("poly"):
        told += f' points="{" ".join(_number(random) for _ in range(random.randrange(9)))}"'
    if random.random() < 0.3:
        way = random.choice(["scale", "rotate", "translate", "matrix", "skewX", "nothing"])
        told += f' transform="{way}({_number(random)} {_number(random)})"'
    if random.random() < 0.1:
        told += f' style="stroke-width:{_number(random)};fill:{random.choice(PAINTS)}"'
    inner = (
        "".join(_shape(random, depth + 1) for _ in range(random.randrange(3))) if depth < 3 else ""
    )
    deep = random.choice([200, 2000]) if random.random() < 0.01 else 0
    return "<g>" * deep + f"<{kind}{told}>{inner}</{kind}>" + "</g>" * deep


def _path(random: Random) -> str:
    steps = (
        random.choice(STEPS) + " ".join(_number(random, 0.002) for _ in range(random.randrange(8)))
        for _ in range(random.choice([1, 3, 12, 12, 600]))
    )
    return "M0 0" + "".join(steps)


def _attribute(random: Random, name: str) -> str:
    if random.random() < 0.02:
        name = random.choice(["stroke-dasharray", "stroke-linecap", "stroke-linejoin"])
        return f' {name}="{random.choice(["none", "round", "square", "bevel", "1 2", "1e-6"])}"'
    return f' {name}="{_number(random)}"'


def _number(random: Random, odd: float = 0.05) -> str:
    """A number, once in a while one that a drawing should not have."""
    return random.choice(NUMBERS if random.random() < odd else MILD)
