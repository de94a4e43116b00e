"""What the game says, in the player's language: one catalogue a language, looked up by key."""

from game.words.catalogue import Language, keep_folders_once, language, languages, say, use
from game.words.phrases import capital, grouped, listed

__all__ = [
    "Language",
    "capital",
    "grouped",
    "keep_folders_once",
    "language",
    "languages",
    "listed",
    "say",
    "use",
]
