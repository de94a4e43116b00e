"""A guided play: which valves are awake, what is said at which, and what went wrong.

A valve sleeps until it is first needed: until the level's solution has it elsewhere than where it
stood at the start. So a sleeping valve always stands where the solution has it. All is worked out
from the stream that was dealt and the moves that were made; nothing is scripted, and nothing looks
further than the token that is in front of the player.

    session = Session.start(level, seed=7, mode="guided")
    prompt(session, session.valves).text
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from game.level.model import BLOCKS, GateName
from game.rules.move import Move
from game.rules.session import Session
from game.rules.tutorial.prompt import Prompt, Valve
from game.words import say

APART: Final = 0.25
"""A valve further than this from the solution's is to be turned."""
COSTLY: Final = 0.1
"""A move that costs fewer bits than this has done no harm."""

Way: TypeAlias = Literal["open", "shut", "turn"]


@dataclass(frozen=True, slots=True)
class Turn:
    """A valve that has to be turned, and to where."""

    gate: GateName
    block: int
    to: float

    @property
    def valve(self) -> Valve:
        """The valve."""
        return self.gate, self.block

    @property
    def way(self) -> Way:
        """Open, shut, or to somewhere between."""
        return "open" if self.to >= 1 - APART else "shut" if self.to <= APART else "turn"

    @property
    def lesson(self) -> str:
        """What is learnt by turning it: a gate, and a way to turn it."""
        return f"{self.gate}_{self.way}"


@dataclass(frozen=True, slots=True)
class Mishap:
    """A move that did harm, by a valve that stood wrong."""

    t: int
    turn: Turn


def turns(session: Session, t: int, standing: Move) -> tuple[Turn, ...]:
    """The player's valves that stand elsewhere than the solution has them at step t, f first."""
    wanted = session.deal.reference[t]
    return tuple(
        Turn(gate, block, to)
        for gate in session.deal.player_gates
        for block, to in enumerate(wanted.gate(gate))
        if abs(standing.gate(gate)[block] - to) > APART
    )


def awake(session: Session) -> frozenset[Valve]:
    """The valves that have been needed up to the token in front of the player."""
    start, last = Move.start(session.level), min(session.t, len(session.deal) - 1)
    return frozenset(turn.valve for t in range(last + 1) for turn in turns(session, t, start))


def asleep(session: Session) -> frozenset[Valve]:
    """The player's valves that have not been needed yet; none but in a guided play."""
    if session.mode != "guided":
        return frozenset()
    blocks = range(session.level.memory.blocks)
    mine = {(gate, block) for gate in session.deal.player_gates for block in blocks}
    return frozenset(mine - awake(session))


def mishap(session: Session) -> Mishap | None:
    """The first move that did harm, if there is one."""
    for played in session.moves:
        if played.value < -COSTLY and (wrong := turns(session, played.t, played.move)):
            return Mishap(played.t, wrong[0])
    return None


def learnt(session: Session) -> frozenset[str]:
    """The lessons that the player's own moves show, but those just taken back as mistaken."""
    known, before = set(), Move.start(session.level)
    for played in session.moves:
        wrong = turns(session, played.t, played.move)
        known |= {turn.lesson for turn in turns(session, played.t, before) if turn not in wrong}
        before = played.move
    if session.undone:
        known -= {turn.lesson for turn in turns(session, session.t, session.undone[0].move)}
    return frozenset(known)


def prompt(session: Session, move: Move) -> Prompt | None:
    """What to say now, with the valves standing as in this move; nothing where all is known."""
    if (went_wrong := mishap(session)) is not None:
        turn = went_wrong.turn
        return _at_valve(session, went_wrong.t, turn, f"mishap.{turn.lesson}", mishap=True)
    if session.finished:
        return None
    known, t = learnt(session), session.t
    for turn in turns(session, t, move):
        if turn.lesson not in known:
            return _at_valve(session, t, turn, f"guided.{turn.lesson}")
    new = [turn for turn in turns(session, t, session.valves) if turn.lesson not in known]
    if new or t == 0:
        lesson = new[-1].lesson if new else "begin"
        return Prompt(f"step.{lesson}", "step", "step", _values(session, t))
    return None


def _values(session: Session, t: int) -> tuple[tuple[str, object], ...]:
    return (("token", session.deal.stream.steps[t].token),)


def _at_valve(session: Session, t: int, turn: Turn, name: str, *, mishap: bool = False) -> Prompt:
    """A prompt at a valve, which is named with its block where there are several."""
    several = session.level.memory.blocks > 1
    form = "gate_of" if several else "gate"
    gate = say(f"tutorial.{form}.{turn.gate}", block=BLOCKS[turn.block])
    values = (*_values(session, t), ("gate", gate), ("value", f"{turn.to:g}"))
    return Prompt(name, turn.valve, "undo" if mishap else "turn", values, mishap)
