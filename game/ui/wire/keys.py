"""The keys of the table.

Arrows go from entry to entry. 1 opens, 0 shuts, 2 to 9 set tenths, Enter flips, + and - turn by
0.05, with Shift by 0.01. C adds a case to the row, or changes the condition of the case that is
selected; X takes the case away, M moves it. R runs the table, E runs it on the same streams; F goes
to the next stream that went wrong, V opens the chosen one. T goes through the tabs. Z, Y undo and
redo, H or ? a hint, G the Field guide. Page Up and Page Down walk the sample stream, P lets it flow
or holds it. Space runs the table too, unless a button has the keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pygame

from game.ui.scene import Command

if TYPE_CHECKING:
    from game.ui.wire.scene import WireScene

DIGITS: Final = {
    **{pygame.K_0 + n: n / 10 for n in range(10)},
    **{pygame.K_KP_0 + n: n / 10 for n in range(10)},
    pygame.K_1: 1.0,
    pygame.K_KP_1: 1.0,
}
MORE: Final = (pygame.K_PLUS, pygame.K_EQUALS, pygame.K_KP_PLUS)
LESS: Final = (pygame.K_MINUS, pygame.K_KP_MINUS)
COARSE: Final = 0.05
FINE: Final = 0.01


def act(scene: WireScene, event: pygame.Event) -> Command | bool:
    """Do what a key means; False if it means nothing here."""
    model, key = scene.model, event.key
    ctrl = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
    shift = bool(event.mod & pygame.KMOD_SHIFT)
    if ctrl:
        if key == pygame.K_z:
            scene.change(model.redo if shift else model.undo)
        elif key == pygame.K_y:
            scene.change(model.redo)
        else:
            return False
        return None
    if key == pygame.K_g:
        return scene.read_guide()
    if key in (pygame.K_h, pygame.K_QUESTION) or getattr(event, "unicode", "") == "?":
        model.hint()
        return None
    if scene.on_entry:
        if key in DIGITS:
            scene.change(lambda: model.set(DIGITS[key]))
            return None
        if key in MORE or key in LESS:
            by = FINE if shift else COARSE
            scene.change(lambda: model.nudge(by if key in MORE else -by))
            return None
        if key == pygame.K_SPACE:
            scene.change(model.start_run)
            return None
    return _letter(scene, key)


def _letter(scene: WireScene, key: int) -> Command | bool:
    """Keys that mean one thing whatever has the focus."""
    model = scene.model
    chosen = model.selected
    match key:
        case pygame.K_z | pygame.K_BACKSPACE:
            scene.change(model.undo)
        case pygame.K_y:
            scene.change(model.redo)
        case pygame.K_r:
            scene.change(model.start_run)
        case pygame.K_e:
            scene.change(model.run_again)
        case pygame.K_c:
            scene.change(lambda: scene.case(chosen.cls, chosen.case))
        case pygame.K_x | pygame.K_DELETE:
            scene.change(lambda: model.remove_case(chosen.cls, chosen.case))
        case pygame.K_m:
            scene.change(lambda: scene.move(chosen.cls, chosen.case))
        case pygame.K_f:
            model.next_failure()
        case pygame.K_v:
            return scene.open_chosen()
        case pygame.K_n:
            return scene.next_level()
        case pygame.K_t:
            scene.next_tab()
        case pygame.K_p:
            model.toggle_flow()
        case pygame.K_PAGEUP:
            model.look_at(model.t - 1)
        case pygame.K_PAGEDOWN:
            model.look_at(model.t + 1)
        case _:
            return False
    return None
