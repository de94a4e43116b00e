"""How to play: what it is about and which keys there are, laid over whatever is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame

from game.level.model import GateName, Level
from game.ui.context import AppContext, HelpTopic
from game.ui.paint import Painter
from game.ui.play.valve import draw_sign
from game.ui.scene import Command, Pop, Replace
from game.ui.screen import Screen
from game.ui.theme import PANEL_CORNER
from game.ui.view import HEIGHT, WIDTH

PAD: Final = 40.0

TEXT: Final = (
    "A stream of tokens flows into a memory cell: tokens are words, mostly, or a few words that "
    "come as one. You are the cell's gates: at every token you set three valves, and the cell "
    "does the rest.",
    "When a question comes, the cell should give the right answer with confidence. At every other "
    "token it should say nothing. A trained network plays the same stream; its confidence is par.",
)

GATES: Final[tuple[tuple[GateName, str, str], ...]] = (
    ("f", "Forget", "open keeps what the memory holds, shut wipes it"),
    ("i", "Input", "open writes the token in front of you, shut lets it pass"),
    ("o", "Output", "open speaks from memory, shut says nothing"),
)

KEYS: Final = (
    ("Space", "step: let the token in, go on"),
    ("Left, Right", "choose a valve"),
    ("F, I, O", "go to a gate's valve"),
    ("Up, Down", "turn it; with Shift finely"),
    ("1, 0, Enter", "open it, shut it, flip it"),
    ("H", "hint"),
    ("G", "read in the Field guide"),
    ("Z, Y", "undo, redo"),
    ("R", "restart with a new stream"),
    ("P", "practise with the network; also among the levels"),
    ("PgUp, PgDn", "look back at past steps"),
    ("1 to 9", "among the levels: go to a world"),
    ("Ctrl + and −", "text size"),
    ("F11", "full screen"),
    ("Esc", "back"),
)
WIRE_TEXT: Final = (
    "Here nobody sets gates token by token. You fill in a table: what the three gates of every "
    "block do on each kind of token, and, if need be, when memory is empty or full.",
    "Run plays your table on many streams that nobody has seen. Every kind of token enters the "
    "cell as an input of its own, so the table is the weights of the gates, written out.",
)

WIRE_KEYS: Final = (
    ("Arrows, Tab", "go from entry to entry"),
    ("1, 0, Enter", "open it, shut it, flip it"),
    ("2 to 9", "set it to tenths"),
    ("+, −", "turn it; with Shift finely"),
    ("C", "add a case, or change its condition"),
    ("X, M", "remove a case, move it"),
    ("R, E", "run; run on the same streams"),
    ("F, V", "next failure, open a stream"),
    ("T", "run, network, weights"),
    ("PgUp, PgDn", "walk the stream below"),
    ("P", "let the stream flow, or hold it"),
    ("H, G", "hint, Field guide"),
    ("Z, Y", "undo, redo"),
    ("Esc", "back"),
)
PRACTICE_TEXT: Final = (
    "In practice the network looks on. White ticks on the valves say where it would set them; the "
    "bar, how likely all the rest is got right if it played on from your memory; the marks, what "
    "a move cost: ?! a little, ? a good deal, ?? most of it. !! is better than the network.",
    "Nothing counts here, and every part of it can be switched off.",
)

PRACTICE_KEYS: Final = (
    ("Space", "step: let the token in, go on"),
    ("Arrows, F, I, O", "choose a valve, turn it"),
    ("1, 0, Enter", "open it, shut it, flip it"),
    ("H", "hint: which valve, which way, how far"),
    ("N", "show me this move"),
    ("A", "show me all the rest"),
    ("J", "skip ahead to where something is to be decided"),
    ("C", "what the coach shows"),
    ("E, T, M, W, B", "evaluation, ticks, marks, words, bets"),
    ("P", "play this for stars"),
    ("Z, Y", "undo, redo"),
    ("R", "restart with a new stream"),
    ("PgUp, PgDn", "look back at past steps"),
    ("Esc", "back to the practice room"),
)

REVIEW_TEXT: Final = (
    "Here a play is looked back on. Above stand its moves, what each was worth in bits, and the "
    "outlook: what the whole stream would have come to if the network had gone on from there.",
    "Turn a valve of the cell to ask what if: that one move is changed, the others stay, and the "
    "run is played again at once.",
)
REVIEW_KEYS: Final = (
    ("Left, Right", "step before, step after"),
    ("Home, End", "first step, last step"),
    ("T", "next lens: cell, gates, memory, blame, highway"),
    ("F, I, O", "go to a gate's valve"),
    ("Up, Down", "turn it; with Shift finely"),
    ("1, 0, Enter", "open it, shut it, flip it"),
    ("N", "set the valves as the network would"),
    ("Z", "as it was"),
    ("P", "play on from here, as practice"),
    ("Esc", "back"),
)
WATCH_TEXT: Final = (
    "A finished play plays itself again here: at every token its valves are set as they were, and "
    "the step is made. Nothing counts, and nothing can be turned.",
    "It is over, so nothing is hidden: the coach shows what it shows in practice, as far as the "
    "settings have it do so.",
)
WATCH_KEYS: Final = (
    ("Space", "hold it, let it run; at its end, begin again"),
    ("Left, Right", "hold it, and go to the step before or after"),
    ("Home, End", "to its beginning, to its end"),
    ("a click below", "on the memory over time: go to that step"),
    ("S", "faster, and after the fastest slow again"),
    ("V", "review: all of it at once"),
    ("Esc", "back"),
)
HISTORY_TEXT: Final = (
    "All you have finished on this level. Upright along each axis stand your attempts, the best on "
    "top; at its right is named where your best stands, and everybody else who was measured.",
    "Plays at first sight are filled, retries of streams you knew are striped, practices are an "
    "outline. An attempt made before the level was changed is in the list alone.",
)
HISTORY_KEYS: Final = (
    ("Up, Down", "choose an attempt in the list"),
    ("a click", "on a row, or on a bar: choose it, or the next of the bar's"),
    ("Enter", "watch the chosen attempt"),
    ("Tab", "go to the buttons, which review and save it"),
    ("Esc", "stop what is being saved; else back"),
)
INSIDE_TEXT: Final = (
    "Here the level's network is looked into. The slider goes through its training: what is shown "
    "below is the network as it was at that step, measured on fresh streams.",
    "Gates: where they stand on each kind of token. Weights: what every gate, every candidate and "
    "the prediction read, by name. Memory: what can be read off each block.",
)
INSIDE_KEYS: Final = (
    ("Left, Right", "back and on through training"),
    ("G, W, M", "gates, weights, memory"),
    ("T", "the next of these"),
    ("Tab", "on to the weights"),
    ("Arrows", "there: from weight to weight"),
    ("Shift + Left, Right", "there: through training"),
    ("Up, Down", "scroll; PgUp and PgDn by pages"),
    ("Esc", "back"),
)
RACE_TEXT: Final = (
    "You and trained networks play the same stream, each alone. A row shows what its player says "
    "at each token; the bar under a word is what was given to the right answer.",
    "In a duel the streams grow until somebody answers a question wrong. Hold goes on with the "
    "valves as they stand; by habit every kind of token gets what you gave it last.",
)
RACE_KEYS: Final = (
    ("Space", "step: let the token in, go on"),
    ("N, B", "in a duel: hold, go on by habit"),
    ("Left, Right", "choose a valve"),
    ("F, I, O", "go to a gate's valve"),
    ("Up, Down", "turn it; with Shift finely"),
    ("1, 0, Enter", "open it, shut it, flip it"),
    ("PgUp, PgDn", "look back at past steps"),
    ("Z, Y", "undo, redo"),
    ("R", "again, on fresh streams"),
    ("G", "read in the Field guide"),
    ("Esc", "back"),
)
PAGES: Final[dict[HelpTopic, tuple[Sequence[str], Sequence[tuple[str, str]]]]] = {
    "hand": (TEXT, KEYS),
    "wire": (WIRE_TEXT, WIRE_KEYS),
    "practice": (PRACTICE_TEXT, PRACTICE_KEYS),
    "review": (REVIEW_TEXT, REVIEW_KEYS),
    "watch": (WATCH_TEXT, WATCH_KEYS),
    "history": (HISTORY_TEXT, HISTORY_KEYS),
    "inside": (INSIDE_TEXT, INSIDE_KEYS),
    "race": (RACE_TEXT, RACE_KEYS),
}
TWO_COLUMNS_UP_TO: Final = 1.25


class HelpScene(Screen):
    """The objective, the three gates and the keys; of a published task also whose it is.

    Args:
        app: the other scenes.
        topic: whose keys are listed.
        level: the level that is shown below.
    """

    overlay = True

    def __init__(
        self, app: AppContext, topic: HelpTopic = "hand", level: Level | None = None
    ) -> None:
        super().__init__(app)
        self._level = level
        self.first = "close"
        self._text, self._listed = PAGES[topic]
        self._dim: pygame.Surface | None = None

    def build(self) -> None:
        """Measure the page; at large text it is higher than the panel, and scrolls."""
        p, gui = self.measure(), self.gui
        self._wide = 800 + 320 * (self.view.text - 1.0)
        self._x = (WIDTH - self._wide) / 2
        inner = self._wide - 2 * PAD
        self._head = PAD + p.line("title") + 16
        foot = gui.button_height + 16 + PAD * 0.75
        page = self._page(p, 0, 0, inner, draw=False)
        self._high = min(self._head + page + foot + 8, HEIGHT - 32)
        self._y = (HEIGHT - self._high) / 2
        box = (self._x + PAD, self._y + self._head, inner + 20, self._high - self._head - foot)
        self.scroll.place(box, page)
        wide = gui.button_width("Close", bold=True) + 16
        y = self._y + self._high - PAD * 0.75 - gui.button_height
        place = (self._x + self._wide - PAD - wide, y, wide, gui.button_height)
        more = gui.button_width("Field guide")
        left = (self._x + PAD, y, more, gui.button_height)
        gui.button("guide", "Field guide", left, self._guide,
                   tip="What an LSTM is, and what the network does")  # fmt: skip
        gui.button("close", "Close", place, Pop, kind="primary")
        self._dim = pygame.Surface(self.view.size)
        self._dim.fill(self.theme.ground)
        self._dim.set_alpha(216)

    def _guide(self) -> Command:
        """To the Field guide; leaving it comes back to where help was asked for."""
        return Replace(self.app.scenes.guide(self.app))

    def handle(self, event: pygame.Event) -> Command:
        """Keys that close it, besides Esc; and a click beside the panel."""
        if event.type == pygame.KEYDOWN and event.key == pygame.K_F1:
            return Pop()
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            panel = self.view.rect(self._x, self._y, self._wide, self._high)
            if not panel.collidepoint(event.pos):
                return Pop()
        return super().handle(event)

    def paint(self, painter: Painter) -> None:
        """Dim what lies below, and draw the page on its panel."""
        p, theme = painter, self.theme
        if self._dim is not None:
            p.surface.blit(self._dim, (0, 0))
        p.rounded(self._x, self._y, self._wide, self._high, PANEL_CORNER, fill=theme.panel,
                  border=theme.line)  # fmt: skip
        p.text(self._x + PAD, self._y + PAD + p.line("title") / 2, "How to play", "title",
               bold=True)  # fmt: skip
        x, y, w, _ = self.scroll.box
        with p.within(self.scroll.box, clip=True):
            self._page(p, x, y - self.scroll.offset, w - 20, draw=True)
        self.scroll.draw(p)

    def _page(self, p: Painter, x: float, y: float, w: float, *, draw: bool) -> float:
        """The page from y on; gives how high it is."""
        at = y
        for paragraph in self._text:
            for words in p.wrap(paragraph, w, "label"):
                if draw:
                    p.text(x, at + p.line("label") / 2, words, "label")
                at += p.line("label")
            at += 10
        at += 8
        at = self._gates(p, x, at, w, draw)
        at += 18
        columns = 2 if p.view.text <= TWO_COLUMNS_UP_TO else 1
        half = -(-len(self._listed) // columns)
        room = (w - 32 * (columns - 1)) / columns
        ends = [
            self._keys(
                p, x + n * (room + 32), at, room, self._listed[n * half : (n + 1) * half], draw
            )
            for n in range(columns)
        ]
        return self._source(p, x, max(ends), w, draw=draw) - y

    def _source(self, p: Painter, x: float, at: float, w: float, *, draw: bool) -> float:
        """Whose task the level takes up, if it was published; gives where that ends."""
        level = self._level
        if level is None or not level.source:
            return at
        at += 18
        if draw:
            p.text(x, at + p.line("label") / 2, f"Where {level.title} comes from", "label",
                   bold=True, width=w)  # fmt: skip
        at += p.line("label") + 4
        for words in p.wrap(level.source, w, "body"):
            if draw:
                p.text(x, at + p.line("body") / 2, words, "body", self.theme.muted)
            at += p.line("body")
        return at

    def _keys(
        self, p: Painter, x: float, at: float, w: float, keys: Sequence[tuple[str, str]], draw: bool
    ) -> float:
        """One column of keys; gives where it ends."""
        column = max(p.width(key, "label", bold=True) for key, _ in self._listed) + 24
        line = p.line("label") + 4
        for key, what in keys:
            lines = p.wrap(what, w - column, "label")
            if draw:
                p.text(x, at + line / 2, key, "label", bold=True)
                for n, words in enumerate(lines):
                    p.text(x + column, at + (n + 0.5) * line, words, "label", self.theme.muted)
            at += len(lines) * line
        return at

    def _gates(self, p: Painter, x: float, at: float, w: float, draw: bool) -> float:
        theme = self.theme
        r = p.line("label") * 0.62
        column = 2 * r + 12 + max(p.width(name, "label", bold=True) for _, name, _ in GATES) + 24
        for gate, name, what in GATES:
            lines = p.wrap(what, w - column, "label")
            line = p.line("label") + 8
            if draw:
                colour = theme.gate(gate)
                draw_sign(p, x + r, at + line / 2, r, gate)
                p.text(x + 2 * r + 12, at + line / 2, name, "label", colour, bold=True)
                for n, words in enumerate(lines):
                    p.text(x + column, at + (n + 0.5) * line, words, "label", theme.text)
            at += len(lines) * line
        return at
