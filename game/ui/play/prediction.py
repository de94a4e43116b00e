"""The prediction: what the network would answer, as bars, and how the last answer turned out."""

from __future__ import annotations

from dataclasses import dataclass

from game.level.stream import BLANK
from game.rules.ending import percent
from game.ui.drawing.glyphs import draw_glyph
from game.ui.paint import Box, Painter, mix
from game.ui.play.animation import Figures
from game.ui.play.coach import NO_COACH, Coaching
from game.ui.play.evaluation import ahead_height, draw_ahead, draw_worth
from game.ui.play.notices import NO_GUIDE, Guide
from game.ui.play.picture import Picture, right_answers
from game.ui.theme import PANEL_CORNER, TextSize
from game.words import language, say

MOST_ROWS = 6
APART, CLOSE = 16.0, 10.0
"""How far rows stand apart, bars included: as a rule, and where room is short."""


@dataclass(frozen=True, slots=True)
class PredictionLook:
    """All that the prediction depends on.

    `told` is the step whose outcome is told below; before the first one, `guide` stands there.
    `coaching` is what is said besides in practice.
    """

    picture: Picture
    figures: Figures
    told: int | None
    past: bool
    guide: Guide = NO_GUIDE
    coaching: Coaching = NO_COACH


def draw_ground(painter: Painter, box: Box, *, past: bool, left: float | None = None) -> None:
    """Draw the empty panel; its heading begins at `left`, if that is given."""
    theme = painter.theme
    x, y, w, h = box
    painter.rounded(x, y, w, h, PANEL_CORNER, theme.panel)
    if painter.view.text > 1.4:
        return
    with painter.within(box):
        title = say("play.prediction.past" if past else "play.prediction.title")
        middle = y + 16 + painter.line("small") / 2
        start = x + 24 if left is None else left
        painter.text(start, middle, title, "small", theme.muted, bold=True)


def content_of(painter: Painter, box: Box, bottom: float, left: float = 0.0) -> Box:
    """What of a panel is left for what is said in it, from its heading down to a height.

    Args:
        painter: measures texts.
        box: the panel.
        bottom: where it ends.
        left: how far from the panel's edge it begins; as far as from the right one if not given.
    """
    x, y, w, _ = box
    large = painter.view.text > 1.4
    pad = 16.0 if large else 24.0
    left = left or pad
    top = y + (10.0 if large else painter.line("small") + 28)
    return x + left, top, w - left - pad, bottom - top


def draw_prediction(painter: Painter, box: Box, content: Box, look: PredictionLook) -> None:
    """Draw what is predicted, and below it what came of the last move."""
    x, top, w, h = content
    large = painter.view.text > 1.4
    with painter.within(box):
        told_h = painter.line("body") + (4 if large else 10)
        end = top + h - told_h - 4
        now = look.coaching.outlook
        if now is not None and now.own is not None:  # else the stream has ended
            high = ahead_height(painter, end - top)
            end -= high
            draw_ahead(painter, (x, end, w, high), now)
        with painter.within((box[0], top, box[2], end - top), clip=True):
            _rows(painter, x, top, w, end - top, look)
        place = x, top + h - told_h / 2 - 6, w
        if look.told is not None:
            _told(painter, *place, look, look.told)
        else:
            _guide(painter, *place, look.guide)


