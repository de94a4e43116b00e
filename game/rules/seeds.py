"""Seeds for streams that nobody has seen."""

from __future__ import annotations

import secrets
from typing import Final

SEEDS: Final = 1_000_000
"""Fresh seeds are drawn below this, so that one can be read out to somebody else."""


def fresh_seed() -> int:
    """A seed that nobody chose, from 1 on."""
    return 1 + secrets.randbelow(SEEDS - 1)
