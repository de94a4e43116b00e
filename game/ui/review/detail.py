"""One step of a finished play in words and numbers: set by you, set by the network, worth."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from game.level.model import BLOCKS
from game.rules.coach import explain_move
from game.rules.ending import percent
from game.rules.marks import ROUNDING
from game.rules.played import Played
from game.rules.session import Session
from game.ui.drawing.glyphs import draw_glyph
from game.ui.drawing.strokes import draw_mark, mark_colour
from game.ui.paint import Painter
from game.ui.play.picture import answer_text, right_answers
from game.ui.review.overview import PAD
from game.ui.theme import PANEL_CORNER
from game.words import Language, language, say


@dataclass
class Detail:
    """The details of any step; the coach's sentences are worked out once each."""

    session: Session
    _said: dict[tuple[int, Language], str] = field(default_factory=dict)

    def sentence(self, t: int) -> str:
        """What the coach says of a step."""
        key = t, language()
        if key not in self._said:
            self._said[key] = explain_move(self.session, t)
        return self._said[key]

    def facts(self, t: int) -> list[tuple[str, str]]:
        """The figures of a step, each with what the catalogue knows it by."""
        played, deal = self.session.moves[t], self.session.deal
        step = deal.stream.steps[t]
        chance = deal.chance(t, played.trace.p)
        name = "right" if step.known else "came"
        facts = [
            (name, f"{right_answers(step)}  {percent(chance)}"),
            ("worth", say("common.bits", value=signed(played.value))),
        ]
        if not step.accepts(played.predicted):
            best = float(np.max(played.trace.p))
            facts.insert(1, ("said", f"{answer_text(played.predicted)}  {percent(best)}"))
        return facts

    def height(self, p: Painter, w: float) -> float:
        """How high the highest of all steps' details is, so that choosing moves nothing."""
        inner = w - 2 * PAD
        lines = max(
            (len(p.wrap(self.sentence(t), inner, "label")) for t in range(len(self.session.moves))),
            default=1,
        )
        return self.height_of(p, lines)

    def height_of(self, p: Painter, lines: int) -> float:
        """How high the details are where what is said takes so many lines."""
        return PAD + p.line("heading") + 8 + lines * p.line("label") + 8 + self._rows(p) + PAD

    def _rows(self, p: Painter) -> float:
        blocks = self.session.level.memory.blocks
        return max((blocks + 1) * (p.line("body") + 4), 3 * (p.line("body") + 4))

    def draw(self, p: Painter, x: float, y: float, w: float, h: float, t: int) -> None:
        """Draw a step's details on a panel: what is said of it above, its figures below."""
        p.rounded(x, y, w, h, PANEL_CORNER, fill=p.theme.panel)
        left, inner = x + PAD, w - 2 * PAD
        at = self._heading(p, left, y + PAD, inner, t)
        p.flow(left, at, inner, p.wrap(self.sentence(t), inner, "label"), "label")
        at = y + h - PAD - self._rows(p)
        half = inner * 0.54
        self._settings(p, left, at, half - 16, self.session.moves[t])
        self._facts(p, left + half, at, inner - half, t)

    def draw_beside(self, p: Painter, x: float, y: float, w: float, h: float, t: int) -> None:
        """The same on a panel that is low: what is said at the left, the figures at the right.

        Where there are so many blocks that the right has no room for the facts, they go below what
        is said.
        """
        p.rounded(x, y, w, h, PANEL_CORNER, fill=p.theme.panel)
        table, pad, row = self._table_width(p, w), PAD * 0.75, p.line("body") + 4
        left, inner, right = x + PAD, w - 2.6 * PAD - table, x + w - PAD - table
        facts, end = len(self.facts(t)) * row, y + h - pad
        at = self._heading(p, left, y + pad, inner, t)
        settings = (self.session.level.memory.blocks + 1) * row
        aside = settings + 6 + facts <= h - 2 * pad
        room = int(((end if aside else end - facts) - at) / p.line("body"))
        p.flow(left, at, inner, p.wrap(self.sentence(t), inner, "body", lines=max(room, 1)))
        self._settings(p, right, y + pad, table, self.session.moves[t])
        self._facts(p, right if aside else left, end - facts, table if aside else inner, t)

    def _table_width(self, p: Painter, w: float) -> float:
        """How wide the valves' table is on a panel this wide."""
        numbers = p.width("0.00/0.00", "label", mono=True) + 12
        column = (
            max(p.width(say("review.detail.columns", gate="O"), "small", bold=True), numbers) + 14
        )
        table = column * len(self.session.deal.player_gates)
        if self.session.level.memory.blocks > 1:
            table *= 1.25  # for the blocks' names
        longest = f"{say('review.detail.right')}  {say('common.say_nothing')}  100%"
        return min(max(table, p.width(longest) + 24), w / 2)

    def _heading(self, p: Painter, left: float, at: float, inner: float, t: int) -> float:
        """The token, the move's mark, and which step it is; gives where it ends."""
        theme, played = p.theme, self.session.moves[t]
        step = self.session.deal.stream.steps[t]
        line = p.line("heading")
        number = say("review.detail.step", number=t + 1, count=len(self.session.moves))
        room = inner - p.width(number, "body", mono=True) - 56
        level = self.session.level
        beside = draw_glyph(
            p, level.look(step), level.folder, left, at + line / 2, line * 1.2, theme.text,
            theme.panel,
        )  # fmt: skip
        taken = beside + p.text(
            left + beside, at + line / 2, step.text, "heading", bold=True, width=room - beside
        )
        if played.mark:
            draw_mark(p, left + taken + 24, at + line / 2, played.mark)
        right = left + inner
        p.text(right, at + line / 2, number, "body", theme.muted, mono=True, align="right")
        return at + line + 8

    def _settings(self, p: Painter, x: float, y: float, w: float, played: Played) -> None:
        """A small table: a row per block, a column per gate, yours over the network's."""
        theme, line = p.theme, p.line("body") + 4
        gates = self.session.deal.player_gates
        blocks = self.session.level.memory.blocks
        first = w * 0.2 if blocks > 1 else 0.0
        column = (w - first) / (len(gates) or 1)
        for n, gate in enumerate(gates):
            middle = x + first + n * column
            head = say("review.detail.columns", gate=gate.upper())
            p.text(middle, y + line / 2, head, "small", theme.gate(gate), bold=True,
                   width=column - 8)  # fmt: skip
            for k in range(blocks):
                mine = played.move.gate(gate)[k]
                own = float(getattr(played.own, gate)[k])
                differ = abs(mine - own) > ROUNDING
                high = y + (k + 1.5) * line
                wide = p.text(middle, high, f"{mine:.2f}", "label", mono=True,
                              colour=theme.text)  # fmt: skip
                wide += p.text(middle + wide + 6, high, "/", "label", theme.muted) + 6
                p.text(middle + wide + 6, high, f"{own:.2f}", "label", mono=True,
                       colour=theme.memory if differ else theme.muted)  # fmt: skip
        if blocks > 1:
            for k in range(blocks):
                block = say("common.block", name=BLOCKS[k])
                p.text(x, y + (k + 1.5) * line, block, "body", theme.muted, width=first - 4)

    def _facts(self, p: Painter, x: float, y: float, w: float, t: int) -> None:
        theme, line = p.theme, p.line("body") + 4
        for n, (name, value) in enumerate(self.facts(t)):
            middle = y + (n + 0.5) * line
            taken = p.text(x, middle, say(f"review.detail.{name}"), "body", theme.muted)
            colour = theme.text
            if name == "worth" and self.session.moves[t].mark:
                colour = mark_colour(p, self.session.moves[t].mark)
            p.text(x + w, middle, value, "body", colour, align="right", width=w - taken - 12)


def signed(bits: float) -> str:
    """A number of bits with its sign, and a true minus."""
    if abs(bits) < 0.005:
        return "0.00"
    return f"{'+' if bits > 0 else '−'}{abs(bits):.2f}"
