"""The review of a play: everything over time, one column a step, and one step in detail."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import Final, NamedTuple

import numpy as np

from game.level.model import BLOCKS, GateName
from game.rules.session import Session
from game.ui.drawing.hatching import hatch_number
from game.ui.drawing.strokes import gate_bars
from game.ui.paint import Box, Painter, mix
from game.ui.review import plots
from game.ui.review.columns import Columns
from game.ui.review.lenses.rows import gate_name
from game.ui.review.tokens import Tokens
from game.ui.theme import PANEL_CORNER
from game.words import say

PAD: Final = 24.0
GAP: Final = 10.0
CELL: Final = 10.0
GATE_ROW: Final = 20.0
LOOK: Final = 40.0
"""How high looks are drawn over the words."""
VALUE_ROW: Final = 60.0
GRAPH_ROW: Final = 64.0

TOGETHER: Final = 34.0
"""A column this wide has room for all gates of a block side by side."""
DENSITIES: Final = tuple(1.0 - 0.05 * n for n in range(15))
"""How much of their usual height rows may keep, so that all of a play is seen on one page."""


class Rows(NamedTuple):
    """How high the rows are, in units: a cell's, a gate's, the values', the outlook's, the looks'.

    `gap` is what is left free between them.
    """

    cell: float
    gate: float
    value: float
    graph: float
    look: float
    gap: float


ROWS_GROW: Final = 0.5
"""How much of the text's growth the rows follow, so that their names stay apart."""


