"""The panel beside the table: the last run with its streams, the network's table, the weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.level.model import BLOCKS, GATES
from game.rules.ending import percent
from game.rules.wiring.ending import criteria, next_star
from game.rules.wiring.run import TableRun
from game.rules.wiring.weights import GateWeights, gate_weights
from game.ui.paint import Box, Painter, mix
from game.ui.play.strands import signed, strength
from game.ui.theme import Colour, TextSize
from game.ui.wire.layout import tile_boxes
from game.ui.wire.model import WireModel

GUIDE: Final = (
    "Click a valve in the table: the gate then stands so on every token of that kind.",
    "See below what the table does on one stream.",
    "Run it on {} streams nobody has seen.",
)
"""What to do before the first run."""

UNSEEN: Final = (
    "The network has a table of its own, learned by gradient descent from the right answers "
    "alone. After a run it shows here, beside yours."
)
BESIDE_YOURS: Final = (
    "Under each of your numbers in the table stands the network's, on average over the run. Nobody "
    "showed it a table: it learned from the right answers alone."
)
SUM: Final = "gate = σ(b + w[class]): the sum W·x + b, for x is 1 at the token and 1 at its class"
ENDLESS: Final = "σ(8) = 0.9997, σ(-8) = 0.0003: exactly 1 or 0 would need an endless weight."
MEMORY: Final = "“A full” needs a gate that sees memory: peepholes, P·c'. W·x alone cannot ask."
NONE: Final = "Struck out: no such weights exist. A weight on memory counts for every token alike."

TILES: Final = 0.36
"""The share of the panel that tiles take."""


@dataclass(frozen=True, slots=True)
class RunPlace:
    """Where the parts of a run's result stand in the panel."""

    head: Box
    tiles: Box
    below: Box


def run_place(painter: Painter, inside: Box) -> RunPlace:
    """Share the panel out between figures, tiles and the sentence about the chosen one."""
    x, y, w, h = inside
    head_h = painter.line("heading") + 2 * painter.line("small") + 6
    tiles_h = min(max(h * TILES, 66.0), w / 16 * 4)
    return RunPlace(
        (x, y, w, head_h),
        (x, y + head_h + 4, w, tiles_h),
        (x, y + head_h + tiles_h + 10, w, h - head_h - tiles_h - 10),
    )


# -- the run -----------------------------------------------------------------------------------


def draw_run(
    painter: Painter, inside: Box, model: WireModel, hovered: int | None, *, focused: bool
) -> float:
    """Draw what the last run earned, or what a run is; gives where it ends."""
    if model.run is None:
        return _before(painter, inside, model)
    place = run_place(painter, inside)
    _head(painter, place.head, model.run, stale=model.stale)
    _tiles(painter, place.tiles, model, hovered, focused)
    return _chosen(painter, place.below, model)


def _before(painter: Painter, inside: Box, model: WireModel) -> float:
    """What to do, and what will be asked of the table."""
    theme, line = painter.theme, painter.line("body")
    x, at, w, _ = inside
    start = x + painter.width("3", "body", bold=True) + 12
    for n, text in enumerate(GUIDE):
        painter.text(x, at + line / 2, str(n + 1), "body", theme.memory, bold=True)
        said = text.format(model.level.play.streams)
        at = _paragraph(painter, (start, at, x + w - start, 0), said) + 6
    at += 6
    size = line * 0.36
    start = x + 3 * (2 * size + 2) + 10
    for n, text in enumerate(criteria()):
        for star in range(n + 1):
            left = x + size + star * (2 * size + 2)
            painter.icon("star", left, at + line / 2, size, theme.memory, size * 0.2)
        at = _paragraph(painter, (start, at, x + w - start, 0), text, colour=theme.muted) + 5
    return at


def _paragraph(
    painter: Painter, box: Box, text: str, size: TextSize = "body", colour: Colour | None = None
) -> float:
    """Write a paragraph as wide as a box, however high it gets; gives where it ends."""
    x, at, w, _ = box
    for words in painter.wrap(text, w, size):
        painter.text(x, at + painter.line(size) / 2, words, size, colour or painter.theme.text)
        at += painter.line(size)
    return at


