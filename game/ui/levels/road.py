"""The road of the map: the worlds as stations along the highway, each level a place on it.

The highway is the cell state: it is bright as far as levels have been won.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from game.level.model import World
from game.ui.context import AppContext
from game.ui.icons.drawing import draw_icon
from game.ui.paint import Box, Painter, mix
from game.ui.play.strands import trough
from game.ui.theme import CORNER
from game.ui.view import WIDTH
from game.words import say

SIDE: Final = 48.0
GAP: Final = 8.0
PAD: Final = 10.0
NODE: Final = 8.0
"""How large a level's place is: the radius of its ring."""
LANE: Final = 8.0
COUNTED_UP_TO: Final = 1.2
"""The text size up to which there is room for a world's stars under the road."""
MOST_STARS: Final = 3


@dataclass(frozen=True, slots=True)
class Stop:
    """A level on the road: how many stars it has, and whether it is the one to go on with."""

    name: str
    stars: int
    next: bool


@dataclass(frozen=True, slots=True)
class Station:
    """A world on the road, and the box that is its place."""

    world: World
    number: int
    box: Box
    stops: tuple[Stop, ...]

    @property
    def stars(self) -> int:
        """How many stars were earned here."""
        return sum(stop.stars for stop in self.stops)

    def stop_x(self, n: int) -> float:
        """Where the nth level is along the road."""
        x, _, w, _ = self.box
        return x + w * (n + 0.5) / max(len(self.stops), 1)


def station_high(p: Painter) -> float:
    """How high a station is."""
    counts = p.line("small") + 2 if p.view.text <= COUNTED_UP_TO else 0.0
    return PAD + p.line("label") + 6 + 2 * NODE + 4 + counts + PAD


def _road_y(p: Painter, station: Station) -> float:
    return station.box[1] + PAD + p.line("label") + 6 + NODE


def _label(station: Station) -> tuple[str, str]:
    return str(station.number), station.world.title


def place_stations(
    p: Painter, worlds: Sequence[World], app: AppContext, to_win: str | None, y: float
) -> list[Station]:
    """The worlds side by side from y on, in as many equal rows as their names need."""
    if not worlds:
        return []
    names = [p.width(world.title, "label", bold=True) for world in worlds]
    least = max(names) + p.width("10", "label", mono=True) + 10 + 2 * PAD
    across = WIDTH - 2 * SIDE
    a_row = max(1, int((across + GAP) / (least + GAP)))
    rows = -(-len(worlds) // a_row)
    a_row = -(-len(worlds) // rows)
    wide, high = (across - GAP * (a_row - 1)) / a_row, station_high(p)
    out = []
    for n, world in enumerate(worlds):
        box = (SIDE + n % a_row * (wide + GAP), y + n // a_row * (high + GAP), wide, high)
        out.append(Station(world, n + 1, box, tuple(_stops(world, app, to_win))))
    return out


def _stops(world: World, app: AppContext, to_win: str | None) -> list[Stop]:
    best = {path.stem: app.store.best(path.stem) for path in world.levels}
    return [
        Stop(name, one.stars if one is not None else 0, name == to_win)
        for name, one in best.items()
    ]


def draw_road(
    p: Painter, stations: Sequence[Station], chosen: str | None, hovered: str | None
) -> None:
    """Draw the map; `chosen` is the id of the world whose levels are shown."""
    for station in stations:
        _ground(p, station, station.world.id == chosen, station.world.id == hovered)
    for y in sorted({_road_y(p, station) for station in stations}):
        row = [station for station in stations if _road_y(p, station) == y]
        _lane(p, row, y)
    for station in stations:
        _name(p, station, station.world.id == chosen)
        for n, stop in enumerate(station.stops):
            _stop(p, station.stop_x(n), _road_y(p, station), stop)


def _ground(p: Painter, station: Station, chosen: bool, hovered: bool) -> None:
    """What a station lies on: a plate with a pointer to its levels for the one that is chosen."""
    theme = p.theme
    x, y, w, h = station.box
    if chosen:
        p.rounded(x, y, w, h, CORNER, theme.raised, theme.held, 1.6)
    elif hovered:
        p.rounded(x, y, w, h, CORNER, theme.panel)


def _lane(p: Painter, row: Sequence[Station], y: float) -> None:
    """A row's stretch of the highway, from one edge of the window to the other."""
    theme = p.theme
    p.rect(0, y - LANE / 2, WIDTH, LANE, mix(trough(theme), theme.line, 0.5))
    places = [(station.stop_x(n), stop) for station in row for n, stop in enumerate(station.stops)]
    ends = [0.0, *[x for x, _ in places], float(WIDTH)]
    begun = row[0].number == 1 or any(stop.stars for _, stop in places[:1])
    for n, (left, right) in enumerate(pairwise(ends)):
        won = begun if n == 0 else places[n - 1][1].stars > 0
        if won:
            p.rect(left, y - LANE / 2, right - left, LANE, theme.held)


def _name(p: Painter, station: Station, chosen: bool) -> None:
    theme = p.theme
    x, y, w, h = station.box
    number, title = _label(station)
    beside = p.width(number, "label", mono=True) + 8
    taken = min(beside + p.width(title, "label", bold=chosen), w - 2 * PAD)
    left, middle = x + (w - taken) / 2, y + PAD + p.line("label") / 2
    p.text(left, middle, number, "label", theme.muted, mono=True)
    p.text(left + beside, middle, title, "label", theme.text if chosen else
           mix(theme.muted, theme.text, 0.55), bold=chosen, width=w - 2 * PAD - beside)  # fmt: skip
    if p.view.text > COUNTED_UP_TO:
        return
    text = say("levels.of", earned=station.stars, most=MOST_STARS * len(station.stops))
    line, side = p.line("small"), 12.0
    wide = side + 5 + p.width(text, "small")
    at = y + h - PAD - line / 2
    colour = theme.held if station.stars else theme.muted
    icon_name = "star" if station.stars else "star_empty"
    draw_icon(p, icon_name, x + (w - wide) / 2 + side / 2, at, side, colour)  # type: ignore[arg-type]
    p.text(x + (w - wide) / 2 + side + 5, at, text, "small", theme.muted)


def _stop(p: Painter, x: float, y: float, stop: Stop) -> None:
    """A level's place: a ring filled by a third for each star; the one to go on with is marked."""
    theme = p.theme
    if stop.next:
        p.disc(x, y, NODE + 4.5, theme.focus)
    p.disc(x, y, NODE + (2.5 if stop.next else 1.5), theme.ground)
    p.ring(x, y, NODE, 3.0, theme.line)
    if stop.stars:
        if stop.stars < MOST_STARS:
            p.arc(x, y, NODE, 3.0, -90, 360 * stop.stars / MOST_STARS, theme.held)
        else:
            p.ring(x, y, NODE, 3.0, theme.held)
        p.disc(x, y, NODE * 0.42, theme.held)
