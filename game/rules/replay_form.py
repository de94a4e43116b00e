"""The form of a replay: what its JSON must hold, checked by hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from json import JSONDecodeError
from typing import Any, Final

from game import __version__
from game.level.model import GATES
from game.rules.move import Move
from game.rules.session import Session

FORMAT: Final = 1
KIND: Final = "lstm-game-replay"
MAX_MOVES: Final = 2000
MAX_SEED: Final = 2**63 - 1


class ReplayError(Exception):
    """A replay that cannot be written or read; the text says which, why and what was expected."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a replay says was reached."""

    confidence: float
    stars: int
    gate_changes: int


@dataclass(frozen=True, slots=True)
class Replay:
    """A play that can be played again: level, stream, moves, and the result that is claimed."""

    level_id: str
    task_hash: str
    seed: int
    moves: tuple[Move, ...]
    claim: Claim
    game: str = __version__

    @classmethod
    def of(cls, session: Session) -> Replay:
        """The replay of a finished play.

        Raises:
            ReplayError: the stream has not ended.
        """
        result = session.result
        if result is None:
            raise ReplayError("Only a play whose stream has ended can be saved as a replay.")
        return cls(
            session.level.id,
            session.level.task_hash,
            session.seed,
            tuple(played.move for played in session.moves),
            Claim(result.confidence, result.stars, result.gate_changes),
        )

    def to_dict(self) -> dict[str, Any]:
        """The replay as it stands in its file."""
        return {
            "kind": KIND,
            "format": FORMAT,
            "game": self.game,
            "level": self.level_id,
            "task": self.task_hash,
            "seed": self.seed,
            "moves": [{gate: list(move.gate(gate)) for gate in GATES} for move in self.moves],
            "claim": {
                "confidence": self.claim.confidence,
                "stars": self.claim.stars,
                "gate_changes": self.claim.gate_changes,
            },
        }


def parse_replay(text: str) -> Replay:
    """The replay that a text spells.

    Raises:
        ReplayError: it is none; the text says what was found and what was expected.
    """
    return _replay(parse_object(text))


def parse_object(text: str) -> dict[str, Any]:
    """The JSON object that a text spells, whatever kind of replay it may be.

    Raises:
        ReplayError: it spells none; the text says what was found and what was expected.
    """
    if not text.strip():
        raise ReplayError("the file is empty. Expected a replay, saved by the game.")
    try:
        value = json.loads(text, parse_constant=_no_constant)
    except RecursionError:
        raise ReplayError("nested far too deeply; no replay is.") from None
    except JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise ReplayError(
            f"not JSON, or cut off, at {where} ({error.msg}). Copy the file again."
        ) from None
    except ValueError as error:  # numbers with thousands of digits
        raise ReplayError(f"a number cannot be read ({error}).") from None
    if not isinstance(value, dict):
        raise ReplayError(f"expected an object, found {_spell(value)}.")
    return value


def _no_constant(name: str) -> float:
    raise ReplayError(f"found {name}; expected ordinary numbers.")


# -- checking by hand: nothing but the level format knows pydantic --------------------------------


def _replay(value: dict[str, Any]) -> Replay:
    check_kind(value, KIND)
    claim = claim_of(value)
    return Replay(
        short_text(value, "level"),
        short_text(value, "task"),
        integer(value, "seed", 0, MAX_SEED),
        moves_of(value.get("moves")),
        Claim(
            number(claim.get("confidence"), "claim.confidence"),
            integer(claim, "stars", 0, 3),
            integer(claim, "gate_changes", 0, 10**6),
        ),
        short_text(value, "game"),
    )


def check_kind(value: dict[str, Any], kind: str) -> None:
    """Refuse what is no replay of this kind, or one of another format."""
    if value.get("kind") != kind:
        raise ReplayError(f'not a replay of this game: "kind" should be "{kind}".')
    version = integer(value, "format", 0, 10**6)
    if version != FORMAT:
        raise ReplayError(
            f"replay format {version}; this version of the game reads format {FORMAT}."
        )


def claim_of(value: dict[str, Any]) -> dict[str, Any]:
    """The part of a replay that says what was reached."""
    claim = value.get("claim")
    if not isinstance(claim, dict):
        raise ReplayError(f'"claim": expected an object, found {_spell(claim)}.')
    return claim


def moves_of(value: Any) -> tuple[Move, ...]:
    """The moves that JSON values spell.

    Raises:
        ReplayError: they spell none; the text says where and what was expected.
    """
    if not isinstance(value, list) or not value:
        raise ReplayError(f'"moves": expected a list of moves, found {_spell(value)}.')
    if len(value) > MAX_MOVES:
        raise ReplayError(f'"moves": {len(value):,} are more than any stream has ({MAX_MOVES:,}).')
    moves = []
    for n, row in enumerate(value):
        if not isinstance(row, dict) or set(row) != set(GATES):
            raise ReplayError(
                f'moves[{n}]: expected the three gates "f", "i" and "o", found {_spell(row)}.'
            )
        gates: dict[str, list[float]] = {}
        for gate in GATES:
            if not isinstance(row[gate], list):
                raise ReplayError(
                    f"moves[{n}].{gate}: expected a list with one number for each block, "
                    f"found {_spell(row[gate])}."
                )
            gates[gate] = [number(each, f"moves[{n}].{gate}") for each in row[gate]]
        try:
            moves.append(Move(**gates))
        except ValueError as error:
            raise ReplayError(f"moves[{n}]: {error}") from None
    return tuple(moves)


def number(value: Any, where: str) -> float:
    """A number from 0 to 1."""
    sound = isinstance(value, int | float) and not isinstance(value, bool)
    if not sound or not 0 <= value <= 1:  # NaN is not between them either
        raise ReplayError(f"{where}: expected a number from 0 to 1, found {_spell(value)}.")
    return float(value)


def integer(value: dict[str, Any], key: str, low: int, high: int) -> int:
    """The whole number under a key, between two ends."""
    found = value.get(key)
    if not isinstance(found, int) or isinstance(found, bool) or not low <= found <= high:
        raise ReplayError(
            f'"{key}": expected a whole number from {low} to {high}, found {_spell(found)}.'
        )
    return found


def short_text(value: dict[str, Any], key: str) -> str:
    """The short text under a key."""
    found = value.get(key)
    if not isinstance(found, str) or not 0 < len(found) <= 80 or not found.isprintable():
        raise ReplayError(f'"{key}": expected a short text, found {_spell(found)}.')
    return found


def _spell(value: Any) -> str:
    match value:
        case None:
            return "nothing"
        case dict():
            return "an object with other keys" if value else "an empty object"
        case list():
            return "a list" if value else "an empty list"
        case str():
            return f"the text {json.dumps(value[:40])}"
        case bool():
            return "true" if value else "false"
        case int() if abs(value) >= 10**20:
            return "a huge number"
        case _:
            return f"{value}"
