"""Where a training stands: in words, in figures, and as a strip with a part for each attempt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.level.training.attempts import KINDS, Progress
from game.level.training.messages import Outcome, Report
from game.rules.practice.training import Figure, figures, time_left
from game.ui.guide.plot import kind_colour
from game.ui.paint import Box, Painter, mix
from game.ui.practice.training.course import Attempt, Course
from game.ui.theme import PANEL_CORNER
from game.words import grouped, listed, say

PAD: Final = 20.0
GAP: Final = 4.0
STRIP: Final = 10.0
WEIGHT: Final = {"LSTM": 1.0, "RNN": 0.45, "snapshots": 0.5}
"""How wide an attempt's part of the strip is, beside the others."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a training: a headline, what stands at its right, and what is explained.

    Of what might stand at the right, the first that there is room for does.
    """

    head: str
    beside: tuple[str, ...] = ()
    body: str = ""
    wrong: bool = False


def words_of(course: Course) -> Words:
    """What is said of a training that was begun."""
    report = course.report
    match course.state:
        case "starting":
            return Words(_say("starting"))
        case "stopping":
            return Words(_say("stopping"))
        case "kept":
            at = report.at if report else None
            return Words(_say("kept") if at is None else _at(at, "kept_at"), body=_say("kept_more"))
        case "failed":
            return Words(_say("failed"), body=course.sentence, wrong=True)
        case "done" if course.done is not None:
            rivals = {**course.done.snapshots, "RNN": course.done.rnn}
            said = [_say(f"rival.{name}", confidence=f"{at:.2f}") for name, at in rivals.items()]
            beside = _say("rivals", rivals=listed(said)), listed(said), said[-1]
            passes = course.done.legibility.passes
            return Words(
                _say("done" if passes else "done_short", number=course.done.best + 1), beside
            )
    return _under_way(report)


def _under_way(report: Report | None) -> Words:
    at = report.at if report else None
    if report is None or at is None:
        going_on = report is not None and report.resumed
        return Words(_say("resuming" if going_on else "drawing"))
    what = _at(at, "under_way")
    if at.restarts:
        what = _say("ran_away", count=at.restarts, under_way=what)
    left = time_left(report.seconds_left)
    if report.resumed:
        long = _say("resumed_left", left=left) if left else _say("resumed")
        return Words(what, (long, left or _say("resumed_short")))
    return Words(what, (left,))


def _at(at: Progress, key: str) -> str:
    """Which attempt is under way, and how far it is, in a text with places for these."""
    counts = {"step": grouped(at.step), "steps": grouped(at.steps)}
    if at.kind == "snapshots":
        whole = f"{key}_snapshots"
        return _say(whole, **counts)
    attempt = _say("attempt", kind=at.kind, number=at.attempt + 1, count=at.attempts)
    return _say(key, attempt=attempt, **counts)


def _say(key: str, **values: object) -> str:
    return say(f"practice.training.status.{key}", **values)


def status_height(p: Painter, wide: float, said: Words) -> float:
    """How high a panel of this width is: as high as with figures, higher for a longer text."""
    text = len(p.wrap(said.body, wide - 2 * PAD, "label")) * p.line("label")
    below = max(text, _middle(p) + 12 + STRIP + 4 + p.line("small"))
    return 2 * (PAD - 4) + p.line("heading") + 8 + below


def _middle(p: Painter) -> float:
    return 2 * p.line("small") + p.line("heading")


def draw_status(p: Painter, box: Box, said: Words, course: Course | None) -> None:
    """Draw it all on a panel."""
    with p.within(box):
        _draw_status(p, box, said, course)


def _draw_status(p: Painter, box: Box, said: Words, course: Course | None) -> None:
    x, y, w, h = box
    theme = p.theme
    p.rounded(x, y, w, h, PANEL_CORNER, fill=theme.panel)
    left, inner, at = x + PAD, w - 2 * PAD, y + PAD - 4
    line = p.line("heading")
    colour = theme.wrong if said.wrong else theme.text
    taken = p.text(left, at + line / 2, said.head, "heading", colour, bold=True, width=inner)
    fits = [words for words in said.beside if p.width(words, "body") <= inner - taken - 24]
    if fits:
        p.text(left + inner, at + line / 2 + 1, fits[0], "body", theme.muted, align="right")
    at += line + 8
    found = course.legibility if course else None
    strip = course is not None and course.report is not None
    if said.body:
        high = p.line("label")
        room = y + h - PAD + 4 - at - (12 + STRIP + 4 + p.line("small") if strip else 0.0)
        lines = p.wrap(said.body, inner, "label", lines=max(1, int(room / high + 0.1)))
        for n, words in enumerate(lines):
            p.text(left, at + (n + 0.5) * high, words, "label", theme.text)
    elif found is not None and course is not None:
        _figures(p, (left, at, inner, _middle(p)), figures(found), glance=not course.chosen)
    if strip and course is not None:
        _strip(p, (left, y + h - PAD - p.line("small") - STRIP, inner, STRIP), course)


def _figures(p: Painter, box: Box, all_: tuple[Figure, ...], *, glance: bool) -> None:
    """A column for each figure: name, value, and what is wanted of it."""
    x, y, w, _ = box
    theme, small, line = p.theme, p.line("small"), p.line("heading")
    wide = w / max(len(all_), 4)
    for n, each in enumerate(all_):
        left, room = x + n * wide, wide - 12
        p.text(left, y + small / 2, each.name, "small", theme.muted, width=room)
        middle, at = y + small + line / 2, left
        if each.wanted and not glance:
            r = line * 0.28
            icon, colour = ("check", theme.right) if each.met else ("cross", theme.wrong)
            p.icon(icon, at + r, middle, r, colour, 2.2)
            at += 2 * r + 8
        p.text(at, middle, each.value, "heading", bold=True, width=room)
        colour = theme.muted if each.met or glance else theme.wrong
        below = _say("glance") if glance and n == 0 else each.wanted
        p.text(left, y + small * 1.5 + line, below, "small", colour, width=room)


def _strip(p: Painter, box: Box, course: Course) -> None:
    """A part for each attempt, full when it is through; under it what it came to."""
    x, y, w, h = box
    report = course.report
    assert report is not None
    parts: list[Attempt | None] = [
        (kind, n) for kind in KINDS for n in range(report.attempts[kind])
    ]
    parts.append(None)  # the snapshots
    weights = [WEIGHT["snapshots" if part is None else part[0]] for part in parts]
    unit = (w - GAP * (len(parts) - 1)) / sum(weights)
    through = {(each.kind, each.attempt): each for each in course.outcomes}
    for part, weight in zip(parts, weights, strict=True):
        wide = weight * unit
        colour = kind_colour(p, part[0] if part else "LSTM")
        p.rounded(x, y, wide, h, 3, fill=mix(p.theme.panel, colour, 0.18))
        share = _share(course, part, through)
        if share * wide >= 1:
            p.rect(x, y, share * wide, h, colour)
        _under(p, x, y + h + 4 + p.line("small") / 2, wide, course, part, through)
        x += wide + GAP


def _share(course: Course, part: Attempt | None, through: dict[Attempt, Outcome]) -> float:
    """How much of an attempt is done, from 0 to 1."""
    if part in through or course.done:
        return 1.0
    at = course.report.at if course.report else None
    if at is None or (None if at.kind == "snapshots" else (at.kind, at.attempt)) != part:
        return 0.0
    return at.step / at.steps


def _under(
    p: Painter,
    x: float,
    y: float,
    wide: float,
    course: Course,
    part: Attempt | None,
    through: dict[Attempt, Outcome],
) -> None:
    """What an attempt came to: its confidence, a check if it is legible; else its name."""
    theme = p.theme
    if part is None:
        if p.width(_say("under_rivals"), "small") <= wide:
            p.text(x, y, _say("under_rivals"), "small", theme.muted)
        return
    kept = course.done is not None and part == ("LSTM", course.done.best)
    name = f"{part[0]} {part[1] + 1}"
    found = through.get(part)
    said = name if found is None else f"{name}  {found.confidence:.2f}"
    if found is not None and p.width(said, "small") > wide:
        said = f"{found.confidence:.2f}"
    if p.width(said, "small") > wide:
        return
    bright = kept or part == course.current
    x += p.text(x, y, said, "small", theme.text if bright else theme.muted, bold=bright)
    if found is not None and found.legible and 8 + p.line("small") < wide - p.width(said, "small"):
        r = p.line("small") * 0.26
        p.icon("check", x + 8 + r, y, r, theme.right, 1.6)
