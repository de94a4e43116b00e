"""Texts for a terminal, without what it obeys (colours, a cursor that moves) or cannot show."""

from __future__ import annotations

import io
import re
from contextlib import suppress
from typing import IO, Final

_OBEYED: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def harmless(text: str) -> str:
    """The text with a dot for each control character; lines and tabs stay."""
    return _OBEYED.sub("·", text)


def replacing(stream: IO[str]) -> None:
    """Have a stream say "?" for what its encoding has no sign for, and raise nothing."""
    if isinstance(stream, io.TextIOWrapper):
        with suppress(OSError, ValueError):
            stream.reconfigure(errors="replace")
