"""Who came out where in a race, and what everyone did at one step: the tables under the board."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.level.model import BLOCKS, GATES
from game.level.stream import BLANK
from game.lstm.cell import Gates
from game.rules.ending import percent
from game.rules.names import wanted
from game.rules.practice.race import Standing
from game.rules.practice.rival_run import Track
from game.ui.paint import Box, Painter, mix
from game.ui.practice.people import EVERYONE, called, draw_kind, kind_colour, kind_of
from game.ui.theme import PANEL_CORNER
from game.words import say

PAD: Final = 20.0


GAP: Final = 12.0


def standings_height(p: Painter, count: int, said: str, w: float) -> float:
    """How high the standings of so many players are at best, under a sentence."""
    return _said_height(p, said, w) + 4 + PAD * 1.2 + count * _row(p)


def _said_height(p: Painter, said: str, w: float) -> float:
    return len(_said_lines(p, said, w)) * p.line("label") + 6


def _said_lines(p: Painter, said: str, w: float) -> list[str]:
    return p.wrap(said, w - 2 * PAD, "label", bold=True)


def _row(p: Painter) -> float:
    return p.line("label") + 18


def draw_standings(p: Painter, box: Box, standings: Sequence[Standing], said: str) -> None:
    """Everyone with place, confidence and questions right, the best on top; `said` above them."""
    theme = p.theme
    x, y, w, h = box
    p.rounded(x, y, w, h, PANEL_CORNER, fill=theme.panel)
    line = _said_height(p, said, w)
    lines = _said_lines(p, said, w)
    p.flow(x + PAD, y + PAD * 0.6 + 3, w - 2 * PAD, lines, "label", bold=True)
    y, h = y + line + 4, h - line - 4
    room, count = h - 2 * PAD * 0.6, max(len(standings), 1)
    columns = 1 if count * p.line("label") <= room else 2
    rows = -(-count // columns)
    row = min(room / rows, _row(p))
    wide = w / columns
    with p.within(box):
        for n, each in enumerate(standings):
            place = (x + n // rows * wide, y + PAD * 0.6 + n % rows * row, wide, row)
            _standing(p, place, each, whole=columns == 1)


def _standing(p: Painter, box: Box, each: Standing, *, whole: bool) -> None:
    """One of them; not `whole`, without bar and questions, which the board above tells too."""
    theme, (x, y, w, h) = p.theme, box
    left, end = x + PAD, x + w - PAD
    name = left + p.width("9.", "label", mono=True) + 34
    bar = name + max(p.width(called(every), "label", bold=True) for every in EVERYONE) + 16
    middle, kind = y + h / 2, kind_of(each.name)
    if each.is_player:
        p.rounded(x + 8, y, w - 16, h, 10, fill=theme.raised)
    p.text(left, middle, f"{each.place}.", "label", theme.muted, mono=True)
    draw_kind(p, name - 16, middle, kind)
    p.text(name, middle, called(each.name), "label", bold=each.is_player, width=bar - name - 4)
    if whole:
        if each.questions:
            right = say("practice.standings.right", right=each.right, count=each.questions)
            ink = theme.right if each.right == each.questions else theme.muted
            p.text(end, middle, right, "body", ink, align="right")
        end -= p.width(say("practice.standings.right", right=99, count=99), "body") + 16
        long = end - p.width("99.9%", "label", mono=True) - 12 - bar
        if long > 20:
            p.rounded(bar, middle - 4, long, 8, 4, mix(theme.panel, theme.line, 0.6))
            full = max(long * each.confidence, 8.0)
            p.rounded(bar, middle - 4, full, 8, 4, kind_colour(p, kind))
    p.text(end, middle, percent(each.confidence), "label", mono=True, align="right")


# -- one step -------------------------------------------------------------------------------------


def step_height(p: Painter, count: int) -> float:
    """How high the table of one step is at best."""
    return PAD * 1.2 + p.line("label") + 10 + _headings(p) + count * (p.line("body") + 14)


def _headings(p: Painter) -> float:
    """How high the names of the columns are; where texts are large they are left out."""
    return 0.0 if p.view.text > 1.4 else p.line("small") + 6


def draw_step(p: Painter, box: Box, tracks: Sequence[Track], t: int) -> None:
    """What everyone said at one step, what they gave to the right answer, and their gates."""
    theme = p.theme
    x, y, w, h = box
    p.rounded(x, y, w, h, PANEL_CORNER, fill=theme.panel, border=theme.memory, width=2)
    line, top = p.line("label") + 4, y + PAD * 0.6
    head = _headings(p)
    row = min((h - PAD * 1.2 - line - 6 - head) / max(len(tracks), 1), p.line("body") + 14)
    columns = _Columns.share_out(p, x, w)
    with p.within(box):
        _title(p, columns, top + line / 2, tracks[0], t)
        if head:
            middle = top + line + 6 + p.line("small") / 2
            for at, head_of in ((columns.said, "said"), (columns.share, "share"),
                                (columns.gates, "gates")):  # fmt: skip
                words = say(f"practice.standings.{head_of}")
                p.text(at, middle, words, "small", theme.muted, bold=True)
        for n, track in enumerate(tracks):
            middle = top + line + 6 + head + (n + 0.5) * row
            _said_row(p, columns, middle, track, t)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of the table of a step begin, and where the last ends."""

    left: float
    name: float
    said: float
    share: float
    gates: float
    end: float

    @classmethod
    def share_out(cls, p: Painter, x: float, w: float) -> _Columns:
        name = x + PAD + 24
        said = name + max(p.width(called(each), "body", bold=True) for each in EVERYONE) + 24
        share = said + max(p.width(say("practice.silent"), "body", bold=True), w * 0.17) + 16
        title = p.width(say("practice.standings.share"), "small", bold=True)
        gates = share + max(p.width("99.9%", "body", mono=True), title) + 32
        return cls(x + PAD, name, said, share, gates, x + w - PAD)


