"""Where a bet is made, in place of the prediction: the answers, and how sure one is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.rules.practice.calibration import SURENESS
from game.ui.paint import Box, Painter, mix
from game.ui.play.picture import answer_text
from game.ui.scroll import Scroll
from game.words import say

GAP = 6.0
MOST_COLUMNS = 3


@dataclass
class BetPanel:
    """Where everything of it is, in units.

    Args:
        answers: all that can be bet on, in the level's order.
        list_box: what is seen of them.
        cells: where each answer is, before the list is scrolled.
        sure: where each sureness is.
        asked: the height of the first line.
        how: the height of the line over the surenesses; None where there is no room for it.
        pitch: how far two rows of answers stand apart; the list is scrolled by whole rows.
        scroll: how far the list is scrolled.
    """

    answers: tuple[str, ...]
    list_box: Box
    cells: tuple[Box, ...]
    sure: tuple[Box, ...]
    asked: float
    how: float | None
    pitch: float
    scroll: Scroll = field(default_factory=Scroll)

    def answer_box(self, n: int) -> Box:
        """Where an answer is now."""
        x, y, w, h = self.cells[n]
        return x, y - self.pitch * round(self.scroll.offset / self.pitch), w, h

    def seen(self, n: int) -> bool:
        """Whether an answer is among those that are shown now."""
        _, y, _, h = self.answer_box(n)
        return self.list_box[1] - 1 <= y and y + h <= self.list_box[1] + self.list_box[3] + 1

    def reveal(self, n: int) -> None:
        """Scroll to an answer at once."""
        _, y, _, h = self.cells[n]
        top = y - self.list_box[1]
        self.scroll.reveal(top, top + h, 0.0)
        self.scroll.jump(self.scroll.target)


def place_panel(painter: Painter, content: Box, answers: Sequence[str]) -> BetPanel:
    """Share out what the prediction leaves: answers in columns, surenesses in a row below."""
    x, y, w, h = content
    line, small = painter.line("body"), painter.line("small")
    large = painter.view.text > 1.4
    row = line + (6 if large else 10)
    sure_y = y + h - row - 10
    how = None if large else sure_y - small * 0.5 - 4
    top = y + line + 4
    bottom = sure_y - 6 if how is None else how - small / 2 - 4
    widest = max(painter.width(answer_text(answer)) for answer in answers) + 20
    room = w - 10  # the bar of the list
    columns = max(1, min(MOST_COLUMNS, int((room + GAP) / (widest + GAP))))
    wide = (room - GAP * (columns - 1)) / columns
    cells = tuple(
        (x + (n % columns) * (wide + GAP), top + (n // columns) * (row + GAP), wide, row)
        for n in range(len(answers))
    )
    each = (w - GAP * (len(SURENESS) - 1)) / len(SURENESS)
    sure = tuple((x + n * (each + GAP), sure_y, each, row) for n in range(len(SURENESS)))
    pitch, rows = row + GAP, -(-len(answers) // columns)
    seen = max(1, min(rows, int((bottom - top + GAP) / pitch)))
    list_box = (x, top, w, seen * pitch - GAP)
    panel = BetPanel(tuple(answers), list_box, cells, sure, y + line * 0.4, how, pitch)
    panel.scroll.place(list_box, rows * pitch - GAP)
    return panel


@dataclass(frozen=True, slots=True)
class BetLook:
    """All that the panel's picture depends on.

    Args:
        said: the answer chosen so far.
        sure: the sureness chosen so far.
        hovered: the control that the pointer is on, by its name.
        offset: how far the list is scrolled.
    """

    said: str | None
    sure: float | None
    hovered: str | None
    offset: float


def draw_panel(painter: Painter, panel: BetPanel, look: BetLook) -> None:
    """Draw the questions, the answers and the surenesses."""
    theme = painter.theme
    x, _, w, _ = panel.list_box
    painter.text(x, panel.asked, say("play.bet.asked"), "body", bold=True, width=w)
    with painter.within(panel.list_box, clip=True):
        for n, answer in enumerate(panel.answers):
            if not panel.seen(n):
                continue
            hot = look.hovered == bet_name(answer)
            _chip(painter, panel.answer_box(n), answer_text(answer), look.said == answer, hot)
    if panel.how is not None:
        painter.text(x, panel.how, say("play.bet.how_sure"), "small", theme.muted, width=w)
    for sure, box in zip(SURENESS, panel.sure, strict=True):
        _chip(painter, box, f"{sure:.0%}", look.sure == sure, look.hovered == sure_name(sure))
    panel.scroll.draw(painter)


def _chip(painter: Painter, box: Box, words: str, chosen: bool, hot: bool) -> None:
    theme = painter.theme
    x, y, w, h = box
    fill = theme.output if chosen else mix(theme.raised, theme.line, 0.7) if hot else theme.raised
    painter.rounded(x, y, w, h, 8, fill, None if chosen else theme.line)
    ink = theme.ground if chosen else theme.text
    painter.text(x + w / 2, y + h / 2, words, "body", ink, bold=chosen, align="center",
                 width=w - 10)  # fmt: skip


def bet_name(answer: str) -> str:
    """What the focus calls an answer that can be bet on."""
    return f"bet:{answer}"


def sure_name(sure: float) -> str:
    """What the focus calls a sureness."""
    return f"sure:{sure}"
