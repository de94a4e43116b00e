"""The panel beside the table: the last run with its streams, and the network's own table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.level.model import BLOCKS
from game.rules.ending import percent
from game.rules.names import gate_word, row_words
from game.rules.wiring.ending import criteria, next_star
from game.rules.wiring.run import TableRun
from game.ui.paint import Box, Painter, mix
from game.ui.theme import Colour, TextSize
from game.ui.wire.layout import TILE_COLUMNS, tile_boxes
from game.ui.wire.model import WireModel
from game.words import say

GUIDE: Final = ("wire.first.click", "wire.first.see", "wire.first.run")
"""What to do before the first run."""

TILES: Final = 0.36
"""The share of the panel that tiles take."""


@dataclass(frozen=True, slots=True)
class RunPlace:
    """Where the parts of a run's result stand in the panel."""

    head: Box
    tiles: Box
    below: Box


def run_place(painter: Painter, inside: Box, run: TableRun) -> RunPlace:
    """Share the panel out between figures, tiles and the sentence about the chosen one."""
    x, y, w, h = inside
    # The tiles stay where they are when the table is changed and less is said of the run.
    lines = max(len(painter.wrap(_verdict(run, stale=False), w, "small")), 2)
    head_h = painter.line("heading") + lines * painter.line("small") + 6
    tiles_h = min(max(h * TILES, 66.0), w / TILE_COLUMNS * 4)
    return RunPlace(
        (x, y, w, head_h),
        (x, y + head_h + 4, w, tiles_h),
        (x, y + head_h + tiles_h + 10, w, h - head_h - tiles_h - 10),
    )


# -- the run -----------------------------------------------------------------------------------


def draw_run(painter: Painter, inside: Box, model: WireModel, hovered: int | None) -> float:
    """Draw what the last run earned, or what a run is; gives where it ends."""
    if model.run is None:
        return _before(painter, inside, model)
    place = run_place(painter, inside, model.run)
    _head(painter, place.head, model.run, stale=model.stale)
    _tiles(painter, place.tiles, model, hovered)
    return _chosen(painter, place.below, model)


def _before(painter: Painter, inside: Box, model: WireModel) -> float:
    """What to do, and what will be asked of the table."""
    theme, line = painter.theme, painter.line("body")
    x, at, w, _ = inside
    start = x + painter.width("3", "body", bold=True) + 12
    for n, key in enumerate(GUIDE):
        painter.text(x, at + line / 2, str(n + 1), "body", theme.memory, bold=True)
        said = say(key, streams=model.level.play.streams)
        at = paragraph(painter, (start, at, x + w - start, 0), said) + 6
    at += 6
    size = line * 0.36
    start = x + 3 * (2 * size + 2) + 10
    for n, text in enumerate(criteria()):
        for star in range(n + 1):
            left = x + size + star * (2 * size + 2)
            painter.icon("star", left, at + line / 2, size, theme.held, size * 0.2)
        at = paragraph(painter, (start, at, x + w - start, 0), text, colour=theme.muted) + 5
    return at


def paragraph(
    painter: Painter, box: Box, text: str, size: TextSize = "body", colour: Colour | None = None
) -> float:
    """Write a paragraph as wide as a box, however high it gets; gives where it ends."""
    x, at, w, _ = box
    return painter.flow(x, at, w, painter.wrap(text, w, size), size, colour)


def _head(painter: Painter, box: Box, run: TableRun, *, stale: bool) -> None:
    """Stars, confidence against par, how many streams were right, and what is missing."""
    theme, result = painter.theme, run.result
    x, y, w, _ = box
    line, size = painter.line("heading"), painter.line("heading") * 0.42
    for n in range(3):
        ink = theme.held if n < result.stars else theme.line
        painter.icon("star", x + size + n * 2.4 * size, y + line / 2, size, ink, size * 0.2)
    at = x + 7.2 * size + 10
    at += painter.text(at, y + line / 2, percent(result.confidence), "heading", bold=True) + 8
    par = say("common.par", value=percent(result.par))
    used = painter.text(at, y + line / 2 + 1, par, "body", theme.muted, width=x + w - at)
    right = say("wire.run.right", right=result.streams_right, all=result.streams)
    if painter.width(right) <= x + w - at - used - 8:
        painter.text(x + w, y + line / 2 + 1, right, "body", align="right")
    paragraph(painter, (x, y + line + 2, w, 0), _verdict(run, stale=stale), "small", theme.muted)


