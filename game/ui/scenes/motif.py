"""The moving picture on the title: a fact enters memory, is carried past chatter, and speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.level.model import GATES
from game.ui.paint import Box, Painter, mix
from game.ui.play.animation import ease
from game.ui.play.valve import ValveLook, draw_valve
from game.ui.theme import PANEL_CORNER, Colour


@dataclass(frozen=True, slots=True)
class Beat:
    """One token of the story and where the valves stand for it."""

    text: str
    f: float
    i: float
    o: float
    holds: float
    """How full the memory is after it."""
    word: str = "…"
    """What the candidate offers to write."""


STORY: Final = (
    Beat("grew up in France", 0.0, 1.0, 0.0, 1.0, "France"),
    Beat("tea", 1.0, 0.0, 0.0, 1.0, "tea"),
    Beat("rain", 1.0, 0.0, 0.0, 1.0, "rain"),
    Beat("I speak fluent …", 1.0, 0.0, 1.0, 1.0),
    Beat("new story", 0.0, 0.0, 0.0, 0.0),
)
BEAT_MS: Final = 2200.0
TURN_MS: Final = 520.0
STILL_MS: Final = 3 * BEAT_MS + 1500.0
"""The moment shown when nothing is to move: the answer is being spoken."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The story at one time: the beat, and every number between the last beat and this one."""

    beat: int
    f: float
    i: float
    o: float
    before: float
    after: float
    since: float


def moment(time: float) -> Moment:
    """Where the story stands after so many milliseconds."""
    number = int(time // BEAT_MS)
    since = time - number * BEAT_MS
    now, last = STORY[number % len(STORY)], STORY[(number - 1) % len(STORY)]
    turn = ease(since / TURN_MS)
    flow = ease((since - TURN_MS) / (2 * TURN_MS))
    return Moment(
        number % len(STORY),
        last.f + (now.f - last.f) * turn,
        last.i + (now.i - last.i) * turn,
        last.o + (now.o - last.o) * turn,
        last.holds,
        last.holds + (now.holds - last.holds) * flow,
        since,
    )


def draw(p: Painter, box: Box, time: float) -> None:
    """Draw the story at a time into a box."""
    x, y, w, h = box
    theme, now = p.theme, moment(time)
    p.rounded(x, y, w, h, PANEL_CORNER, fill=theme.panel, border=theme.line)
    with p.within(box, clip=True):
        _belt(p, x, y + h * 0.15, w, now)
        high = y + h * 0.42
        at = {"f": x + w * 0.22, "i": x + w * 0.48, "o": x + w * 0.74}
        below = high + h * 0.24
        _road(p, x + 1, at["f"], high, now.before, time)
        _road(p, at["f"], at["i"], high, now.before * now.f, time)
        _road(p, at["i"], x + w - 1, high, max(now.after, now.before * now.f), time)
        _pipe(p, at["i"], high, below, theme.input, now.i)
        _pipe(p, at["o"], high, below, theme.output, now.o)
        _flat(p, at["i"] - w * 0.17, at["i"], below, theme.memory, 0.25 + 0.75 * now.i)
        _candidate(p, at["i"] - w * 0.17, below, w * 0.24, now)
        _flat(p, at["o"], x + w - 1, below, theme.output, now.o)
        p.disc(at["i"], high, 13, theme.raised)
        p.ring(at["i"], high, 13, 1.5, theme.line)
        p.icon("plus", at["i"], high, 8, theme.text, 2)
        for gate in GATES:
            look = ValveLook(gate, getattr(now, gate), "player")
            draw_valve(p, at[gate], high if gate == "f" else below, 32, look)
        _words(p, box, now, below)


def _belt(p: Painter, x: float, y: float, w: float, now: Moment) -> None:
    """The tokens: the present one in the middle, the last one leaving to the left."""
    theme = p.theme
    shift = (1.0 - ease(now.since / TURN_MS)) * w * 0.36
    for place in (-1, 0, 1):
        beat = STORY[(now.beat + place) % len(STORY)]
        text = beat.text if place <= 0 else "…"
        middle = x + w / 2 + place * w * 0.36 + shift
        near = 1.0 - min(abs(middle - (x + w / 2)) / (w * 0.36), 1.0)
        wide = min(p.width(text, "label", bold=True) + 32, w * 0.52)
        high = p.line("label") + 16
        fill = mix(theme.raised, theme.text, near)
        p.rounded(middle - wide / 2, y - high / 2, wide, high, fill=fill)
        colour = mix(theme.muted, theme.ground, near)
        p.text(middle, y, text, "label", colour, bold=near > 0.5, align="center", width=wide - 16)


def _road(p: Painter, left: float, right: float, y: float, full: float, time: float) -> None:
    """A stretch of the highway: thick and bright with memory, a thread without."""
    theme = p.theme
    thick = 3 + 9 * full
    p.rect(left, y - thick / 2, right - left, thick, mix(theme.line, theme.memory, full))
    if full < 0.15:
        return
    spot = mix(theme.memory, theme.focus, 0.65 * full)
    step = 44.0
    first = (time * 0.05) % step
    at = (left // step) * step + first
    while at < right - 4:
        if at > left + 4:
            p.disc(at, y, 2.6, spot)
        at += step


def _pipe(p: Painter, x: float, top: float, bottom: float, colour: Colour, flow: float) -> None:
    thick = 3 + 6 * flow
    shade = mix(p.theme.line, colour, flow)
    p.rect(x - thick / 2, top, thick, bottom - top, shade)


def _flat(p: Painter, left: float, right: float, y: float, colour: Colour, flow: float) -> None:
    thick = 3 + 5 * flow
    p.rect(left, y - thick / 2, right - left, thick, mix(p.theme.line, colour, flow))


def _candidate(p: Painter, right: float, y: float, room: float, now: Moment) -> None:
    """The word that waits at the input valve."""
    word, high = STORY[now.beat].word, p.line("body") + 14
    wide = min(p.width(word, "body") + 28, room)
    fresh = ease(now.since / TURN_MS)
    theme = p.theme
    p.rounded(right - wide, y - high / 2, wide, high, fill=theme.raised)
    colour = mix(theme.raised, mix(theme.muted, theme.memory, now.i), fresh)
    p.text(right - wide / 2, y, word, "body", colour, align="center", width=wide - 12)


def _words(p: Painter, box: Box, now: Moment, below: float) -> None:
    x, y, w, h = box
    theme = p.theme
    held = now.after > 0.5
    high = y + h * 0.42
    line = p.line("body")
    p.text(x + w - 20, high - 12 - line / 2, "holds: France" if held else "holds nothing", "body",
           theme.memory if held else theme.muted, align="right")  # fmt: skip
    base = below + 40 + line / 2
    for gate, share, shut, opened in (
        ("f", 0.22, "forgets", "keeps"),
        ("i", 0.48, "shut", "writes"),
        ("o", 0.74, "silent", "speaks"),
    ):
        value = getattr(now, gate)
        at = base if gate != "f" else high + 40 + line / 2
        word = opened if value > 0.5 else shut
        p.text(x + w * share, at, word, "body", theme.text if value > 0.5 else theme.muted,
               align="center")  # fmt: skip
    spoken = ease((now.since - TURN_MS) / TURN_MS) * now.o
    answer_y = y + h - 24 - p.line("title") / 2
    if spoken > 0.4:
        colour = mix(theme.panel, theme.right, spoken)
        p.text(x + w - 24, answer_y, "French", "title", colour, bold=True, align="right")
    else:
        p.text(x + w - 24, answer_y, "(says nothing)", "label", theme.muted, align="right")
