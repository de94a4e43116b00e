"""The cell on the title at one moment: road, ways in and out, valves, and the words there."""

from __future__ import annotations

from typing import Final

import numpy as np

from game.level.model import GATES, GateName
from game.level.stream import BLANK
from game.lstm.weights import Array
from game.rules.ending import percent
from game.ui.icons.drawing import draw_icon
from game.ui.paint import Painter, mix
from game.ui.play import strands
from game.ui.play.valve import ValveLook, draw_valve
from game.ui.title.belt import draw_belt
from game.ui.title.place import Place
from game.ui.title.show import Moment, Show
from game.words import say

SPOT_GAP: Final = 148.0
"""How far apart the lights are that run along the road."""
SPOT_SPEED: Final = 0.045
"""How fast they run, in units a millisecond."""
EMPTY: Final = np.zeros(4)


def draw_cell(p: Painter, place: Place, show: Show | None, now: Moment | None, time: float) -> None:
    """Draw the cell.

    Args:
        p: the painter.
        place: where everything is.
        show: the stream that is played; None where there is none, and the cell rests.
        now: what is to be seen of it.
        time: milliseconds, for the lights on the road.
    """
    if show is not None and now is not None:
        _token_line(p, place, now)
    _road(p, place, now, time)
    _ways(p, place, now)
    _plus(p, place)
    for gate in GATES:
        look = ValveLook(gate, 0.0 if now is None else getattr(now, gate), "player")
        draw_valve(p, *place.valve(gate), place.radius, look)
    _candidate(p, place, show, now)
    if show is None or now is None:
        return
    draw_belt(p, place, show, now)
    for gate in GATES:
        _verb(p, place, gate, getattr(now, gate))
    _holds(p, place, show, now)
    _answer(p, place, show, now)


def _token_line(p: Painter, place: Place, now: Moment) -> None:
    """From the token down to the candidate, behind the road; a light falls along it."""
    theme, x = p.theme, place.token
    top, end = place.belt + 26, place.low - place.radius * 0.6
    reach = now.parts["fall"]
    p.rect(x - 1, top, 2, (end - top) * reach, mix(theme.ground, theme.muted, 0.55))
    if 0.0 < reach < 1.0:
        y = top + (end - top) * reach
        p.glow(x, y, 22, theme.text, 0.6)
        p.disc(x, y, 4.5, theme.text)


def _road(p: Painter, place: Place, now: Moment | None, time: float) -> None:
    """The highway: what comes in up to the forget valve, what is kept, and what is held."""
    theme, y, lane = p.theme, place.road, place.lane
    bed = strands.trough(theme)
    p.rect(place.road_from, y - lane / 2 - 3, place.right - place.road_from, lane + 6, bed)
    stretches = (
        (place.road_from, place.forget, now.before if now else EMPTY),
        (place.forget, place.input, now.kept if now else EMPTY),
        (place.input, place.right, now.c if now else EMPTY),
    )
    for left, right, values in stretches:
        strands.horizontal(p, left, right, y, lane, values)
        _spots(p, left, right, y, lane, values, time)


def _spots(
    p: Painter, left: float, right: float, y: float, lane: float, values: Array, time: float
) -> None:
    """Lights that run along the strands which carry something."""
    theme, slot = p.theme, lane / len(values)
    for n, value in enumerate(values):
        power = strands.strength(float(value))
        if power < 0.3:
            continue
        colour = mix(strands.shade(theme, float(value)), theme.focus, 0.45 * power)
        at = left - left % SPOT_GAP + (time * SPOT_SPEED + n * SPOT_GAP * 0.37) % SPOT_GAP
        while at < right - 3:
            if at > left + 3:
                p.disc(at, y - lane / 2 + (n + 0.5) * slot, slot * 0.24 * power, colour)
            at += SPOT_GAP


