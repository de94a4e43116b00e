"""Every prompt at every size: where it lies it covers no text, no valve, and not its own thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pygame
import pytest

from game import words
from game.rules.tutorial.ideas import IDEAS
from game.rules.tutorial.prompt import Prompt
from game.ui.paint import Painter
from game.ui.play.scene import PlayScene
from game.ui.play.tutorial.things import thing_box
from game.ui.view import View
from game.ui.wire.scene import WireScene
from game.words import say
from tests.ui import every_scene
from tests.ui.every_scene import Stage
from tests.ui.seen import recording

SIZES: Final = ((1280, 720), (1920, 1080))
TEXTS: Final = (1.0, 1.5, 2.0)
WAYS: Final = ("open", "shut", "turn")
PLAYS: Final[tuple[tuple[str, Any, int], ...]] = (
    ("fluent", "guided", 0), ("fluent", "guided", 2), ("fluent", "play", 2), ("leaky", "play", 2),
    ("new-subject", "play", 2), ("name-and-colour", "play", 3), ("three-in-order", "play", 2),
    ("copy-four", "play", 3), ("copy-four", "practice", 2), ("captions", "play", 2),
    ("melody", "play", 2), ("speech", "practice", 2),
)  # fmt: skip
"""Levels with one block to four, with looks and without, led, played and practised."""


def prompts(scene: PlayScene) -> Iterator[Prompt]:
    """All that can be said on a play, of whichever valve."""
    session = scene.session
    blocks = session.level.memory.blocks
    token = max((step.token for step in session.deal.stream.steps), key=len)
    values = {"token": token, "value": "0.5", "count": blocks, "budget": session.budget}
    if session.mode == "guided":
        yield from (
            Prompt(f"step.{name}", "step", "step", tuple(values.items()))
            for name in ("begin", *(f"{gate}_{way}" for gate in "fio" for way in WAYS))
        )
        for gate, block in scene.model.valves:
            called = say(
                f"tutorial.{'gate_of' if blocks > 1 else 'gate'}.{gate}", block="AB"[block]
            )
            told = (*values.items(), ("gate", called))
            yield Prompt("asleep", (gate, block))
            for way in WAYS:
                yield Prompt(f"guided.{gate}_{way}", (gate, block), "turn", told)
                yield Prompt(f"mishap.{gate}_{way}", (gate, block), "undo", told, mishap=True)
    for idea in IDEAS:
        at = idea.at(session)
        if at is not None and (idea.name != "changes" or session.mode == "play"):
            yield Prompt(f"ideas.{idea.name}", at, idea.how, tuple(values.items()))


def covered(scene: PlayScene, said: Prompt, *, anew: bool = True) -> list[str]:
    """What this prompt lies on, by the texts that are drawn with it; or where it lay before."""
    prompting, view = scene.prompting, scene.view
    prompting.prompts._seen = scene.model.session, scene.model.move
    prompting.prompts._said = said
    if anew:
        prompting.place_anew()
    scene.screen.sheet.forget()
    with recording(ink=False) as seen:
        scene.draw(pygame.Surface(view.size))
    bubble = prompting.bubble()
    assert bubble is not None
    box = view.rect(*bubble.box)
    assert pygame.Rect((0, 0), view.size).contains(box)
    assert " ".join(bubble.lines) == said.text
    assert {*bubble.lines} <= {text.drawn for text in seen.texts}, "it is shown"
    found = [
        text.drawn
        for text in seen.texts
        if text.in_sight and text.frame != box and text.ink.clip(text.clip).colliderect(box)
    ]
    p = Painter(pygame.Surface((1, 1)), view, scene.app.theme)
    valves = [thing_box(scene, p, valve) for valve in scene.model.valves]
    things = [thing for thing in (*valves, thing_box(scene, p, said.at)) if thing is not None]
    return found + [str(thing) for thing in things if view.rect(*thing).colliderect(box)]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(("ident", "mode", "steps"), PLAYS)
def test_it_covers_nothing_that_is_read(
    levels_folder: Path, tmp_path: Path, ident: str, mode: Any, steps: int, language: str
) -> None:
    stage = every_scene.stage(levels_folder, tmp_path)
    stage.app.change(language=language, text=1.0)
    try:
        scene: Any = every_scene._play(ident, stage, steps=steps, mode=mode)
        for device in ("mouse", "pad"):
            stage.app.device = device  # type: ignore[assignment]
            for size in SIZES:
                for text in TEXTS:
                    scene.layout(View.fit(size, text))
                    for said in prompts(scene):
                        assert not covered(scene, said), (size, text, said.name, said.at)
    finally:
        words.use("en")


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("size", SIZES)
def test_neither_does_what_is_said_of_a_table(
    levels_folder: Path, tmp_path: Path, size: tuple[int, int], text: float
) -> None:
    for ident in ("hundred", "long-road", "embedded-reber"):
        stage = Stage(every_scene.stage(levels_folder, tmp_path).app, levels_folder, tmp_path)
        level = stage.shipped(ident)
        scene = stage.app.scenes.play(level, stage.app.plays.start(level), stage.app, "")
        assert isinstance(scene, WireScene)
        stage.app.settings = replace(stage.app.settings, text=text)
        scene.layout(View.fit(size, text))
        for name in ("ideas.table", "ideas.run"):
            said = scene.prompting.now
            assert said is not None
            assert said.name == name
            with recording() as seen:
                scene.layout(View.fit(size, text))
                scene.draw(pygame.Surface(size))
            bubble = scene.prompting._bubble
            assert bubble is not None
            box = scene.view.rect(*bubble.box)
            on = [
                one.drawn
                for one in seen.texts
                if one.in_sight and one.frame != box and one.ink.clip(one.clip).colliderect(box)
            ]
            assert not on, (ident, name)
            for entry in scene.entries:
                control = scene.focus.named(entry)
                assert control is None or not control.rect.colliderect(box), (ident, name, entry)
            scene.change(scene.model.flip)
            scene.prompting.follow()


def test_what_is_said_of_a_button_is_tied_to_it_by_a_short_stem_or_a_ring(
    levels_folder: Path, tmp_path: Path
) -> None:
    stage = every_scene.stage(levels_folder, tmp_path)
    scene: Any = every_scene._play("fluent", stage, steps=2)
    for text in TEXTS:
        scene.layout(View.fit((1280, 720), text))
        covered(scene, Prompt("ideas.practice", "practice"))
        bubble = scene.prompting.bubble()
        assert bubble.stem is not None
        ax, ay, bx, by = bubble.stem
        assert abs(ax - bx) + abs(ay - by) <= 40
        assert scene.screen.docked  # it has the place of the brief
        scene.model.hint()
        scene.draw(pygame.Surface((1280, 720)))
        assert not scene.screen.docked  # a hint was asked for
        scene.model.advice.hints_shown = 0
        scene.model.advice.why = None


@pytest.mark.parametrize("ident", ["fluent", "hush", "name-and-colour", "copy-four"])
def test_what_is_said_stays_where_it_is_from_step_to_step(
    levels_folder: Path, tmp_path: Path, ident: str
) -> None:
    """As long as it covers no text there; and where it is found anew, it covers none either."""
    stage = every_scene.stage(levels_folder, tmp_path)
    scene: Any = every_scene._play(ident, stage, steps=0)
    scene.layout(View.fit((1280, 720), 1.0))
    stayed = 0
    for said in list(prompts(scene)):
        assert not covered(scene, said)
        before = scene.prompting.bubble()
        for _ in range(3):
            scene.model.step()
            scene.model.finish_run()
            assert not covered(scene, said, anew=False), said.name
            stayed += scene.prompting.bubble() is before
        scene.model.back_to(0)
    assert stayed