def _title(p: Painter, columns: _Columns, y: float, track: Track, t: int) -> None:
    """The token, and what was right to say."""
    step = track.deal.stream.steps[t]
    wide = columns.end - columns.left
    right = say("practice.standings.silence")
    if step.is_question:
        known = "wanted" if step.known else "came"
        right = say(f"practice.standings.{known}", answer=wanted(step))
    used = p.text(columns.left, y, f"{t + 1}.  {step.text}", "label", bold=True, width=wide * 0.6)
    p.text(columns.left + used + 24, y, right, "body", p.theme.muted, width=wide - used - 24)


def _said_row(p: Painter, columns: _Columns, middle: float, track: Track, t: int) -> None:
    theme, kind = p.theme, kind_of(track.name)
    draw_kind(p, columns.name - 14, middle, kind)
    p.text(columns.name, middle, called(track.name), "body", bold=kind == "you",
           width=columns.said - columns.name - 8)  # fmt: skip
    if t >= len(track):
        p.text(columns.said, middle, say("practice.standings.unseen"), "body", theme.muted,
               width=columns.end - columns.said)  # fmt: skip
        return
    at, right = track.steps[t], track.verdict(t)
    ink = {True: theme.right, False: theme.wrong, None: theme.muted}[right]
    words = at.answer if at.answer != BLANK else say("practice.silent")
    p.text(columns.said, middle, words, "body", ink,
           bold=right is not None, width=columns.share - columns.said - 8)  # fmt: skip
    p.text(columns.share, middle, percent(at.chance), "body", mono=True)
    if at.gates is None:
        p.text(columns.gates, middle, say("practice.standings.no_gates"), "body", theme.muted)
    else:
        _gates(p, columns, middle, at.gates)


def _gates(p: Painter, columns: _Columns, middle: float, gates: Gates) -> None:
    """The gates in numbers, each behind its letter, block by block as far as they fit."""
    blocks = len(gates.f)
    letter, value = p.width("f", "body", mono=True) + 4, p.width("0.00", "body", mono=True) + 12
    each = len(GATES) * (letter + value)
    x = columns.gates
    for block in range(blocks):
        if blocks > 1:
            if x + 18 + each > columns.end + 12:
                return
            x += p.text(x, middle, BLOCKS[block], "body", p.theme.muted, bold=True) + 10
        for gate in GATES:
            hue = p.theme.gate(gate)
            p.text(x, middle, gate, "body", hue, mono=True)
            p.text(x + letter, middle, f"{float(getattr(gates, gate)[block]):.2f}", "body",
                   mono=True)  # fmt: skip
            x += letter + value
        x += GAP
