"""Levels whose tokens are more than text, one of each kind."""

from pathlib import Path

from game.level.loader import load_level
from game.level.model import Level

FOLDER = Path(__file__).parent
LEVELS: dict[str, Level] = {path.stem: load_level(path) for path in sorted(FOLDER.glob("*.json"))}
