"""Replays of plays by hand: a stream, its moves, and the result that is claimed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from game.level.model import GATES
from game.rules.move import Move
from game.rules.replays.form import FORMAT, PLAY, Play1, Play2, ReplayError
from game.rules.replays.origin import Origin
from game.rules.session import Session
from game.words import say


@dataclass(frozen=True, slots=True)
class Claim:
    """What a replay says was reached; what format 1 did not say is None."""

    confidence: float
    stars: int
    gate_changes: int
    par: float | None = None
    budget: int | None = None
    questions_right: int | None = None
    questions: int | None = None


@dataclass(frozen=True, slots=True)
class Replay:
    """A play that can be played again: where it comes from, its moves, and what is claimed.

    `mode` and `undos` are told and no more: nothing recomputes whether a coach looked on, or how
    often a move was taken back.
    """

    origin: Origin
    moves: tuple[Move, ...]
    claim: Claim
    mode: str = "play"
    undos: int = 0
    format: int = FORMAT

    @classmethod
    def of(cls, session: Session) -> Replay:
        """The replay of a finished play.

        Raises:
            ReplayError: the stream has not ended.
        """
        result = session.result
        if result is None:
            raise ReplayError(say("replay.file.unfinished"))
        deal = session.deal
        return cls(
            Origin.of(deal.level, deal.network, [deal.stream], session.seed),
            tuple(played.move for played in session.moves),
            Claim(
                result.confidence,
                result.stars,
                result.gate_changes,
                result.par,
                result.budget,
                result.questions_right,
                result.questions,
            ),
            session.mode,
            result.undos,
        )

    @classmethod
    def read(cls, part: Play1) -> Replay:
        """The replay that a file holds."""
        told = (part.mode, part.undos) if isinstance(part, Play2) else ("play", 0)
        moves = tuple(each.move() for each in part.moves)
        claim = Claim(**part.claim.model_dump())
        return cls(Origin.read(part), moves, claim, *told, part.format)

    def to_dict(self) -> dict[str, Any]:
        """The replay as it stands in its file."""
        told = {"mode": self.mode, "undos": self.undos} if self.format > 1 else {}
        return {
            "kind": PLAY,
            "format": self.format,
            **self.origin.to_dict(),
            **told,
            "moves": [{gate: list(move.gate(gate)) for gate in GATES} for move in self.moves],
            "claim": claimed(self.claim),
        }


def claimed(claim: Any) -> dict[str, Any]:
    """What a claim says, without what it leaves open."""
    return {name: value for name, value in asdict(claim).items() if value is not None}
