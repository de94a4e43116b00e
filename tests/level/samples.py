"""A small sound level as text, and ways to spoil it."""

from __future__ import annotations

import json
from typing import Any

from game.level.format.problems import LevelError, Problem
from game.level.loader import parse_level
from game.level.model import Level

GOOD = """{
  "$schema": "../level.schema.json", "format": 1,
  "id": "small", "title": "Small",
  "brief": "Remember.", "teaches": ["input"], "hints": ["Look."], "after": "Well.",
  "classes": {
    "home": {"tokens": ["France", "Spain"], "show": "from {}"},
    "chat": ["tea", "rain"],
    "ask": ["speak?"]
  },
  "maps": { "language": {"France": "French", "Spain": "Spanish"} },
  "stream": [
    {"pick": "home", "as": "h"},
    {"repeat": [{"pick": "chat"}], "times": [1, 3]},
    {"pick": "ask", "target": {"map": "language", "of": "h"}}
  ],
  "memory": {"blocks": 1, "cells": 2, "recurrent": false},
  "gates": {"forget": "player", "input": "player", "output": "player"},
  "play": {"act": "hand", "seed": 7, "spare_changes": 2, "start": {"f": 0.9}},
  "train": {"steps": 100, "seeds": 2, "batch": 8, "learning_rate": 0.02},
  "solution": {
    "home": {"f": 0, "i": 1, "o": 0},
    "chat": {"f": 1, "i": 0, "o": 0},
    "ask": {"f": 1, "i": 0, "o": 1}
  },
  "baselines_fail": ["always_write"]
}
"""


def spoil(old: str, new: str) -> str:
    """The good level with one passage replaced."""
    assert GOOD.count(old) == 1, f"{old!r} must stand in the sample exactly once"
    return GOOD.replace(old, new)


def problems_of(text: str) -> tuple[Problem, ...]:
    """What is wrong with a level; fails when nothing is."""
    try:
        parse_level(text, "small.json")
    except LevelError as error:
        return error.problems
    raise AssertionError("the level was accepted")


def with_stream(*stream: Any, **changes: Any) -> str:
    """The good level with another stream (and other sections), without its own solution."""
    level = json.loads(GOOD)
    del level["solution"]
    return json.dumps(level | {"stream": list(stream)} | changes, indent=1)


def parse_stream(*stream: Any, **changes: Any) -> Level:
    """The good level with another stream, parsed."""
    return parse_level(with_stream(*stream, **changes))


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10\x00\x00\x00\x10"
"""How a picture of 16 by 16 pixels begins."""

ASKED: dict[str, Any] = {"pick": "ask", "target": "yes"}
"""A question, for streams that are about something else."""
