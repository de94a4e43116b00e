"""The left of the result: stars, confidence against par, the figures, and what comes after."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.ending import badge, criteria, headline, next_star, of_practice, percent
from game.rules.session import Result
from game.ui.paint import Painter, mix
from game.ui.play.animation import ease
from game.ui.theme import PANEL_CORNER
from game.words import say

PAD = 24.0
WIDEST = 880.0
STAR_MS = 420.0
STARS_AFTER_MS = 250.0
COUNT_MS = 900.0


@dataclass(frozen=True)
class Summary:
    """What is said of a result.

    Args:
        result: the result.
        retry: whether the stream was known before.
        after: the level's closing paragraph.
        sight: whether to say if it was; of a replay nobody can know.
        practice: whether it was a practice, whose stars are not kept.
        guided: whether it was a guided play, whose stars are not kept either.
    """

    result: Result
    retry: bool
    after: str
    sight: bool = True
    practice: bool = False
    guided: bool = False

    def rows(self) -> list[tuple[str, str]]:
        """The figures, each with its name."""
        r = self.result
        right = f"{r.questions_right} of {r.questions}"
        return [
            *([("Questions right", right)] if r.questions else []),
            ("Gate changes", f"{r.gate_changes} of {r.budget}"),
            *([("Undos", str(r.undos))] if r.undos else []),
        ]

    def said(self) -> str:
        """What is still missing; of stars that are not kept, that they are not."""
        if self.guided:
            return say("tutorial.result.said")
        if self.practice:
            missing = next_star(self.result) if self.result.stars < 3 else ""
            return f"{of_practice(self.result)} {missing}".strip()
        if self.retry and self.result.stars:
            return "You knew this stream, so its stars do not count. Play again for a new one."
        return next_star(self.result)

    def _badges(self) -> list[str]:
        badges = [said] if (said := badge(self.result)) else []
        if self.guided:
            return [say("tutorial.result.badge"), *badges]
        if self.practice:
            return ["Practice", *badges]
        if self.retry:  # first, as the one that stays when there is no room for both
            return ["Stream seen before", *badges]
        if not self.result.stars:
            return []
        return [*badges, "First sight"] if self.sight and self.result.undos == 0 else badges

    def height(self, p: Painter, w: float) -> float:
        """How high it is when drawn this wide."""
        return self.draw(p, 0, 0, w, 0.0, 1e9)

    def stars_in(self, time: float) -> int:
        """How many stars have begun to come in, so many milliseconds after the result was shown."""
        return sum(time > STARS_AFTER_MS + n * STAR_MS for n in range(self.result.stars))

    def draw(self, p: Painter, x: float, y: float, w: float, high: float, time: float) -> float:
        """Draw it on a panel; gives how high its contents are.

        Args:
            p: the painter.
            x: the panel's left end.
            y: its top.
            w: its width.
            high: its height; 0 draws no panel.
            time: milliseconds since the result was shown, for the stars coming in.
        """
        theme, r = p.theme, self.result
        if high:
            p.rounded(x, y, w, high, PANEL_CORNER, fill=theme.panel)
        inner, middle = min(w - 2 * PAD, WIDEST), x + w / 2
        left = middle - inner / 2
        at = y + PAD
        size = 26.0
        for n in range(3):
            grown = ease((time - STARS_AFTER_MS - n * STAR_MS) / STAR_MS)
            place = middle + (n - 1) * size * 2.5
            p.icon("star", place, at + size, size, theme.raised, size * 0.22)
            if n < r.stars and grown > 0:
                if not self.practice:
                    p.glow(place, at + size, size * 2.2, theme.memory, 0.3 * grown)
                p.icon("star", place, at + size, size * (0.5 + 0.5 * grown),
                       theme.muted if self.practice else theme.memory, size * 0.22)  # fmt: skip
        at += 2 * size + 10
        line = p.line("heading")
        p.text(middle, at + line / 2, headline(r), "heading", bold=True, align="center")
        at += line + 4
        line = p.line("display")
        shown = r.confidence * ease(time / COUNT_MS)
        number = percent(shown)
        wide = p.width(number, "display", bold=True)
        aside = f"par {percent(r.par)}"
        total = wide + 14 + p.width(aside, "label")
        p.text(middle - total / 2, at + line / 2, number, "display", bold=True)
        p.text(middle - total / 2 + wide + 14, at + line / 2 + line * 0.14, aside, "label",
               theme.muted)  # fmt: skip
        at += line + 4
        at = self._draw_badges(p, middle, at, inner)
        for name, value in self.rows():
            line = p.line("label") + 6
            p.text(left, at + line / 2, name, "label", theme.muted)
            over = name == "Gate changes" and r.gate_changes > r.budget
            p.text(left + inner, at + line / 2, value, "label",
                   theme.wrong if over else theme.text, align="right")  # fmt: skip
            at += line
        at += 12
        for words in p.wrap(self.said(), inner, "label"):
            p.text(left, at + p.line("label") / 2, words, "label")
            at += p.line("label")
        if r.stars < 3:
            at = self._draw_criteria(p, left, at + 12, inner)
        if self.after:
            lesson = mix(theme.muted, theme.text, 0.5)
            at += 12
            p.rect(left, at, inner, 1, theme.line)
            at += 12
            for words in p.wrap(self.after, inner, "body"):
                p.text(left, at + p.line("body") / 2, words, "body", lesson)
                at += p.line("body")
        return at + PAD - y

    def _draw_criteria(self, p: Painter, x: float, at: float, inner: float) -> float:
        """What each star asks for, and whether it was earned."""
        theme, line = p.theme, p.line("body") + 6
        size = p.line("body") * 0.45
        for n, text in enumerate(criteria(self.result)):
            met = self.result.stars > n
            middle = at + line / 2
            p.icon("star", x + size, middle, size, theme.memory if met else theme.line, size * 0.2)
            p.text(x + 2 * size + 10, middle, text, "body", theme.text if met else theme.muted,
                   width=inner - 4 * size - 16)  # fmt: skip
            if met:
                p.icon("check", x + inner - size * 0.7, middle, size * 0.7, theme.right, 2)
            at += line
        return at

    def _draw_badges(self, p: Painter, middle: float, at: float, inner: float) -> float:
        badges = self._badges()
        if not badges:
            return at + 8
        theme, high = p.theme, p.line("body") + 8
        widths = [p.width(text, "body", bold=True) + 24 for text in badges]
        if sum(widths) + 8 * (len(widths) - 1) > inner:
            badges, widths = badges[:1], widths[:1]
        x = middle - (sum(widths) + 8 * (len(widths) - 1)) / 2
        for text, wide in zip(badges, widths, strict=True):
            colour = theme.right if text == badge(self.result) else theme.muted
            p.rounded(x, at, wide, high, high / 2, border=colour)
            p.text(x + wide / 2, at + high / 2, text, "body", colour, bold=True, align="center")
            x += wide + 8
        return at + high + 16
