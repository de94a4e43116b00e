"""Ideas of later levels, each said once: where, from when on, and what shows it is understood.

Nothing here tells what the stream hides: a prompt says what a thing is, not how to set it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from game.level.model import GATES, GateName
from game.rules.memory import is_empty
from game.rules.move import Move
from game.rules.session import Session
from game.rules.tutorial.prompt import How, Part, Prompt, Valve

HALF: Final = (0.05, 0.95)
"""A gate between these is neither open nor shut."""
APART: Final = 0.5
STUCK_AFTER: Final = 2
"""After so many plays without a star, practice is pointed out."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What an idea may go by.

    Args:
        session: the play.
        move: where the valves stand.
        since: the step at which the idea was first said; None while it has not been.
        starless: how often the level was played to its end, if never for a star.
    """

    session: Session
    move: Move
    since: int | None = None
    starless: int = 0

    @property
    def steps_since(self) -> int:
        """How many steps were made since the idea was first said."""
        return 0 if self.since is None else self.session.t - self.since

    @property
    def remembers(self) -> bool:
        """Whether any block of memory holds something."""
        deal, c = self.session.deal, self.session.state.c
        return not all(is_empty(deal, c, block) for block in range(deal.network.sizes.K))


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea: what it is known by, and three questions to the moment."""

    name: str
    at: Callable[[Session], Valve | Part | None]
    """Where it is met; None on levels that do not have it."""
    met: Callable[[Moment], bool]
    done: Callable[[Moment], bool]
    how: How = ""


def _first(session: Session, *gates: GateName) -> Valve | None:
    mine = session.deal.player_gates
    return next(((gate, 0) for gate in gates if gate in mine), None)


def _owned(session: Session, by: str) -> Valve | None:
    """The first gate that the network plays, or that is locked open."""
    for gate in GATES:
        owner = session.level.gates.owner(gate)
        locked = not isinstance(owner, str)
        if owner == by or (by == "locked" and locked and float(owner) > APART):
            return gate, 0
    return None


def _drawers(session: Session) -> Valve | None:
    return ("i", 1) if session.level.memory.blocks > 1 and _first(session, "i") else None


def _kept(now: Moment) -> bool:
    """Whether memory was kept through a token, on purpose."""
    return any(m.t and m.move.f[0] >= HALF[1] for m in now.session.moves)


def _told_apart(now: Moment) -> bool:
    """Whether drawers were ever set apart, or told of for long enough: some streams fill both."""
    moves = (now.move, *(m.move for m in now.session.moves))
    return now.steps_since > 1 or any(max(move.i) - min(move.i) > APART for move in moves)


def _half_opened(now: Moment) -> bool:
    gates = now.session.deal.player_gates
    values = [v for m in now.session.moves for gate in gates for v in m.move.gate(gate)]
    return any(HALF[0] < value < HALF[1] for value in values)


def _spent(now: Moment) -> bool:
    session = now.session
    return session.mode == "play" and 0 < session.budget <= session.gate_changes


def _in_play(session: Session) -> bool:
    return session.mode != "guided"


IDEAS: Final = (
    Idea("locked", lambda s: _owned(s, "locked"), lambda now: now.remembers and now.session.t > 1,
         lambda now: now.steps_since > 0),
    Idea("forget", lambda s: _first(s, "f") if _in_play(s) else None, lambda now: now.remembers,
         _kept, "turn"),
    Idea("drawers", lambda s: _drawers(s) if _in_play(s) else None, lambda now: True, _told_apart),
    Idea("network", lambda s: _owned(s, "network"), lambda now: True,
         lambda now: now.steps_since > 1),
    Idea("half", lambda s: _first(s, "f", "i") if "half_open" in s.level.teaches else None,
         lambda now: True, _half_opened),
    Idea("ticks", lambda s: _first(s, *GATES) if s.mode == "practice" else None, lambda now: True,
         lambda now: now.steps_since > 0),
    Idea("changes", lambda s: "changes", _spent, lambda now: now.steps_since > 0),
    Idea("practice", lambda s: "practice" if s.mode == "play" else None,
         lambda now: now.starless >= STUCK_AFTER, lambda now: now.steps_since > 1),
)  # fmt: skip
"""The ideas, in the order in which they are said."""


def waiting(now: Moment, known: Collection[str]) -> Idea | None:
    """The idea to be said now: met, and not understood yet; none at the end of a stream."""
    if now.session.finished:
        return None
    for idea in IDEAS:
        if idea.name not in known and idea.at(now.session) is not None and idea.met(now):
            return idea
    return None


def idea_prompt(idea: Idea, session: Session) -> Prompt | None:
    """What is said of an idea; None where the level does not have it."""
    at = idea.at(session)
    if at is None:
        return None
    values = (("count", session.level.memory.blocks), ("budget", session.budget))
    return Prompt(f"ideas.{idea.name}", at, idea.how, values)


def table_prompt(known: Collection[str], *, touched: bool, streams: int) -> Prompt | None:
    """What is said where gates are wired: first of the table, then of running it."""
    if not touched and "table" not in known:
        return Prompt("ideas.table", "table")
    if touched and "run" not in known:
        return Prompt("ideas.run", "run", values=(("streams", streams),))
    return None
