"""The form of exported progress: JSON that another copy of the game can take over."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from game import __version__
from game.level.model import GATES
from game.progress.classroom.pupils import Lesson, Pupil, level_sums
from game.progress.records import Attempt
from game.progress.tables.profiles import LONGEST
from game.words import say
from game.words.refused import must, refused

KIND: Final = "lstm-game-progress"
FORMAT: Final = 1
MAX_BYTES: Final = 64_000_000
"""Some forty thousand plays, which are read in less than 500 MB of memory."""
_UNSEEN: Final = re.compile("[\x7f-\x9f]")
"""Control characters that JSON would let stand as they are."""


class ImportedError(Exception):
    """A file that cannot be taken over; the text says why."""


class NoProgressError(ImportedError):
    """A file that is no exported progress; the text says where, what was found, and what to do."""


def _is_table(text: str) -> bool:
    return not text or isinstance(json.loads(text), dict | list)


Short = Annotated[str, Field(min_length=1, max_length=80), must("printable", str.isprintable)]
Time = Annotated[str, Field(max_length=40), must("time", datetime.fromisoformat)]
Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0, le=2**31)]
Json = Annotated[str, Field(max_length=500_000)]
Long = Annotated[str, Field(min_length=1, max_length=100_000)]
Uid = Annotated[str, Field(pattern="^[0-9a-f]{32}$")]


_MOVES: Final = TypeAdapter(
    list[Annotated[dict[Literal["f", "i", "o"], list[Share]], Field(min_length=len(GATES))]],
    config=ConfigDict(strict=True, allow_inf_nan=False),
)


class AttemptPart(BaseModel):
    """One finished play; the same fields as `Attempt`."""

    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)

    level_id: Short
    task_hash: Short
    seed: Annotated[int, Field(ge=0, lt=2**63)]
    moves: Annotated[Json, must("moves_json", _MOVES.validate_json)]
    confidence: Share
    par: Share
    stars: Annotated[int, Field(ge=0, le=3)]
    gate_changes: Count
    budget: Count
    undos: Count
    questions_right: Count
    questions: Count
    mode: Literal["play", "practice", "guided"]
    retry: bool
    started: Time | None
    finished: Time
    act: Literal["hand", "wire"]
    wiring: Annotated[Json, must("table_json", _is_table)]
    seconds: Annotated[float, Field(ge=0)] | None
    uid: Uid


class LessonPart(BaseModel):
    """One lesson; the same fields as `Lesson`."""

    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)

    name: Long
    seconds_left: Annotated[float, Field(ge=0)]
    at: float
    levels: list[Long]
    played: list[Uid]


class ProfilePart(BaseModel):
    """One person; what `levels` sums up is for people and other programs, and not read back."""

    model_config = ConfigDict(strict=True, extra="forbid")

    name: Annotated[str, Field(max_length=LONGEST), must("printable", str.isprintable)]
    attempts: list[AttemptPart]
    lessons: list[LessonPart] = []
    """Missing where there is none, and in files of games that did not export any."""
    levels: list[dict[str, Any]] = []


class ProgressPart(BaseModel):
    """A whole file."""

    model_config = ConfigDict(strict=True, extra="forbid")

    kind: Literal["lstm-game-progress"]
    format: Literal[1]
    game: Short
    exported: Time
    profiles: list[ProfilePart]


def progress_json(pupils: tuple[Pupil, ...], now: datetime) -> str:
    """Progress as it stands in an exported file.

    Args:
        pupils: whose progress it is.
        now: when it is exported.
    """
    value = {
        "kind": KIND,
        "format": FORMAT,
        "game": __version__,
        "exported": now.isoformat(timespec="seconds"),
        "profiles": [
            {
                "name": pupil.name,
                "levels": [asdict(each) for each in level_sums(pupil)],
                "attempts": [asdict(each) for each in pupil.attempts],
            }
            | ({"lessons": [asdict(each) for each in pupil.lessons]} if pupil.lessons else {})
            for pupil in pupils
        ],
    }
    text = json.dumps(value, indent=1, ensure_ascii=False)
    return _UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text) + "\n"


def load_progress(path: Path) -> tuple[Pupil, ...]:
    """Read exported progress.

    Raises:
        ImportedError: the file cannot be read, or is too large.
        NoProgressError: it is no exported progress.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ImportedError(say("classroom.large", file=path, most=MAX_BYTES // 10**6))
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise ImportedError(say("classroom.unreadable", file=path, why=why)) from None
    try:
        return parse_progress(content.removeprefix(b"\xef\xbb\xbf"))
    except ImportedError as error:
        raise NoProgressError(say("classroom.bad", file=path, why=error)) from None


def load_named(path: Path) -> tuple[Pupil, ...]:
    """The same; whoever gave no name is called as the file is.

    Raises:
        ImportedError: the file cannot be read, is too large, or is no exported progress.
    """
    return tuple(replace(one, name=one.name or path.stem) for one in load_progress(path))


def parse_progress(content: bytes) -> tuple[Pupil, ...]:
    """The people and plays that an exported file holds.

    Raises:
        ImportedError: it is no exported progress; the text says where and what was expected.
    """
    try:
        part = ProgressPart.model_validate_json(content)
    except ValidationError as error:
        raise ImportedError(refused(error.errors(include_url=False))) from None
    return tuple(_pupil(one) for one in part.profiles)


def _pupil(part: ProfilePart) -> Pupil:
    names = [field.name for field in fields(Attempt)]
    return Pupil(
        part.name,
        tuple(Attempt(**{name: getattr(each, name) for name in names}) for each in part.attempts),
        tuple(
            Lesson(each.name, each.seconds_left, each.at, tuple(each.levels), tuple(each.played))
            for each in part.lessons
        ),
    )