def _head(painter: Painter, box: Box, run: TableRun, *, stale: bool) -> None:
    """Stars, confidence against par, how many streams were right, and what is missing."""
    theme, result = painter.theme, run.result
    x, y, w, _ = box
    line, size = painter.line("heading"), painter.line("heading") * 0.42
    for n in range(3):
        ink = theme.memory if n < result.stars else theme.line
        painter.icon("star", x + size + n * 2.4 * size, y + line / 2, size, ink, size * 0.2)
    at = x + 7.2 * size + 10
    at += painter.text(at, y + line / 2, percent(result.confidence), "heading", bold=True) + 8
    par = f"par {percent(result.par)}"
    used = painter.text(at, y + line / 2 + 1, par, "body", theme.muted, width=x + w - at)
    right = f"{result.streams_right} of {result.streams} right"
    if painter.width(right) <= x + w - at - used - 8:
        painter.text(x + w, y + line / 2 + 1, right, "body", align="right")
    _paragraph(painter, (x, y + line + 2, w, 0), _verdict(run, stale=stale), "small", theme.muted)


def _verdict(run: TableRun, *, stale: bool) -> str:
    """What the run comes to, in a sentence."""
    if stale:
        return "The table has changed since this run."
    if run.result.stars == 3:
        beaten = " You beat the machine." if run.result.beats_the_network else ""
        return f"Nothing is missing.{beaten} What just happened stands under Network."
    return next_star(run.result)


def _tiles(
    painter: Painter, box: Box, model: WireModel, hovered: int | None, focused: bool
) -> None:
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
            ink = theme.focus if focused else theme.memory
            painter.rounded(x - 1.5, y - 1.5, w + 3, h + 3, 5, None, ink, 2)
        elif n == hovered:
            painter.rounded(x - 1, y - 1, w + 2, h + 2, 5, None, theme.muted, 1)


def _chosen(painter: Painter, box: Box, model: WireModel) -> float:
    """What happened on the chosen stream; gives where it ends."""
    theme, run = painter.theme, model.run
    x, at, w, _ = box
    if run is None:
        return at
    n, found = model.chosen, model.explained()
    size: TextSize = "small" if painter.view.text > 1.1 else "body"
    own, par = percent(float(run.outcome.confidence[n])), percent(float(run.trials.par[n]))
    title = f"Stream {n + 1}  ·  {own}, par {par}"
    painter.text(x, at + painter.line(size) / 2, title, size, bold=True, width=w)
    at += painter.line(size) + 2
    if found is None:
        return _paragraph(painter, (x, at, w, 0), "Every question right.", size, theme.muted)
    at = _paragraph(painter, (x, at, w, 0), found.why, size)
    return _paragraph(painter, (x, at, w, 0), f"{found.said}.", size, theme.muted)


# -- the network's table -----------------------------------------------------------------------


def draw_network(painter: Painter, inside: Box, model: WireModel) -> float:
    """Say what happened, and where the network's own table differs; gives where it ends.

    The figures stand in the table itself, under the player's.
    """
    theme, run = painter.theme, model.run
    x, at, w, _ = inside
    if run is None:
        return _paragraph(painter, inside, UNSEEN, colour=theme.muted)
    apart = [row for row in run.compared if row.differ]
    at = _paragraph(painter, inside, BESIDE_YOURS, "small", theme.muted) + 6
    if apart:
        said = f"{len(apart)} of {len(run.compared)} gates do another thing than the network's:"
    else:
        said = f"All {len(run.compared)} gates do what the network's do."
    at = _paragraph(painter, (x, at, w, 0), said) + 4
    line = painter.line("small") + 3
    for row in apart:
        block = f" {BLOCKS[row.mine.block]}" if model.level.memory.blocks > 1 else ""
        figures = f"{row.mine.mean:.2f} → {row.network.mean:.2f}"
        wide = painter.width(figures, "small", mono=True)
        word = painter.width(row.mine.word, "small", bold=True)
        used = painter.text(x, at + line / 2, f"{row.mine.about}{block}", "small",
                            width=max(w - wide - word - 24, 20))  # fmt: skip
        hue = theme.gate(next(gate for gate in GATES if gate == row.mine.gate))
        painter.text(x + used + 8, at + line / 2, row.mine.word, "small", hue, bold=True)
        painter.text(x + w, at + line / 2, figures, "small", theme.memory, mono=True,
                     align="right")  # fmt: skip
        at += line
    if run.result.stars and model.level.after:
        at += 8
        painter.rect(x, at, w, 1, theme.line)
        lesson = mix(theme.muted, theme.text, 0.6)
        at = _paragraph(painter, (x, at + 8, w, 0), model.level.after, "small", lesson)
    return at


