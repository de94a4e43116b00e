"""The ways out of the map, at its top right: the lesson, the Field guide, back, and who plays."""

from __future__ import annotations

from game.ui.context import AppContext
from game.ui.gui import Gui
from game.ui.levels.road import SIDE
from game.ui.paint import Painter
from game.ui.profiles.people import called, several
from game.ui.scene import Pop, Push
from game.ui.view import WIDTH
from game.words import say

GAP = 8.0


def add_ways_out(
    gui: Gui, p: Painter, app: AppContext, top: float, earned: tuple[int, int]
) -> float:
    """Make the buttons; gives how wide the room is that they leave to the header.

    Args:
        gui: where to make them.
        p: measures their words.
        app: the scenes they lead to.
        top: where their upper edge is.
        earned: the stars earned and the most there are, which the header tells.
    """
    back, guide, high = say("common.back"), say("common.guide"), gui.button_height
    wide = gui.button_width(back, icon=True)
    more = gui.button_width(guide, icon=True)
    left = WIDTH - SIDE - wide
    beside = left - GAP - more
    room = beside - SIDE - 24
    if (lesson := app.lesson) is not None:
        words = say("lesson.button")
        wider = gui.button_width(words, icon=True)
        place = (beside - GAP - wider, top, wider, high)
        gui.button("lesson", words, place, lambda: Push(app.scenes.lesson(app, lesson)),
                   icon="list", kind="plain" if lesson.left else "primary")  # fmt: skip
        room = place[0] - SIDE - 24
    gui.button("guide", guide, (beside, top, more, high), lambda: Push(app.scenes.guide(app)),
               icon="guide")  # fmt: skip
    gui.button("back", back, (left, top, wide, high), Pop, icon="back")
    return _add_who(gui, p, app, top, earned, room) if several(app.store) else room


def _add_who(
    gui: Gui, p: Painter, app: AppContext, top: float, earned: tuple[int, int], room: float
) -> float:
    """The button that says who plays: with the name, where there is room for it."""
    right = room + SIDE + 16
    name = p.shorten(called(app.store.profile), 200.0, "label")
    stars = say("levels.stars", earned=earned[0], most=earned[1])
    title = p.width(say("levels.title"), "title", bold=True) + p.width(stars, "label") + 72
    wide = gui.button_width(name, icon=True)
    if right - wide < SIDE + title + 24:
        name, wide = "", gui.button_width("", icon=True)
    tip = say("profiles.chip", name=called(app.store.profile))
    gui.button("who", name, (right - wide, top, wide, gui.button_height),
               lambda: Push(app.scenes.profiles(app)), icon="people", tip=tip)  # fmt: skip
    return right - wide - SIDE - 24
