"""What the game says, in the player's language: one catalogue a language, looked up by key."""

from game.words.catalogue import Language, language, languages, say, use
from game.words.phrases import capital, listed

__all__ = ["Language", "capital", "language", "languages", "listed", "say", "use"]
