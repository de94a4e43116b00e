"""What was measured for the Field guide, as `game.guide.measure` wrote it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

PATH: Final = Path(__file__).with_name("measured.json")


@cache
def measured() -> dict[str, Any]:
    """The figures by section; `game.guide.measure` says what each is."""
    found: dict[str, Any] = json.loads(PATH.read_text(encoding="utf-8"))
    return found
