"""Every entry of the Field guide, in groups, and found by its id."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from game.guide.entry import Entry, Group
from game.guide.facts import facts
from game.guide.text import cell, learning, memory, start, world


@cache
def groups() -> tuple[Group, ...]:
    """All entries in the order they are best read."""
    return tuple(module.group(facts()) for module in (start, cell, learning, memory, world))


@cache
def entries() -> dict[str, Entry]:
    """All entries by id, in the order they are best read."""
    return {entry.id: entry for group in groups() for entry in group.entries}


def titles(ids: Collection[str]) -> list[tuple[str, str]]:
    """Id and title of those entries that there are: a level of somebody's own may name others."""
    return [(ident, entries()[ident].title) for ident in ids if ident in entries()]


def neighbours(ident: str) -> tuple[Entry | None, Entry | None]:
    """The entries before and after one."""
    every = list(entries().values())
    n = list(entries()).index(ident)
    return (every[n - 1] if n else None), (every[n + 1] if n + 1 < len(every) else None)
