"""The rules of play: sessions, scores, stars and rivals; pure, no window, no files."""

from game.rules.deal import Deal
from game.rules.move import Move
from game.rules.played import Played
from game.rules.result import Result
from game.rules.session import Session

__all__ = ["Deal", "Move", "Played", "Result", "Session"]
