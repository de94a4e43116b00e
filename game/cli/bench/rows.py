"""What `bench` reports: one figure a row, held to a bar where there is one."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured.

    Args:
        what: what was measured, and at which sizes.
        value: the figure; None if it cannot be measured here, and then `note` says why.
        unit: of the value: s, ms, µs, MB, or × for a ratio.
        bar: what the value must not exceed; None where there is no bar.
        at_least: whether the bar is a least instead of a most, as for "times as fast".
        note: what else is to be known: the median beside the minimum, or why there is no value.
        part_of: of what it is a part; such rows are shown as a table of their own.
        p99: of a part, the value at the 99th percentile.
        share: of a part, how much of the whole it is, from 0 to 1.
    """

    what: str
    value: float | None
    unit: str = ""
    bar: float | None = None
    at_least: bool = False
    note: str = ""
    part_of: str = ""
    p99: float | None = None
    share: float | None = None

    @property
    def ok(self) -> bool:
        """Whether the bar is met; what cannot be measured here misses none."""
        if self.bar is None or self.value is None:
            return True
        return self.value >= self.bar if self.at_least else self.value <= self.bar

    def to_dict(self) -> dict[str, Any]:
        """The row as plain JSON values."""
        return asdict(self) | {"ok": self.ok}

    def __str__(self) -> str:
        figure = (
            f"{'not measured':>15}" if self.value is None else f"{self.value:10.3f} {self.unit:<4}"
        )
        said = f"{self.what:<58} {figure}"
        if self.value is not None and self.bar is not None:
            bar = f"{'≥' if self.at_least else '≤'} {self.bar:g}"
            said += f"  (bar {bar})  {'ok' if self.ok else 'MISSED'}"
        return said + (f"  {self.note}" if self.note else "")
