"""The icons: one set of line drawings on one grid, and the mark that stands for the game."""
