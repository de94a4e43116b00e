"""What the footer says now, on a sheet: the equation of what is looked at, and the keys."""

from __future__ import annotations

from collections.abc import Callable

from game.ui.pace.parts import part_subject
from game.ui.paint import Box
from game.ui.play.equation import Subject, equations, own_note
from game.ui.play.footer import (
    BET_KEYS,
    END_KEYS,
    LIVE_KEYS,
    MOUSE_KEYS,
    PART_KEYS,
    PAST_KEYS,
    PRACTICE_KEYS,
    Keys,
    draw_footer,
    legend,
)
from game.ui.play.model import PlayModel
from game.ui.play.sheet import Sheet
from game.ui.play.shown import Pointing, Shown


def put_footer(
    sheet: Sheet,
    box: Box,
    model: PlayModel,
    pointing: Pointing,
    shown: Shown,
    keys: Keys | None,
    caps: Callable[[str], tuple[str, ...]],
) -> None:
    """Put the footer on the sheet if it says something new.

    Args:
        sheet: the sheet.
        box: the footer's place.
        model: the play.
        pointing: what the pointer is on.
        shown: what a practice shows besides.
        keys: the keys that are named; None for those of the moment.
        caps: the key caps of an action, by its name among all.
    """
    subject = _subject(model, pointing, shown)
    lines, notes = equations(model.picture, subject) if subject else ([], [])
    if subject is not None and (note := own_note(shown.coaching.ghosts, subject)):
        notes = [note, *notes]
    named = legend(_keys_now(model, pointing, shown) if keys is None else keys, caps)
    sheet.put(
        "footer",
        box,
        (*lines, "", *notes, named),
        lambda p: draw_footer(p, box, lines, notes, named),
        patience=3,
    )


def _subject(model: PlayModel, pointing: Pointing, shown: Shown) -> Subject | None:
    """What the equation is about."""
    subject = pointing.subject
    if subject is None and model.selected is not None:
        subject = Subject(*model.selected)
    if shown.bet is not None and subject is not None and subject.part == "prediction":
        subject = None  # it would give the answer away
    if model.run is not None and model.run.stepped:
        subject = part_subject(model.run, subject.block if subject else 0)
    return subject


def _keys_now(model: PlayModel, pointing: Pointing, shown: Shown) -> Keys:
    """The keys that are of use at this moment of a play."""
    if model.run is not None and model.run.stepped:
        return PART_KEYS
    if model.pause.ms is not None:
        return END_KEYS
    if model.inspected is not None:
        return PAST_KEYS
    if pointing.valve in model.valves:
        return MOUSE_KEYS
    if model.session.mode == "practice":
        return BET_KEYS if shown.bet is not None else PRACTICE_KEYS
    return LIVE_KEYS
