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

from game.ui.controls.actions import Context
from game.ui.scene import Command

if TYPE_CHECKING:
    from game.ui.wire.scene import WireScene

CONTEXTS: Final[tuple[Context, ...]] = ("wire", "stream")
SET: Final = {"open": 1.0, "shut": 0.0, **{f"tenth_{n}": n / 10 for n in range(2, 10)}}
COARSE: Final = 0.05
FINE: Final = 0.01
TURNS: Final = {
    "turn_up": COARSE, "turn_down": -COARSE, "finer_up": FINE, "finer_down": -FINE
}  # fmt: skip


def act(scene: WireScene, asked: str) -> Command | bool:
    """Do what an action asks for; False if it means nothing here."""
    model = scene.model
    if scene.on_entry:
        if asked in SET:
            scene.change(lambda: model.set(SET[asked]))
            return None
        if asked in TURNS:
            scene.change(lambda: model.nudge(TURNS[asked]))
            return None
        if asked == "run_here":
            scene.change(model.start_run)
            return None
    return _anywhere(scene, asked)


def idle(scene: WireScene) -> tuple[str, ...]:
    """The actions that would change nothing now."""
    run = scene.model.run
    found = (
        (run is None, ("again", "open_stream")),
        (run is None or not run.failures, ("failure",)),
        (not scene.may_go_on, ("next_level",)),
    )
    return tuple(name for is_so, names in found if is_so for name in names)


def _anywhere(scene: WireScene, asked: str) -> Command | bool:
    """What is done whatever has the focus."""
    model = scene.model
    chosen = model.selected
    match asked:
        case "guide":
            return scene.read_guide()
        case "hint":
            model.hint()
        case "undo":
            scene.change(model.undo)
        case "redo":
            scene.change(model.redo)
        case "run":
            scene.change(model.start_run)
        case "again":
            scene.change(model.run_again)
        case "case":
            scene.change(lambda: scene.case(chosen.cls, chosen.case))
        case "drop":
            scene.change(lambda: model.remove_case(chosen.cls, chosen.case))
        case "move":
            scene.change(lambda: scene.move(chosen.cls, chosen.case))
        case "failure":
            model.next_failure()
        case "open_stream":
            return scene.open_chosen()
        case "next_level":
            return scene.next_level()
        case "next_tab":
            scene.next_tab()
        case "flow":
            model.toggle_flow()
        case "earlier":
            model.look_at(model.t - 1)
        case "later":
            model.look_at(model.t + 1)
        case "first":
            model.look_at(0)
        case "last":
            model.look_at(len(model.deal) - 1)
        case _:
            return False
    return None
