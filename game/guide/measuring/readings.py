"""Levels and figures as all measurements for the Field guide take and tell them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from game.level.library import find_level
from game.level.loader import load_level
from game.level.measure.legibility import Legibility
from game.level.model import Level
from game.level.nodes import Repeat


def level_of(name: str) -> Level:
    """A shipped level by its id."""
    return load_level(find_level(name))


def legible_as(found: Legibility) -> dict[str, Any]:
    """How well a network plays by itself, and as its gates read, in figures."""
    return {
        "own": round(found.own, 6),
        "solution": None if found.solution_share is None else round(found.solution_share, 6),
        "rounded": None if found.rounded_share is None else round(found.rounded_share, 6),
        "spread": round(found.spread, 6),
    }


def gate_means(found: Legibility) -> list[dict[str, Any]]:
    """Where gates stand on average, for each class of tokens."""
    return [{"class": row.cls, "gate": row.gate, "mean": round(row.mean, 6)} for row in found.rows]


def with_fillers(level: Level, low: int, high: int) -> Level:
    """The level with so many fillers in its first repeat; its network does not see any change."""
    nodes = list(level.stream)
    for n, node in enumerate(nodes):
        if isinstance(node, Repeat):
            nodes[n] = replace(node, low=low, high=high)
            break
    return replace(level, stream=tuple(nodes))
