"""What is looked at in a review, without a window: the step, the lens, and what if."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal, TypeAlias, get_args

from game.level.network import NetworkError
from game.level.rivals import load_rivals
from game.lstm.rnn import RnnWeights
from game.rules.move import Move
from game.rules.review.blame import Blame, blame
from game.rules.review.highway import Highway, highway, questions
from game.rules.review.what_if import WhatIf, branch, what_if
from game.rules.session import Session
from game.ui.play.controls import Valve, flipped, nudged, player_valves, turned

LensName: TypeAlias = Literal["cell", "gates", "memory", "blame", "highway"]
LENSES: Final[tuple[LensName, ...]] = get_args(LensName)

COSTLY: Final = -0.05
"""A move must have cost so many bits for the review to open on it."""


@dataclass(frozen=True, eq=False)
class Run:
    """A finished run with all that is worked out of it, each when it is first looked at."""

    session: Session
    _highways: dict[int, Highway] = field(default_factory=dict)

    @cached_property
    def blame(self) -> Blame:
        """∂loss/∂gate at every step."""
        return blame(self.session.deal, [played.move for played in self.session.moves])

    @cached_property
    def chances(self) -> list[float]:
        """V(−1), V(0) … as confidences: what the whole stream would earn if the network went on."""
        deal = self.session.deal
        bits = [deal.network_bits, *(played.evaluation for played in self.session.moves)]
        return [deal.confidence(value) for value in bits]

    def highway(self, question: int, rnn: RnnWeights | None) -> Highway:
        """How memory reaches a question, with the level's RNN beside it."""
        if question not in self._highways:
            self._highways[question] = highway(self.session, question, rnn)
        return self._highways[question]


class ReviewModel:
    """A finished play being looked back on. Every change goes through a method here.

    Args:
        session: the play.
    """

    def __init__(self, session: Session) -> None:
        self.played = Run(session)
        self.run = self.played
        """What is shown: the play, or the play with one move changed."""
        self.what_if: WhatIf | None = None
        self.lens: LensName = "cell"
        self.chosen = self._worst()
        self.valves = player_valves(session.level)
        self.selected: Valve | None = self.valves[0] if self.valves else None
        self._wanted: Move | None = None

    def _worst(self) -> int:
        """The costliest move; the last one if none cost anything."""
        moves = self.played.session.moves
        worst = min(moves, key=lambda played: played.value)
        return worst.t if worst.value < COSTLY else len(moves) - 1

    # -- what is shown ---------------------------------------------------------------------------

    @property
    def session(self) -> Session:
        """The run that is shown."""
        return self.run.session

    @property
    def length(self) -> int:
        """How many steps there are."""
        return len(self.session.moves)

    @property
    def move(self) -> Move:
        """Where the valves stand at the chosen step."""
        return self._wanted or self.session.moves[self.chosen].move

    @cached_property
    def rnn(self) -> RnnWeights | None:
        """The level's vanilla RNN; None where it has none that fits its network."""
        try:
            return load_rivals(self.session.level).rnn
        except NetworkError:
            return None

    @property
    def question(self) -> int:
        """The step to look back from: the next one that asked something, else the last one."""
        asked = questions(self.session)
        return next((t for t in asked if t >= self.chosen), asked[-1] if asked else self.length - 1)

    @property
    def highway(self) -> Highway:
        """How memory reaches that question."""
        return self.run.highway(self.question, self.rnn)

    # -- what is done ----------------------------------------------------------------------------

    def choose(self, t: int) -> None:
        """Look at a step."""
        self.settle()
        self.chosen = min(max(t, 0), self.length - 1)

    def look_through(self, lens: LensName) -> None:
        """Look through another lens."""
        self.settle()
        self.lens = lens

    def next_lens(self, by: int = 1) -> None:
        """The lens after this one."""
        self.look_through(LENSES[(LENSES.index(self.lens) + by) % len(LENSES)])

    def select(self, valve: Valve) -> None:
        """Put a valve in focus."""
        if valve in self.valves:
            self.selected = valve

    def set_valve(self, valve: Valve, value: float) -> None:
        """Ask what if this valve had stood there."""
        self._ask(turned(self.session.level, self.move, valve, value))

    def nudge(self, valve: Valve, steps: float, *, fine: bool) -> None:
        """Ask what if this valve had been turned a little further."""
        self._ask(nudged(self.session.level, self.move, valve, steps, fine=fine))

    def flip(self, valve: Valve) -> None:
        """Ask what if this valve had been open and not shut, or shut and not open."""
        self._ask(flipped(self.session.level, self.move, valve))

    def _ask(self, move: Move) -> None:
        if move != self.move:
            self._wanted = move

    def settle(self) -> bool:
        """Play what was asked last; a drag asks often, and one answer a frame is enough."""
        move, self._wanted = self._wanted, None
        if move is None:
            return False
        if move == self.played.session.moves[self.chosen].move:
            self.reset()
            return True
        self.what_if = what_if(self.played.session, self.chosen, move)
        self.run = Run(self.what_if.after)
        return True

    def reset(self) -> None:
        """Show the play as it was."""
        self._wanted, self.what_if, self.run = None, None, self.played

    def as_network(self) -> None:
        """Ask what if the network had set the valves at the chosen step."""
        played = self.session.moves[self.chosen]
        self._ask(played.move.following(played.own, self.session.deal.player_gates))

    def branched(self) -> Session:
        """A practice that goes on behind the chosen step, from the run that is shown."""
        self.settle()
        return branch(self.session, self.chosen)
