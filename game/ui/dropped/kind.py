"""What a file is that was dropped on the window, told from what is in it and not from its name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from game.progress.classroom.form import KIND as PROGRESS
from game.rules.replays.form import PLAY, TABLE

Kind: TypeAlias = Literal["replay", "progress", "level", "lesson", "pack"]

ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
"""What archives begin with."""
WHOLE: Final = 4_000_000
"""Files of so many bytes are read; of a larger one, which may be exported progress, a part."""
BEGINNING: Final = 65_536
"""In so many bytes of a file that is not read as JSON it is looked for what it was meant to be."""
SAID: Final[dict[str, Kind]] = {PROGRESS: "progress", PLAY: "replay", TABLE: "replay"}
"""What files say of themselves."""
MARKS: Final[tuple[tuple[str, Kind], ...]] = (
    *((f'"{kind}"', told) for kind, told in SAID.items()),
    ('"classes"', "level"),
    ('"stream"', "level"),
    ('"levels"', "lesson"),
)
"""What stands in a file that was cut off or damaged, the surest first."""


def kind_of(path: Path) -> Kind | None:
    """What a file is, be it sound or not; None for what the game has no use for."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            content = file.read(WHOLE + 1)
    except (OSError, ValueError):
        return None
    if content.startswith(ZIP):
        return "pack"
    if len(content) > WHOLE:
        return _marked(content)
    try:
        return _of_value(json.loads(content.decode("utf-8-sig")))
    except (ValueError, RecursionError):
        return _marked(content)


def _of_value(value: Any) -> Kind | None:
    if not isinstance(value, dict):
        return None
    said = value.get("kind")
    if isinstance(said, str) and said in SAID:
        return SAID[said]
    if {"stream", "classes"} & set(value):
        return "level"
    return "lesson" if isinstance(value.get("levels"), list) else None


def _marked(content: bytes) -> Kind | None:
    """What a file was meant to be that cannot be read as a whole."""
    text = content[:BEGINNING].decode("utf-8", errors="replace")
    return next((kind for mark, kind in MARKS if mark in text), None)
