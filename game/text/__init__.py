"""The game without a window: the terminal player."""