def _ways(p: Painter, place: Place, now: Moment | None) -> None:
    """The way in, from the candidate up to the road, and the way out to the right edge."""
    bed, thin, y, low = strands.trough(p.theme), place.thin, place.road, place.low
    start, ix, ox = place.token, place.input, place.output
    under = y + place.lane / 2 + 3
    p.rect(start, low - thin / 2 - 2, ix - start, thin + 4, bed)
    p.rect(ix - thin / 2 - 2, under, thin + 4, low - under, bed)
    p.rect(ox - thin / 2 - 2, under, thin + 4, low - under, bed)
    p.rect(ox, low - thin / 2 - 2, place.right - ox, thin + 4, bed)
    hue = p.theme.output
    strands.horizontal(p, start, ix, low, thin, now.g if now else EMPTY)
    strands.vertical(p, ix, under, low, thin, now.written if now else EMPTY)
    strands.vertical(p, ox, under, low, thin, np.tanh(now.c) if now else EMPTY, hue)
    strands.horizontal(p, ox, place.right, low, thin, now.h if now else EMPTY, hue)


def _plus(p: Painter, place: Place) -> None:
    theme, r = p.theme, place.lane * 0.62
    p.disc(place.input, place.road, r + 1.2, theme.line)
    p.disc(place.input, place.road, r, theme.raised)
    draw_icon(p, "plus", place.input, place.road, r * 1.25, theme.text)


def _candidate(p: Painter, place: Place, show: Show | None, now: Moment | None) -> None:
    """What might be written: the token's name, as it forms."""
    theme, x, y = p.theme, place.token, place.low
    word = show.steps[now.t].token if show and now else ""
    room = 2 * (place.input - place.radius - x) - 24
    room = min(room, 2 * (x - place.left))
    if p.width(word, "label") + 24 > room:
        word = "g"  # what the candidate is called in the equations
    wide = min(max(p.width(word, "label") + 32, 84.0), room)
    high = p.line("label") + 22
    p.rounded(x - wide / 2, y - high / 2, wide, high, 12, theme.raised, theme.line)
    if now is None:
        return
    ink = mix(theme.raised, theme.text, now.parts["form"])
    p.text(x, y, word, "label", ink, align="center", width=wide - 20)


def _verb(p: Painter, place: Place, gate: GateName, value: float) -> None:
    """What a valve does, in a word, and how far it is open."""
    x, y = place.valve(gate)
    theme, line = p.theme, p.line("label")
    at = y + place.radius + 10 + line / 2
    verb = say(f"title.show.{gate}.{'open' if value > 0.5 else 'shut'}")
    p.text(x, at, verb, "label", theme.text if value > 0.5 else theme.muted, align="center")
    p.text(x, at + (line + p.line("body")) / 2, f"{value:.2f}", "body", theme.muted, mono=True,
           align="center")  # fmt: skip


def _holds(p: Painter, place: Place, show: Show, now: Moment) -> None:
    """What memory holds, above the road at its end."""
    theme = p.theme
    flowed = now.parts["flow"] > 0.5
    what = show.holds(now.t if flowed else now.t - 1)
    text = say("title.show.holds", what=what) if what else say("title.show.empty")
    y = place.road - place.lane / 2 - 14 - p.line("label") / 2
    right = place.right - 40
    p.text(right, y, text, "label", theme.memory if what else theme.muted, align="right",
           width=right - place.input)  # fmt: skip


def _answer(p: Painter, place: Place, show: Show, now: Moment) -> None:
    """What is said, large where it is more than silence, and how sure the network is."""
    spoken, theme = show.spoken(now.t), p.theme
    shown = now.parts["speak"]
    right, low = place.right - 40, place.low + place.radius
    if spoken.answer == BLANK or shown <= 0.0:
        return  # that it is silent stands at its valve
    high = p.line("display")
    y = low + 14 + p.line("label") + p.line("body") + high / 2
    ink = mix(theme.ground, theme.right if spoken.right else theme.wrong, shown)
    taken = p.text(right, y, spoken.answer, "display", ink, bold=True, align="right",
                   width=right - place.input)  # fmt: skip
    sure = say("title.show.sure", percent=percent(spoken.p))
    x = right - taken - 20
    faint = mix(theme.ground, theme.muted, shown)
    x -= p.text(x, y + high * 0.12, sure, "label", faint, align="right") + 18
    draw_icon(p, "check" if spoken.right else "cross", x, y + high * 0.12, 20, ink)
