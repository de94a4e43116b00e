"""A small level with a network wired by hand, which plays it as a sensible person would."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from game.level.encode import network_sizes
from game.level.loader import load_level, parse_level
from game.level.model import Level, Setting
from game.level.stream import Stream
from game.lstm.checkpoint import Checkpoint, save_checkpoint
from game.lstm.weights import Weights

FACES = {"F": (1.0, 1.0), "S": (-1.0, 1.0)}
"""What a token starting with this letter writes into the two cells of its block."""

BASE: dict[str, Any] = {
    "id": "toy",
    "title": "Where from?",
    "brief": "Remember the country.",
    "hints": ["Write the country.", "Be silent until asked."],
    "classes": {
        "home": {"tokens": ["France", "Spain"], "show": "grew up in {}"},
        "chat": ["Fish", "Soup"],
        "ask": ["I speak"],
    },
    "maps": {"language": {"France": "French", "Spain": "Spanish"}},
    "stream": [
        {"pick": "home", "as": "h"},
        {"repeat": [{"pick": "chat"}], "times": [3, 4]},
        {"pick": "ask", "target": {"map": "language", "of": "h"}},
    ],
    "memory": {"blocks": 1, "cells": 2, "recurrent": False},
    "play": {"seed": 7, "spare_changes": 2},
    "solution": {
        "home": {"f": 0, "i": 1, "o": 0},
        "chat": {"f": 1, "i": 0, "o": 0},
        "ask": {"f": 1, "i": 0, "o": 1},
    },
    "baselines_fail": ["always_write", "always_open"],
}


def level_json(**changes: Any) -> dict[str, Any]:
    """The level's JSON with some top-level keys changed."""
    return json.loads(json.dumps(BASE | changes))  # type: ignore[no-any-return]


def toy_level(**changes: Any) -> Level:
    """The level, not from a file."""
    return parse_level(json.dumps(level_json(**changes)), "toy.json")


def two_blocks() -> Level:
    """Two facts for two blocks: a country in A, a fruit in B; the question is for either."""
    classes = {
        "home": ["France", "Spain"],
        "food": ["Fig", "Sloe"],
        "chat": ["Fish", "Soup"],
        "ask home": ["where?"],
        "ask food": ["what?"],
    }
    shut, keep = {"f": 0, "i": 1, "o": 0}, {"f": 1, "i": 0, "o": 0}
    say = {"f": 1, "i": 0, "o": 1}
    return toy_level(
        classes=classes,
        maps={},
        stream=[
            {"pick": "home", "as": "h"},
            {"pick": "food", "as": "d"},
            {"pick": "chat"},
            {"token": "where?", "target": {"name": "h"}},
            {"token": "what?", "target": {"name": "d"}},
        ],
        memory={"blocks": 2, "cells": 2, "recurrent": False},
        solution={
            "home": {"A": shut, "B": keep},
            "food": {"A": keep, "B": shut},
            "chat": {"A": keep, "B": keep},
            "ask home": {"A": say, "B": keep},
            "ask food": {"A": keep, "B": say},
        },
        baselines_fail=[],
    )


def wired(level: Level) -> Weights:
    """The network that plays the level's solution, its gates within 0.003 of 0 or 1."""
    sizes, words = network_sizes(level), level.vocabulary
    w = Weights.initial(sizes, np.random.default_rng(0), forget_bias=0.0, output_bias=0.0)
    for array in w.arrays.values():
        array[...] = 0.0
    V = len(words.tokens)
    for cls, (case,) in level.solution.items():  # one case: this network sees tokens alone
        column = V + words.class_index[cls]
        for block, setting in enumerate(case.settings):
            for gate in ("i", "f", "o"):
                _set_gate(w, gate, block, column, setting)
    g = sizes.rows["g"].start
    for token, (n, _) in words.inputs.items():
        face = FACES.get(token[0])
        for cell in range(sizes.H):
            w["weight_ih"][g + cell, n] = 3.0 * face[cell % 2] if face else 0.0
    w["head_bias"][0] = 8.0  # with nothing heard, the blank wins
    for n, answer in enumerate(words.answers):
        if n:
            block = _block_of(level, answer)
            w["head_weight"][n, 2 * block : 2 * block + 2] = 12.0 * np.array(
                FACES.get(answer[0], (0.0, 0.0))
            )
    return w


def _set_gate(w: Weights, gate: str, block: int, column: int, setting: Setting) -> None:
    row = w.sizes.rows[gate].start + block
    w["weight_ih"][row, column] = 6.0 if getattr(setting, gate) > 0.5 else -6.0


def _block_of(level: Level, answer: str) -> int:
    for cls in level.classes:
        if answer in cls.tokens:
            writes = [n for n, s in enumerate(level.solution[cls.name][0].settings) if s.i > 0.5]
            return writes[0]
    return 0


def write_level(folder: Path, *, trained: bool = True, **changes: Any) -> Path:
    """The level as a file, its network beside it unless told otherwise."""
    value = level_json(**changes)
    path = folder / f"{value['id']}.json"
    path.write_text(json.dumps(value, indent=2), encoding="utf-8")
    if trained:
        level = load_level(path)
        about = {"level": level.id, "task": level.task_hash, "seed": 0}
        save_checkpoint(path.with_suffix(".npz"), Checkpoint(wired(level), about))
    return path


def with_steps(stream: Stream, **changes: Any) -> Stream:
    """A stream whose questions are changed."""
    steps = (replace(step, **changes) if step.is_question else step for step in stream.steps)
    return replace(stream, steps=tuple(steps))
