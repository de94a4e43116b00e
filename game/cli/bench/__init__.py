"""How fast the game is, and what it is compared with."""