def _rows(painter: Painter, x: float, y: float, w: float, h: float, look: PredictionLook) -> None:
    theme, picture, p = painter.theme, look.picture, look.figures.p
    level = picture.session.level
    looks = [level.answer_look(answer) for answer in level.vocabulary.answers]
    line = painter.line("body") * (1.3 if any(looks) else 1.0)
    large = painter.view.text > 1.4
    answers = len(p)
    # Close rows, if then no answer is left out.
    close = answers <= MOST_ROWS and answers * (line + CLOSE) <= h < answers * (line + APART)
    row_h = line + (CLOSE if large or close else APART)
    fits = max(1, int(h // row_h))
    if answers > fits + 1 and h - fits * row_h >= line:
        fits += 1  # the last line says how many more there are, and needs no bar
    shown = answers if answers <= min(fits, MOST_ROWS) else max(min(fits - 1, MOST_ROWS), 1)
    # Room that is left over is shared out between the rows.
    rows = shown + (shown < answers and fits > 1)
    row_h = min(h / max(rows, 1), row_h + 10)
    best = picture.ranking[0]
    for number in range(answers):
        rank = float(look.figures.rank[number])
        if rank > shown - 0.4:
            continue
        top = y + rank * row_h
        share = float(p[number])
        first = number == best
        ink = theme.text if first else mix(theme.muted, theme.text, 0.25)
        words = percent(share)
        wide = painter.text(x + w, top + line / 2, words, "body", ink, mono=True, align="right")
        start = x + draw_glyph(
            painter, looks[number], level.folder, x, top + line / 2, line, ink, theme.panel
        )
        room = x + w - start - wide - 10
        painter.text(
            start, top + line / 2, picture.answer(number), "body", ink, bold=first, width=room
        )
        bar_y = top + line + 1
        painter.rounded(x, bar_y, w, 8, 4, mix(theme.panel, theme.line, 0.45))
        if share > 0.004:
            hue = theme.output if first else mix(theme.panel, theme.output, 0.55)
            painter.rounded(x, bar_y, max(w * share, 8), 8, 4, hue)
    if rows > shown:
        rest = sum(float(p[a]) for a in picture.ranking[shown:])
        top = y + shown * row_h
        more = say("play.prediction.more", count=answers - shown)
        painter.text(x, top + line / 2, more, "body", theme.muted)
        painter.text(
            x + w, top + line / 2, percent(rest), "body", theme.muted, mono=True, align="right"
        )


def outcome(picture: Picture, t: int) -> tuple[bool | None, str]:
    """Whether the answer of a step was right, and a sentence about it.

    Neither where the answer could not be known, and another one came.
    """
    session = picture.session
    played = session.moves[t]
    step = session.deal.stream.steps[t]
    if step.accepts(played.predicted):
        quiet = played.predicted == BLANK
        return True, say(f"play.prediction.{'quiet' if quiet else 'right'}", said=played.predicted)
    if step.target == BLANK:
        return False, say("play.prediction.unasked", said=played.predicted)
    if not step.known:
        chance = percent(session.deal.chance(t, played.trace.p))
        return None, say("play.prediction.open", right=right_answers(step), chance=chance)
    how = "silent" if played.predicted == BLANK else "wrong"
    return False, say(f"play.prediction.{how}", right=right_answers(step), said=played.predicted)


def _told(painter: Painter, x: float, y: float, w: float, look: PredictionLook, t: int) -> None:
    """Say how a step turned out, and what it was worth, or which one it was, if there is room."""
    right, sentence = outcome(look.picture, t)
    theme = painter.theme
    colour = theme.muted if right is None else theme.right if right else theme.wrong
    size = 6.0 if painter.view.text <= 1.4 else 9.0
    painter.disc(x + size + 3, y, size + 4, mix(theme.panel, colour, 0.22))
    if right is None:
        painter.disc(x + size + 3, y, size / 2, colour)
    else:
        painter.icon("check" if right else "cross", x + size + 3, y, size, colour, 2)
    start = 2 * size + 16
    room = w - start
    which = say("play.prediction.when", t=t + 1)
    wide = painter.width(which, "small", mono=True) + 12
    if look.coaching.last is not None:
        room -= draw_worth(painter, x + w, y, look.coaching.last, room, sentence) + 10
    elif not look.past and painter.width(sentence) + wide <= room:
        painter.text(x + w, y, which, "small", theme.muted, mono=True, align="right")
        room -= wide
    if room > painter.line("body"):
        words, letters = _fitting(painter, [sentence, _brief(look.picture, t)], room)
        ink = theme.readable(mix(theme.text, colour, 0.35), theme.panel)
        painter.text(x + start, y, words, letters, ink, width=room)


def _brief(picture: Picture, t: int) -> str:
    """What was said at a step, and nothing else; a sign beside it says whether it was right."""
    said = picture.session.moves[t].predicted
    if said == BLANK:
        return say("play.prediction.brief_silent")
    return say("play.prediction.brief", said=said)


def _fitting(painter: Painter, texts: list[str], room: float) -> tuple[str, TextSize]:
    """The first of some texts that there is room for, in letters as large as there is."""
    sizes: tuple[TextSize, ...] = ("body", "small")
    for words in texts:
        for size in sizes:
            if painter.width(words, size) <= room:
                return words, size
    return texts[-1], sizes[-1]


def _guide(painter: Painter, x: float, y: float, w: float, guide: Guide) -> None:
    """What to do now, just above the button; as large and as much of it as there is room for."""
    theme, room = painter.theme, w - 16
    sizes: tuple[TextSize, ...] = ("label", "body") if painter.view.text <= 1.1 else ("body",)
    for pieces in guide:
        for size in sizes:
            wide = sum(painter.width(words, size, bold=bool(gate)) for words, gate in pieces)
            if wide <= room:
                high = painter.line("body") + 8
                border = mix(theme.panel, theme.memory, 0.5)
                painter.rounded(x, y - high / 2, w, high, 8, theme.raised, border)
                at = x + (w - wide) / 2
                rtl = language().direction == "rtl"
                for words, gate in reversed(pieces) if rtl else pieces:
                    ink = theme.gate(gate) if gate else theme.text
                    at += painter.text(at, y, words, size, ink, bold=bool(gate))
                return
