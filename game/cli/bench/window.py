"""How fast the window is."""

from __future__ import annotations

from game.cli.bench.rows import Row


def frames() -> list[Row]:
    """The play screen in full motion, drawn by software: in play, and in practice."""
    from game.ui.frames import measure_frames

    rows = []
    for what, times in (
        ("play screen", measure_frames()),
        ("practice", measure_frames(mode="practice")),
    ):
        rows += [
            Row(f"frame, {what}, median", times["median"], "ms", 4.0),
            Row(f"frame, {what}, 99th percentile", times["p99"], "ms", 8.0),
            Row(f"frame, {what}, worst", times["worst"], "ms"),
        ]
    return rows


def start() -> list[Row]:
    """From the command to the first frame."""
    from game.ui.frames import measure_start

    best = min(measure_start() for _ in range(3))
    return [Row("start to first frame", best, "ms", 1000.0)]
