"""How fast the window is."""

from __future__ import annotations

from game.cli.bench.rows import Row


def frames() -> list[Row]:
    """The play screen in full motion, drawn by software."""
    from game.ui.frames import measure_frames

    times = measure_frames()
    return [
        Row("frame, play screen, median", times["median"], "ms", 4.0),
        Row("frame, play screen, 99th percentile", times["p99"], "ms", 8.0),
        Row("frame, play screen, worst", times["worst"], "ms"),
    ]


def start() -> list[Row]:
    """From the command to the first frame."""
    from game.ui.frames import measure_start

    best = min(measure_start() for _ in range(3))
    return [Row("start to first frame", best, "ms", 1000.0)]
