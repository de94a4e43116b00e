"""How valves are turned: keys, clicks, the wheel and drags become moves; nothing else here."""

from __future__ import annotations

from dataclasses import dataclass

from game.level.model import GATES, GateName, Level
from game.rules.move import Move
from game.ui.play.valve import angle_value

COARSE = 0.05
FINE = 0.01
DRAG_UNITS = 110.0
"""How far up the pointer goes from shut to open."""
DRAG_STARTS = 4.0
"""A press that wanders less than this is a click."""
RIM = 0.72
"""Beyond this share of its radius a valve is gripped at its rim, and turned around."""

Valve = tuple[GateName, int]


def player_valves(level: Level) -> tuple[Valve, ...]:
    """The valves a player may move, block by block, each in the order f, i, o."""
    mine = [gate for gate in GATES if level.gates.owner(gate) == "player"]
    return tuple((gate, block) for block in range(level.memory.blocks) for gate in mine)


def next_valve(valves: tuple[Valve, ...], here: Valve | None, by: int) -> Valve | None:
    """The valve that comes after one of the player's, or before it; round and round."""
    return None if here is None else valves[(valves.index(here) + by) % len(valves)]


def next_of_gate(valves: tuple[Valve, ...], here: Valve | None, gate: GateName) -> Valve | None:
    """This gate's valve in the block at hand, or if that is `here`, in the next block.

    None where the gate is not the player's.
    """
    mine = [valve for valve in valves if valve[0] == gate]
    if not mine:
        return None
    if here in mine:
        return mine[(mine.index(here) + 1) % len(mine)]
    return gate, here[1] if here else 0


def turned(level: Level, move: Move, valve: Valve, value: float) -> Move:
    """The move with one valve set; valves that are not the player's stay where they are."""
    gate, block = valve
    if level.gates.owner(gate) != "player" or not 0 <= block < move.blocks:
        return move
    return move.with_gate(gate, block, min(max(round(value, 2), 0.0), 1.0))


def nudged(level: Level, move: Move, valve: Valve, steps: float, *, fine: bool) -> Move:
    """One valve turned by so many steps of 0.05, or of 0.01."""
    value = move.gate(valve[0])[valve[1]]
    return turned(level, move, valve, value + steps * (FINE if fine else COARSE))


def flipped(level: Level, move: Move, valve: Valve) -> Move:
    """One valve opened if it is more shut than open, else shut."""
    value = move.gate(valve[0])[valve[1]]
    return turned(level, move, valve, 0.0 if value >= 0.5 else 1.0)


@dataclass(frozen=True, slots=True)
class Drag:
    """A valve held with the pointer; places are in units."""

    valve: Valve
    start: tuple[float, float]
    centre: tuple[float, float]
    around: bool
    value: float
    """Where the valve stood when it was gripped; while it is turned around, where it stands."""
    moved: bool = False

    @classmethod
    def grip(
        cls, valve: Valve, place: tuple[float, float, float], x: float, y: float, value: float
    ) -> Drag:
        """Take hold: at the rim to turn the valve, in its middle to slide it up and down."""
        vx, vy, radius = place
        rim = ((x - vx) ** 2 + (y - vy) ** 2) ** 0.5 > radius * RIM
        return cls(valve, (x, y), (vx, vy), rim, value)

    def to(self, x: float, y: float) -> Drag:
        """The pointer has come to a place."""
        far = abs(x - self.start[0]) + abs(y - self.start[1]) >= DRAG_STARTS
        if not (self.moved or far):
            return self
        value = self.value
        if self.around:
            pointed = angle_value(x - self.centre[0], y - self.centre[1])
            if pointed is None:
                pointed = 1.0 if value >= 0.5 else 0.0
            # Across the gap at the bottom the dial stops: it does not jump from open to shut.
            value = pointed if abs(pointed - value) < 0.6 else value
        return Drag(self.valve, self.start, self.centre, self.around, value, moved=True)

    def reading(self, y: float) -> float:
        """The value that is now set."""
        if self.around:
            return self.value
        return min(max(self.value + (self.start[1] - y) / DRAG_UNITS, 0.0), 1.0)
