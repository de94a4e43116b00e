"""The form of replay files: what the JSON of a play by hand, and of a table, has to hold."""

from __future__ import annotations

import json
from typing import Annotated, Any, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError

from game.rules.move import Move
from game.rules.seeds import SEEDS
from game.words import say
from game.words.refused import must, refused

PLAY: Final = "lstm-game-replay"
TABLE: Final = "lstm-game-table"
FORMAT: Final = 2
"""Since format 2 a replay names the network it was played on, the stream and what scores it."""

MAX_MOVES: Final = 2000
MAX_COUNT: Final = 10**6
"""What is counted in a replay is never more."""


class ReplayError(Exception):
    """A replay that cannot be written or read; the text says which, why and what was expected."""


_HEX: Final = frozenset("0123456789abcdef")

Short = Annotated[str, Field(min_length=1, max_length=80), must("printable", str.isprintable)]
Digest = Annotated[str, must("digest", lambda text: len(text) == 16 and not set(text) - _HEX)]
Count = Annotated[int, Field(ge=0, le=MAX_COUNT)]
Stars = Annotated[int, Field(ge=0, le=3)]
Confidence = Annotated[float, Field(ge=0, le=1 + 1e-6)]
"""Sums of probabilities may round to a hair above 1."""
Values = list[Annotated[float, Field(ge=0, le=1)]]


class Part(BaseModel):
    """A part of a replay. Keys that are not known here are left alone."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True, allow_inf_nan=False)


class MovePart(Part, extra="forbid"):
    """One move."""

    f: Values
    i: Values
    o: Values

    @model_validator(mode="after")
    def _for_every_block(self) -> Self:
        if not len(self.f) == len(self.i) == len(self.o):
            raise PydanticCustomError("move", "Input should set all three gates of every block")
        return self

    def move(self) -> Move:
        """The move itself."""
        return Move(self.f, self.i, self.o)


def _finite(value: Any) -> Any:
    """JSON of any form; pydantic looks for numbers beyond the largest in floats alone."""
    try:
        json.dumps(value, allow_nan=False)
    except ValueError:
        raise PydanticCustomError("finite_number", "Input should hold finite numbers") from None
    return value


Moves = Annotated[list[MovePart], Field(min_length=1, max_length=MAX_MOVES)]


# -- format 1, and what format 2 says besides ------------------------------------------------------


class _Claim1(Part):
    confidence: Confidence
    stars: Stars


class _Claim2(Part):
    par: Confidence
    questions_right: Count
    questions: Count


class PlayClaim1(_Claim1):
    """What a play by hand is said to have reached."""

    gate_changes: Count


class PlayClaim2(PlayClaim1, _Claim2):
    """The same, with all it follows from."""

    budget: Count


class TableClaim1(_Claim1):
    """What a table is said to have reached."""

    entries: Count


class TableClaim2(TableClaim1, _Claim2):
    """The same, with all it follows from."""

    streams_right: Count
    streams: Annotated[int, Field(ge=1, le=MAX_COUNT)]


class Replay1(Part):
    """Where a play comes from."""

    game: Short
    level: Short
    task: Short

    @property
    def digests(self) -> tuple[str, ...]:
        """Digests of the network, of what scores it, and of the streams; none in format 1."""
        return ()


class Replay2(Replay1):
    """The same, with digests of all it was played on."""

    network: Digest
    scoring: Digest
    drawn: Digest

    @property
    def digests(self) -> tuple[str, ...]:
        """Digests of the network, of what scores it, and of the streams."""
        return self.network, self.scoring, self.drawn


class Play1(Replay1):
    """A play by hand."""

    format: int
    seed: Annotated[int, Field(ge=0, lt=2**63)]
    moves: Moves
    claim: PlayClaim1


class Play2(Play1, Replay2):
    """The same, with how it was played."""

    mode: Short
    undos: Count
    claim: PlayClaim2


class Table1(Replay1):
    """A run of a table. Only the level can tell what the table means."""

    format: int
    seed: Annotated[int, Field(ge=0, le=SEEDS)]
    table: Annotated[Any, AfterValidator(_finite)] = None
    claim: TableClaim1


class Table2(Table1, Replay2):
    """The same, named in full."""

    claim: TableClaim2


FORMS: Final[dict[tuple[str, int], type[Play1 | Table1]]] = {
    (PLAY, 1): Play1,
    (PLAY, 2): Play2,
    (TABLE, 1): Table1,
    (TABLE, 2): Table2,
}


def _readable(version: int) -> int:
    if not 1 <= version <= FORMAT:
        raise PydanticCustomError("format", "is another format than these", {"most": FORMAT})
    return version


class Head(Part):
    """Which form a replay has."""

    kind: Literal["lstm-game-replay", "lstm-game-table"]
    format: Annotated[int, AfterValidator(_readable)]


def parse_form(text: str) -> Play1 | Table1:
    """A replay of either kind and any format, as a text spells it.

    Raises:
        ReplayError: it spells none; the text says where, what was expected, and what was found.
    """
    if not text.strip():
        raise ReplayError(say("replay.file.empty"))
    try:
        head = Head.model_validate_json(text)
        return FORMS[head.kind, head.format].model_validate_json(text)
    except ValidationError as error:
        if any(each["loc"] == ("kind",) for each in error.errors()):
            raise ReplayError(say("replay.file.other")) from None
        raise _told(error) from None


def parse_moves(text: str) -> list[Move]:
    """Moves as they are kept with an attempt.

    Raises:
        ReplayError: the text spells none; what is said is where, and what was expected.
    """
    try:
        return [part.move() for part in _MOVES.validate_json(text)]
    except ValidationError as error:
        raise _told(error) from None


_MOVES: Final[TypeAdapter[list[MovePart]]] = TypeAdapter(Moves)


def _told(error: ValidationError) -> ReplayError:
    return ReplayError(refused(error.errors(include_url=False)))
