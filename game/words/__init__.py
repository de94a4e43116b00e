"""What the game says, in the player's language: one catalogue a language, looked up by key."""

from game.words.catalogue import Language, language, languages, say, use
from game.words.lists import listed

__all__ = ["Language", "language", "languages", "listed", "say", "use"]
