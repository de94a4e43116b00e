"""Beside a duel: how networks fare as streams grow, measured there and then, with what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from game.guide.figures import Chart, Curve, Kind
from game.rules.practice.contenders import Contender, Contenders, RivalName
from game.rules.practice.duel import Duel
from game.rules.practice.length_curve import LengthCurve, measure_lengths
from game.rules.practice.length_words import length_verdict, training_line
from game.rules.practice.rival_run import PLAYER
from game.ui.guide.plot import draw_chart
from game.ui.paint import Box, Painter, mix
from game.ui.play.sheet import Same, Sheet
from game.ui.practice.frame import GAP
from game.ui.practice.people import called
from game.ui.scroll import Scroll
from game.ui.theme import PANEL_CORNER
from game.words import say

TICKS: Final = (5, 10, 20, 50, 100, 200)
KINDS: Final[dict[str, Kind]] = {"network": "LSTM", "RNN": "RNN"}
"""Whose curve is drawn how; younger selves of the network are dashed."""
HIGHEST_PLOT: Final = 320.0
LEAST_PLOT: Final = 190.0
BROAD: Final = 1.6
"""Where the panel is so many times as wide as high, the words stand beside the plot."""
NOWHERE: Final[Box] = (0.0, 0.0, 0.0, 0.0)


class Lengths:
    """The curves of a level's networks, the opponent's among them, and where they are drawn.

    Args:
        duel: the duel beside which they stand.
        found: who there is on the level.
    """

    def __init__(self, duel: Duel, found: Contenders) -> None:
        wanted: tuple[RivalName, ...] = ("network", "RNN", duel.opponent.name)
        names = dict.fromkeys(name for name in wanted if name in found.names)
        players: list[Contender] = [found[name] for name in names]
        self.curve: LengthCurve | None = None
        self._measuring: Iterator[LengthCurve] = measure_lengths(duel.level, duel.ladder, players)
        self._more = tuple(filter(None, (duel.ladder.said, found.missing)))
        self._plot: Box = NOWHERE
        self._scroll = Scroll()

    @property
    def whole(self) -> bool:
        """Whether everything was measured."""
        return self.curve is not None and self.curve.whole

    def measure(self) -> bool:
        """Measure a little more; True when that was the last of it."""
        if self.whole:
            return False
        self.curve = next(self._measuring, self.curve)
        return self.whole

    @property
    def words(self) -> list[str]:
        """What is said with the plot."""
        if self.curve is None:
            return []
        if not self.curve.whole:
            done = sum(each.streams for each in self.curve.readings)
            return [say("practice.lengths.measuring", count=done)]
        return [*length_verdict(self.curve), training_line(self.curve), *self._more]

    # -- where it is -------------------------------------------------------------------------------

    @property
    def shown(self) -> bool:
        """Whether it has a place."""
        return self._plot is not NOWHERE

    def hide(self, scroll: Scroll) -> None:
        """Have no place."""
        self._plot, self._scroll = NOWHERE, scroll
        scroll.place(NOWHERE, 0.0)

    def place(self, p: Painter, box: Box) -> None:
        """Share a box out to the plot and the words: beside each other where it is broad."""
        x, y, w, h = box
        h = max(h, LEAST_PLOT + GAP + p.line("body"))  # in a window too small for anything
        if w > BROAD * h:
            self._plot = (x, y, w * 0.5, h)
            words: Box = (x + w * 0.5 + GAP, y, w * 0.5 - GAP, h)
        else:
            told = words_height(p, self.words, w - 16)
            high = min(max(h - told - GAP, LEAST_PLOT), HIGHEST_PLOT)
            self._plot, words = (x, y, w, high), (x, y + high + GAP, w, h - high - GAP)
        self._scroll.place(words, words_height(p, self.words, words[2] - 16))

    def put(self, sheet: Sheet, duel: Duel) -> None:
        """Put plot and words on a sheet, each only if it has changed."""
        if not self.shown:
            return
        scroll, words, plot, curve = self._scroll, self.words, self._plot, self.curve
        ended = sum(each.over for each in duel.rounds)
        key = (plot, Same(curve), ended, Same(duel.ladder))
        sheet.put("plot", plot, key, lambda p: draw_plot(p, plot, curve, duel))
        x, y, w, _ = scroll.box
        top = y - scroll.offset
        sheet.put("words", scroll.box, (scroll.box, tuple(words), top),
                  lambda p: draw_words(p, x + 4, top, w - 16, words))  # fmt: skip


def words_height(p: Painter, words: Iterable[str], w: float) -> float:
    """How high some sentences are when they are this wide."""
    return sum(len(p.wrap(each, w)) * p.line("body") + 6 for each in words)


def draw_words(p: Painter, x: float, y: float, w: float, words: Sequence[str]) -> None:
    """Some sentences, each from a new line on."""
    for each in words:
        ink = mix(p.theme.muted, p.theme.text, 0.45)
        y = p.flow(x, y, w, p.wrap(each, w), "body", ink) + 6


def draw_plot(p: Painter, box: Box, curve: LengthCurve | None, duel: Duel) -> None:
    """The plot; an empty panel before anything was measured."""
    if curve is None or not curve.readings:
        p.rounded(*box, PANEL_CORNER, fill=p.theme.panel)
        return
    with p.within(box):
        draw_chart(p, box, length_chart(curve, duel))


def length_chart(curve: LengthCurve, duel: Duel) -> Chart:
    """The curves measured so far, and the player's own rounds."""
    high = max(float(duel.ladder.rungs[-1].tokens), curve.own[2]) * 1.1
    low = min(float(duel.ladder.rungs[0].tokens), curve.own[0]) * 0.9
    curves = []
    for name in curve.names:
        label = "LSTM" if name == "network" else called(name)
        kind = KINDS.get(name, "LSTM untrained")
        curves.append(Curve(label, kind, curve.points(name), marked=True))
    mine = tuple(
        (float(len(each.session.deal)), each.player.right / each.player.questions)
        for each in duel.rounds
        if each.over and each.player.questions
    )
    if mine:
        curves.append(Curve(called(PLAYER), "you", mine, marked=True))
    least, _, most = curve.own
    return Chart(
        x=say("practice.lengths.x"),
        y=say("practice.lengths.y"),
        curves=tuple(curves),
        x_ticks=tuple(tick for tick in TICKS if low <= tick <= high),
        y_ticks=(0, 0.25, 0.5, 0.75, 1),
        percent=True,
        log=True,
        band=(float(least), float(most), say("practice.lengths.trained_on")),
        rule=(curve.chance, say("practice.lengths.guessing")) if curve.chance else None,
        across=(low, high),
    )
