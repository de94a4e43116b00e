"""The keys of the table.

Arrows go from entry to entry. 1 opens, 0 shuts, 2 to 9 set tenths, Enter flips; Up and Down with
Shift turn by 0.05, the full stop and the comma by 0.01. C adds a case to the row, or changes the
condition of the case that is selected; X takes the case away, M moves it. R runs the table, E runs
it on the same streams; F goes to the next stream that went wrong, V opens the chosen one. T goes
through the tabs. Z, Y undo and redo, H or ? a hint, G the Field guide. Page Down lets the sample
stream's next token in, part by part if that is wanted, Page Up goes a token back; K lets it flow
by itself or holds it, - and + slower and faster. Space runs the table too, unless a button has the
keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.ui.controls.actions import Context
from game.ui.scene import Command

if TYPE_CHECKING:
    from game.ui.wire.scene import WireScene

CONTEXTS: Final[tuple[Context, ...]] = ("wire", "stream", "tempo")
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
        case "earlier":
            scene.look_at(model.sampling.t - 1)
        case "later":
            scene.step()
        case "first":
            scene.look_at(0)
        case "last":
            scene.look_at(len(model.deal) - 1)
        case _:
            return scene.tempo.act(asked)
    return None
