"""How fast the designer's tools are, and how much the shipped networks weigh."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, process_time
from typing import Final

from game.cli.bench.rows import Row
from game.cli.bench.values import LEVEL, STEPS
from game.cli.check import prove
from game.cli.workers import cores, each_in_turn
from game.level.grammar import draw_many
from game.level.library import all_level_paths, levels_folder
from game.level.loader import load_level, parse_level
from game.level.starter import starter_path

FILES: Final = 1000
STREAMS: Final = 10_000
SEEDS: Final = 50
ALONE: Final = "of the processor's time"
"""What one thread takes where nothing else runs, whatever else runs here."""


def levels() -> list[Row]:
    """Validating, sampling and checking; the last on every shipped level, side by side."""
    paths = [*all_level_paths(), starter_path()]
    return [
        Row(f"validate {FILES:,} level files", _validating(paths), "s", 5.0, note=ALONE),
        Row(f"sample {STREAMS:,} streams of {STEPS} tokens", _sampling(), "s", 2.0, note=ALONE),
        Row("all networks that ship", _weight(), "MB", 5.0),
        *_checking(paths),
    ]


def _validating(paths: Sequence[Path]) -> float:
    """Seconds of the processor's for files no two of which are alike, as varied as the levels."""
    values = [json.loads(path.read_text("utf-8")) for path in paths]
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"level{n}.json") for n in range(FILES)]
        for n, file in enumerate(files):
            value = values[n % len(values)] | {"id": file.stem}
            file.write_text(json.dumps(value, indent=2), "utf-8")
        began = process_time()
        for file in files:
            load_level(file)
        return process_time() - began


def _sampling() -> float:
    level = parse_level(json.dumps(LEVEL), "hundred.json")
    began = process_time()
    draw_many(level, range(STREAMS))
    return process_time() - began


def _weight() -> float:
    folders = {levels_folder(), starter_path().parent}
    files = [file for folder in folders for file in folder.rglob("*.npz")]
    return sum(file.stat().st_size for file in files) / 1e6


def _checking(paths: Sequence[Path]) -> list[Row]:
    began = perf_counter()
    each = list(each_in_turn(timed_proof, [str(path) for path in paths]))
    whole = perf_counter() - began
    slowest, at = max((seconds, Path(path).stem) for path, seconds in zip(paths, each, strict=True))
    return [
        Row(f"check {len(paths)} levels on {cores()} cores", whole, "s", 180.0),
        Row("check one level, the slowest", slowest, "s", note=at),
        Row("check one level, on average", sum(each) / len(each), "s"),
    ]


def timed_proof(path: str) -> float:
    """How many seconds one level takes to check."""
    began = perf_counter()
    prove((path, SEEDS))
    return perf_counter() - began
