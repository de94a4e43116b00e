"""A text for a terminal without what a terminal obeys: colours, titles, a cursor that moves."""

from __future__ import annotations

import re
from typing import Final

_OBEYED: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def harmless(text: str) -> str:
    """The text with a dot for each control character; lines and tabs stay."""
    return _OBEYED.sub("·", text)
