"""The stream: tokens met so far as chips on a belt, the current one large, the future as dots."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from game.level.model import Look
from game.level.stream import BLANK
from game.rules.played import Played
from game.rules.session import Session
from game.ui.drawing.glyphs import draw_glyph, glyph_width
from game.ui.paint import Box, Painter, mix
from game.ui.play.marks import badge_width, draw_badge
from game.ui.scripts.shaping import measure
from game.ui.theme import Colour
from game.words import say

GAP = 8.0
PAD = 14.0
CURRENT_PAD = 18.0
TIGHT_PAD = 8.0
"""How much of a chip that grows or shrinks stays free at both sides together."""
CORNERS_UP_TO = 1.2
"""Up to this text size there is room for a mark on a chip's corner."""
FOCAL = 0.58
"""How far along the belt the current token stands at least once the belt runs."""
DOTS = 5
"""For so many dots there is room behind the current token once the belt runs."""
DOT_GAP = 16.0
LEAST_TEXT = 24.0
"""A chip that runs out of sight is seen as long as so much room is left in it to write."""


@dataclass(frozen=True, slots=True)
class BeltLook:
    """All that the belt depends on.

    `at` is the place in the stream, between two tokens while the belt moves on; `offset` how far
    the belt has run out of sight; `inspected` a past step that is looked at.
    """

    session: Session
    at: float
    offset: float
    inspected: int | None
    hovered: int | None
    answered: int
    """How many steps the outcome is shown of."""
    marks: bool = False
    """Whether moves have their marks, in practice."""


def verdict(session: Session, played: Played) -> bool | None:
    """Whether an answer was right.

    None for a silence that was right to keep, and for a miss that nobody could have known better.
    """
    step = session.deal.stream.steps[played.t]
    if step.accepts(played.predicted):
        return None if played.predicted == BLANK else True
    return False if step.known else None


@lru_cache(maxsize=8)
def _widths(
    texts: tuple[str, ...],
    looks: tuple[Look | None, ...],
    px: tuple[int, int],
    scale: float,
    limit: float,
    high: float,
) -> tuple[tuple[float, float], ...]:
    """Width of each chip when past and when current; the key carries all that text size does."""
    return tuple(
        (
            min(
                measure(text, "sans", px[0], False) / scale + _beside(look, high, 0) + 2 * PAD,
                limit * 0.6,
            ),
            min(
                measure(text, "sans", px[1], True) / scale
                + _beside(look, high, 1)
                + 2 * CURRENT_PAD,
                limit * 0.8,
            ),
        )
        for text, look in zip(texts, looks, strict=True)
    )


def _size(high: float, current: float) -> float:
    """How high a look is drawn on a belt so high, in a chip as current as this (0 to 1)."""
    return high - 30 + 8 * current


def _beside(look: Look | None, high: float, current: float) -> float:
    return glyph_width(look, _size(high, current))


def token_line(painter: Painter) -> Colour:
    """The colour of the line from the token to what it causes."""
    return mix(painter.theme.panel, painter.theme.muted, 0.6)


class Belt:
    """Where the chips lie, for one session in one view.

    Where texts are largest a mark has no room on a chip's corner: it stands behind the text, and
    the chip is as much wider (`aside`).
    """

    def __init__(
        self, painter: Painter, box: Box, session: Session, *, marks: bool = False
    ) -> None:
        self.box = box
        # Only tokens already met are measured: a width would betray what comes next.
        steps = session.deal.stream.steps[: session.t + (not session.finished)]
        view = painter.view
        self.widths = _widths(
            tuple(step.text for step in steps),
            tuple(session.level.look(step) for step in steps),
            (view.type_px(13), view.type_px(17)),
            view.scale,
            box[2],
            box[3],
        )
        signs = (
            [played.mark for played in session.moves] if marks and view.text > CORNERS_UP_TO else []
        )
        self.aside = {t: badge_width(painter, sign) for t, sign in enumerate(signs) if sign}
        self.widths = tuple(
            (past + self.aside.get(t, 0.0), now) for t, (past, now) in enumerate(self.widths)
        )
        self.starts = [0.0]
        for past, _ in self.widths:
            self.starts.append(self.starts[-1] + past + GAP)
        words = (say("play.belt.end"), say("play.belt.to_come", count=len(session.deal)))
        self.behind = max(painter.width(text, "small") for text in words) + 24 + DOTS * DOT_GAP

    def target(self, t: int) -> float:
        """How far the belt must have run for a token to be in sight, and what is said behind it.

        No further than that, so that the past stays to be read.
        """
        t = min(t, len(self.widths) - 1)
        wide, start = self.widths[t][1], self.starts[t] + PAD
        focal = start + wide / 2 - self.box[2] * FOCAL
        return max(0.0, min(focal, start + wide + GAP + self.behind - self.box[2]))

    def spans(self, at: float, offset: float) -> list[tuple[int, float, float, float]]:
        """(t, x, width, how current it is from 0 to 1) of every chip in sight."""
        out = []
        last = min(int(at) + (at > int(at)), len(self.widths) - 1)
        x = self.box[0] + PAD - offset
        for t in range(last + 1):
            past, now = self.widths[t]
            current = max(0.0, 1.0 - abs(t - at))
            width = past + (now - past) * current
            if x + width > self.box[0] and x < self.box[0] + self.box[2]:
                out.append((t, x, width, current))
            x += width + GAP
        return out

    def chip_width(self, t: int) -> float:
        """How wide a token's chip is while the token is the current one."""
        return self.widths[min(t, len(self.widths) - 1)][1]

    def least(self, session: Session, t: int) -> float:
        """How narrow a past token's chip may become where it runs out of sight."""
        step, level = session.deal.stream.steps[t], session.level
        beside = _beside(level.look(step), self.box[3], 0) + self.aside.get(t, 0.0)
        return beside + 2 * PAD + LEAST_TEXT

    def chip_at(self, at: float, offset: float, x: float, y: float) -> int | None:
        """The token under a place."""
        left, top, w, h = self.box
        if not (left <= x < left + w and top <= y < top + h):
            return None
        return next((t for t, cx, cw, _ in self.spans(at, offset) if cx <= x < cx + cw), None)

    def middle(self, at: float, offset: float, t: int | None = None) -> float:
        """Where the middle of the current token (or of another) is, kept inside the belt."""
        wanted = round(at) if t is None else t
        left, right = self.box[0] + 40, self.box[0] + self.box[2] - 40
        for number, x, width, _ in self.spans(at, offset):
            if number == wanted:
                return min(max(x + width / 2, left), right)
        return left


