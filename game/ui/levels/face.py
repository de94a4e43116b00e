"""How a level's card is drawn: as a poster with a small cell on it, or plainly where text is large.

A poster has the level's gates at their places in the cell, the ones it teaches alight; a plain
card has them as small signs beside its title, and the brief. Both end in a foot: stars, and how
confident the player was against par.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.ui.icons.drawing import draw_icon
from game.ui.icons.shapes import IconName
from game.ui.levels.cards import Card
from game.ui.levels.chip import INSET, PAD, chip_box, chip_side
from game.ui.levels.foot import PIPS, draw_aside, draw_foot, draw_pips
from game.ui.levels.mini import draw_mini
from game.ui.paint import Box, Painter, mix
from game.ui.play.valve import draw_sign
from game.ui.theme import PANEL_CORNER, Colour, TextSize
from game.words import say

PICTURE: Final = 60.0
"""How high the cell on a poster is at least."""
HIGHEST: Final = 296.0
BRIEF_LINES: Final = (4, 9)
"""How many lines a plain card has for its brief: at least, so that cards look alike; at most."""
TROUBLE_LINES: Final = 5
BAR: Final = 5.0
"""How wide the bar is at the edge of the plain card that is to be played next."""


@dataclass(frozen=True, slots=True)
class Face:
    """How all cards of a list are drawn: how high, for a brief of how many lines, and how much of
    it is picture (0: plain)."""

    high: float
    lines: int = 0
    picture: float = 0.0


def plain_face(p: Painter, cards: Sequence[Card], wide: float) -> Face:
    """Cards with their briefs, as high as the longest needs."""
    least, most = BRIEF_LINES
    needed = [len(p.wrap(card.brief, wide - 2 * PAD, "body")) for card in cards]
    lines = min(max([least, *needed]), most)
    high = 2 * PAD + p.line("heading") + 8 + lines * p.line("body") + 8 + _foot_high(p, plain=True)
    return Face(high, lines)


def poster_face(p: Painter, rows: int, gap: float, room: float) -> Face | None:
    """Posters in so many rows that fill the room; None where that is too little for them."""
    rest = INSET + 12 + p.line("heading") + 6 + _foot_high(p, plain=False) + 12
    picture = min((room - gap * (rows - 1)) / rows - rest, HIGHEST)
    return None if picture < PICTURE else Face(rest + picture, 0, picture)


def _foot_high(p: Painter, *, plain: bool) -> float:
    line = p.line("heading") + 4
    return max(line, chip_side(p)) if plain else line


def draw_card(
    p: Painter,
    box: Box,
    card: Card,
    number: int,
    face: Face,
    *,
    hot: bool,
    held: bool,
    next: bool = False,
) -> None:
    """Draw a card; hot when the pointer or the keys are on it, `next` when it is to be played."""
    x, y, w, h = box
    theme = p.theme
    fill = theme.raised if hot and (card.untrained or not card.trouble) else theme.panel
    if held:
        fill = mix(theme.panel, theme.ground, 0.4)
    p.rounded(x, y, w, h, PANEL_CORNER, fill, theme.line if hot else None)
    if face.picture > 0:
        _poster(p, box, card, number, face, hot=hot, next=next)
    else:
        if next:  # a bar, for a frame is what the keys have
            p.rounded(x, y + PANEL_CORNER, BAR, h - 2 * PANEL_CORNER, BAR / 2, theme.text)
        _plain(p, box, card, number, face, next=next)


# -- posters ---------------------------------------------------------------------------------


def _poster(
    p: Painter, box: Box, card: Card, number: int, face: Face, *, hot: bool, next: bool
) -> None:
    x, y, w, h = box
    theme = p.theme
    ground = mix(theme.ground, theme.panel, 0.35 if hot else 0.2)
    picture: Box = (x + INSET, y + INSET, w - 2 * INSET, face.picture)
    p.rounded(*picture, PANEL_CORNER - INSET / 2, fill=ground)
    chip = chip_box(p, box, poster=True)
    px, py, pw, ph = picture
    beside = ph < 2.6 * chip[3]
    inner = (px, py, chip[0] - px - 10, ph) if beside else (px, py + 28, pw, ph - 28)
    if beside:
        inner = (px, py + 16, inner[2], ph - 16)
    if not card.trouble:
        blocks = card.level.memory.blocks if card.level is not None else 1
        draw_mini(p, inner, card.alight, blocks, ground)
    _corner(p, px + 12, py + 14, chip[0] - 8, card, number, next=next)
    inset = w - 2 * PAD
    at = y + INSET + face.picture + 12
    line = p.line("heading")
    size = title_size(p, card.title, inset)
    colour = theme.muted if card.trouble else theme.text
    p.text(x + PAD, at + line / 2, card.title, size, colour, bold=True, width=inset)
    middle = y + h - 12 - _foot_high(p, plain=False) / 2
    if card.trouble:
        words, icon, ink = _in_trouble(card, theme.wrong, theme.memory)
        side = p.line("label") * 0.9
        draw_icon(p, icon, x + PAD + side / 2, middle, side, ink)
        room = inset - side - 8
        draw_aside(p, x + PAD + side + 8 + room, middle, room, words, ink)
        return
    draw_foot(p, x + PAD, middle, inset, card)


def _corner(
    p: Painter, x: float, y: float, right: float, card: Card, number: int, *, next: bool
) -> None:
    """A poster's number, how hard it is, and whether it is the one to play now."""
    theme = p.theme
    x += p.text(x, y, str(number), "label", theme.muted, mono=True) + 10
    if not next:
        draw_pips(p, x + PIPS, y, card)
        return
    words, high = say("levels.next"), p.line("small") + 6
    wide = p.width(words, "small", bold=True)
    said = x + 38 + wide <= right
    plate = 38 + wide if said else 28
    p.rounded(x, y - high / 2, plate, high, high / 2, theme.text)
    draw_icon(p, "play", x + 15, y, 14, theme.ground)
    if said:
        p.text(x + 27, y, words, "small", theme.ground, bold=True)


