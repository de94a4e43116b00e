"""The keys of the play screen.

Left and Right choose a valve, Up and Down turn it (with Shift finely), 1 opens it, 0 shuts it,
Enter flips it; F, I and O go to a gate's valve, once more to the next block's. Space takes the
step. Z, Ctrl+Z or Backspace undo, Y or Ctrl+Y redo, R deals a fresh stream, H or ? shows a hint, G
opens the Field guide, P goes to the practice room, or from a practice to playing for stars.
In practice N or S shows a move, A all that are left, J lets steps go by until something is to be
decided, C opens what the coach shows, of which E, T, M and W each switch a part; B goes to a bet,
or switches bets.
K lets the stream flow by itself or holds it, - and + slower and faster. A step that plays out part
by part goes on with Space; End or Esc skip what is left of it.
L tells the equations of all that has one, one after the other.
Page Up and Page Down look back, U undoes to the step that is looked at, End or Esc return to now.
Tab goes through valves and buttons; on a button, Enter and Space press it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import pygame

from game.level.model import GateName
from game.ui.controls.actions import Context
from game.ui.play import ways
from game.ui.play.bet_controls import go_to_bet
from game.ui.play.model import PlayModel
from game.ui.scene import Command

if TYPE_CHECKING:
    from game.ui.play.scene import PlayScene

CONTEXTS: Final[tuple[Context, ...]] = ("play", "stream", "tempo", "hand", "valves")
"""Where what the keys mean is alive; in a practice `practice` comes before them."""
GATE_OF: Final[dict[str, GateName]] = {"gate_f": "f", "gate_i": "i", "gate_o": "o"}
OPEN_SHUT: Final = {"open": 1.0, "shut": 0.0}
TURNS: Final = {
    "turn_up": (1, False), "turn_down": (-1, False), "finer_up": (1, True), "finer_down": (-1, True)
}  # fmt: skip
"""Which way, and whether finely."""
SETTINGS: Final = {
    "coach_bar": "coach_bar", "coach_ghosts": "coach_ghosts", "coach_marks": "coach_marks",
    "coach_words": "coach_words", "bet": "bets",
}  # fmt: skip
"""The settings that actions of a practice switch."""


def act(scene: PlayScene, event: pygame.Event) -> Command:
    """Do what a key means."""
    model, controls = scene.model, scene.app.controls
    menus, asked = controls.action(event, "menus"), controls.action(event, *scene.contexts)
    if menus == "back":
        if model.inspected is not None:
            model.look_at(None)
            return None
        return ways.leave(scene)
    if scene.practising and asked is not None:
        done = _practice(scene, asked)
        if done is not False:
            return done
    if asked == "about":
        scene.asking.go_on()
        return None
    scene.asking.end()
    if asked == "guide":
        return ways.read_guide(scene)
    if asked == "other_mode":
        return ways.other_mode(scene)
    if asked is not None and (_plain(model, asked) or scene.tempo.act(asked)):
        return None
    if (asked is None and menus in ("next", "previous")) or (scene.on_button and scene.focus.shown):
        done = scene.gui.handle(event)
        if done is not False:
            return done
    if asked in GATE_OF:
        model.select_gate(GATE_OF[asked])
        scene.focus_selected(shown=True)
    elif asked == "step":
        if model.inspected is not None:
            model.look_at(None)
        else:
            model.step()
    elif asked is not None and turn(model, asked):
        scene.focus_selected(shown=True)
    return None


def idle(scene: PlayScene) -> tuple[str, ...]:
    """The actions that would change nothing now."""
    model = scene.model
    found = (
        (not model.session.undone, ("redo",)),
        (not model.session.t, ("first",)),
        (model.inspected is None, ("undo_here", "last")),
    )
    return tuple(name for is_so, names in found if is_so for name in names)


def _practice(scene: PlayScene, asked: str) -> Command | Literal[False]:
    """What is asked in a practice alone; False for anything else."""
    match asked:
        case "bet":
            go_to_bet(scene)
        case "coach":
            return ways.set_coach(scene)
        case "show_move":
            scene.practice.auto.show_move()
        case "show_rest":
            scene.practice.auto.begin("show")
        case "skip":
            scene.practice.auto.begin("pass")
        case _ if asked in SETTINGS:
            name = SETTINGS[asked]
            scene.app.change(**{name: not getattr(scene.app.settings, name)})
        case _:
            return False
    return None


def turn(model: PlayModel, asked: str) -> bool:
    """Do what is asked of the valve that is selected, or choose another; False for anything else.

    Without a valve to be selected nothing is to be done.
    """
    valve = model.selected
    if valve is None:
        return False
    if asked in GATE_OF:
        model.select_gate(GATE_OF[asked])
    elif asked in ("valve_previous", "valve_next"):
        model.select_next(1 if asked == "valve_next" else -1)
    elif asked in TURNS:
        by, fine = TURNS[asked]
        model.nudge(valve, by, fine=fine)
    elif asked in OPEN_SHUT:
        model.set_valve(valve, OPEN_SHUT[asked])
    elif asked == "flip":
        model.flip(valve)
    else:
        return False
    return True


def _plain(model: PlayModel, asked: str) -> bool:
    """What is done whatever is in focus; False for anything else."""
    match asked:
        case "hint":
            model.hint()
        case "undo":
            model.undo()
        case "redo":
            model.redo()
        case "restart":
            model.restart()
        case "earlier":
            model.look_by(-1)
        case "later":
            model.look_by(1)
        case "first":
            model.look_at(0)
        case "last":
            model.look_at(None)
        case "undo_here" if model.inspected is not None:
            model.undo_to_here()
        case _:
            return False
    return True
