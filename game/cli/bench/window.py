"""How fast the window is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from game.cli.bench.rows import Row

if TYPE_CHECKING:
    from game.ui.measuring.frame_parts import PartTime

FRAMES: Final = 600
NAMED: Final = 4
"""So many parts are named of the slowest frames."""


def frames() -> list[Row]:
    """The busiest play screens in full motion, drawn by software: in play, and in practice."""
    from game.ui.measuring.frames import at_share, busiest, profile_frames
    from game.ui.screenshot import headless, still_context

    headless()
    rows, parts = list[Row](), list[Row]()
    for level in busiest(still_context()):
        for mode in ("play", "practice"):
            found = profile_frames(FRAMES, level, mode)
            what = f"{level.id}, {mode}"
            for name, share, bar in (
                ("median", 0.5, 4.0), ("99th percentile", 0.99, 8.0), ("worst", 1.0, None)
            ):  # fmt: skip
                note = f"{at_share(found.computing, share):.2f} ms of it computing"
                if share == 1.0:
                    note += f"; the slowest hundredth: {_costliest(found.parts)}"
                value = at_share(found.wall, share)
                rows.append(Row(f"frame, {what}, {name}", value, "ms", bar, note=note))
            parts += [
                Row(one.part, one.median, "ms", part_of=what, p99=one.p99, share=one.share)
                for one in found.parts
            ]
    return rows + parts


def _costliest(parts: Sequence[PartTime]) -> str:
    """What makes the slowest frames slow, in milliseconds, the worst first."""
    worst = sorted(parts, key=lambda one: -one.slowest)[:NAMED]
    return ", ".join(f"{one.part} {one.slowest:.1f}" for one in worst)


def start() -> list[Row]:
    """From the command to the first frame."""
    from game.ui.measuring.frames import measure_start

    best = min(measure_start() for _ in range(3))
    return [Row("start to first frame", best, "ms", 1000.0)]
