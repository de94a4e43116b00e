"""Replays of plays by hand: a stream, its moves, and the result that is claimed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from game.level.model import GATES
from game.rules.move import Move
from game.rules.replays.fields import (
    FORMAT,
    MAX_COUNT,
    ReplayError,
    claim_of,
    format_of,
    integer,
    moves_of,
    parse_object,
    share,
    short_text,
)
from game.rules.replays.origin import Origin
from game.rules.session import Session

KIND: Final = "lstm-game-replay"


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
            raise ReplayError("Only a play whose stream has ended can be saved as a replay.")
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

    def to_dict(self) -> dict[str, Any]:
        """The replay as it stands in its file."""
        claim = self.claim
        claimed = {
            "confidence": claim.confidence,
            "par": claim.par,
            "stars": claim.stars,
            "gate_changes": claim.gate_changes,
            "budget": claim.budget,
            "questions_right": claim.questions_right,
            "questions": claim.questions,
        }
        told = {"mode": self.mode, "undos": self.undos} if self.format > 1 else {}
        return {
            "kind": KIND,
            "format": self.format,
            **self.origin.to_dict(),
            **told,
            "moves": [{gate: list(move.gate(gate)) for gate in GATES} for move in self.moves],
            "claim": {name: value for name, value in claimed.items() if value is not None},
        }


def parse_replay(text: str) -> Replay:
    """The replay that a text spells.

    Raises:
        ReplayError: it is none; the text says what was found and what was expected.
    """
    return replay_of(parse_object(text))


def replay_of(value: dict[str, Any]) -> Replay:
    """The replay that a JSON object spells.

    Raises:
        ReplayError: it is none; the text says what was found and what was expected.
    """
    version = format_of(value, KIND)
    claim = claim_of(value)
    more = version > 1
    return Replay(
        Origin.read(value, version),
        moves_of(value.get("moves")),
        Claim(
            share(claim, "confidence"),
            integer(claim, "stars", 0, 3),
            integer(claim, "gate_changes", 0, MAX_COUNT),
            share(claim, "par") if more else None,
            integer(claim, "budget", 0, MAX_COUNT) if more else None,
            integer(claim, "questions_right", 0, MAX_COUNT) if more else None,
            integer(claim, "questions", 0, MAX_COUNT) if more else None,
        ),
        short_text(value, "mode") if more else "play",
        integer(value, "undos", 0, MAX_COUNT) if more else 0,
        version,
    )
