"""What the JSON of a replay may hold, each kind of value read and checked by hand."""

from __future__ import annotations

import json
import re
from json import JSONDecodeError
from typing import Any, Final

from game.level.model import GATES
from game.rules.move import Move

FORMAT: Final = 2
"""Since format 2 a replay names the network it was played on, the stream and what scores it."""

MAX_MOVES: Final = 2000
MAX_SEED: Final = 2**63 - 1
MAX_COUNT: Final = 10**6
"""What is counted in a replay is never more."""


class ReplayError(Exception):
    """A replay that cannot be written or read; the text says which, why and what was expected."""


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


def format_of(value: dict[str, Any], kind: str) -> int:
    """The format of a replay of this kind.

    Raises:
        ReplayError: it is no replay of this kind, or one of a format that is not known here.
    """
    if value.get("kind") != kind:
        raise ReplayError(f'not a replay of this game: "kind" should be "{kind}".')
    version = integer(value, "format", 0, 10**6)
    if not 1 <= version <= FORMAT:
        raise ReplayError(
            f"replay format {version}; this version of the game reads formats 1 to {FORMAT}."
        )
    return version


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


def number(value: Any, where: str, most: float = 1.0) -> float:
    """A number from 0 to 1, or to so much."""
    sound = isinstance(value, int | float) and not isinstance(value, bool)
    if not sound or not 0 <= value <= most:  # NaN is not between them either
        raise ReplayError(f"{where}: expected a number from 0 to 1, found {_spell(value)}.")
    return float(value)


def share(claim: dict[str, Any], key: str) -> float:
    """A confidence that is claimed; sums of probabilities may round to a hair above 1."""
    return number(claim.get(key), f"claim.{key}", 1.0 + 1e-6)


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


def digest(value: dict[str, Any], key: str) -> str:
    """The digest under a key: sixteen hex digits."""
    found = value.get(key)
    if not isinstance(found, str) or not re.fullmatch("[0-9a-f]{16}", found):
        raise ReplayError(f'"{key}": expected sixteen hex digits, found {_spell(found)}.')
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
