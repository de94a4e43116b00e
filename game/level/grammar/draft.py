"""A stream in the making."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from game.level.format.bounds import NO_RULE
from game.level.nodes import Again, Pick, Say, Series
from game.level.stream import StreamStep

Right: TypeAlias = tuple[str | None, ...]
"""The right answers after a token, where None stands for the token that comes next."""


@dataclass(frozen=True, slots=True)
class Note:
    """Where one token of a stream came from, and what was known when it had been said.

    Args:
        node: what said it.
        names: the token that each name stands for, and its class.
        rounds: of each named repeat begun so far, how many rounds, this token's among them.
    """

    node: Say | Pick | Again | Series
    names: Mapping[str, tuple[str, str]]
    rounds: Mapping[str, int]


@dataclass(slots=True)
class Draft:
    """A stream in the making: its tokens so far, and what its names and counts stand for.

    Args:
        chance: draws a number from 0 to 1, 1 excluded.
        scale: what the times of repeats and series are multiplied by; below 1 depths are, too.
        rules_left: how many rules may stand inside each other from here on.
        steps: the tokens so far.
        names: the token and the class that each name stands for.
        counts: the number drawn under each name.
        forks: how often so far it was left to chance what comes next.
        forks_at: for every token, `forks` when it was said; kept where a next token is asked for.
        open: the questions that wait for the next token: place, right answers, weight.
        tallies: for each tally asked for so far, how many tokens it has counted, and its number.
        rounds: of each named repeat, how many rounds have begun; kept where notes are.
        notes: one for each token; kept only where they are asked for.
    """

    chance: Callable[[], float]
    scale: float
    rules_left: int = NO_RULE
    steps: list[StreamStep] = field(default_factory=list)
    names: dict[str, tuple[str, str]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    forks: int = 0
    forks_at: list[int] = field(default_factory=list)
    open: list[tuple[int, Right, float]] = field(default_factory=list)
    tallies: dict[int, tuple[int, int]] = field(default_factory=dict)
    rounds: dict[str, int] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
