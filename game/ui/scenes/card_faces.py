"""How a level's card is drawn: as a poster with a small cell on it, or plainly where many share.

A poster has the level's gates at their places in the cell, the ones it teaches alight; a plain
card has them as small signs beside its title. Both end in a foot: stars, confidence against par.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.level.model import GATES, GateName
from game.progress.records import Best
from game.rules.ending import percent
from game.ui.paint import Box, Painter, mix
from game.ui.play.valve import ValveLook, draw_sign, draw_valve
from game.ui.scenes.cards import Card
from game.ui.theme import PANEL_CORNER, Colour, TextSize

PAD: Final = 20.0
PRACTICE: Final = "Practice"
PICTURE: Final = 136.0
"""How high the cell on a poster is at least."""
PICTURE_GROWS: Final = 88.0
"""How much higher it may be where there is room."""
INSET: Final = 8.0
BRIEF_LINES: Final = (4, 7)
"""How many lines a plain card has for its brief: at least, so that cards look alike; at most."""
POSTER_LINES: Final = 9
TROUBLE_LINES: Final = 5
HARDEST: Final = 5
PIP: Final = 3.0
PIP_STEP: Final = 10.0
PIPS: Final = 2 * PIP + (HARDEST - 1) * PIP_STEP
"""How wide the dots are that say how hard a level is."""

FIGURES: Final[tuple[tuple[TextSize, TextSize], ...]] = (
    ("heading", "body"),
    ("label", "body"),
    ("label", "small"),
)
"""How large a card's confidence and par may be, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Face:
    """How all cards of a list are drawn: how high, for a brief of how many lines, and how much of
    it is picture (0: plain)."""

    high: float
    lines: int = 0
    picture: float = 0.0


def plain_face(p: Painter, cards: Sequence[Card], wide: float) -> Face:
    """Cards that many of can be seen at once, as high as the longest brief needs."""
    least, most = BRIEF_LINES
    needed = [len(p.wrap(card.brief, wide - 2 * PAD, "body")) for card in cards]
    lines = min(max([least, *needed]), most)
    high = 2 * PAD + p.line("heading") + 8 + lines * p.line("body") + 4 + _foot_high(p)
    return Face(high, lines)


def poster_face(p: Painter, cards: Sequence[Card], wide: float, room: float) -> Face | None:
    """Posters that show every brief whole, each at most `room` high; None where they do not fit."""
    inner = wide - 2 * PAD
    lines = max((len(p.wrap(card.brief, inner, "label")) for card in cards), default=0)
    text = p.line("heading") + 8 + min(lines, POSTER_LINES) * p.line("label")
    rest = INSET + PAD * 0.8 + text + 20 + _foot_high(p) + PAD
    picture = min(room - rest, PICTURE + PICTURE_GROWS)
    if picture < PICTURE or lines > POSTER_LINES:
        return None
    return Face(rest + picture, lines, picture)


def _foot_high(p: Painter) -> float:
    return p.line("heading") + 6


def draw_card(
    p: Painter, box: Box, card: Card, number: int, face: Face, *, hot: bool, held: bool
) -> None:
    """Draw a card; hot when the pointer or the keys are on it."""
    x, y, w, h = box
    theme = p.theme
    fill = theme.raised if hot and (card.untrained or not card.trouble) else theme.panel
    if held:
        fill = mix(theme.panel, theme.ground, 0.4)
    p.rounded(x, y, w, h, PANEL_CORNER, fill=fill, border=theme.line if hot else None)
    poster = face.picture > 0
    at = y + PAD
    if poster:
        _cell(p, (x + INSET, y + INSET, w - 2 * INSET, face.picture), card, lit=hot)
        _pips(p, x + w - PAD, y + INSET + 16, card)
        at = y + INSET + face.picture + PAD * 0.8
    inner = w - 2 * PAD
    at = _title(p, x + PAD, at, inner, card, number, signs=not poster)
    if card.trouble:
        _trouble(p, x + PAD, at, inner, card, face.lines)
        return
    size: TextSize = "label" if poster else "body"
    for words in p.wrap(card.brief, inner, size, lines=face.lines):
        p.text(x + PAD, at + p.line(size) / 2, words, size, theme.muted)
        at += p.line(size)
    _foot(p, x + PAD, y + h - PAD * 0.8 - _foot_high(p) / 2, inner, card, poster=poster)


def chip_size(p: Painter) -> tuple[float, float]:
    """How wide and how high a card's way into practice is."""
    return p.width(PRACTICE, "small") + 20, max(24.0, p.line("small") + 4)


def draw_chip(p: Painter, box: Box, hot: bool) -> None:
    """Draw a card's way into practice, on its upper edge; hot when the pointer is on it."""
    x, y, w, h = box
    theme = p.theme
    fill = theme.memory if hot else theme.raised
    p.rounded(x, y, w, h, h / 2, fill, theme.memory if hot else theme.line)
    ink = theme.ground if hot else mix(theme.muted, theme.text, 0.4)
    p.text(x + w / 2, y + h / 2, PRACTICE, "small", ink, align="center")


def _title(
    p: Painter, x: float, y: float, w: float, card: Card, number: int, *, signs: bool
) -> float:
    """Number, title and, on a plain card, the signs of its gates; gives where it ends."""
    theme, line = p.theme, p.line("heading")
    middle = y + line / 2
    right = x + w
    if signs:
        r = line * 0.42
        for gate in reversed(card.gates):
            draw_sign(p, right - r, middle, r, gate)
            right -= 2 * r + 4
    taken = p.text(x, middle, f"{number}", "heading", theme.muted, mono=True) + 12
    colour = theme.muted if card.trouble else theme.text
    p.text(x + taken, middle, card.title, "heading", colour, bold=True, width=right - x - taken - 4)
    return y + line + 8


