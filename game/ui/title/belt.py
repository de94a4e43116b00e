"""The stream above the cell on the title: what came before, the token of the moment, what waits."""

from __future__ import annotations

from typing import Final

from game.ui.paint import Painter, mix
from game.ui.theme import TextSize
from game.ui.title.place import Place
from game.ui.title.show import Moment, Show

GAP: Final = 14.0
PAD: Final = 18.0
DOT_GAP: Final = 18.0
FADES: Final = 2
"""How many tokens of the past are still to be seen."""
SPELLED, GONE = 0.8, 0.35
"""How much of a token's shape is to be seen when it can be read, and when its letters are gone."""


def draw_belt(p: Painter, place: Place, show: Show, now: Moment) -> None:
    """Draw the tokens; each moves on to the left when the next one comes."""
    come = now.parts["come"]
    with p.within((place.left, place.belt - 60, place.right - place.left, 120), clip=True):
        for k in range(max(now.t - FADES - 1, 0), now.t + 1):
            was = _middle(p, place, show, k, max(now.t - 1, 0))
            here = _middle(p, place, show, k, now.t)
            age = now.t - k - come + 1 if k < now.t else 0.0
            near = come if k == now.t else max(1.0 - come, 0.0) if k == now.t - 1 else 0.0
            if k == now.t and k:
                p.fade(place.left, place.belt - 60, 72, 120, p.theme.ground)
            x = max(was + (here - was) * come, place.left + _wide(p, show, k) / 2 if near else 0.0)
            _chip(p, place, show, k, x, near, age)
        _waiting(p, place, show, now, x + _wide(p, show, now.t) / 2)


def _size(p: Painter) -> TextSize:
    return "heading" if p.view.text <= 1.4 else "label"


def _wide(p: Painter, show: Show, k: int) -> float:
    return p.width(show.steps[k].text, _size(p), bold=True) + 2 * PAD


def _middle(p: Painter, place: Place, show: Show, k: int, t: int) -> float:
    """Where the middle of token k is while t is the token of the moment."""
    x, way = place.token, 1 if k > t else -1
    for n in range(t, k, way):
        x += way * (_wide(p, show, n) / 2 + GAP + _wide(p, show, n + way) / 2)
    return x


def _chip(p: Painter, place: Place, show: Show, k: int, x: float, near: float, age: float) -> None:
    """A token: bright while it is the one of the moment, fading with its age in tokens."""
    theme = p.theme
    wide, high = _wide(p, show, k), p.line(_size(p)) + 22
    shown = min(max(1.0 - (age - 0.6) / FADES, 0.0), 1.0)
    fill = mix(theme.ground, mix(theme.raised, theme.text, near), shown)
    ink = theme.readable(mix(theme.muted, theme.ground, near), fill)
    spelled = 1.0 if near >= 0.5 else min(max((shown - GONE) / (SPELLED - GONE), 0.0), 1.0)
    p.rounded(x - wide / 2, place.belt - high / 2, wide, high, 12, fill)
    if spelled == 0.0:
        return
    ink = mix(fill, ink, spelled)
    p.text(x, place.belt, show.steps[k].text, _size(p), ink, bold=near > 0.5, align="center")


def _waiting(p: Painter, place: Place, show: Show, now: Moment, covered: float) -> None:
    """So many dots as there are tokens to come, and nothing more of them.

    Up to `covered` they lie behind the token that is coming.
    """
    theme = p.theme
    x = place.token + _wide(p, show, now.t) / 2 + GAP + 10
    x += DOT_GAP * (1.0 - now.parts["come"])
    left = len(show) - now.t - 1
    for n in range(left):
        at = x + n * DOT_GAP
        if at > place.right - 24:
            break
        if at - 8 < covered:
            continue
        fade = 0.7 * (1.0 - n / max(left, 14)) + 0.1
        p.disc(at, place.belt, 3.2, mix(theme.ground, theme.muted, fade))