# -- plain cards -------------------------------------------------------------------------------


def _plain(p: Painter, box: Box, card: Card, number: int, face: Face, *, next: bool) -> None:
    x, y, w, h = box
    inner = w - 2 * PAD
    at = _title(p, x + PAD, y + PAD, inner, card, number)
    if card.trouble:
        _trouble(p, x + PAD, at, inner, card, face.lines)
        return
    for words in p.wrap(card.brief, inner, "body", lines=face.lines):
        p.text(x + PAD, at + p.line("body") / 2, words, "body", p.theme.muted)
        at += p.line("body")
    foot = _foot_high(p, plain=True)
    draw_foot(p, x + PAD, y + h - PAD - foot / 2, inner - chip_side(p) - 12, card, next=next)


def _title(p: Painter, x: float, y: float, w: float, card: Card, number: int) -> float:
    """Number, title and the signs of its gates; gives where it ends."""
    theme, line = p.theme, p.line("heading")
    middle, right = y + line / 2, x + w
    r, taken = line * 0.42, p.width(f"{number}", "heading", mono=True) + 12
    signs = len(card.gates) * (2 * r + 4)
    if taken + p.width(card.title, "label", bold=True) + signs + 4 <= w:  # else they make way
        for gate in reversed(card.gates):
            draw_sign(p, right - r, middle, r, gate)
            right -= 2 * r + 4
    p.text(x, middle, f"{number}", "heading", theme.muted, mono=True)
    colour = theme.muted if card.trouble else theme.text
    room = right - x - taken - 4
    size = title_size(p, card.title, room)
    p.text(x + taken, middle, card.title, size, colour, bold=True, width=room)
    return y + line + 8


def title_size(p: Painter, title: str, room: float) -> TextSize:
    """How large a title is written so that it fits; the smallest size is cut where it does not."""
    sizes: tuple[TextSize, ...] = ("heading", "label", "body")
    return next((size for size in sizes if p.width(title, size, bold=True) <= room), "body")


def _in_trouble(card: Card, bad: Colour, good: Colour) -> tuple[str, IconName, Colour]:
    """What is said first of a level that cannot be played; the sign and the colour for it."""
    if card.untrained:
        return say("levels.untrained"), "go", good
    return say("levels.unplayable"), "cross", bad


def _trouble(p: Painter, x: float, y: float, w: float, card: Card, most: int) -> None:
    """What keeps a level from being played; where that can be mended here, what it is about too."""
    theme, line = p.theme, p.line("body")
    head, icon, colour = _in_trouble(card, theme.wrong, theme.memory)
    size: TextSize = "body" if card.untrained else "small"
    said, lines = (card.brief, most) if card.untrained else (card.trouble, TROUBLE_LINES)
    draw_icon(p, icon, x + line * 0.4, y + line / 2, line * 0.8, colour)
    p.text(x + line, y + line / 2, head, "body", colour, width=w - line)
    for n, words in enumerate(p.wrap(said, w, size, lines=lines)):
        p.text(x, y + line + 4 + (n + 0.5) * p.line(size), words, size, theme.muted)