def _pips(p: Painter, right: float, y: float, card: Card) -> float:
    """How hard the level is, from one dot to five, up to `right`; gives how wide they are."""
    if card.level is None:
        return 0.0
    for n in range(HARDEST):
        colour = p.theme.muted if n < card.level.difficulty else p.theme.line
        p.disc(right - PIPS + PIP + n * PIP_STEP, y, PIP, colour)
    return PIPS


def _foot(p: Painter, x: float, y: float, w: float, card: Card, *, poster: bool) -> None:
    """Stars at the left; at the right the best confidence against par, or what is still to do."""
    theme = p.theme
    size = p.line("heading") * 0.46
    taken = _stars(p, x, y, card.best.stars if card.best else 0, size)
    if not poster:
        taken += 16 + _pips(p, x + taken + 16 + PIPS, y, card)
    right, room = x + w, w - taken - 8
    if card.left_at:
        _aside(p, right, y, room, f"go on at step {card.left_at + 1}", theme.output)
    elif card.best:
        _figures(p, right, y, room, card.best)
    else:
        _aside(p, right, y, room, f"after {card.first}" if card.first else "new", theme.muted)


def _aside(p: Painter, right: float, y: float, room: float, words: str, ink: Colour) -> None:
    """A few words that end at `right`: in one line, or small in two where that is too narrow."""
    fits = p.width(words, "body") <= room
    size: TextSize = "body" if fits else "small"
    lines = [words] if fits else p.wrap(words, room, size, lines=2)
    top = y - (len(lines) - 1) / 2 * p.line(size)
    for n, line in enumerate(lines):
        p.text(right, top + n * p.line(size), line, size, ink, align="right", width=room)


def _figures(p: Painter, right: float, y: float, room: float, best: Best) -> None:
    """The best confidence and its par, up to `right`; a narrow card has them smaller, or no par."""
    own, par = percent(best.confidence), f"par {percent(best.par)}"
    for size, beside in FIGURES:
        if p.width(own, size, bold=True) + 8 + p.width(par, beside) <= room:
            right -= p.text(right, y + 1, par, beside, p.theme.muted, align="right") + 8
            break
    p.text(right, y, own, size, bold=True, align="right", width=room)


def _stars(p: Painter, x: float, y: float, stars: int, size: float) -> float:
    """Three stars from x on, those earned filled; gives how wide they are."""
    step = size * 2.4
    for n in range(3):
        colour = p.theme.memory if n < stars else p.theme.line
        p.icon("star", x + size + n * step, y, size, colour, size * 0.22)
    return 2 * step + 2 * size


def _trouble(p: Painter, x: float, y: float, w: float, card: Card, most: int) -> None:
    """What keeps a level from being played; where that can be mended here, what it is about too."""
    theme, line = p.theme, p.line("body")
    r, head, icon, colour = line * 0.3, "Cannot be played yet", "cross", theme.wrong
    size: TextSize = "body" if card.untrained else "small"
    said, lines = card.trouble, TROUBLE_LINES
    if card.untrained:
        head, icon, colour = "Choose it to train its network", "arrow_right", theme.memory
        said, lines = card.brief, most
    p.icon(icon, x + r, y + line / 2, r, colour, 2)
    p.text(x + line, y + line / 2, head, "body", colour, width=w - line)
    for n, words in enumerate(p.wrap(said, w, size, lines=lines)):
        p.text(x, y + line + 4 + (n + 0.5) * p.line(size), words, size, theme.muted)


def _cell(p: Painter, box: Box, card: Card, *, lit: bool) -> None:
    """The cell in small: the gates that the level teaches stand open, the others in the dark."""
    x, y, w, h = box
    theme, gates = p.theme, card.gates
    ground = mix(theme.ground, theme.panel, 0.35 if lit else 0.2)
    p.rounded(x, y, w, h, PANEL_CORNER - INSET / 2, fill=ground)
    bed = mix(theme.ground, theme.line, 0.75)

    def ink(gate: GateName, colour: Colour) -> Colour:
        return mix(ground, colour, 0.8) if gate in gates else bed

    r = min(h * 0.165, 30.0)
    high, low = y + h * 0.33, y + h * 0.70
    at = {"f": x + w * 0.22, "i": x + w * 0.50, "o": x + w * 0.78}
    lane, thin = 6.0, 4.0
    road = mix(ground, theme.memory, 0.7) if gates else bed
    p.rect(x, high - lane / 2, w, lane, road)
    p.rect(at["i"] - thin / 2, high, thin, low - high, ink("i", theme.input))
    p.rect(x + w * 0.22, low - thin / 2, w * 0.28, thin, ink("i", theme.memory))
    p.rounded(x + w * 0.16, low - 11, w * 0.12, 22, 7, theme.raised, theme.line)
    p.rect(at["o"] - thin / 2, high, thin, low - high, ink("o", theme.output))
    p.rect(at["o"], low - thin / 2, x + w - at["o"], thin, ink("o", theme.output))
    p.disc(at["i"], high, r * 0.42 + 1.5, theme.line)
    p.disc(at["i"], high, r * 0.42, theme.raised)
    p.icon("plus", at["i"], high, r * 0.26, theme.text, 2)
    for gate in GATES:
        look = ValveLook(gate, 1.0 if gate in gates else 0.0, "network")
        draw_valve(p, at[gate], high if gate == "f" else low, r, look)
