"""What stands beside a duel: the rounds, and how networks fare as streams grow, as measured."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from game.guide.figures import Chart, Curve, Kind
from game.rules.practice.duel import Duel
from game.rules.practice.length_curve import LengthCurve
from game.rules.practice.length_words import length_verdict, training_line
from game.ui.guide.plot import draw_chart
from game.ui.paint import Box, Painter, mix
from game.ui.practice.board import NAMES
from game.ui.theme import PANEL_CORNER

PAD: Final = 16.0
TICKS: Final = (5, 10, 20, 50, 100, 200)
KINDS: Final[dict[str, Kind]] = {"network": "LSTM", "RNN": "RNN"}
"""Whose curve is drawn how; younger selves of the network are dashed."""
CHIP: Final = 34.0
HIGHEST_PLOT: Final = 320.0
LEAST_PLOT: Final = 190.0


def rounds_height(p: Painter) -> float:
    """How high the row of rounds is."""
    return p.line("small") + 4 + max(CHIP, p.line("label") + 8)


def draw_rounds(p: Painter, box: Box, duel: Duel) -> None:
    """A chip for the length of each round: got through, under way, failed, or still to come."""
    x, y, w, h = box
    theme = p.theme
    label = p.line("small") + 2
    p.text(x + 4, y + label / 2, "TOKENS OF EACH ROUND", "small", theme.muted, bold=True)
    y, h = y + label + 2, h - label - 2
    count = len(duel.ladder.rungs)
    gap = 6.0
    wide = (w - gap * (count - 1)) / count
    for n, rung in enumerate(duel.ladder.rungs):
        left = x + n * (wide + gap)
        begun = n < len(duel.rounds)
        now = n == len(duel.rounds) - 1
        found = duel.rounds[n] if begun else None
        fill, ink, border = mix(theme.ground, theme.panel, 0.7), theme.muted, None
        sign = ""
        if found is not None and found.over:
            mine = found.failed in ("you", "both")
            hue = theme.wrong if mine else theme.right
            fill, ink, sign = mix(theme.panel, hue, 0.25), theme.text, "cross" if mine else "check"
        elif now:
            fill, ink, border = theme.raised, theme.text, theme.text
        p.rounded(left, y, wide, h, 10, fill=fill, border=border)
        words = str(len(found.session.deal)) if found is not None else str(rung.tokens)
        shift = 8.0 if sign and wide > 52 else 0.0
        if shift:
            hue = theme.right if sign == "check" else theme.wrong
            p.icon(sign, left + wide / 2 - p.width(words, "label", mono=True) / 2 - 6, y + h / 2,
                   5, hue, 2)  # fmt: skip
        p.text(left + wide / 2 + shift, y + h / 2, words, "label", ink, mono=True, bold=now,
               align="center")  # fmt: skip


def length_chart(curve: LengthCurve, duel: Duel) -> Chart:
    """The curves measured so far, and the player's own rounds."""
    high = max(float(duel.ladder.rungs[-1].tokens) * 1.1, curve.own[2] * 1.1)
    low = min(float(duel.ladder.rungs[0].tokens) * 0.9, curve.own[0] * 0.9)
    curves = []
    for name in curve.names:
        points = curve.points(name)
        if points:
            label = "LSTM" if name == "network" else NAMES[name]
            curves.append(Curve(label, KINDS.get(name, "LSTM untrained"), points, marked=True))
    mine = tuple(
        (float(len(each.session.deal)), each.player.right / each.player.questions)
        for each in duel.rounds
        if each.over and each.player.questions
    )
    if mine:
        curves.append(Curve("You", "you", mine, marked=True))
    least, _, most = curve.own
    return Chart(
        x="tokens of a stream",
        y="questions answered right",
        curves=tuple(curves),
        x_ticks=tuple(tick for tick in TICKS if low <= tick <= high),
        y_ticks=(0, 0.25, 0.5, 0.75, 1),
        percent=True,
        log=True,
        band=(float(least), float(most), "trained on"),
        rule=(curve.chance, "guessing") if curve.chance else None,
        across=(low, high),
    )


def lengths_words(curve: LengthCurve | None, more: Iterable[str]) -> list[str]:
    """What is said with the plot: the verdict, and some sentences more, of which some are empty."""
    if curve is None:
        return []
    if not curve.whole:
        done = sum(each.streams for each in curve.readings)
        return [f"Measuring on fresh streams: {done} played so far …"]
    return [*length_verdict(curve), training_line(curve), *filter(None, more)]


def draw_plot(p: Painter, box: Box, curve: LengthCurve | None, duel: Duel) -> None:
    """The plot alone; an empty panel before anything was measured."""
    if curve is None or not curve.readings:
        p.rounded(*box, PANEL_CORNER, fill=p.theme.panel)
        return
    with p.within(box):
        draw_chart(p, box, length_chart(curve, duel))


def words_height(p: Painter, words: list[str], w: float) -> float:
    """How high the words under a plot are when they are this wide."""
    return sum(len(p.wrap(each, w)) * p.line("body") + 6 for each in words)


def draw_words(p: Painter, x: float, y: float, w: float, words: list[str]) -> None:
    """The words under a plot, from y on; the first of them are what matters most."""
    theme = p.theme
    for each in words:
        for line in p.wrap(each, w):
            p.text(x, y + p.line("body") / 2, line, "body", mix(theme.muted, theme.text, 0.45))
            y += p.line("body")
        y += 6
