"""The keys of the play screen.

Left and Right choose a valve, Up and Down turn it (with Shift finely), 1 opens it, 0 shuts it,
Enter flips it; F, I and O go to a gate's valve, once more to the next block's. Space takes the
step. Z, Ctrl+Z or Backspace undo, Y or Ctrl+Y redo, R deals a fresh stream, H or ? shows a hint, G
opens the Field guide, P goes to the practice room, or from a practice to playing for stars.
In practice N or S shows a move, A all that are left, J lets steps go by until something is to be
decided, C opens what the coach shows, of which E, T, M and W each switch a part; B goes to a bet,
or switches bets.
. lets the stream flow by itself or holds it, - and + slower and faster. A step that plays out part
by part goes on with Space; End or Esc skip what is left of it.
Page Up and Page Down look back, U undoes to the step that is looked at, End or Esc return to now.
Tab goes through valves and buttons; on a button, Enter and Space press it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import pygame

from game.level.model import GateName
from game.ui.play import ways
from game.ui.play.model import PlayModel
from game.ui.scene import Command

if TYPE_CHECKING:
    from game.ui.play.scene import PlayScene

GATE_KEYS: Final[dict[int, GateName]] = {pygame.K_f: "f", pygame.K_i: "i", pygame.K_o: "o"}
OPEN_SHUT: Final = {pygame.K_0: 0.0, pygame.K_KP0: 0.0, pygame.K_1: 1.0, pygame.K_KP1: 1.0}
SWITCH_KEYS: Final = {
    pygame.K_e: "coach_bar", pygame.K_t: "coach_ghosts", pygame.K_m: "coach_marks",
    pygame.K_w: "coach_words",
}  # fmt: skip
"""What each key switches on or off in a practice."""
ENTER: Final = (pygame.K_RETURN, pygame.K_KP_ENTER)
SKIP_PARTS: Final = (pygame.K_END, pygame.K_ESCAPE)
"""Skip what is left of a step that plays out part by part."""
FLOW_KEYS: Final = (pygame.K_PERIOD, pygame.K_KP_PERIOD, pygame.K_PAUSE)
NOTCHES: Final = {
    pygame.K_MINUS: -1, pygame.K_KP_MINUS: -1, pygame.K_PLUS: 1, pygame.K_EQUALS: 1,
    pygame.K_KP_PLUS: 1,
}  # fmt: skip
"""Let the stream flow slower or faster."""


def act(scene: PlayScene, event: pygame.Event) -> Command:
    """Do what a key means."""
    model, key = scene.model, event.key
    ctrl = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
    shift = bool(event.mod & pygame.KMOD_SHIFT)
    if key == pygame.K_ESCAPE:
        if model.inspected is not None:
            model.look_at(None)
            return None
        return ways.leave(scene)
    if key == pygame.K_F1:
        return ways.show_help(scene)
    if ctrl:
        if key == pygame.K_z:
            (model.redo if shift else model.undo)()
        elif key == pygame.K_y:
            model.redo()
        return None
    if key == pygame.K_g:
        return ways.read_guide(scene)
    if key == pygame.K_p:
        return ways.other_mode(scene)
    if scene.practising:
        asked = _practice(scene, key)
        if asked is not False:
            return asked
    if key in (pygame.K_h, pygame.K_QUESTION) or getattr(event, "unicode", "") == "?":
        model.hint()
        return None
    if _plain(model, key) or _flow(scene, key):
        return None
    if key == pygame.K_TAB or (scene.on_button and scene.focus.shown):
        asked = scene.gui.handle(event)
        if asked is not False:
            return asked
    if key in GATE_KEYS:
        model.select_gate(GATE_KEYS[key])
        scene.focus_selected(shown=True)
    elif key == pygame.K_SPACE:
        if model.inspected is not None:
            model.look_at(None)
        else:
            model.step()
    elif model.selected is not None:
        _turn(scene, key, shift)
    return None


def _flow(scene: PlayScene, key: int) -> bool:
    """Keys of the stream's flow; False for any other."""
    if key in FLOW_KEYS:
        scene.tempo.toggle()
    elif key in NOTCHES:
        scene.tempo.change(NOTCHES[key])
    else:
        return False
    return True


def _practice(scene: PlayScene, key: int) -> Command | Literal[False]:
    """Keys of a practice; False for any other."""
    if key in SWITCH_KEYS:
        name = SWITCH_KEYS[key]
        scene.app.change(**{name: not getattr(scene.app.settings, name)})
        return None
    match key:
        case pygame.K_c:
            return ways.set_coach(scene)
        case pygame.K_n | pygame.K_s:
            scene.practice.auto.show_move()
        case pygame.K_a:
            scene.practice.auto.begin("show")
        case pygame.K_j:
            scene.practice.auto.begin("pass")
        case pygame.K_b:
            scene.bet()
        case _:
            return False
    return None


def _turn(scene: PlayScene, key: int, shift: bool) -> None:
    """Keys that need a selected valve."""
    model = scene.model
    valve = model.selected
    if valve is None:
        return
    if key in (pygame.K_LEFT, pygame.K_RIGHT):
        model.select_next(1 if key == pygame.K_RIGHT else -1)
    elif key in (pygame.K_UP, pygame.K_DOWN):
        model.nudge(valve, 1 if key == pygame.K_UP else -1, fine=shift)
    elif key in OPEN_SHUT:
        model.set_valve(valve, OPEN_SHUT[key])
    elif key in ENTER:
        model.flip(valve)
    else:
        return
    scene.focus_selected(shown=True)


def _plain(model: PlayModel, key: int) -> bool:
    """Keys that mean one thing whatever is in focus; False for any other."""
    match key:
        case pygame.K_z | pygame.K_BACKSPACE:
            model.undo()
        case pygame.K_y:
            model.redo()
        case pygame.K_r:
            model.restart()
        case pygame.K_PAGEUP:
            model.look_by(-1)
        case pygame.K_PAGEDOWN:
            model.look_by(1)
        case pygame.K_END:
            model.look_at(None)
        case pygame.K_u if model.inspected is not None:
            model.undo_to_here()
        case _:
            return False
    return True
