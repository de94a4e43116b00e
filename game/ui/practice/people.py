"""What everyone in a race is called, and the sign and colour by which kinds are told apart."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from game.rules.practice.contenders import RIVALS
from game.rules.practice.rival_run import PLAYER
from game.ui.paint import Painter
from game.ui.theme import Colour
from game.words import say

Kind: TypeAlias = Literal["you", "LSTM", "RNN"]

EVERYONE: Final = (PLAYER, *RIVALS)
"""All who may stand on a board, by name."""


def called(name: str) -> str:
    """What somebody is called on the board."""
    return say(f"practice.people.{name}") if name in EVERYONE else name


def kind_of(name: str) -> Kind:
    """Which kind of player bears this name."""
    return "you" if name == PLAYER else "RNN" if name == "RNN" else "LSTM"


def kind_colour(p: Painter, kind: Kind) -> Colour:
    """As everywhere in the game: LSTMs green, RNNs orange; the player is white."""
    theme = p.theme
    return {"you": theme.text, "LSTM": theme.input, "RNN": theme.forget}[kind]


def draw_kind(p: Painter, x: float, y: float, kind: Kind) -> None:
    """The sign of a kind, so that nobody needs to tell colours: a tip, a disc, a ring."""
    colour = kind_colour(p, kind)
    if kind == "you":
        p.icon("tip_right", x, y, 6.5, colour)
    elif kind == "LSTM":
        p.disc(x, y, 5.0, colour)
    else:
        p.ring(x, y, 6.0, 2.2, colour)
