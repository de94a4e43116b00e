"""The tokens over the columns of a review: as words, as what they look like, or as dots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.rules.session import Session
from game.ui.drawing.glyphs import GAP as GLYPH_GAP
from game.ui.drawing.glyphs import draw_glyph, glyph_width
from game.ui.paint import Painter
from game.ui.play.belt import verdict
from game.ui.review.columns import Columns
from game.ui.scripts.breaking import pieces

SMALLEST_LOOK: Final = 14.0
"""How high a look must be to be worth drawing."""
READABLE: Final = 4
"""How many letters of a word that is cut off must be left."""
SMALL: Final = "neighbour"
"""Columns wide enough for this in small type have room for two short lines."""


@dataclass(frozen=True)
class Tokens:
    """The tokens of one play."""

    session: Session

    def height(self, p: Painter, columns: Columns, look: float) -> float:
        """How high the row is when looks may be so high."""
        return p.line("body") + 14 + self.look_size(columns, look)

    def look_size(self, columns: Columns, size: float) -> float:
        """How high looks are drawn in these columns, at most `size`; 0 if they do not fit."""
        level = self.session.level
        looks = [level.look(step) for step in self.session.deal.stream.steps]
        most = max((glyph_width(look, size) for look in looks), default=0.0)
        if most > GLYPH_GAP:
            size *= min(1.0, (columns.wide - 6) / most)
        return size if most and size >= SMALLEST_LOOK else 0.0

    def draw(self, p: Painter, columns: Columns, y: float, look: float, chosen: int) -> None:
        """Draw the row from y on, the chosen step's word in bold."""
        theme, wide = p.theme, columns.wide
        high, size = p.line("body") + 14, self.look_size(columns, look)
        words, level = self._words(p, wide - 8), self.session.level
        small = self._small(p, wide - 4) if words is None else None
        for t, step in enumerate(self.session.deal.stream.steps):
            x, middle = columns.middle(t), y + size + high / 2
            shape = level.look(step) if size else None
            start = x - (glyph_width(shape, size) - GLYPH_GAP) / 2
            draw_glyph(p, shape, level.folder, start, y + size / 2, size, theme.text, theme.panel)
            if words is not None and not words[t] and whole(p, step.text, wide - 4):
                self._in_two_lines(p, t, step.text, x, middle, wide - 4, chosen=t == chosen)
                continue
            if words is not None and (words[t] or self._readable(p, step.token, wide - 8)):
                colour = theme.text if t == chosen or step.is_question else theme.muted
                p.text(x, middle, words[t] or step.token, "body", colour, align="center",
                       width=wide - 8, bold=t == chosen)  # fmt: skip
                continue
            if small is not None:
                self._in_two_lines(p, t, small[t], x, middle, wide - 4, chosen=t == chosen)
                continue
            self._dot(p, t, x, middle, wide, chosen=t == chosen)

    def _small(self, p: Painter, room: float) -> list[str] | None:
        """What small type has room for, on two lines: texts, or at least tokens; else None."""
        steps = self.session.deal.stream.steps
        texts = [step.text for step in steps]
        cut = [not whole(p, text, room) for text in texts]
        if p.width(SMALL, "small") <= room or cut.count(True) <= len(cut) // 4:
            # Of a text that would be cut, the token is what tells most: the end is what is news.
            return [step.text if whole(p, step.text, room) or not whole(p, step.token, room)
                    else step.token for step in steps]  # fmt: skip
        words = [max(step.token.split() or [""], key=len) for step in steps]
        fit = [p.width(word, "small") <= room for word in words]
        return [step.token for step in steps] if fit.count(False) <= len(fit) // 4 else None

    def _in_two_lines(
        self, p: Painter, t: int, words: str, x: float, y: float, room: float, *, chosen: bool
    ) -> None:
        """A token in small type, on two lines if it takes them."""
        step = self.session.deal.stream.steps[t]
        colour = p.theme.text if chosen or step.is_question else p.theme.muted
        lines = two_lines(p, words, room)
        bold = chosen and all(p.width(line, "small", bold=True) <= room for line in lines)
        for n, said in enumerate(lines):
            at = y + (n - (len(lines) - 1) / 2) * p.line("small")
            p.text(x, at, said, "small", colour, bold=bold, align="center", width=room)

    def _dot(self, p: Painter, t: int, x: float, y: float, wide: float, *, chosen: bool) -> None:
        """A dot for a token there is no room to spell; a sign where something was asked."""
        theme, radius = p.theme, max(min(wide / 2 - 1, 5.0), 1.5)
        asked = self.session.deal.stream.steps[t].is_question
        right = verdict(self.session, self.session.moves[t]) if asked else None
        if right is not None:
            sign, colour = ("check", theme.right) if right else ("cross", theme.wrong)
            p.icon(sign, x, y, radius, colour, 2)
        else:
            p.disc(x, y, radius * 0.4, theme.muted if chosen else theme.line)

    def _words(self, p: Painter, room: float) -> list[str] | None:
        """Each step's word, in full or at least a token that tells it; None where few fit."""
        steps, words = self.session.deal.stream.steps, []
        for step in steps:
            alike = any(s.token == step.token and s.text != step.text for s in steps)
            said = (step.text,) if alike else (step.text, step.token)
            fits = [word for word in said if p.width(word, bold=True) <= room]
            words.append(fits[0] if fits else "")
        return words if words.count("") <= len(words) // 4 else None

    @staticmethod
    def _readable(p: Painter, word: str, room: float) -> bool:
        """Whether a word that is cut off to fit still shows enough of it to be known by."""
        return p.width(word[:READABLE] + "…", bold=True) <= room


def two_lines(p: Painter, words: str, room: float) -> list[str]:
    """A token in small type on two lines at most; a word too long for one is cut, not broken."""
    first, _, rest = words.partition(" ")
    if not words or p.width(pieces(words)[0][0], "small") <= room:
        return p.wrap(words, room, "small", lines=2)
    return [p.shorten(each, room, "small") for each in (first, rest) if each]


def whole(p: Painter, words: str, room: float) -> bool:
    """Whether a token has room in small type on two lines, with no letter cut off."""
    if any(p.width(piece, "small") > room for piece, *_ in pieces(words)):
        return False  # wrapping cuts what no line is wide enough for
    return len(p.wrap(words, room, "small")) <= 2