def draw_belt(painter: Painter, belt: Belt, look: BeltLook) -> None:
    """Draw the belt with what is in sight."""
    theme = painter.theme
    x, y, w, h = belt.box
    spans = belt.spans(look.at, look.offset)
    painter.rounded(x, y, w, h, 14, theme.panel)
    shown = belt.middle(look.at, look.offset, look.inspected)
    painter.rect(shown - 1, y + h - 8, 2, 8, token_line(painter))
    session = look.session
    inset: Box = (x + 8, y, w - 16, h)
    with painter.within(belt.box), painter.within(inset, clip=True):
        for t, cx, cw, current in spans:
            # A chip that runs out of sight grows narrower instead, so that no word is cut in two,
            # and is gone before it would be empty.
            seen = max(cx, inset[0])
            if seen == cx or cx + cw - seen >= belt.least(session, t):
                _chip(painter, belt, look, t, seen, cx + cw - seen, current)
        if spans:
            _future(
                painter,
                belt,
                look,
                spans[-1][1] + spans[-1][2] + GAP,
                len(session.deal) - spans[-1][0] - 1,
            )
        if spans and spans[-1][1] + spans[-1][2] > x + w - 8:
            painter.fade(x + w - 52, y + 1, 44, h - 2, theme.panel, leftward=True)


def _chip(
    painter: Painter, belt: Belt, look: BeltLook, t: int, x: float, width: float, current: float
) -> None:
    theme, session = painter.theme, look.session
    _, top, _, h = belt.box
    share = round(current * 8) / 8
    high = (h - 20) + 8 * current
    y = top + (h - high) / 2
    born = share if t >= session.t and t > 0 and look.at < t else 1.0
    fill = mix(mix(theme.panel, theme.raised, 0.9), theme.text, share)
    ink = mix(mix(theme.muted, theme.text, 0.45), theme.ground, share)
    if born < 1.0:
        fill, ink = mix(theme.panel, fill, born), mix(theme.panel, ink, born)
    border: Colour | None = None
    if look.inspected == t:
        border = theme.memory
    elif look.hovered == t and share < 1:
        border = theme.muted
    painter.rounded(x, y, width, high, 10, fill, border, 2 if look.inspected == t else 1)
    aside = belt.aside.get(t, 0.0) if look.marks and t < look.answered else 0.0
    if aside:
        draw_badge(painter, x + width - 4, y + high / 2, session.moves[t].mark, fill)
        width -= aside
    step = session.deal.stream.steps[t]
    big = share >= 0.5
    pad = (CURRENT_PAD if big else PAD) * 2 - 4
    level, look_size = session.level, _size(h, share)
    token_look = level.look(step)
    beside = glyph_width(token_look, look_size)
    if beside:
        left, middle = x + pad / 2 - 2, y + high / 2
        draw_glyph(painter, token_look, level.folder, left, middle, look_size, ink, fill)
    painter.text(
        x + (width + beside) / 2,
        y + high / 2,
        step.text,
        "heading" if big else "body",
        ink,
        bold=big,
        align="center",
        # On its way a chip is narrower than its word asks for, and that is no reason to cut it.
        width=width - beside - (pad if share in (0.0, 1.0) else TIGHT_PAD),
    )
    if t < min(look.answered, len(session.moves)):
        corner = x + width + aside - 5
        right = verdict(session, session.moves[t])
        if right is not None:
            colour = theme.right if right else theme.wrong
            painter.disc(corner, y + 3, 8, theme.panel)
            painter.icon("check" if right else "cross", corner, y + 3, 5, colour, 1.8)
            corner -= 20
        if look.marks and session.moves[t].mark and not aside:
            draw_badge(painter, corner + 6, y + 3, session.moves[t].mark, theme.panel)


def _future(painter: Painter, belt: Belt, look: BeltLook, x: float, left: int) -> None:
    """What is still to come: so many dots, and nothing else."""
    theme = painter.theme
    bx, y, w, h = belt.box
    if left <= 0:
        painter.text(
            x + 8,
            y + h / 2,
            say("play.belt.end"),
            "small",
            theme.muted,
            width=max(bx + w - x - 20, 1),
        )
        return
    label = say("play.belt.to_come", count=left)
    wide = painter.width(label, "small")
    end = bx + w - PAD
    room = end - x - wide - 24
    dots = max(0, min(left, int(room // DOT_GAP)))
    for n in range(dots):
        fade = 0.75 * (1 - n / max(dots, 12)) + 0.12
        painter.disc(x + 14 + DOT_GAP * n, y + h / 2, 3.2, mix(theme.panel, theme.muted, fade))
    if room > -8:
        painter.text(end, y + h / 2, label, "small", theme.muted, align="right")
