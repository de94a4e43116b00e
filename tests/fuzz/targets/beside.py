"""What a level brings along: pictures, and the texts its scripts are read from."""

from __future__ import annotations

import json
from random import Random
from typing import Any, Final

from tests.fuzz import good
from tests.fuzz.case import Files
from tests.fuzz.command import run
from tests.fuzz.judge import Played
from tests.fuzz.mutate import odd, raw
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
TEXT: Final = "Fish Soup Fish\nSoup\n\nFish Fish Fish Soup\n"


class Beside:
    """A level with a text and pictures beside it, which are spoilt, or named otherwise."""

    name = "beside"
    share = 6

    def make(self, random: Random) -> Files:
        """The level, its text and its pictures."""
        level: dict[str, Any] = level_json()
        level["classes"]["chat"] = {
            "tokens": ["Fish", "Soup"],
            "look": {"Fish": {"picture": random.choice(PICTURES + PICTURES[:4] * 3)}},
        }
        script = {"script": random.choice(NAMES + NAMES[:3] * 4), "in": "chat"}
        level["stream"][1] = {
            **script,
            "split": random.choice(["words", "words", "words", "letters"]),
        }
        if random.random() < 0.5:
            level["stream"][1].pop("split")
        return {
            "toy.json": json.dumps(level).encode(),
            "words.txt": _text(random),
            "dot.png": _picture(random, good.pack()["dot.png"]),
            "lamp.svg": _picture(random, random.choice(SVGS).encode()),
        }

    def play(self, box: Sandbox, random: Random) -> Played:
        """Validate and sample the level, and put it all into a pack."""
        runs = [run(["validate", "toy.json"], coding=coding(random))]
        taken = not runs[0].refused
        runs.append(run(["sample", "toy.json", "--count", "2"], coding=coding(random)))
        runs.append(run(["pack", ".", "--out", "made.zip"]))
        return Played(runs, taken, may_write=() if runs[2].refused else ("made.zip",))


def _text(random: Random) -> bytes:
    kind = random.random()
    if kind < 0.4:
        return raw.spoil(random, TEXT.encode())
    if kind < 0.6:
        return TEXT.replace("Soup", odd.text(random)).encode("utf-8", "surrogatepass")
    many = random.choice(
        [b"Fish\n" * 1200, b"Fish " * 12_000, b"Fish Soup\n" * 900, b"\n" * 99_999]
    )
    return random.choice(
        [TEXT.encode(), TEXT.encode("utf-16"), TEXT.encode() * 40, many, b"Fish\rSoup"]
    )


def _picture(random: Random, content: bytes) -> bytes:
    return raw.spoil(random, content) if random.random() < 0.6 else content
