"""The coach's part of the prediction: the bar, how it would go on, what the last move was worth."""

from __future__ import annotations

from game.rules.ending import percent
from game.rules.played import Played
from game.rules.practice.outlook import Outlook
from game.ui.drawing.strokes import mark_colour
from game.ui.paint import Box, Painter, mix
from game.ui.play.picture import answer_text
from game.words import say

TICK_OUT = 5.0
"""How far the tick for what was before stands out at both sides of the bar."""


def draw_bar(painter: Painter, box: Box, shown: float, now: Outlook) -> None:
    """Draw the evaluation bar: filled as high as the rest is likely to be got right.

    Args:
        painter: draws.
        box: the bar.
        shown: how high it is filled at this moment, from 0 to 1.
        now: where it is going, and where it was before the last move.
    """
    theme = painter.theme
    x, y, w, h = box
    painter.rounded(x, y, w, h, 5, mix(theme.ground, theme.panel, 0.3), theme.line)
    high = (h - 4) * min(max(shown, 0.0), 1.0)
    if high >= 1:
        painter.rounded(x + 2, y + h - 2 - high, w - 4, high, 4, theme.right)
    if now.before is not None:
        at = y + 2 + (h - 4) * (1.0 - now.before)
        painter.rect(x - TICK_OUT, at - 2, w + 2 * TICK_OUT, 4, theme.panel)
        painter.rect(x - TICK_OUT, at - 1, w + 2 * TICK_OUT, 2, theme.text)
    if painter.view.text <= 1.4:
        under = y + h + 4 + painter.line("small") / 2
        size = x + w / 2
        painter.text(size, under, percent(now.rest), "small", theme.muted, mono=True,
                     align="center")  # fmt: skip
        over = y - 4 - painter.line("small") / 2
        painter.text(
            size, over, say("play.coach.eval"), "small", theme.muted, bold=True, align="center"
        )


def ahead_height(painter: Painter, room: float) -> float:
    """How high the lines are on how it would go on, where there is so much room with the rows."""
    two = painter.line("small") + painter.line("label") + 12
    roomy = painter.view.text <= 1.2 and room - two >= 2 * (painter.line("body") + 16)
    return two if roomy else painter.line("body") + 6


def draw_ahead(painter: Painter, box: Box, now: Outlook) -> None:
    """Say what the network would answer to the next question, from the player's memory."""
    theme = painter.theme
    x, y, w, h = box
    answer = now.answer
    if answer is None:
        words, p, colour = say("play.coach.rest"), now.rest, theme.text
    else:
        words, p = answer_text(answer.text), answer.p
        colour = theme.right if answer.right else theme.wrong
    likely = percent(p)
    if h > painter.line("body") + 10:
        line = painter.line("small")
        painter.text(x, y + line / 2, say("play.coach.ahead"), "small", theme.muted, width=w)
        middle, size = y + line + 2 + painter.line("label") / 2, painter.line("label")
        painter.text(x + w, middle, likely, "label", colour, bold=True, align="right")
        start = _sign(painter, x, middle, size * 0.28, now)
        room = w - (start - x) - painter.width(likely, "label", bold=True) - 12
        painter.text(start, middle, words, "label", colour, bold=True, width=room)
        return
    middle = y + h / 2
    used = painter.text(x, middle, say("play.coach.ahead_short"), "body", theme.muted) + 8
    wide = painter.text(x + w, middle, likely, "body", colour, bold=True, align="right")
    start = _sign(painter, x + used, middle, painter.line("body") * 0.28, now)
    room = x + w - wide - 8 - start
    painter.text(start, middle, words, "body", colour, bold=True, width=max(room, 1))


def _sign(painter: Painter, x: float, y: float, size: float, now: Outlook) -> float:
    """A check or a cross, so that it is not told by colour alone; gives where it ends."""
    if now.answer is None:
        return x
    theme, right = painter.theme, now.answer.right
    colour = theme.right if right else theme.wrong
    painter.icon("check" if right else "cross", x + size, y, size, colour, 2)
    return x + 2 * size + 8


def worth(played: Played) -> str:
    """What a move was worth, in bits: `−0.52`."""
    text = f"{played.value:+.2f}".replace("-", "−")
    return "0.00" if text[1:] == "0.00" else text


def draw_worth(
    painter: Painter, right: float, y: float, played: Played, room: float, beside: str
) -> float:
    """Draw a move's mark and what it was worth, up to `right`; gives how wide that is.

    Where there is no room for what stands beside it, the unit is left to the sentence.
    """
    value, mark = worth(played), played.mark
    bits = say("common.bits", value=value)
    colour = mark_colour(painter, mark) if mark else painter.theme.muted
    wide = painter.width(bits, "body", mono=True) + painter.width(mark, "body", bold=True) + 18
    if wide + painter.width(beside) > room:
        bits = value
    used = painter.text(right, y, bits, "body", colour, mono=True, align="right")
    if mark:
        used += 8 + painter.text(right - used - 8, y, mark, "body", colour, bold=True,
                                 align="right")  # fmt: skip
    return used
