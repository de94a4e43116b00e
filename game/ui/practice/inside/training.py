"""Draws the slider through training: a stop for each stage, and how the network played there."""

from __future__ import annotations

from game.rules.ending import percent
from game.rules.practice.inside import Inside, Look
from game.rules.practice.stages import Stage
from game.ui.paint import Painter, mix
from game.ui.practice.inside.layout import FIGURES, LARGE, PAD, InsideLayout
from game.ui.theme import PANEL_CORNER
from game.words import say


def draw_training(
    p: Painter, place: InsideLayout, inside: Inside, chosen: int, knob: float, *, hot: bool
) -> None:
    """Draw the panel.

    Args:
        p: draws.
        place: where everything is.
        inside: the stages, and what was measured of them so far.
        chosen: the stage that is looked at.
        knob: where on the track the knob is now, which may be on its way.
        hot: whether the mouse is on the slider.
    """
    theme = p.theme
    x, y, w, h = place.training
    p.rounded(x, y, w, h, PANEL_CORNER, theme.panel)
    stages = inside.stages.all
    if len(stages) > 1:
        first, last = place.stops[0], place.stops[-1]
        p.rounded(first, place.track - 3, last - first, 6, 3, theme.line)
        p.rounded(first, place.track - 3, max(knob - first, 6), 6, 3, theme.held)
    pitch = place.stops[1] - place.stops[0] if len(stages) > 1 else w - 2 * PAD
    for n, stage in enumerate(stages):
        _stop(p, place, inside, n, stage, pitch, chosen=n == chosen)
    p.disc(knob, place.track, 11, theme.focus if hot else theme.text)
    p.disc(knob, place.track, 7, theme.held)
    if p.view.text <= LARGE:
        _figures(p, place, inside.looks.get(stages[chosen].name))


def _stop(
    p: Painter,
    place: InsideLayout,
    inside: Inside,
    n: int,
    stage: Stage,
    pitch: float,
    *,
    chosen: bool,
) -> None:
    theme, x = p.theme, place.stops[n]
    look = inside.looks.get(stage.name)
    if n or len(place.stops) > 1:
        p.disc(x, place.track, 6, mix(theme.line, theme.muted, 0.5))
    name = say(f"practice.inside.stages.{stage.name}")
    ink = theme.text if chosen else theme.muted
    above = place.track - 13 - p.line("label") / 2
    below = place.track + 13 + p.line("small") / 2
    p.text(x, above, name, "label", ink, bold=chosen, align="center", width=pitch - 8)
    said = [] if stage.step is None else [say("practice.inside.step", number=stage.step)]
    if p.view.text <= LARGE or chosen:
        said += [percent(look.play.confidence)] if look else ["…"]
    p.text(x, below, " · ".join(said), "small", ink, align="center", width=pitch - 4)


def _figures(p: Painter, place: InsideLayout, look: Look | None) -> None:
    """How the network plays at the chosen stage, in large figures."""
    x, y, w, h = place.figures
    values = ["…"] * len(FIGURES)
    if look is not None:
        values = [percent(look.play.confidence), percent(look.play.right), f"{look.ajar:.3f}"]
    wide = (w - 16) / len(FIGURES)
    for n, (figure, value) in enumerate(zip(FIGURES, values, strict=True)):
        name = say(f"practice.inside.figures.{figure}")
        left = x + n * wide
        p.text(left, y + h * 0.32, name, "small", p.theme.muted, width=wide - 6)
        p.text(left, y + h * 0.64, value, "title", bold=True, width=wide - 6)
