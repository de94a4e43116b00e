"""What a level brings along: pictures, and the texts its scripts are read from."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Final

from tests.fuzz import good
from tests.fuzz.case import Files
from tests.fuzz.command import do, run
from tests.fuzz.judge import Played
from tests.fuzz.mutate import odd, pictures, raw
from tests.fuzz.sandbox import Sandbox
from tests.fuzz.targets.options import coding
from tests.wired import level_json

SVGS: Final = (
    good.SVG,
    '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;</svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://x.example/y.png"/></svg>',
    "<svg>" + "<g>" * 5000 + "</g>" * 5000 + "</svg>",
    '<svg><path d="' + "M0 0 L9 9 " * 9000 + '"/></svg>',
    '<svg width="1e9" height="-1"><rect width="nan"/></svg>',
    "<svg onload = 'x()'/>",
)
NAMES: Final = (
    "words.txt", "words.txt", "words.txt", "Words.txt", "../words.txt", "/etc/passwd", "aux.txt",
    "words", "words.txt ", ".txt", "none.txt", "toy.json", "x" * 300 + ".txt", "a/b.txt",
)  # fmt: skip
PICTURES: Final = (
    "dot.png", "lamp.svg", "dot.png", "lamp.svg", "../evil.png", "evil.png", "DOT.png", "con.png",
    "sun", "no such",
)  # fmt: skip
GAPS: Final = (
    "  ", "\t", "\r\n", "\r", "\n\n", "\v", "\f", "\x1c", "\x85", "\u2028", "\u00a0", "\u3000",
)  # fmt: skip
SIDES: Final = (24, 128)
"""Pixels of pictures as the window draws them, on a small screen and on a large one."""
TEXT: Final = "Fish Soup Fish\nSoup\n\nFish Fish Fish Soup\n"


class Beside:
    """A level with a text and pictures beside it, one of which is spoilt, or named otherwise.

    The rest is sound, so that what is spoilt is read, and the window has to draw it.
    """

    name = "beside"
    share = 6

    def make(self, random: Random) -> Files:
        """The level, its text and its pictures."""
        spoilt = random.choice(["text", "text", "png", "png", "svg", "svg", "names", "all"])
        level: dict[str, Any] = level_json()
        shown = {"png": "dot.png", "svg": "lamp.svg"}.get(spoilt, random.choice(PICTURES[:4]))
        named, split = "words.txt", random.choice(["words", "words", "letters", None])
        if spoilt in ("names", "all"):
            shown, named = random.choice(PICTURES), random.choice(NAMES)
        tokens = ["Fish", "Soup"]
        if split == "letters":
            tokens = sorted(set("FishSoup"))
        level["classes"]["chat"] = {"tokens": tokens, "look": {tokens[0]: {"picture": shown}}}
        level["stream"][1] = {"script": named, "in": "chat"}
        if split is not None:
            level["stream"][1]["split"] = split
        return {
            "toy.json": json.dumps(level).encode(),
            "words.txt": _text(random) if spoilt in ("text", "all") else TEXT.encode(),
            "dot.png": _png(random) if spoilt in ("png", "all") else good.pack()["dot.png"],
            "lamp.svg": _svg(random) if spoilt in ("svg", "all") else good.SVG.encode(),
        }

    def play(self, box: Sandbox, random: Random) -> Played:
        """Validate and sample the level, draw its picture, and put it all into a pack."""
        runs = [run(["validate", "toy.json"], coding=coding(random))]
        taken = not runs[0].refused
        runs.append(run(["sample", "toy.json", "--count", "2"], coding=coding(random)))
        if taken:
            runs += [do(f"draw {name}", partial(_draw, name)) for name in ("dot.png", "lamp.svg")]
        packed = run(["pack", ".", "--out", "made.zip"])
        return Played([*runs, packed], taken, may_write=() if packed.refused else ("made.zip",))


def _draw(name: str) -> None:
    """Have the window draw a picture that lies here."""
    from game.ui.drawing.glyphs import forget_pictures, own_picture
    from game.ui.screenshot import headless

    headless()
    forget_pictures()
    for side in SIDES:
        own_picture(name, Path.cwd(), side)


def _text(random: Random) -> bytes:
    kind = random.random()
    if kind < 0.25:
        return raw.spoil(random, TEXT.encode())
    if kind < 0.4:
        return TEXT.replace("Soup", odd.text(random)).encode("utf-8", "surrogatepass")
    if kind < 0.75:
        return _words(random)
    many = random.choice(
        [b"Fish\n" * 1200, b"Fish " * 12_000, b"Fish Soup\n" * 900, b"\n" * 99_999]
    )
    return random.choice(
        [TEXT.encode(), TEXT.encode("utf-16"), TEXT.encode() * 40, many, b"Fish\rSoup"]
    )


def _words(random: Random) -> bytes:
    """The level's own words, with gaps and ends of lines of every kind between them."""
    parts = (
        random.choice(["Fish", "Soup"]) + random.choice(GAPS + (" ",) * 9 + ("\n",) * 4)
        for _ in range(random.choice([1, 5, 20, 400]))
    )
    return random.choice([b"", b"", b"", b"\xef\xbb\xbf"]) + "".join(parts).encode()


def _png(random: Random) -> bytes:
    return raw.spoil(random, good.PNG) if random.random() < 0.1 else pictures.png(random)


def _svg(random: Random) -> bytes:
    if random.random() < 0.2:
        return raw.spoil(random, random.choice(SVGS).encode(), 1)
    return pictures.svg(random)
