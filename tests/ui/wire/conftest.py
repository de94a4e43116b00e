"""Screens of tables over hand-wired networks, with one block or several."""

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from game.level.model import Level
from game.rules.session import Session
from game.rules.wiring.draft import Draft
from game.rules.wiring.table import GateTable
from game.ui.context import AppContext
from game.ui.view import View
from game.ui.wire.scene import WireScene
from tests.ui.play.conftest import LONG_BRIEF, level_of
from tests.wired import BASE, wired

Open: TypeAlias = Callable[..., WireScene]
WIRE = {"act": "wire", "seed": 7, "streams": 64}


def wire_level(blocks: int = 1, **changes: Any) -> Level:
    """A toy level of 1 to 4 blocks, to be wired, its streams as long as such levels' are."""
    first, _, last = BASE["stream"]
    stream = [first, {"repeat": [{"pick": "chat"}], "times": [100, 110]}, last]
    lesson = "All of this was kept by one number in a table. " * 9
    given = {"stream": stream, "play": WIRE, "brief": LONG_BRIEF, "after": lesson}
    return level_of(blocks, **(given | changes))


@pytest.fixture
def opened(app: AppContext) -> Open:
    """Opens a table's screen: how many blocks, how large the text; perhaps with the solution."""

    def make(
        blocks: int = 1,
        text: float = 1.0,
        size: tuple[int, int] = (1280, 720),
        still: bool = True,
        solved: bool = False,
        prompts: bool = False,
        **changes: Any,
    ) -> WireScene:
        app.change(text=text, reduced_motion=still, prompts=prompts)
        level = wire_level(blocks, **changes)
        session = Session.start(level, seed=7, network=wired(level))
        scene = WireScene(level, session, app, "World 6 · Long haul")
        if solved:
            scene.model.draft = Draft(GateTable.solution(level))
        scene.layout(View.fit(size, text))
        scene.update(50.0)
        return scene

    return make
