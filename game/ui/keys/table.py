"""The list of actions with their keys and buttons: where each row is, and how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.ui.controls.actions import ACTIONS, Action, Context
from game.ui.controls.bindings import Bindings, Means
from game.ui.controls.edit import is_changed
from game.ui.controls.prompts import action_title, label
from game.ui.paint import Box, Painter
from game.ui.theme import CORNER
from game.words import say

SECTIONS: Final[dict[str, tuple[Context, ...]]] = {
    "everywhere": ("everywhere",),
    "menus": ("menus",),
    "play": ("hand", "stream", "tempo", "valves", "play"),
    "practice": ("practice",),
    "wire": ("wire",),
    "review": ("review",),
    "race": ("race",),
    "watch": ("watch",),
    "inside": ("inside",),
    "walk": ("walk",),
    "levels": ("levels",),
    "room": ("room",),
    "rivals": ("rivals",),
    "training": ("training",),
}
"""The headings, and the contexts under each."""
BY: Final[tuple[Means, ...]] = ("keys", "pad")
GAP: Final = 8.0
PAD: Final = 16.0


def means_words(of: Bindings, action: Action, by: Means) -> str:
    """All that means an action, in one line."""
    return ", ".join(label(name, by) for name in of.means(action, by)) or say("controls.none")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: a heading, or an action with what means it; y and high in units."""

    y: float
    high: float
    heading: str = ""
    action: Action | None = None
    clash: tuple[str, ...] = ()
    """What is in conflict, in words."""
    cell: float = 0.0
    """How high the cells of an action are: as all that means it needs, in lines."""


class Table:
    """The rows of one layout, one below the other from 0 on.

    Args:
        p: measures texts.
        of: what every key and button means.
        wide: how wide the list is.
        row: how high a cell is.
    """

    def __init__(self, p: Painter, of: Bindings, wide: float, row: float) -> None:
        self._of, self._row = of, row
        large = p.view.text - 1.0
        self._reset = p.width(say("controls.reset"), "body") + 28
        rest = wide - self._reset - 3 * GAP - PAD
        self._name = rest * (0.40 - 0.06 * large)
        keys = (rest - self._name) * 0.56
        self._x = {"keys": self._name + PAD, "pad": self._name + PAD + keys + GAP}
        self._wide = {"keys": keys, "pad": rest - self._name - keys}
        self.rows: list[Row] = []
        self.high = self._build(p)

    def _build(self, p: Painter) -> float:
        y = 0.0
        for section, contexts in SECTIONS.items():
            high = p.line("heading") + 20
            self.rows.append(Row(y, high, heading=section))
            y += high
            for action in ACTIONS:
                if action.context not in contexts:
                    continue
                clash = tuple(self._clash_words(action, by) for by in BY)
                told = tuple(words for words in clash if words)
                cell = self._cell_height(p, action)
                high = cell + len(told) * p.line("body") + GAP
                self.rows.append(Row(y, high, action=action, clash=told, cell=cell))
                y += high
        return y + PAD

    def _cell_height(self, p: Painter, action: Action) -> float:
        counts = [len(p.wrap(action_title(action), self._name, "label"))]
        counts += [len(self._lines(p, action, by)) for by in BY]
        return self._row + (max(counts) - 1) * p.line("label")

    def _lines(self, p: Painter, action: Action, by: Means) -> list[str]:
        return p.wrap(means_words(self._of, action, by), self._wide[by] - 24, "label")

    def _clash_words(self, action: Action, by: Means) -> str:
        found = self._of.conflicts(action, by)
        if not found:
            return ""
        name, other = found[0]
        return say("controls.clash", pressed=label(name, by), action=action_title(other))

    def cell(self, row: Row, by: Means) -> Box:
        """Where the keys or the buttons of a row stand."""
        return self._x[by], row.y, self._wide[by], row.cell

    def reset(self, row: Row) -> Box:
        """Where the button stands that takes a row's changes back."""
        return self._x["pad"] + self._wide["pad"] + GAP, row.y, self._reset, row.cell

    def draw(
        self, p: Painter, x: float, y: float, seen: tuple[float, float], hot: str, waiting: str
    ) -> None:
        """Draw the rows that are in sight; `hot` and `waiting` are names of cells."""
        for row in self.rows:
            top = y + row.y
            if top + row.high < seen[0] or top > seen[1]:
                continue
            if row.action is None:
                middle = top + row.high - 12 - p.line("heading") / 2
                p.text(x, middle, say(f"controls.sections.{row.heading}"), "heading", bold=True)
                for by in BY:
                    words = say(f"controls.columns.{by}")
                    p.text(x + self._x[by] + 12, middle + 2, words, "body", p.theme.muted)
            else:
                self._draw_row(p, x, y, row, hot, waiting)

    def _put(self, p: Painter, x: float, middle: float, lines: list[str]) -> None:
        """Lines of text, one below the other, around the middle of a row."""
        for n, line in enumerate(lines):
            p.text(x, middle + (n - (len(lines) - 1) / 2) * p.line("label"), line, "label")

    def _draw_row(self, p: Painter, x: float, y: float, row: Row, hot: str, waiting: str) -> None:
        theme, action, top = p.theme, row.action, y + row.y
        assert action is not None
        middle = top + row.cell / 2
        self._put(p, x, middle, p.wrap(action_title(action), self._name, "label"))
        for by in BY:
            cx, _, w, h = self.cell(row, by)
            name = f"{by}:{action.ident}"
            border = theme.memory if name == waiting else theme.line
            fill = theme.raised if hot == name else theme.panel
            p.rounded(x + cx, top, w, h, CORNER, fill=fill, border=border)
            lines = self._lines(p, action, by)
            if name == waiting:
                lines = p.wrap(say("controls.press_now"), w - 24, "label")
            self._put(p, x + cx + 12, middle, lines)
        if is_changed(self._of, action):
            rx, _, w, h = self.reset(row)
            fill = theme.raised if hot == f"reset:{action.ident}" else theme.panel
            p.rounded(x + rx, top, w, h, CORNER, fill=fill, border=theme.line)
            p.text(x + rx + w / 2, middle, say("controls.reset"), "body", align="center")
        for n, words in enumerate(row.clash):
            at = top + row.cell + (n + 0.5) * p.line("body")
            left = self._x["keys"] + 12
            room = self._wide["keys"] + GAP + self._wide["pad"] + self._reset
            p.text(x + left, at, words, "body", theme.wrong, width=room)
