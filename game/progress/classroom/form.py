"""The form of exported progress: JSON that another copy of the game can take over."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from game import __version__
from game.level.model import GATES
from game.progress.classroom.pupils import Lesson, Pupil, level_sums
from game.progress.records import Attempt
from game.progress.tables.profiles import LONGEST
from game.words import say

KIND: Final = "lstm-game-progress"
FORMAT: Final = 1
MAX_BYTES: Final = 64_000_000
"""Some forty thousand plays, which are read in less than 500 MB of memory."""
_UNSEEN: Final = re.compile("[\x7f-\x9f]")
"""Control characters that JSON would let stand as they are."""
SPELT: Final = 120
"""Characters of a place in a file that are told at the most."""
SHOWN: Final = 3
"""So many mistakes are told of."""


class ImportedError(Exception):
    """A file that cannot be taken over; the text says why."""


class NoProgressError(ImportedError):
    """A file that is no exported progress; the text says where, what was found, and what to do."""


def _printable(text: str) -> str:
    if not text.isprintable():
        raise ValueError("should hold only what can be printed")
    return text


def _time(text: str) -> str:
    datetime.fromisoformat(text)
    return text


def _whole(text: str) -> str:
    text.encode()  # half characters, which no database takes, are a ValueError
    return text


def _moves(text: str) -> str:
    for move in _loaded(text, list):
        if not isinstance(move, dict) or set(move) != set(GATES):
            raise ValueError(f"every move should have the gates {', '.join(GATES)}")
        for values in move.values():
            sound = isinstance(values, list) and all(
                isinstance(each, int | float) and 0 <= each <= 1 for each in values
            )
            if not sound:
                raise ValueError("a gate should have numbers from 0 to 1")
    return text


def _wiring(text: str) -> str:
    if text:
        _loaded(text, (dict, list))
    return text


def _loaded(text: str, kind: Any) -> Any:
    try:
        value = json.loads(text)
    except RecursionError:
        raise ValueError("is nested too deeply") from None
    if not isinstance(value, kind):
        raise ValueError("should be a list as JSON")
    return value


Short = Annotated[str, Field(min_length=1, max_length=80), AfterValidator(_printable)]
Time = Annotated[str, Field(max_length=40), AfterValidator(_time)]
Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0, le=2**31)]
Json = Annotated[str, Field(max_length=500_000), AfterValidator(_whole)]
Long = Annotated[str, Field(min_length=1, max_length=100_000), AfterValidator(_whole)]
Uid = Annotated[str, Field(pattern="^[0-9a-f]{32}$")]


class AttemptPart(BaseModel):
    """One finished play; the same fields as `Attempt`."""

    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)

    level_id: Short
    task_hash: Short
    seed: Annotated[int, Field(ge=0, lt=2**63)]
    moves: Annotated[Json, AfterValidator(_moves)]
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
    wiring: Annotated[Json, AfterValidator(_wiring)]
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

    name: Annotated[str, Field(max_length=LONGEST), AfterValidator(_printable)]
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
        told = error.errors(include_url=False, include_context=False)
        raise ImportedError(" ".join(_said(each) for each in told[:SHOWN])) from None
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


def _said(error: Any) -> str:
    where = "JSON" if not error["loc"] else ""
    for step in error["loc"]:
        where += f"[{step}]" if isinstance(step, int) else f".{step}"
    where = "".join(sign if sign.isprintable() else "·" for sign in where.lstrip("."))[:SPELT]
    what = str(error["msg"]).removeprefix("Value error, ")
    found = error["input"]
    shown = json.dumps(found[:40] if isinstance(found, str) else found, default=str)
    if isinstance(found, dict | list | bytes) or error["type"] in ("json_invalid", "missing"):
        return say("classroom.fault", where=where, what=what)
    return say("classroom.found", where=where, what=what, found=shown[:60])
