"""Play screens over hand-wired networks, with one block or several."""

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from game.level.model import Level, Mode
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.play.scene import PlayScene
from game.ui.view import View
from tests.wired import BASE, toy_level, two_blocks, wired

Open: TypeAlias = Callable[..., PlayScene]

LONG_BRIEF = (
    "Somebody tells you where they grew up, chats for a while, and then asks which language they "
    "speak. Let the country into memory, keep the chat out, and speak only when you are asked."
)


def level_of(blocks: int, **changes: Any) -> Level:
    """A toy level of 1 to 4 blocks."""
    if blocks == 2 and not changes:
        return two_blocks()
    owners = changes.get("gates", {})
    if any(not isinstance(owner, str) for owner in owners.values()):
        mine = [word for word in ("forget", "input", "output") if isinstance(owners[word], str)]
        changes["solution"] = {
            cls: {word[0]: setting[word[0]] for word in mine}
            for cls, setting in BASE["solution"].items()
        }
    memory = {"blocks": blocks, "cells": 2, "recurrent": False}
    return toy_level(**({"memory": memory, "brief": LONG_BRIEF} | changes))


@pytest.fixture
def opened(app: AppContext) -> Open:
    """Opens a play screen: blocks, steps made, text size, mode, and whether prompts are said."""

    def make(
        blocks: int = 1,
        steps: int = 0,
        text: float = 1.0,
        size: tuple[int, int] = (1280, 720),
        still: bool = True,
        mode: Mode = "play",
        prompts: bool = False,
        **changes: Any,
    ) -> PlayScene:
        app.change(text=text, reduced_motion=still, prompts=prompts)
        level = level_of(blocks, **changes)
        session = Session.start(level, seed=7, network=wired(level), mode=mode)
        scene = PlayScene(level, session, app, "World 1 · Hold · 1 of 4")
        scene.layout(View.fit(size, text))
        for _ in range(steps):
            solve(scene)
        for _ in range(40):
            scene.update(50.0)
        return scene

    return make


def solve(scene: PlayScene) -> None:
    """Take one step as the level's solution would."""
    model = scene.model
    wanted = model.session.deal.solution[model.session.t]
    for gate, block in model.valves:
        model.set_valve((gate, block), wanted.gate(gate)[block])
    model.step()
    model.finish_run()
