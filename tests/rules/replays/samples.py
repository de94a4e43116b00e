"""Replays as an early version of the game saved them."""

from typing import Any

NEW = ("network", "scoring", "drawn", "mode", "undos")
CLAIMED = ("confidence", "stars", "gate_changes", "entries")


def as_format_1(value: dict[str, Any]) -> dict[str, Any]:
    """The same replay as format 1 had it: without digests, and with three claims."""
    claim = {name: found for name, found in value["claim"].items() if name in CLAIMED}
    old = {name: found for name, found in value.items() if name not in NEW}
    return old | {"format": 1, "claim": claim}
