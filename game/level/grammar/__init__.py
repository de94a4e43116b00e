"""Drawing streams from a level's recipe: nodes turned into functions, chance, and right answers."""

from game.level.grammar.draft import Note
from game.level.grammar.drawing import draw, draw_many, draw_noted, draw_stretched

__all__ = ["Note", "draw", "draw_many", "draw_noted", "draw_stretched"]
