"""The card of one level in the list: what it is about, and how well it was played."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.level.model import Level
from game.level.network import NetworkError
from game.level.problems import LevelError
from game.ui.context import AppContext
from game.ui.keeping import Best
from game.ui.paint import Box, Painter, mix
from game.ui.theme import PANEL_CORNER

PAD = 20.0
BRIEF_LINES = 5


@dataclass(frozen=True, slots=True)
class Card:
    """A level as the list shows it; `trouble` says why it cannot be played."""

    name: str
    title: str
    brief: str
    level: Level | None
    best: Best | None
    trouble: str = ""
    left_at: int = 0
    """How many steps of an unfinished play were made; 0 when there is none."""


def card_for(path: Path, app: AppContext) -> Card:
    """The card of a level file, sound or not."""
    try:
        level = app.library.load(path)
    except LevelError as error:
        return Card(path.stem, path.stem, "", None, None, str(error).splitlines()[0])
    except OSError as error:
        why = f"{path.name} cannot be read ({error.strerror or error})."
        return Card(path.stem, path.stem, "", None, None, why)
    best = app.store.best(level.id)
    try:
        app.library.network(level)
    except NetworkError as error:
        return Card(path.stem, level.title, level.brief, None, best, str(error))
    left = app.store.unfinished(level.id)
    made = len(left.moves) if left is not None and left.task_hash == level.task_hash else 0
    return Card(path.stem, level.title, level.brief, level, best, left_at=made)


def card_height(p: Painter) -> float:
    """How high every card is."""
    return 2 * PAD + p.line("heading") + 8 + BRIEF_LINES * p.line("body") + 16 + p.line("body") + 8


def draw_stars(p: Painter, x: float, y: float, stars: int, size: float = 9.0) -> float:
    """Three stars from x on, those earned filled; gives how wide they are."""
    step = size * 2.4
    for n in range(3):
        earned = n < stars
        colour = p.theme.memory if earned else p.theme.line
        p.icon("star", x + size + n * step, y, size, colour, size * 0.22)
    return 2 * step + 2 * size


def draw_card(p: Painter, box: Box, card: Card, number: int, *, hot: bool, held: bool) -> None:
    """Draw a card; hot when the pointer or the keys are on it."""
    x, y, w, h = box
    theme = p.theme
    fill = theme.raised if hot and not card.trouble else theme.panel
    if held:
        fill = mix(theme.panel, theme.ground, 0.4)
    p.rounded(x, y, w, h, PANEL_CORNER, fill=fill, border=theme.line if hot else None)
    inner, line = w - 2 * PAD, p.line("heading")
    at = y + PAD
    label = f"{number}"
    taken = p.text(x + PAD, at + line / 2, label, "heading", theme.muted, mono=True) + 12
    p.text(x + PAD + taken, at + line / 2, card.title, "heading",
           theme.muted if card.trouble else theme.text, bold=True, width=inner - taken)  # fmt: skip
    at += line + 8
    if card.trouble:
        _trouble(p, x + PAD, at, inner, card.trouble)
        return
    for words in p.wrap(card.brief, inner, "body", lines=BRIEF_LINES):
        p.text(x + PAD, at + p.line("body") / 2, words, "body", theme.muted)
        at += p.line("body")
    foot = y + h - PAD - p.line("body") / 2
    scale = 0.7 + 0.3 * p.view.text
    draw_stars(p, x + PAD, foot, card.best.stars if card.best else 0, 9.0 * scale)
    if card.left_at:
        words, colour = f"go on at step {card.left_at + 1}", theme.output
    elif card.best:
        words, colour = f"{card.best.confidence:.0%} · par {card.best.par:.0%}", theme.text
    else:
        words, colour = "new", theme.muted
    p.text(x + w - PAD, foot, words, "body", colour, align="right")


def _trouble(p: Painter, x: float, y: float, w: float, trouble: str) -> None:
    theme, line = p.theme, p.line("body")
    r = line * 0.3
    p.icon("cross", x + r, y + line / 2, r, theme.wrong, 2)
    p.text(x + line, y + line / 2, "Cannot be played yet", "body", theme.wrong, width=w - line)
    for n, words in enumerate(p.wrap(trouble, w, "small", lines=5)):
        p.text(x, y + line + 4 + (n + 0.5) * p.line("small"), words, "small", theme.muted)
