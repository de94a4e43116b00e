"""The left of the result: stars, confidence against par, the figures, and what comes after."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.ending import badge, headline, next_star, of_practice, percent
from game.rules.result import Result
from game.ui.icons.drawing import draw_icon
from game.ui.motion import ease
from game.ui.paint import Painter, mix
from game.ui.scenes.milestones import draw_track, track_high
from game.ui.theme import PANEL_CORNER
from game.words import say

PAD = 24.0
WIDEST = 880.0
STAR_MS = 420.0
STARS_AFTER_MS = 250.0
COUNT_MS = 900.0
STAR = 58.0
"""How large a star is."""


def popped(since: float) -> float:
    """How large a star is while it comes: past its size, and back; 1 once it is there."""
    if since >= 1.0:
        return 1.0
    back = 1.0 - since
    return max(1.0 - back**3 + 1.2 * since * back**2, 0.05)


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
        right = say("result.of", made=r.questions_right, most=r.questions)
        changes = say("result.of", made=r.gate_changes, most=r.budget)
        return [
            *([(say("result.questions"), right)] if r.questions else []),
            (say("result.changes"), changes),
            *([(say("result.undos"), str(r.undos))] if r.undos else []),
        ]

    def said(self) -> str:
        """What is still missing; of stars that are not kept, that they are not."""
        if self.guided:
            return say("tutorial.result.said")
        if self.practice:
            missing = next_star(self.result) if self.result.stars < 3 else ""
            return f"{of_practice(self.result)} {missing}".strip()
        if self.retry and self.result.stars:
            return say("result.known")
        return next_star(self.result)

    def _badges(self) -> list[str]:
        badges = [said] if (said := badge(self.result)) else []
        if self.guided:
            return [say("tutorial.result.badge"), *badges]
        if self.practice:
            return [say("result.badge.practice"), *badges]
        if self.retry:  # first, as the one that stays when there is no room for both
            return [say("result.badge.seen"), *badges]
        if not self.result.stars:
            return []
        first = self.sight and self.result.undos == 0
        return [*badges, say("result.badge.first")] if first else badges

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
        at = y + PAD - 4
        self._draw_stars(p, middle, at + STAR / 2, time)
        at += STAR + 8
        line = p.line("heading")
        p.text(middle, at + line / 2, headline(r), "heading", bold=True, align="center")
        at += line + 4
        line = p.line("display")
        shown = r.confidence * ease(time / COUNT_MS)
        number = percent(shown)
        wide = p.width(number, "display", bold=True)
        aside = say("common.par", value=percent(r.par))
        total = wide + 14 + p.width(aside, "label")
        p.text(middle - total / 2, at + line / 2, number, "display", bold=True)
        p.text(middle - total / 2 + wide + 14, at + line / 2 + line * 0.14, aside, "label",
               theme.muted)  # fmt: skip
        at += line + 2
        come = sum(1 for n in range(r.stars) if time >= STARS_AFTER_MS + n * STAR_MS)
        draw_track(p, left, at, inner, shown / r.par if r.par > 0 else 0.0, come)
        at += track_high(p) + 10
        at = self._draw_badges(p, middle, at, inner)
        for name, value in self.rows():
            line = p.line("label") + 6
            p.text(left, at + line / 2, name, "label", theme.muted)
            over = name == say("result.changes") and r.gate_changes > r.budget
            p.text(left + inner, at + line / 2, value, "label",
                   theme.wrong if over else theme.text, align="right")  # fmt: skip
            at += line
        at += 12
        for words in p.wrap(self.said(), inner, "label"):
            p.text(left, at + p.line("label") / 2, words, "label")
            at += p.line("label")
        if self.after:
            lesson = mix(theme.muted, theme.text, 0.5)
            at += 12
            p.rect(left, at, inner, 1, theme.line)
            at += 12
            for words in p.wrap(self.after, inner, "body"):
                p.text(left, at + p.line("body") / 2, words, "body", lesson)
                at += p.line("body")
        return at + PAD - y

    def _draw_stars(self, p: Painter, middle: float, y: float, time: float) -> None:
        """The stars, which come one by one."""
        theme = p.theme
        for n in range(3):
            x = middle + (n - 1) * STAR * 1.14
            draw_icon(p, "star_empty", x, y, STAR, mix(theme.panel, theme.muted, 0.55))
            since = (time - STARS_AFTER_MS - n * STAR_MS) / STAR_MS
            if n >= self.result.stars or since <= 0.0:
                continue
            if not self.practice:
                p.glow(x, y, STAR * 1.1, theme.held, 0.34 * ease(since))
            draw_icon(p, "star", x, y, STAR * popped(since),
                      theme.muted if self.practice else theme.held)  # fmt: skip

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
