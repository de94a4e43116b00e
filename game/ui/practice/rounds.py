"""The rounds of a duel as a row of chips, and what came of the last one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.rules.practice.duel import Duel, Round
from game.rules.practice.duel_words import duel_words, round_words
from game.rules.practice.race import ranked
from game.ui.paint import Box, Painter, mix
from game.ui.play.sheet import Same, Sheet
from game.ui.practice.frame import GAP
from game.ui.practice.overview import draw_overview, overview_height
from game.ui.practice.standings import draw_standings, draw_step, standings_height, step_height
from game.ui.theme import Colour
from game.words import say

CHIP: Final = 34.0
BETWEEN: Final = 6.0


def rounds_height(p: Painter) -> float:
    """How high the row of rounds is."""
    return p.line("small") + 4 + max(CHIP, p.line("label") + 8)


def draw_rounds(p: Painter, box: Box, duel: Duel) -> None:
    """A chip for the length of each round: got through, under way, failed, or still to come."""
    x, y, w, h = box
    theme = p.theme
    label = p.line("small") + 2
    title = say("practice.duel.rounds")
    p.text(x + 4, y + label / 2, title, "small", theme.muted, bold=True, width=w)
    y, h = y + label + 2, h - label - 2
    wide = (w - BETWEEN * (len(duel.ladder.rungs) - 1)) / len(duel.ladder.rungs)
    for n, rung in enumerate(duel.ladder.rungs):
        found = duel.rounds[n] if n < len(duel.rounds) else None
        _chip(p, (x + n * (wide + BETWEEN), y, wide, h), rung.tokens, found)


def _chip(p: Painter, box: Box, tokens: int, found: Round | None) -> None:
    x, y, w, h = box
    theme, over = p.theme, found is not None and found.over
    fill: Colour = mix(theme.ground, theme.panel, 0.7)
    if over:
        mine = found is not None and found.failed in ("you", "both")
        hue = theme.wrong if mine else theme.right
        fill = mix(theme.panel, hue, 0.25)
    elif found is not None:
        fill = theme.raised
    under_way = found is not None and not over
    p.rounded(x, y, w, h, 10, fill=fill, border=theme.text if under_way else None)
    words = str(tokens if found is None else len(found.session.deal))
    shift = 0.0
    if over and w > 52:
        shift = 8.0
        at = x + w / 2 - p.width(words, "label", mono=True) / 2 - 6
        p.icon("cross" if mine else "check", at, y + h / 2, 5, hue, 2)
    p.text(x + w / 2 + shift, y + h / 2, words, "label",
           theme.muted if found is None else theme.text, mono=True, bold=under_way,
           align="center")  # fmt: skip


@dataclass
class RoundEnd:
    """What is shown when a round is over: where both stand, or the step that decided.

    Args:
        duel: the duel, its last round over.
        chosen: another step to look at.
        box: the table.
        whole: the stream at a glance; nowhere if there is no room for it.
    """

    duel: Duel
    chosen: int | None
    box: Box
    whole: Box | None

    @classmethod
    def fit(cls, p: Painter, box: Box, duel: Duel, chosen: int | None) -> RoundEnd:
        """Share a box out to the table and, under it, the stream."""
        end = cls(duel, chosen, box, None)
        x, y, w, h = box
        needed = end._said(p) + step_height(p, 2)
        if end._stands:
            needed = standings_height(p, 2, end._words, w)
        end.box = (x, y, w, min(h, needed))
        left = h - needed - GAP
        if left >= overview_height(p, 2):
            end.whole = (x, y + needed + GAP, w, left)
        return end

    @property
    def _stands(self) -> bool:
        """Whether it is shown where both stand, and not a single step."""
        return self.duel.now.failed is None and self.chosen is None

    @property
    def _words(self) -> str:
        return " ".join(filter(None, (round_words(self.duel.now), duel_words(self.duel))))

    def _lines(self, p: Painter) -> list[str]:
        return p.wrap(self._words, self.box[2] - 8, "label", bold=True)

    def _said(self, p: Painter) -> float:
        """How high the sentences over the table of a step are."""
        return len(self._lines(p)) * p.line("label") + 12

    def put(self, p: Painter, sheet: Sheet) -> None:
        """Put all of it on a sheet; p measures."""
        now, (x, y, w, h) = self.duel.now, self.box
        tracks = (now.player, now.shown)
        if (whole := self.whole) is not None:
            sheet.put("whole", whole, (whole, Same(now)),
                      lambda p: draw_overview(p, whole, tracks))  # fmt: skip
        if self._stands:
            words, standings = self._words, ranked(tracks)
            sheet.put("lower", self.box, (self.box, Same(now)),
                      lambda p: draw_standings(p, self.box, standings, words))  # fmt: skip
            return
        lines, high = self._lines(p), self._said(p)

        def draw(p: Painter) -> None:
            for n, line in enumerate(lines):
                p.text(x + 4, y + (n + 0.5) * p.line("label"), line, "label", bold=True)

        sheet.put("said", (x, y, w, high), (self.box, Same(now)), draw)
        t = now.session.t - 1 if self.chosen is None else self.chosen
        box = (x, y + high, w, h - high)
        sheet.put("lower", box, (box, Same(now), t), lambda p: draw_step(p, box, tracks, t))