@dataclass(frozen=True)
class Review:
    """A finished play, ready to be drawn."""

    session: Session

    @property
    def length(self) -> int:
        """How many steps there are."""
        return len(self.session.moves)

    @cached_property
    def _blocks(self) -> int:
        return self.session.level.memory.blocks

    @cached_property
    def _tokens(self) -> Tokens:
        return Tokens(self.session)

    @cached_property
    def gates(self) -> tuple[GateName, ...]:
        """The gates that were the player's."""
        return self.session.deal.player_gates

    @cached_property
    def chances(self) -> list[float]:
        """V(−1), V(0) … as confidences: what the whole stream would earn if the network went on."""
        deal = self.session.deal
        bits = [deal.network_bits, *(played.evaluation for played in self.session.moves)]
        return [deal.confidence(value) for value in bits]

    @cached_property
    def _values(self) -> list[float]:
        return [played.value for played in self.session.moves]

    def worst(self) -> int:
        """The step a review should open on: the costliest move, or the last one if none cost."""
        values = self._values
        least = int(np.argmin(values))
        return least if values[least] < -0.05 else self.length - 1

    # -- where things are ------------------------------------------------------------------------

    def columns(self, p: Painter, x: float, w: float) -> Columns:
        """The columns on a panel at x, this wide."""
        names = say("review.rows.values"), say("review.rows.memory_of", block=BLOCKS[0])
        return Columns.share(p, x + PAD, w - 2 * PAD, self.length, names)

    def _rows(self, p: Painter, density: float) -> Rows:
        """The heights of the rows when they keep so much of theirs."""
        grown = density * (1.0 + ROWS_GROW * (p.view.text - 1.0))
        return Rows(
            cell=CELL * grown,
            gate=max(GATE_ROW * grown, p.line("body")),
            value=VALUE_ROW * grown,
            graph=GRAPH_ROW * grown,
            look=LOOK * grown,
            gap=GAP * density,
        )

    def _fitting(self, p: Painter, columns: Columns, room: float) -> Rows:
        """The rows that fit a strip this high; the densest, if none do."""
        tried = [self._rows(p, density) for density in DENSITIES]
        fits = (rows for rows in tried if self._height(p, columns, rows) <= room)
        return next(fits, tried[-1])

    def height(self, p: Painter, w: float, room: float = inf) -> float:
        """How high the strip is on a panel this wide, without the details of the chosen step.

        Its rows are lowered, within reason, to fit a room this high.
        """
        columns = self.columns(p, 0, w)
        return self._height(p, columns, self._fitting(p, columns, room))

    def _height(self, p: Painter, columns: Columns, rows: Rows) -> float:
        lines = 1 if self._together(columns.wide) else len(self.gates)
        token, head = self._tokens.height(p, columns, rows.look), p.line("small") + 12
        memory = self._blocks * (self.session.level.memory.cells * rows.cell + rows.gap)
        gates = self._blocks * lines * rows.gate + rows.gap
        lower = rows.value + rows.gap + rows.graph
        return PAD + head + token + rows.gap + memory + gates + lower + PAD

    # -- drawing -----------------------------------------------------------------------------------

    def draw(self, p: Painter, box: Box, chosen: int) -> None:
        """Draw the strip on a panel, with one step chosen."""
        x, y, w, h = box
        theme, line = p.theme, p.line("small")
        p.rounded(x, y, w, h, PANEL_CORNER, fill=theme.panel)
        p.text(x + PAD, y + PAD + line / 2, say("review.strip"), "small", theme.muted, bold=True)
        self._legend(p, x + w - PAD, y + PAD + line / 2)
        columns = self.columns(p, x, w)
        left, wide = columns.left, columns.wide
        rows = self._fitting(p, columns, h)
        top = y + PAD + line + 12
        pillar = (left + chosen * wide - 2, top - 4, wide + 4, y + h - PAD - top + 8)
        p.rounded(*pillar, 8, fill=theme.raised)
        self._tokens.draw(p, columns, top, rows.look, chosen)
        at = top + self._tokens.height(p, columns, rows.look) + rows.gap
        at = self._memory(p, x + PAD, left, at, wide, rows)
        at = self._gates(p, x + PAD, left, at, wide, rows)
        row = rows.value
        zero = plots.zero(self._values, at, row) - p.line("body") * 0.1
        p.text(x + PAD, zero, say("review.rows.values"), "body", theme.muted,
               width=left - x - PAD - 8)  # fmt: skip
        plots.draw_values(p, (left, at, columns.width, row), self.session.moves)
        at, row = at + row + rows.gap, rows.graph
        p.text(x + PAD, at + row / 2, say("review.rows.outlook"), "body", theme.muted)
        plots.draw_outlook(p, (left, at, columns.width, row), self.chances, chosen)
        p.rounded(*pillar, 8, border=theme.text, width=1.5)

    def _legend(self, p: Painter, right: float, y: float) -> None:
        """What the bars mean, from the right end on."""
        theme = p.theme
        right -= p.text(right, y, say("review.network"), "small", theme.muted, align="right") + 8
        p.rounded(right - 7, y - 5, 7, 10, 2, fill=theme.text, border=theme.muted)
        right -= 7 + 20
        right -= p.text(right, y, say("review.you"), "small", theme.muted, align="right") + 8
        for gate in reversed(self.gates):
            p.rounded(right - 7, y - 5, 7, 10, 2, fill=theme.gate(gate))
            right -= 7 + 3
            letter = gate.upper()
            right -= p.text(right, y, letter, "small", theme.gate(gate), align="right") + 12

    def _memory(
        self, p: Painter, x: float, left: float, y: float, wide: float, rows: Rows
    ) -> float:
        theme, S, cell = p.theme, self.session.level.memory.cells, rows.cell
        gap = min(2.0, wide * 0.2)
        for k in range(self._blocks):
            rows_of = "memory" if self._blocks == 1 else "memory_of"
            name = say(f"review.rows.{rows_of}", block=BLOCKS[k])
            p.text(x, y + S * cell / 2, name, "body", theme.muted)
            for t, played in enumerate(self.session.moves):
                for s in range(S):
                    value = float(np.tanh(played.trace.c[k * S + s]))
                    hue = theme.held if value > 0 else theme.negative
                    colour = mix(theme.raised, hue, abs(value))
                    place = left + t * wide + gap, y + s * cell, wide - 2 * gap, cell * 0.8
                    p.rounded(*place, 2 if wide >= 10 else 0, fill=colour)
                    hatch_number(p, *place, value, colour)
            y += S * cell + rows.gap
        return y

    def _gates(self, p: Painter, x: float, left: float, y: float, wide: float, rows: Rows) -> float:
        """A row for every gate; one for every block where columns are wide enough for all three."""
        theme, row = p.theme, rows.gate
        together = self._together(wide)
        n = len(self.gates)
        for k in range(self._blocks):
            for place, gate in enumerate(self.gates):
                name = gate_name((gate, k), self._blocks)
                if not together:
                    p.text(x, y + row / 2, name, "body", theme.gate(gate))
                elif place == 0:
                    p.text(
                        x,
                        y + row / 2,
                        say("review.rows.gates_of", block=BLOCKS[k]),
                        "body",
                        theme.muted,
                    )
                for t, played in enumerate(self.session.moves):
                    mine = played.move.gate(gate)[k]
                    own = float(getattr(played.own, gate)[k])
                    if together:
                        room = (wide - 4) / n
                        box = (left + t * wide + 2 + place * room, y + 2, room, row - 4)
                    else:
                        box = (left + t * wide, y + 2, wide, row - 4)
                    gate_bars(p, box, theme.gate(gate), mine, own, gate)
                y += 0.0 if together and place < n - 1 else row
        return y + rows.gap

    def _together(self, wide: float) -> bool:
        return self._blocks > 1 and wide >= TOGETHER