def _verdict(run: TableRun, *, stale: bool) -> str:
    """What the run comes to, in a sentence."""
    if stale:
        return say("wire.run.stale")
    if run.result.stars == 3:
        return say(
            f"wire.run.{'beaten' if run.result.beats_the_network else 'done'}",
            happened=say("wire.network.happened"),
            tab=say("wire.tabs.network"),
        )
    return next_star(run.result)


def _tiles(painter: Painter, box: Box, model: WireModel, hovered: int | None) -> None:
    """One tile a stream: filled as high as its confidence, with a check or a cross."""
    theme, run = painter.theme, model.run
    if run is None:
        return
    for n, (x, y, w, h) in enumerate(tile_boxes(box, run.result.streams)):
        right, share = run.right(n), float(run.outcome.confidence[n])
        hue = theme.right if right else theme.wrong
        painter.rounded(x, y, w, h, 4, mix(theme.panel, hue, 0.14))
        if share > 0.04:
            high = h * share
            painter.rounded(x, y + h - high, w, high, 4, mix(theme.panel, hue, 0.42))
        painter.icon("check" if right else "cross", x + w / 2, y + h / 2, min(w, h) * 0.24,
                     mix(hue, theme.text, 0.25), 1.8)  # fmt: skip
        if n == model.chosen:
            painter.rounded(x - 1.5, y - 1.5, w + 3, h + 3, 5, None, theme.memory, 2)
        elif n == hovered:
            painter.rounded(x - 1, y - 1, w + 2, h + 2, 5, None, theme.muted, 1)


def _size(painter: Painter) -> TextSize:
    """How large sentences are written: large text has little room beside the table."""
    return "small" if painter.view.text > 1.1 else "body"


def _chosen(painter: Painter, box: Box, model: WireModel) -> float:
    """What happened on the chosen stream; gives where it ends."""
    theme, run = painter.theme, model.run
    x, at, w, _ = box
    if run is None:
        return at
    n, found = model.chosen, model.explained()
    size = _size(painter)
    own, par = percent(float(run.outcome.confidence[n])), percent(float(run.trials.par[n]))
    title = say("wire.run.stream", n=n + 1, own=own, par=par)
    painter.text(x, at + painter.line(size) / 2, title, size, bold=True, width=w)
    at += painter.line(size) + 2
    if found is None:
        return paragraph(painter, (x, at, w, 0), say("wire.run.all_right"), size, theme.muted)
    at = paragraph(painter, (x, at, w, 0), found.why, size)
    return paragraph(painter, (x, at, w, 0), f"{found.said}.", size, theme.muted)


# -- the network's table -----------------------------------------------------------------------


def draw_network(painter: Painter, inside: Box, model: WireModel) -> float:
    """Say what happened, and where the network's own table differs; gives where it ends.

    The figures stand in the table itself, under the player's.
    """
    theme, run = painter.theme, model.run
    x, at, w, _ = inside
    if run is None:
        return paragraph(painter, inside, say("wire.network.unseen"), colour=theme.muted)
    apart = [row for row in run.compared if row.differ]
    at = paragraph(painter, inside, say("wire.network.beside"), "small", theme.muted) + 6
    if apart:
        said = say("wire.network.apart", count=len(apart), all=len(run.compared))
    else:
        said = say("wire.network.alike", count=len(run.compared))
    at = paragraph(painter, (x, at, w, 0), said) + 4
    line = painter.line("small") + 3
    for row in apart:
        block = f" {BLOCKS[row.mine.block]}" if model.level.memory.blocks > 1 else ""
        figures = f"{row.mine.mean:.2f} → {row.network.mean:.2f}"
        gate_name = gate_word(row.mine.gate)
        wide = painter.width(figures, "small", mono=True)
        word = painter.width(gate_name, "small", bold=True)
        used = painter.text(x, at + line / 2, f"{row_words(row.mine)}{block}", "small",
                            width=max(w - wide - word - 24, 20))  # fmt: skip
        hue = theme.gate(row.mine.gate)
        painter.text(x + used + 8, at + line / 2, gate_name, "small", hue, bold=True)
        painter.text(x + w, at + line / 2, figures, "small", theme.memory, mono=True,
                     align="right")  # fmt: skip
        at += line
    if run.result.stars and model.level.after:
        at += 8
        painter.rect(x, at, w, 1, theme.line)
        size = _size(painter)
        painter.text(
            x,
            at + 8 + painter.line(size) / 2,
            say("wire.network.happened"),
            size,
            bold=True,
            width=w,
        )
        at += 10 + painter.line(size)
        lesson = mix(theme.muted, theme.text, 0.6)
        at = paragraph(painter, (x, at, w, 0), model.level.after, size, lesson)
    return at