# -- the weights -------------------------------------------------------------------------------


def draw_weights(painter: Painter, inside: Box, model: WireModel) -> float:
    """Draw the table as a heat map of weights: a column a gate, a row the bias and each class.

    Gives where it ends.
    """
    theme, table = painter.theme, model.table
    x, y, w, h = inside
    small = painter.line("small")
    blocks = range(model.level.memory.blocks)
    columns = [(block, gate) for block in blocks for gate in table.gates]
    found = {key: gate_weights(table, key[1], key[0]) for key in columns}
    asked = {k for cases in table.cases.values() for case in cases for k, _ in case.when}
    memory = [k for k in blocks if k in asked]
    names = ["b", *table.cases, *(f"{BLOCKS[k]} full" for k in memory)]
    top = _paragraph(painter, inside, SUM, "small", theme.muted) + 6
    label = min(max(painter.width(name, "small") for name in names) + 10, w * 0.34)
    wide = (w - label) / len(columns)
    room = (y + h - top - 2 * small - 8) / (len(names) + 1)
    high = min(max(room, small + 2), small + 10)
    for n, (block, gate) in enumerate(columns):
        head = gate.upper() + (f" {BLOCKS[block]}" if len(blocks) > 1 else "")
        painter.text(x + label + (n + 0.5) * wide, top + high / 2, head, "small",
                     theme.gate(gate), bold=True, align="center")  # fmt: skip
    for r, name in enumerate(names):
        at = top + (r + 1) * high
        painter.text(x, at + high / 2, name, "small", theme.muted, width=label - 6)
        for n, key in enumerate(columns):
            cell = (x + label + n * wide + 1, at + 1, wide - 2, high - 2)
            weights = found[key]
            _weight(painter, cell, None if weights is None else _at(weights, r, name, memory))
    at = top + (len(names) + 1) * high + 4
    said = MEMORY if memory else ENDLESS
    if any(weights is None for weights in found.values()):
        said = NONE
    return _paragraph(painter, (x, at, w, 0), said, "small", theme.muted)


def _at(weights: GateWeights, row: int, name: str, memory: list[int]) -> float:
    """The number in a row of the heat map."""
    if row == 0:
        return weights.bias
    if row <= len(weights.classes):
        return weights.classes[name]
    return weights.memory[memory[row - 1 - len(weights.classes)]]


def _weight(painter: Painter, cell: Box, value: float | None) -> None:
    theme = painter.theme
    x, y, w, h = cell
    if value is None:
        painter.rounded(*cell, 3, None, theme.line)
        painter.icon("cross", x + w / 2, y + h / 2, min(w, h) * 0.2, theme.muted, 1.4)
        return
    hue = signed(theme, value)
    share = strength(value / 8)
    painter.rounded(*cell, 3, mix(theme.raised, hue, 0.75 * share))
    text = f"{value:+.0f}".replace("-", "−") if value else "0"
    if painter.width(text, "small", mono=True) <= w - 2:
        ink = theme.text if value else theme.muted
        painter.text(x + w / 2, y + h / 2, text, "small", ink, mono=True, align="center")
