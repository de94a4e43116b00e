"""What the game says, in the player's language: one catalogue a language, looked up by key."""

from game.words.catalogue import Language, language, languages, say, use

__all__ = ["Language", "language", "languages", "say", "use"]
